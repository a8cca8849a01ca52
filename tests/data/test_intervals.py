"""The rows of a day from the index are those of a plain look at every row, on any day."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import intervals
from data.intervals import day_index

DAYS = st.integers(1, 40)
ROWS = st.lists(st.tuples(DAYS, DAYS), max_size=80)


def plain(rows: list[tuple[int, int]], day: int) -> list[int]:
    return [number for number, (start, end) in enumerate(rows) if start <= day < end]


@given(ROWS, st.integers(1, 9))
def test_the_rows_of_every_day_are_those_of_a_plain_look(
    rows: list[tuple[int, int]], sparse: int
) -> None:
    starts, ends = [start for start, _ in rows], [end for _, end in rows]
    with patch.object(intervals, "SPARSE", sparse):  # many checkpoints on few rows
        index = day_index(starts, ends)
    for day in range(-1, 43):
        assert index.rows(day).tolist() == plain(rows, day)


@pytest.mark.parametrize("years", [0.2, 5, 200])
def test_the_rows_of_many_are_those_of_a_mask_around_every_checkpoint(years: float) -> None:
    chance = np.random.default_rng(1)
    starts = chance.integers(660_000, 740_000, 30_000)
    ends = starts + chance.exponential(years * 365, 30_000).astype(int)
    index = day_index(starts, ends)
    assert len(index.checkpoints) > 5
    for checkpoint in index.checkpoints[::3]:
        for day in (checkpoint.day - 1, checkpoint.day, checkpoint.day + 1):
            expected = np.flatnonzero((starts <= day) & (ends > day))
            np.testing.assert_array_equal(index.rows(day), expected)


def test_checkpoints_are_at_most_eight_times_as_long_as_the_rows() -> None:
    starts = np.arange(50_000)
    index = day_index(starts, starts + 20_000)
    assert sum(len(checkpoint.rows) for checkpoint in index.checkpoints) <= 8 * len(starts)


def test_without_rows_nothing_holds() -> None:
    assert day_index([], []).rows(738_000).tolist() == []
