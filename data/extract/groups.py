"""Joins the names of a sentence that stand in one list: "A, B and C".

Left to others: finding names (`data.extract.units`), who of them did what (`data.extract.roles`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.extract.units import PLACE, PLACES, TITLES, Unit
from data.lexicon.files import listed
from data.lexicon.tokens import Words

_JOINTS = listed("grammar", "names", "joints")
_LINKS = listed("grammar", "names", "links")
_SAID = listed("grammar", "dates", "said")
_FARTHEST = 9  # words between two names of one list


@dataclass(frozen=True)
class Group:
    """Names in one list (A, B and C) at words `first` (included) to `last` (excluded): `codes`
    sorted, `lead` the preposition before the first."""

    first: int
    last: int
    codes: tuple[str, ...]
    lead: str
    units: tuple[Unit, ...]

    @cached_property
    def acts(self) -> bool:
        """Whether one of its names is neither a place nor describes another noun."""
        return not all(unit.role for unit in self.units)

    @cached_property
    def is_place(self) -> bool:
        """Whether one of its names is a place."""
        return any(unit.role == PLACE for unit in self.units)

    @cached_property
    def names_body(self) -> bool:
        """Whether one of its names is an organisation."""
        return any(unit.kind == "organisation" for unit in self.units)


def groups(words: Words, found: Sequence[Unit]) -> list[Group]:
    """The names that act or are acted upon, lists of them together; treaties are none."""
    grouped: list[list[Unit]] = []
    for unit in found:
        if unit.kind == "treaty" or not unit.codes:
            continue
        if grouped and _are_joined(words, grouped[-1], unit):
            grouped[-1].append(unit)
        else:
            grouped.append([unit])
    return [_group(members) for members in grouped]


def _group(members: Sequence[Unit]) -> Group:
    acting = [unit for unit in members if not unit.role] or members
    codes = sorted({code for unit in acting for code in unit.codes})
    first, last = members[0], members[-1]
    return Group(first.first, last.last, tuple(codes), first.lead, tuple(members))


def _are_joined(words: Words, members: Sequence[Unit], unit: Unit) -> bool:
    """Whether only commas, titles and first names stand between a list and the next name."""
    before = members[-1]
    between = range(before.last, unit.first)
    if len(between) > _FARTHEST or "attribute" in (before.role, unit.role):
        return False
    if unit.lead in PLACES and before.lead not in PLACES:
        return False
    if not between:
        return True
    marks = words.low[before.last : unit.first]
    if _says(words, marks, before, unit) or _is_break(marks, before, unit, len(members) == 1):
        return False
    return all(
        word in _JOINTS or word in TITLES or written[0].isupper()
        for word, written in zip(marks, words.text[before.last : unit.first], strict=True)
    )


def _says(words: Words, marks: Sequence[str], before: Unit, unit: Unit) -> bool:
    """Whether one of two names is that of who says so: "a pact with Japan, Peru said",
    "According to Japan, Peru signed"."""
    if marks[-1] != ",":
        return False
    by = list(words.low[max(0, before.first - 2) : before.first]) == ["according", "to"]
    return by or not _SAID.isdisjoint(words.low[unit.last : unit.last + 1])


def _is_break(marks: Sequence[str], before: Unit, unit: Unit, alone: bool) -> bool:
    """Whether the words between two names part them. `alone`: whether the list has one name so
    far; then ", and" begins something else."""
    if len(marks) > 1 and marks[-1] == "," and {before.kind, unit.kind} == {"demonym", "country"}:
        return True
    if before.codes == unit.codes:
        return False
    if alone and list(marks[:2]) == [",", "and"]:
        return True
    return list(marks) != ["'s"] and _LINKS.isdisjoint(marks)
