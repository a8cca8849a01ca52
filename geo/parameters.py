"""Reads one parameter of a link at a time: what cannot be used falls back, with a notice.

Which parameters there are, and what they mean together, is in `geo.address`.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.tables import Row

ALL = "all"
NONE = "none"
NAMED = 3  # unusable codes that a notice repeats
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

    def chosen(self, name: str, known: Mapping[str, Row], most: int, instead: str) -> Any:
        """The countries that `name` lists, in that order and each once: the first `most` of those
        that there are. What is left out is named in a notice."""
        codes = self.take(name, _codes(known), instead, ())
        strange = [code for code in codes if code not in known]
        usable = [code for code in codes if code in known]
        if strange:
            self.notices.append(f"Of the link's {name}, {_left_out(strange)}.")
        if surplus := [known[code].name for code in usable[most:]]:
            self.notices.append(
                f"The link's {name} names {len(usable)} countries, of which {most} can be chosen;"
                f" left out: {', '.join(surplus[:NAMED])}{_more(surplus)}."
            )
        return tuple(usable[:most])


def _codes(known: Container[str]) -> Callable[[str], list[str]]:
    """A comma-separated list, each once; small letters stand for capitals where those are known."""

    def check(text: str) -> list[str]:
        cells = [cell.strip() for cell in text.split(",") if cell.strip()]
        codes = [cell.upper() if cell.upper() in known else cell for cell in cells]
        if not any(code in known for code in codes):
            raise ValueError(text)
        return list(dict.fromkeys(codes))

    return check


def _left_out(codes: list[str]) -> str:
    if len(codes) == 1:
        return f"“{short(codes[0])}” is left out: no country has this code"
    quoted = ", ".join(f"“{short(code)}”" for code in codes[:NAMED])
    return f"{quoted}{_more(codes)} are left out: no country has such a code"


def _more(words: list[str]) -> str:
    return f" and {len(words) - NAMED} more" if len(words) > NAMED else ""


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
