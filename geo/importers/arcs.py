"""Cuts rings at the points where they part, so that what several share is one arc.

Whole-numbered grid points throughout. Which polygons the rings form, and how arcs are simplified
and written, is left to `geo.importers.outlines`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int64]  # rows x, y
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class SharedArcs:
    """`arcs` are open lines between junctions, or closed rings that meet nothing else; `rings`
    are the numbers of each ring's arcs, in order, ~n for arc n backwards."""

    arcs: list[Points]
    rings: list[list[int]]


def share(rings: Sequence[Points]) -> SharedArcs:
    """The rings as arcs, each stored once. Rings are closed and repeat no point in a row."""
    lengths = np.array([len(ring) - 1 for ring in rings])
    points = np.concatenate([ring[:-1] for ring in rings])
    ends = np.cumsum(lengths)
    _, numbers = np.unique(points[:, 0] * (1 << 32) + points[:, 1], return_inverse=True)
    parting = _junctions(numbers, ends - lengths, ends)
    arcs: list[Points] = []
    known: dict[bytes, int] = {}

    def number(line: Numbers, at: Points) -> int:
        """The arc along these points, whichever way it was met first."""
        backwards = (line[-1], line[-2]) < (line[0], line[1])
        key = (line[::-1] if backwards else line).tobytes()
        if key not in known:
            known[key] = len(arcs)
            arcs.append(at[::-1] if backwards else at)
        return ~known[key] if backwards else known[key]

    found = []
    for start, end in zip(ends - lengths, ends, strict=True):
        found.append(
            [
                number(*piece)
                for piece in _pieces(
                    *_from_junction(numbers[start:end], points[start:end], parting[start:end])
                )
            ]
        )
    return SharedArcs(arcs, found)


def _junctions(numbers: Numbers, starts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """For each place whether its point has other neighbours elsewhere, in this or another ring."""
    before, after = np.roll(numbers, 1), np.roll(numbers, -1)
    before[starts], after[ends - 1] = numbers[ends - 1], numbers[starts]
    low, high = np.minimum(before, after), np.maximum(before, after)
    order = np.lexsort((high, low, numbers))
    same_point = np.diff(numbers[order]) == 0
    other_way = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    parting = np.zeros(numbers.max() + 1, dtype=bool)
    parting[numbers[order][1:][same_point & other_way]] = True
    return parting[numbers]


def _from_junction(
    numbers: Numbers, points: Points, parting: NDArray[np.bool_]
) -> tuple[Numbers, Points, Numbers]:
    """The closed ring begun at a junction, or at its lowest point, and where its arcs begin."""
    first = int(parting.argmax()) if parting.any() else int(numbers.argmin())
    turn = np.append(np.roll(np.arange(len(numbers)), -first), first)
    inner = np.flatnonzero(parting[turn])
    places = np.unique(np.concatenate([[0], inner, [len(turn) - 1]]))
    return numbers[turn], points[turn], places


def _pieces(numbers: Numbers, points: Points, places: Numbers) -> list[tuple[Numbers, Points]]:
    return [(numbers[a : b + 1], points[a : b + 1]) for a, b in pairwise(places)]
