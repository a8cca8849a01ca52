"""Says where the clauses of a sentence begin and end, and what stands before a verb.

A rule of thumb, not a parser: clauses break at semicolons, brackets, conjunctions and relatives.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data.lexicon.calendar import MONTHS
from data.lexicon.files import listed
from data.lexicon.tokens import Words
from data.lexicon.verbs import with_plurals

ACTIVE, PASSIVE, REDUCED = "active", "passive", "reduced"
BE = listed("grammar", "verbs", "be")
RELATIVES = listed("grammar", "clauses", "relatives")
_HAVE = listed("grammar", "verbs", "have")
_BETWEEN = listed("grammar", "verbs", "between")
_AFTER_REDUCED = listed("grammar", "verbs", "after_reduced")
_BREAKS = listed("grammar", "clauses", "breaks")
_BEFORE_THAT = listed("grammar", "clauses", "before_that")
_AFTER_THAT = listed("grammar", "clauses", "after_that")
_BEFORE_AFTER = listed("grammar", "clauses", "before_after")
_MARKS = frozenset((";", ":", "(", ")", "[", "]"))
_AUXILIARY = 5  # words from a participle back to its auxiliary
_ASIDE = 3  # words from a relative back to the comma that sets it apart


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
        if at == start:
            continue
        ends_aside = word == "," and aside and opener in RELATIVES and at > start + 2
        breaks = word in _BREAKS and not _holds(words, at)
        if not (ends_aside or breaks or word in _MARKS or _is_dash(words, at)):
            continue
        if breaks:
            aside = "," in words.low[max(0, at - _ASIDE) : at]
        found.append(Clause(start, at, opener))
        start, opener = at, word
    return [*found, Clause(start, len(words), opener)]


def _holds(words: Words, at: int) -> bool:
    """Whether a word that could begin a clause does not: "in that", "since 2020", "days after"."""
    word, before = words.low[at], words.low[at - 1]
    after = words.at(at + 1)
    if word == "that":
        return before in _BEFORE_THAT or after in _AFTER_THAT
    if word == "since":
        return after[:1].isdigit() or before == "ever"
    if word in ("until", "before", "after") and (after[:1].isdigit() or after in MONTHS):
        return True
    return word in ("before", "after") and before in _BEFORE_AFTER and not after.endswith("ing")


def _is_dash(words: Words, at: int) -> bool:
    """Whether a dash stands apart from the words around it, or is a long one."""
    if words.low[at] != "-":
        return False
    apart = at > 0 and words.start[at] > words.end[at - 1]
    return apart or words.text[at] == "—"


def voice(words: Words, first: int, last: int, object_before: bool) -> str:
    """Whether a participle at `first` to `last` is active, passive, or reduced ("signed by").

    `object_before` says whether right before it stands what could be its object.
    """
    auxiliary = _auxiliary(words, first)
    if auxiliary:
        return PASSIVE if auxiliary in BE else ACTIVE
    after = words.at(last) or "."
    reduced = after == "by" or (object_before and after in _AFTER_REDUCED)
    return REDUCED if reduced else ACTIVE


def _auxiliary(words: Words, first: int) -> str:
    """The form of be or have that a participle at `first` hangs on; "" if there is none."""
    for at in range(first - 1, max(-1, first - 1 - _AUXILIARY), -1):
        word = words.low[at]
        if word in BE or word in _HAVE:
            return word
        if not (word in _BETWEEN or word in (",", "to") or word.endswith("ly")):
            break
    return ""


def of(found: Sequence[Clause], at: int) -> int:
    """The number of the clause that word `at` stands in."""
    return bisect_right(found, at, key=lambda clause: clause.first) - 1


@cache
def legislative() -> frozenset[str]:
    """Words of who votes on an instrument, folded, singular and plural."""
    return with_plurals(listed("nouns", "legislatures", "words"))
