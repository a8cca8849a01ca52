"""Pairs are told from the phases of parties as a plain loop over any two would tell them."""

from itertools import combinations, pairwise
from unittest.mock import patch

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data import pairs
from data.lifecycle import OVER, STRENGTH

Phase = tuple[str, str, str, int, int, int]  # instrument, actor, status, start, end, certain_from
FOREVER = 99
WORDS = ["instrument", "actor", "status"]


@st.composite
def histories(draw: st.DrawFn) -> list[Phase]:
    """Phases of a few parties of two instruments, each party's one after the other."""
    found: list[Phase] = []
    for instrument in ("ANZUS", "PACT"):
        for actor in draw(st.sets(st.sampled_from("ABCDE"))):
            days = sorted(draw(st.sets(st.integers(1, 9), min_size=2, max_size=5)))
            for start, end in pairwise(days):
                status = draw(st.sampled_from(["signed", "in_force", "proposed", "withdrawn"]))
                certain = draw(st.sampled_from([start, start + 1, end, FOREVER]))
                found.append((instrument, actor, status, start, end, certain))
    return sorted(found, key=lambda phase: (phase[0], phase[1], phase[3]))


def frame(phases: list[Phase]) -> pd.DataFrame:
    found = pd.DataFrame(phases, columns=[*WORDS, "start", "end", "certain_from"])
    return found.astype(dict.fromkeys(WORDS, "category"))


def by_loop(phases: list[Phase]) -> list[tuple[object, ...]]:
    """The plain reading of the rule: overlaps first, then neighbours that say the same."""
    overlaps = []
    for (pact, a, one, *days), (other_pact, b, other, *other_days) in combinations(phases, 2):
        start, end = max(days[0], other_days[0]), min(days[1], other_days[1])
        if pact == other_pact and a != b and start < end and not {one, other} & OVER:
            weaker = min(one, other, key=STRENGTH.__getitem__)
            overlaps.append([pact, a, b, weaker, start, end, max(days[2], other_days[2])])
    merged: list[list[object]] = []
    for phase in sorted(overlaps, key=lambda phase: (*phase[:3], phase[4])):
        if merged and goes_on(merged[-1], phase):
            merged[-1][5] = phase[5]
        else:
            merged.append(phase)
    return [tuple(phase) for phase in merged]


def goes_on(before: list[object], after: list[object]) -> bool:
    *same, _, end, certain = before
    *other, start, _, next_certain = after
    return (
        same == other
        and end == start
        and all((certain <= day) == (next_certain <= day) for day in range(start, FOREVER))  # type: ignore[operator]
    )


@given(histories(), st.sampled_from([1, 7, 1000]))
def test_pairs_are_those_of_a_plain_loop(phases: list[Phase], at_once: int) -> None:
    with patch.object(pairs, "AT_ONCE", at_once):
        found = pairs.joined(frame(phases))
    assert list(found.itertuples(index=False, name=None)) == by_loop(phases)
    assert list(found.columns) == pairs.COLUMNS
