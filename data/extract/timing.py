"""Says which of the dates of a sentence is that of an event.

Left to others: finding dates (`data.extract.dating`).
"""

from collections.abc import Sequence

from data.extract.dated import Dated
from data.extract.memory import Memory
from data.extract.mentions import Trigger
from data.extract.realis import TO_COME
from data.extract.scan import Scan
from data.lexicon.files import listed

_SAID = listed("grammar", "dates", "said")
_START = 3  # a date up to this word is that of the whole sentence


def date_of(scan: Scan, trigger: Trigger, state: str, others: Sequence[Trigger]) -> str:
    """EDTF of the date that belongs to a trigger of realis `state`, "" if none does: the nearest
    in its clause, else one behind or before it up to the `others`, else that at the start."""
    found = [dated for dated in scan.dates(state in TO_COME) if not _is_of_other(scan, dated)]
    if not found:
        return ""
    before, behind = _around(scan, trigger, found, others)
    near = _in_clause(scan, trigger, before, behind)
    if near:
        return min(near, key=lambda dated: abs(dated.first - trigger.last)).edtf
    start = [dated for dated in found if dated.first <= _START]
    for dated in (*reversed(before), *behind, *start):
        if _SAID.isdisjoint(scan.words.low[dated.last : trigger.first]):
            return dated.edtf
    return ""


def _around(
    scan: Scan, trigger: Trigger, found: Sequence[Dated], others: Sequence[Trigger]
) -> tuple[list[Dated], list[Dated]]:
    """The dates before a trigger and those behind it, up to the triggers beside it."""
    left = max((one.last for one in others if one.first < trigger.first), default=0)
    later = (one.first for one in others if one.first > trigger.first)
    right = min(later, default=len(scan.words))
    before = [dated for dated in found if left <= dated.first and dated.last <= trigger.first]
    return before, [dated for dated in found if trigger.first <= dated.first < right]


def _in_clause(
    scan: Scan, trigger: Trigger, before: Sequence[Dated], behind: Sequence[Dated]
) -> list[Dated]:
    """The dates behind a trigger in its clause; if there are none, those before it there."""
    clause = scan.clause(trigger.first)
    after = [dated for dated in behind if dated.first < clause.last]
    return after or [dated for dated in before if clause.first <= dated.first]


def _is_of_other(scan: Scan, dated: Dated) -> bool:
    """Whether a date is the dateline, part of a name (the treaty of 1930), or says when something
    was said."""
    words = scan.words
    if words.start[dated.first] == scan.memory.dateline:
        return True
    if scan.before(dated.first) == "of" and any(p.last == dated.first - 1 for p in scan.pacts):
        return True
    return not _SAID.isdisjoint(words.low[max(0, dated.first - 2) : dated.first])


def is_later(edtf: str, memory: Memory) -> bool:
    """Whether a date lies after the day on which the text was written."""
    return memory.day is not None and edtf[:10] > memory.day.isoformat()[: len(edtf)]
