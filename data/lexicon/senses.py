"""Reads the conditions under which a word that reports an event has the sense of its family.

To "end" an alliance is to leave it, an alliance that "was ended" may have run out: that is data
(`data/lexicon/senses.toml`). Left to others: looking at sentences (`data.extract.senses`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.lexicon.files import parsed

# How the fields of a row are kept; all others are sets of words.
_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("types", "verbs", "forms"), tuple),
    **dict.fromkeys(("back", "reach"), int),
    "voice": str,
}


@dataclass(frozen=True)
class Sense:
    """A condition; what its fields mean is said in `senses.toml`."""

    types: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    voice: str = ""
    back: int = 1
    reach: int = 1
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    @property
    def forbids(self) -> bool:
        """Whether nothing can make it hold: it names no words."""
        return not (self.not_before or self.not_after or self.only_before or self.only_after)

    def is_about(self, kind: str, form: str, verb: str) -> bool:
        """Whether it is a condition on that form of that phrase, in a family of that type."""
        return (
            (not self.types or kind in self.types)
            and (not self.forms or form in self.forms)
            and (not self.verbs or any(begins(verb, entry) for entry in self.verbs))
        )


def begins(phrase: str, entry: str) -> bool:
    """Whether an entry names a phrase: `*` all, `give ~` any that begins so, else that one."""
    if entry.endswith("~"):
        return f"{phrase} ".startswith(f"{entry[:-1].strip()} ")
    return entry in ("*", phrase)


def senses_of(kind: str, form: str, verb: str) -> tuple[Sense, ...]:
    """The conditions on a form of a phrase, in the order of the file."""
    return tuple(sense for sense in _senses() if sense.is_about(kind, form, verb))


@cache
def _senses() -> tuple[Sense, ...]:
    return tuple(_sense(row) for row in parsed("senses")["sense"])


def _sense(row: dict[str, Any]) -> Sense:
    made = {name: _READ.get(name, frozenset)(value) for name, value in row.items()}
    return Sense(**made)
