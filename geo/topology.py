"""The arcs of a TopoJSON on its own whole-numbered grid, and the cutting of rings at 180°.

Arcs are lists of (x, y) as the source has them, so no vertex moves and neighbours keep the very
same edge. x = 0 is 180° W and the last column 180° E; y = 0 is the South Pole. Which features
there are is left to `geo.convert_boundaries`, dividing countries to `geo.divide`.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import shapely

Point = tuple[int, int]
Arc = list[Point]
Ring = list[int]  # arc numbers; ~n is arc n backwards
Topology = dict[str, Any]


def decode(deltas: list[list[int]]) -> Arc:
    """Absolute grid points of one delta-encoded arc."""
    return list(accumulate(map(tuple, deltas), lambda p, d: (p[0] + d[0], p[1] + d[1])))


def encode(arc: Arc) -> list[list[int]]:
    """The inverse of `decode`."""
    return [list(arc[0])] + [[q[0] - p[0], q[1] - p[1]] for p, q in pairwise(arc)]


def crossing(p: Point, q: Point, width: int) -> tuple[Point, Point]:
    """Where the short way from p to q leaves one edge of the grid and enters the other."""
    near, far, shift = (width, 0, width) if q[0] < p[0] else (0, width, -width)
    run = q[0] + shift - p[0]
    y = p[1] + round((q[1] - p[1]) * (near - p[0]) / run) if run else p[1]
    return (near, y), (far, y)


def split(arc: Arc, width: int) -> list[Arc]:
    """The arc, cut wherever it jumps over the antimeridian; a piece may be a single point."""
    pieces = [[arc[0]]]
    for p, q in pairwise(arc):
        if abs(q[0] - p[0]) > width / 2:
            leave, enter = crossing(p, q, width)
            pieces[-1].append(leave)
            pieces.append([enter])
        pieces[-1].append(q)
    return [[p for k, p in enumerate(piece) if k == 0 or p != piece[k - 1]] for piece in pieces]


def coarser(arc: Arc, columns: int, rows: int) -> Arc:
    """The arc on a grid with `columns` times `rows` cells in one, in numbers of that grid.

    Each point goes to the nearest one of the new grid, whichever arc it stands in, so neighbours
    still share their edges. Points that fall together with the one before are dropped, and so is
    a step out and straight back. What remains of an arc has two points at least.
    """
    kept: Arc = []
    for x, y in arc:
        point = (round(x / columns), round(y / rows))
        if kept[-2:-1] == [point]:
            kept.pop()
        elif kept[-1:] != [point]:
            kept.append(point)
    return kept if len(kept) > 1 else kept * 2


class Grid:
    """The arcs of a topology, and the cutting of rings that cross the antimeridian."""

    def __init__(self, topology: Topology) -> None:
        self.arcs = [decode(arc) for arc in topology["arcs"]]
        self.width = round(360 / topology["transform"]["scale"][0])
        self.pieces: dict[int, list[Ring]] = {}
        for number, arc in enumerate(list(self.arcs)):
            if len(pieces := split(arc, self.width)) > 1:
                self.pieces[number] = [self._add(piece) for piece in pieces]

    def _add(self, arc: Arc) -> Ring:
        if len(arc) < 2:
            return []
        self.arcs.append(arc)
        return [len(self.arcs) - 1]

    def points(self, refs: Ring) -> Arc:
        """Grid points along the arcs, joints twice."""
        return [p for r in refs for p in (self.arcs[r] if r >= 0 else reversed(self.arcs[~r]))]

    def _runs(self, ring: Ring) -> list[Ring]:
        """The ring between its cuts; the run over the ring's first point is made whole."""
        runs: list[Ring] = [[]]
        for ref in ring:
            parts = self.pieces.get(max(ref, ~ref), [[max(ref, ~ref)]])
            ordered = parts if ref >= 0 else [[~n for n in part] for part in reversed(parts)]
            runs[-1] += ordered[0]
            runs += [list(part) for part in ordered[1:]]
        return runs if len(runs) == 1 else [runs[-1] + runs[0], *runs[1:-1]]

    def _close(self, run: Ring) -> Ring:
        """The run closed along its edge of the grid, or past the South Pole if it met both."""
        first, last = self.points(run)[0], self.points(run)[-1]
        if first == last:
            return run
        pole = [] if first[0] == last[0] else [(last[0], 0), (first[0], 0)]
        return run + self._add([last, *pole, first])

    def cut(self, polygon: list[Ring]) -> Iterator[list[Ring]]:
        """The polygon as polygons within the grid, each hole with the part whose box holds it."""
        closed = [[self._close(run) for run in self._runs(r) if run] for r in polygon]
        outer, *holes = [[r for r in rings if len(set(self.points(r))) > 2] for rings in closed]
        inner = [hole for rings in holes for hole in rings]
        for ring in outer:
            box = shapely.box(*shapely.LineString(self.points(ring)).bounds)
            held = [h for h in inner if box.contains(shapely.LineString(self.points(h)))]
            yield [ring, *held]
