"""Finds words that stand for actors named before: "the two countries", "the trio", "the bloc".

Left to others: what was named before (`data.extract.memory`).
"""

from collections.abc import Sequence
from functools import cache

from data.extract.memory import Memory
from data.extract.pacts import Pact
from data.extract.units import Group, Unit
from data.lexicon.files import lists
from data.lexicon.tokens import Words

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_NOUNS = frozenset(lists("nouns")["grammar"]["anaphors"])
_BODIES = frozenset(
    "alliance bloc organisation organization grouping union association body community".split()
)
_ALONE = frozenset("trio pair duo quartet both trilateral tripartite bilateral three-way".split())
_ONE = frozenset("country government republic kingdom nation state island".split())
_ALL = _NOUNS | _BODIES | _ALONE | frozenset(_NUMBERS)
_OWNERS = frozenset("the its their his her both this".split())


def resolved(
    words: Words, named: Sequence[Group], instruments: Sequence[Pact], memory: Memory
) -> list[Group]:
    """The groups of a sentence and those that its words stand for, from left to right."""
    taken = {at for group in named for unit in group.units for at in range(unit.first, unit.last)}
    found = list(named)
    for at, word in enumerate(words.low):
        if at in taken or word not in _ALL:
            continue
        group = _antecedent(words, at, named, memory)
        if group and not taken.intersection(range(group.first, group.last)):
            taken.update(range(group.first, group.last))
            found.append(group)
    return sorted(found, key=lambda group: group.first)


def _antecedent(words: Words, at: int, named: Sequence[Group], memory: Memory) -> Group | None:
    low = words.low
    here = [group.codes for group in named if group.last <= at and len(group.codes) > 1]
    start, number = _count(words, at)
    if words.text[at] == "Alliance" and "NATO" in memory.named and low[at - 1] == "the":
        return _group(words, at - 1, at + 1, ("NATO",), "organisation")
    if low[at] == "allies" and low[at - 1] == "the" and "NATO" in memory.named:
        return _group(words, at - 1, at + 1, ("NATO",), "organisation")
    if low[at] in _BODIES:
        lead = low[at - 1] if at else ""
        bodies = [
            u.codes for g in named for u in g.units if u.kind == "organisation" and u.last <= at
        ]
        codes = (bodies or [memory.body])[-1]
        return (
            _group(words, at - 1, at + 1, codes, "organisation")
            if lead == "the" and codes
            else None
        )
    if number:
        fitting = [codes for codes in here if len(codes) == number]
        codes = (fitting or [memory.several(number)])[-1]
        return _group(words, start, at + 1, codes, "anaphor") if codes else None
    if low[at] in _ONE and at and low[at - 1] in ("the", "his", "her", "its"):
        return _group(words, at - 1, at + 1, memory.subject, "anaphor") if memory.subject else None
    return None


def _count(words: Words, at: int) -> tuple[int, int]:
    """Where the words for a number of actors begin, and that number; 0 if they name none."""
    word = words.low[at]
    if word in ("trio", "three-way", "trilateral", "tripartite"):
        return at, 3
    if word in ("pair", "duo", "both", "bilateral"):
        return at, 2 if word != "bilateral" else 0
    if word == "quartet":
        return at, 4
    if word in _NUMBERS:
        after = words.low[at + 1] if at + 1 < len(words) else ""
        known = at and words.low[at - 1] in ("the", "all", "those")
        return (
            (at - 1, _NUMBERS[word])
            if known and (after in _VERBS or not after.isalpha())
            else (at, 0)
        )
    for back in (1, 2, 3):
        before = words.low[at - back] if at >= back else ""
        if before in _NUMBERS or before == "both":
            return at - back, _NUMBERS.get(before, 2)
        if before not in _NOUNS and not before.endswith(
            ("al", "an", "ern", "ing", "ed", "ish", "ic")
        ):
            break
    if (
        word
        in ("sides", "countries", "neighbours", "neighbors", "nations", "governments", "capitals")
        and at
        and words.low[at - 1] == "the"
    ):
        return at - 1, 2
    return at, 0


_VERBS = frozenset(
    "have had has are were will would might may could can must should also agreed signed said met".split()
)


def _group(words: Words, first: int, last: int, codes: tuple[str, ...], kind: str) -> Group:
    before = words.low[first - 1] if first else ""
    lead = before if before in _leads() else ""
    if before in _OWNERS and first > 1 and words.low[first - 2] in _leads():
        lead = words.low[first - 2]
    return Group(first, last, codes, lead, (Unit(first, last, codes, kind, lead),))


@cache
def _leads() -> frozenset[str]:
    return frozenset(lists("nouns")["grammar"]["prepositions"])
