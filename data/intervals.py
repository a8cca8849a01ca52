"""Finds the rows that hold on a day, of many rows that hold from one day to another.

Which rows there are and what they say is left to others: this knows numbers of rows and days.

The rows lie in the order of their starts, with checkpoints on the way: the rows that hold on some
day, written out. What holds on a later day is what holds at the checkpoint before, less what has
ended since, and what has begun since. A checkpoint follows when a quarter as many rows have begun
or ended as the last one holds; so an answer costs in proportion to its own length, not to the
number of rows, and all checkpoints together are at most eight times as long as the rows.
"""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int32]

SPARSE = 1024  # so few rows are as quickly looked through as looked up


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """The numbers of the rows that hold on `day`, ascending, with their `ends`, which would be slow
    to gather for every answer; `begun` rows have begun by then."""

    day: int
    begun: int
    rows: Ints
    ends: Ints


@dataclass(frozen=True, eq=False)
class DayIndex:
    """Rows, numbered from 0, each from a first day (included) to an end (excluded).

    `starts` are the first days, sorted, `order` the number of the row of each; `ends` are by row.
    Days are proleptic ordinals. Made by `day_index`.
    """

    starts: Ints
    order: Ints
    ends: Ints
    checkpoints: list[Checkpoint]

    def rows(self, day: int) -> NDArray[np.intp]:
        """The numbers of the rows that hold on `day`, ascending."""
        after = bisect_right(self.checkpoints, day, key=lambda checkpoint: checkpoint.day)
        return self._held(day, self.checkpoints[max(after - 1, 0)]).astype(np.intp)

    def checkpoint(self, day: int) -> Checkpoint:
        """What holds on `day`, later than that of the last checkpoint."""
        rows = self._held(day, self.checkpoints[-1])
        return Checkpoint(day, self._begun(day), rows, self.ends[rows])

    def _held(self, day: int, before: Checkpoint) -> Ints:
        new = self.order[before.begun : self._begun(day)]
        new = np.sort(new[self.ends[new] > day])
        rows = np.concatenate([before.rows[before.ends > day], new])
        rows.sort(kind="stable")  # of two sorted runs: it merges
        return rows

    def _begun(self, day: int) -> int:
        return int(np.searchsorted(self.starts, np.int32(day), side="right"))

    @property
    def nbytes(self) -> int:
        """The size of all its arrays in bytes."""
        held = sum(point.rows.nbytes + point.ends.nbytes for point in self.checkpoints)
        return self.starts.nbytes + self.order.nbytes + self.ends.nbytes + held


def day_index(starts: ArrayLike, ends: ArrayLike) -> DayIndex:
    """The index of rows by first day (included) and end (excluded), both proleptic ordinals.

    A row that ends on its first day, or before, holds on no day.
    """
    first, last = np.asarray(starts, np.int32), np.asarray(ends, np.int32)
    order = np.argsort(first, kind="stable").astype(np.int32)
    index = DayIndex(first[order], order, last, [Checkpoint(0, 0, order[:0], last[:0])])
    changes = np.sort(np.concatenate([first, last]))
    at = SPARSE
    while at < len(changes):
        checkpoint = index.checkpoint(int(changes[at]))
        index.checkpoints.append(checkpoint)
        seen = int(np.searchsorted(changes, np.int32(checkpoint.day), side="right"))
        at = seen + max(SPARSE, len(checkpoint.rows) // 4)
    return index
