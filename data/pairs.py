"""Joins the phases of two parties of an instrument into the phases of the pair that they form.

The phases of single parties are made in `data.lifecycle`; who is paired with whom, in `data.query`.
"""

from data import lifecycle
from data.tables import Row

PairPhase = tuple[str, int, int, int]  # status, start, end, certain_from; days as ordinals


def joined(a_phases: list[Row], b_phases: list[Row]) -> list[PairPhase]:
    """The overlaps of two parties' binding phases, in order; `data.query.history` gives phases.

    A pair's status is the weaker of its two parties'; it is certain when both are.
    """
    found = []
    for a in a_phases:
        for b in b_phases:
            start, end = max(a.start, b.start), min(a.end, b.end)
            if start < end and not {a.status, b.status} & lifecycle.OVER:
                weaker = min(a.status, b.status, key=lifecycle.STRENGTH.__getitem__)
                found.append((weaker, start, end, max(a.certain_from, b.certain_from)))
    return _merged(sorted(found, key=lambda phase: phase[1]))


def _merged(phases: list[PairPhase]) -> list[PairPhase]:
    """Neighbouring phases that say the same become one."""
    merged: list[PairPhase] = []
    for phase in phases:
        if merged and _says_the_same(merged[-1], phase):
            merged[-1] = (phase[0], merged[-1][1], phase[2], merged[-1][3])
        else:
            merged.append(phase)
    return merged


def _says_the_same(before: PairPhase, after: PairPhase) -> bool:
    """Whether `after` goes on where `before` ends, with the same status, as certain on each day."""
    (status, _, end, certain), (next_status, start, _, next_certain) = before, after
    as_certain = certain == next_certain or max(certain, next_certain) <= start
    return status == next_status and end == start and as_certain
