"""Says what a sentence asserts of an event: occurred, ongoing, planned, hypothetical or negated.

What the cues are is data (`data/lexicon/cues.toml`). Left to others: finding the event.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from data.extract.clauses import BE
from data.extract.phrases import Phrases
from data.extract.scan import Scan
from data.extract.triggers import Trigger
from data.lexicon.files import FOLDER
from data.lexicon.triggers import FIXED, NOUN
from data.lexicon.verbs import BASE, GERUND, THIRD, conjugate, expand

ORDER = ("negated", "hypothetical", "planned", "ongoing")
OCCURRED, ONGOING, PLANNED = "occurred", "ongoing", "planned"
_NOT_NEGATED = frozenset(("only", "just", "least", "later", "longer", "delay", "doubt", "means"))
_CURRENT = frozenset(("is", "are", "'re", "'s", "being", "remain", "remains"))


@dataclass(frozen=True)
class Cue:
    """A phrase that tells a realis; `reach` is how many words away it may stand, `governs` whether
    it ends in the "to" of an infinitive or takes a noun as its object."""

    realis: str
    reach: int
    governs: bool


def realis(scan: Scan, trigger: Trigger) -> str:
    """The realis that the words around a trigger tell."""
    found = _before(scan, trigger) | _after(scan, trigger)
    if scan.at(trigger.last) == "no" and trigger.form not in (NOUN, FIXED):
        found.add("negated")
    if _DONE in found and "negated" not in found:
        return _lasting(scan, trigger)
    for name in ORDER:
        if name in found:
            return name
    return _lasting(scan, trigger)


def _lasting(scan: Scan, trigger: Trigger) -> str:
    """Occurred, or ongoing if it is under way or has been passed but is not yet effective."""
    if trigger.family.realis:
        return trigger.family.realis
    if trigger.family.type == "WITHDRAW" and not _BILLS.isdisjoint(
        scan.words.low[scan.clause(trigger.first).first : trigger.first]
    ):
        return ONGOING
    return ONGOING if _is_under_way(scan, trigger) else OCCURRED


_BILLS = frozenset(
    "law bill decree voted votes vote notice notification notified letter letters".split()
)


def _before(scan: Scan, trigger: Trigger) -> set[str]:
    clause = scan.clause(trigger.first)
    found: set[str] = set()
    for first, last, cue in _cues()[0].all(scan.words.low[: trigger.first]):
        away = trigger.first - last
        if first < clause.first - 1 or away > cue.reach or scan.at(last) in _NOT_NEGATED:
            continue
        if cue.governs and away > (0 if cue.realis == _DONE else 4):
            continue
        found.add(cue.realis)
    if (trigger.family.type == "EXTEND" or trigger.family.object == "alliance") and _agreed(
        scan, trigger
    ):
        return {_DONE}
    if trigger.form == BASE and scan.before(trigger.first) == "to" and not found:
        found.add(PLANNED)
    return found


def _agreed(scan: Scan, trigger: Trigger) -> bool:
    """Whether it was agreed to prolong: that is the prolongation."""
    before = scan.words.low[max(0, trigger.first - 5) : trigger.first]
    return "to" in before[-1:] and not {"agreed", "decided"}.isdisjoint(before)


_DONE = "occurred"


def _after(scan: Scan, trigger: Trigger) -> set[str]:
    if trigger.form not in (NOUN, FIXED):
        return set()
    clause = scan.clause(trigger.first)
    found = set()
    for first, _, cue in _cues()[1].all(scan.words.low[trigger.last : clause.last]):
        if first <= cue.reach:
            found.add(cue.realis)
    return found


def _is_under_way(scan: Scan, trigger: Trigger) -> bool:
    if trigger.form == GERUND:
        return any(scan.at(trigger.first - back) in BE for back in (1, 2, 3))
    if trigger.form in (NOUN, FIXED) and trigger.family.type == "NEGOTIATE":
        around = scan.words.low[max(0, trigger.first - 4) : trigger.last + 3]
        return not _CURRENT.isdisjoint(around)
    if trigger.form in (BASE, THIRD) and trigger.family.type == "NEGOTIATE":
        return not scan.headline
    return "being" in scan.words.low[max(0, trigger.first - 3) : trigger.first]


@cache
def _cues() -> tuple[Phrases[Cue], Phrases[Cue]]:
    """The cues that stand before a trigger, and those behind it."""
    before: dict[tuple[str, ...], Cue] = {}
    after: dict[tuple[str, ...], Cue] = {}
    for name, section in tomllib.loads((FOLDER / "cues.toml").read_text("utf-8")).items():
        governs = name == _DONE
        for phrase in section.get("words", []):
            for words in expand(phrase):
                before.setdefault(words, Cue(name, section["before"], governs))
        for phrase in section.get("verbs", []):
            for words, _ in conjugate(phrase):
                before.setdefault(words, Cue(name, section["before"], True))
        for phrase in section.get("after_words", []):
            for words in expand(phrase):
                after.setdefault(words, Cue(name, section["after"], False))
    return Phrases(before.items()), Phrases(after.items())
