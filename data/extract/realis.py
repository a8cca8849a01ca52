"""Says what a sentence asserts of an event: occurred, ongoing, planned, hypothetical or negated.

What the cues are is data (`data/lexicon/cues.toml`). Left to others: finding the event.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.extract.clauses import BE
from data.extract.mentions import Trigger
from data.extract.phrases import Phrases, longest
from data.extract.scan import Scan
from data.lexicon.calendar import MONTHS
from data.lexicon.files import listed, parsed
from data.lexicon.verbs import BASE, GERUND, THIRD, conjugate, expand

OCCURRED, ONGOING, PLANNED = "occurred", "ongoing", "planned"
HYPOTHETICAL, NEGATED = "hypothetical", "negated"
TO_COME = (PLANNED, HYPOTHETICAL)
_ORDER = (NEGATED, HYPOTHETICAL, PLANNED, ONGOING)  # of several cues the first counts
_NOT_NEGATED = listed("grammar", "realis", "not_negated")
_CURRENT = listed("grammar", "realis", "current")
_BILLS = listed("grammar", "realis", "bills")
_AGREED = listed("grammar", "realis", "agreed")
_DENIALS = listed("grammar", "realis", "denials")
_AWAITED = listed("grammar", "realis", "awaited")
_GOVERNED = 4  # words from a verb to what it governs
_AGREED_BEFORE = 5


@dataclass(frozen=True)
class Cue:
    """A phrase that tells a realis; `reach` is how many words away it may stand, `governs` whether
    it ends in the "to" of an infinitive or takes a noun as its object."""

    realis: str
    reach: int
    governs: bool

    @property
    def nearness(self) -> int:
        """How many words may stand between it and the trigger."""
        if not self.governs:
            return self.reach
        return 0 if self.realis == OCCURRED else min(self.reach, _GOVERNED)


def realis(scan: Scan, trigger: Trigger) -> str:
    """The realis that the words around a trigger tell."""
    found = _before(scan, trigger) | _after(scan, trigger)
    if scan.at(0) == "should" and scan.clause(trigger.first).first == 0:
        found.add(HYPOTHETICAL)  # "Should Turkey leave, …"
    if found == {PLANNED} and trigger.type == "WITHDRAW" and _is_voted(scan, trigger):
        return ONGOING
    if scan.at(trigger.last) == "no" and not trigger.form.is_noun:
        found.add(NEGATED)
    if OCCURRED in found and NEGATED not in found:
        return _lasting(scan, trigger)
    return next((name for name in _ORDER if name in found), "") or _lasting(scan, trigger)


def _before(scan: Scan, trigger: Trigger) -> set[str]:
    """What the cues before a trigger tell, from the word before its clause on."""
    if _is_agreed_prolongation(scan, trigger):
        return {OCCURRED}
    start = scan.clause(trigger.first).first
    cues = (
        hit
        for hit in scan.found(_cues_before())
        if start <= hit[1] <= trigger.first and not _is_month(scan, hit[0])
    )
    found = {
        cue.realis
        for _, last, cue in longest(cues)
        if trigger.first - last <= cue.nearness and scan.at(last) not in _NOT_NEGATED
    }
    if _is_denied(scan, trigger):
        found.add(NEGATED)
    if not found and trigger.form.form in (BASE, THIRD) and _is_to_come(scan, trigger):
        found.add(PLANNED)
    if not found and trigger.form.form == BASE and scan.before(trigger.first) == "to":
        found.add(PLANNED)
    return found


def _is_denied(scan: Scan, trigger: Trigger) -> bool:
    """Whether a denial stands before the "that" that begins the clause of a trigger."""
    clause = scan.clause(trigger.first)
    if clause.opener != "that" or not clause.first:
        return False
    before = scan.words.low[scan.clause(clause.first - 1).first : clause.first]
    return not _DENIALS.isdisjoint(before)


def _is_to_come(scan: Scan, trigger: Trigger) -> bool:
    """Whether it has not happened by what its clause says of it: "before it enters into force"."""
    return scan.clause(trigger.first).opener in _AWAITED


def _is_month(scan: Scan, at: int) -> bool:
    """Whether it is "May" and not "may"."""
    return at > 0 and scan.at(at) in MONTHS and scan.words.text[at][0].isupper()


def _is_agreed_prolongation(scan: Scan, trigger: Trigger) -> bool:
    """Whether it was agreed to prolong, or to make an alliance: that is the act itself."""
    if trigger.type != "EXTEND" and trigger.form.family.object != "alliance":
        return False
    before = scan.words.low[max(0, trigger.first - _AGREED_BEFORE) : trigger.first]
    return scan.before(trigger.first) == "to" and not _AGREED.isdisjoint(before)


def _after(scan: Scan, trigger: Trigger) -> set[str]:
    """What the cues behind a noun tell, in its clause: "the signing was postponed"."""
    if not trigger.form.is_noun:
        return set()
    end = scan.clause(trigger.first).last
    behind = scan.words.low[trigger.last : end]
    return {cue.realis for first, _, cue in _cues_after().all(behind) if first <= cue.reach}


def _lasting(scan: Scan, trigger: Trigger) -> str:
    """Occurred, or ongoing if it is under way or has been passed but is not yet effective."""
    if trigger.form.family.realis:
        return trigger.form.family.realis
    if trigger.type == "WITHDRAW" and _is_notified(scan, trigger):
        return ONGOING
    return ONGOING if _is_under_way(scan, trigger) else OCCURRED


def _is_notified(scan: Scan, trigger: Trigger) -> bool:
    return not _BILLS.isdisjoint(scan.spoken(trigger.first))


def _is_voted(scan: Scan, trigger: Trigger) -> bool:
    """Whether it was voted to leave: passed, and not yet effective."""
    return "voted" in scan.spoken(trigger.first)


def _is_under_way(scan: Scan, trigger: Trigger) -> bool:
    low, first = scan.words.low, trigger.first
    if trigger.form.form == GERUND:
        return not BE.isdisjoint(low[max(0, first - 3) : first])
    if trigger.type == "NEGOTIATE" and trigger.form.is_noun:
        return not _CURRENT.isdisjoint(low[max(0, first - 4) : trigger.last + 3])
    if trigger.type == "NEGOTIATE" and trigger.form.form in (BASE, THIRD):
        return not scan.headline
    return "being" in low[max(0, first - 3) : first]


@cache
def _cues_before() -> Phrases[Cue]:
    found: dict[tuple[str, ...], Cue] = {}
    for words, cue in _spelt_out_before():
        found.setdefault(words, cue)
    return Phrases(found.items())


def _spelt_out_before() -> Iterator[tuple[tuple[str, ...], Cue]]:
    """The cues that stand before a trigger, in each of their forms."""
    for name, section in parsed("cues").items():
        for phrase in section.get("words", []):
            cue = Cue(name, section["before"], name == OCCURRED)
            yield from ((words, cue) for words in expand(phrase))
        for phrase in section.get("verbs", []):
            cue = Cue(name, section["before"], True)
            yield from ((words, cue) for words, _ in conjugate(phrase))


@cache
def _cues_after() -> Phrases[Cue]:
    found: dict[tuple[str, ...], Cue] = {}
    for name, section in parsed("cues").items():
        for phrase in section.get("after_words", []):
            for words in expand(phrase):
                found.setdefault(words, Cue(name, section["after"], False))
    return Phrases(found.items())
