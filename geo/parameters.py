"""Reads one parameter of a link at a time: what cannot be used falls back, with a notice.

Which parameters there are, and what they mean together, is in `geo.address`.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ALL = "all"
NONE = "none"
LONGEST = 1000  # characters of a value, enough to shade every pact; longer ones are not read


@dataclass
class Reading:
    """The parameters of a link being read, and what was wrong with them."""

    params: Mapping[str, str]
    notices: list[str] = field(default_factory=list)

    def take(self, name: str, check: Callable[[str], Any], instead: str, otherwise: Any) -> Any:
        """The checked value of `name`; `otherwise` if it is missing or (with a notice) unusable."""
        text = self.params.get(name, "").strip()
        if not text:
            return otherwise
        try:
            if len(text) > LONGEST:
                raise ValueError(text)
            return check(text)
        except ValueError:
            self.notices.append(f"The link's {name} “{short(text)}” cannot be used; {instead}.")
            return otherwise


def short(text: str) -> str:
    """As much of a value as a notice repeats."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def one_of(known: Container[str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return check


def some_of(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A comma-separated choice, in the order of `known`; `all` and `none` are the empty one."""
    ordered = tuple(known)

    def check(text: str) -> tuple[str, ...]:
        chosen = set() if text in (ALL, NONE) else set(text.split(","))
        if chosen - set(ordered):
            raise ValueError(text)
        return tuple(code for code in ordered if code in chosen)

    return check


def all_or_some(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """A choice in which all of `known` is the same as none."""

    def check(text: str) -> tuple[str, ...]:
        chosen = some_of(known)(text)
        return () if chosen == known else chosen

    return check
