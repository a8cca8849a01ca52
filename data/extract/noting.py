"""Keeps of each sentence what later ones may point back to.

Left to others: what is kept (`data.extract.memory`), names that a text introduces itself
(`data.extract.introductions`).
"""

from collections import Counter
from collections.abc import Sequence

from data.extract.groups import groups
from data.extract.memory import Memory
from data.extract.mentions import Mention
from data.extract.scan import Scan
from data.extract.subjects import CONTRACTUAL, eligible, is_body
from data.extract.units import PLACE, Hit, Unit, units
from data.lexicon.files import listed
from data.lexicon.tokens import Words

GENERAL = frozenset(("UN", "EU"))  # named in passing more often than joined
_PRONOUNS = listed("grammar", "roles", "anaphoric_subjects")
_ASIDE = listed("grammar", "roles", "aside")
_START = 3  # words at the start of a sentence that may be such a pronoun
_BY_ROLE = 0.3  # weight of a name that is a place or describes another noun
_AT_HOME = 4  # weight of the place in a dateline: a parliament without a name is that of this state
_DATELINE = 12  # words before the date of a text in which its place stands


def named(cuts: Sequence[Words], names: Sequence[Sequence[Hit]], memory: Memory) -> Counter[str]:
    """How often a text names each actor, places and organisations for everything left out.

    Whoever is only named beside others ("with Russia") counts half.
    """
    counts: Counter[str] = Counter()
    for cut, found in zip(cuts, names, strict=True):
        for unit in units(cut, found, memory.first_year, {}, {}):
            if _is_dateline(cut, unit, memory):
                counts.update(dict.fromkeys(unit.codes, _AT_HOME))
            if unit.kind != "treaty" and unit.role != PLACE:
                weight = 1 if unit.lead in _ASIDE else 2
                counts.update({code: weight for code in unit.codes if code not in GENERAL})
    return counts


def _is_dateline(cut: Words, unit: Unit, memory: Memory) -> bool:
    """Whether a capital stands right before the date of the text."""
    end = cut.end[unit.last - 1]
    if unit.kind != "capital" or end > memory.dateline:
        return False
    return sum(end <= start < memory.dateline for start in cut.start) < _DATELINE


def look_ahead(cuts: Sequence[Words], names: Sequence[Sequence[Hit]], memory: Memory) -> None:
    """Note whom sentences name together: a headline speaks of them before they do."""
    for cut, found in zip(reversed(cuts), reversed(names), strict=True):
        for group in groups(cut, units(cut, found, memory.first_year, {}, memory.named)):
            memory.note_list(group.codes)


def note_year(low: Sequence[str], memory: Memory) -> None:
    """Keep the year that a sentence speaks of last."""
    for word in low:
        if len(word) == 4 and word.isdigit() and "1800" <= word < "2100":
            memory.year = int(word)


def remember(scan: Scan, told: Sequence[Mention]) -> None:
    """Keep whom and what a sentence named, what it told and when."""
    memory = scan.memory
    memory.fade()
    if scan.headline:
        memory.lists.clear()  # what it looked ahead to is still to come
    for unit in scan.units:
        _weigh(unit, memory)
    for group in scan.groups:
        memory.note_list(group.codes)
    _note_subject(scan)
    _note_pacts(scan, told)
    found = scan.dates(False)
    if found:
        memory.latest = found[-1].edtf


def _weigh(unit: Unit, memory: Memory) -> None:
    weights = memory.bodies if unit.kind == "organisation" else memory.actors
    for code in unit.codes if unit.kind != "treaty" else ():
        if code not in GENERAL:
            weights[code] = weights.get(code, 0.0) + (_BY_ROLE if unit.role else 1.0)


def _note_subject(scan: Scan) -> None:
    """Keep the first state that can be a subject, unless a pronoun goes on with the one before."""
    subject = next((g for g in eligible(scan.groups) if not is_body(g.codes)), None)
    if subject and _PRONOUNS.isdisjoint(scan.words.low[:_START]):
        scan.memory.subject = subject.codes


def _note_pacts(scan: Scan, told: Sequence[Mention]) -> None:
    for pact in scan.pacts:
        if pact.fits:
            scan.memory.note_pact(pact.parties, scan.at(pact.last - 1))
    for mention in told:
        if mention.type in CONTRACTUAL:
            about = mention.trigger.pact
            noun = scan.at(about.last - 1) if about else ""
            scan.memory.note_pact(mention.parties if len(mention.parties) > 1 else (), noun)
