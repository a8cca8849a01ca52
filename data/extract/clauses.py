"""Says where the clauses of a sentence begin and end, and what stands before a verb.

A rule of thumb, not a parser: clauses break at semicolons, brackets, conjunctions and relatives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data.lexicon.calendar import MONTHS
from data.lexicon.files import lists
from data.lexicon.tokens import Words

_GRAMMAR = lists("nouns")["grammar"]
BE = frozenset(_GRAMMAR["be"])
HAVE = frozenset(_GRAMMAR["have"])
BETWEEN = frozenset(_GRAMMAR["between_aux"])
BREAKS = frozenset(_GRAMMAR["breaks"])
RELATIVES = frozenset(_GRAMMAR["relatives"])
_MARKS = frozenset((";", ":", "(", ")", "[", "]"))
ACTIVE, PASSIVE, REDUCED = "active", "passive", "reduced"
_AFTER_REDUCED = frozenset(
    "by in on at with between last earlier yesterday under there here during two three among this"
    " before after into from only at to a years months weeks days nearly almost just , .".split()
)


@dataclass(frozen=True)
class Clause:
    """Words `first` (included) to `last` (excluded); `opener` is the word that begins it, or ""."""

    first: int
    last: int
    opener: str


def clauses(words: Words) -> list[Clause]:
    """The clauses of a sentence in order; together they cover all of its words."""
    found: list[Clause] = []
    start, opener, aside = 0, "", False
    for at, word in enumerate(words.low):
        if at > start and (word in _MARKS or _is_dash(words, at)):
            found.append(Clause(start, at, opener))
            start, opener = at, word
        elif word == "," and opener in RELATIVES and aside and at > start + 2:
            found.append(Clause(start, at, opener))
            start, opener = at, ","
        elif at > start and word in BREAKS and not _holds(words, at):
            aside = "," in words.low[max(0, at - 3) : at]
            found.append(Clause(start, at, opener))
            start, opener = at, word
    return [*found, Clause(start, len(words), opener)]


def _holds(words: Words, at: int) -> bool:
    """Whether a word that could begin a clause does not: "as well as", "in that", "so far"."""
    word, before = words.low[at], words.low[at - 1]
    after = words.low[at + 1] if at + 1 < len(words) else ""
    if word == "as":
        return True
    if word in ("so", "once", "than", "since"):
        return word != "since" or after[:1].isdigit() or before == "ever"
    if word == "that":
        return before in ("in", "after", "before", "by", "of", "on", "than", "at") or after in (
            "of",
            "year",
            "month",
            "day",
            "time",
            "treaty",
            "agreement",
            "pact",
        )
    if word in ("until", "before", "after", "since") and (after[:1].isdigit() or after in MONTHS):
        return True
    if word in ("before", "after"):
        return before in (
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "shortly",
            "soon",
            "decade",
            "decades",
            "hours",
        ) and not after.endswith("ing")
    return False


def _is_dash(words: Words, at: int) -> bool:
    """Whether a dash stands apart from the words around it, or is a long one."""
    if words.low[at] != "-":
        return False
    apart = at and words.start[at] > words.end[at - 1]
    return bool(apart) or words.text[at] == "—"


def voice(words: Words, first: int, last: int, can_be_past: bool, object_before: bool) -> str:
    """Whether a verb in -ed at `first` to `last` is active, passive, or reduced ("signed by").

    `object_before` says whether right before it stands what could be its object.
    """
    at = first - 1
    while at >= 0 and first - at < 6:
        word = words.low[at]
        if word in BE:
            return PASSIVE
        if word in HAVE:
            return ACTIVE
        if not (word in BETWEEN or word.endswith("ly") or word in (",", "to")):
            break
        at -= 1
    after = words.low[last] if last < len(words) else "."
    if not can_be_past or after == "by":
        return REDUCED
    return REDUCED if object_before and after in _AFTER_REDUCED else ACTIVE


def of(found: Sequence[Clause], at: int) -> int:
    """The number of the clause that word `at` stands in."""
    return next(number for number, clause in enumerate(found) if at < clause.last)


@cache
def legislative() -> frozenset[str]:
    """Words of who votes on an instrument, folded, singular and plural."""
    listed = lists("nouns")["legislatures"]["words"]
    return frozenset(listed) | {f"{word}s" for word in listed} | {"deputies", "assemblies"}
