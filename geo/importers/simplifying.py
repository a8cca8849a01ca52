"""Takes points out of the arcs of a drawing as long as every shape stays valid.

How much may be taken is asked for by `geo.importers.outlines`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.importers.drawing import CELL, ORIGIN, Drawing, Polygon, key
from geo.topology import Arc

_PATIENCE = 24  # rounds of mending; what is broken then is left as it was
_NEAR = 1.5  # cells around the place where a shape is broken
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Simplified:
    """Arcs on the grid, and for each shape its polygons as rings of numbers of arcs; the same as
    geometry in degrees; and how many rings were left out as too small."""

    arcs: list[Arc]
    shapes: list[list[list[list[int]]]]
    geometries: list[shapely.MultiPolygon]
    left_out: int


def simplify(drawing: Drawing, tolerance: float) -> Simplified:
    """No point is farther than `tolerance` (cells) from where it was, and every shape is valid.

    What is smaller than twice that across is left out, but never the largest part of a shape; the
    smaller a ring, the less is taken from it. Lines that come to cross are made finer again.
    """
    shapes = [list(_large(drawing, shape, tolerance)) for shape in drawing.shapes]
    mending = _Mending(drawing, shapes, _tolerances(drawing, shapes, tolerance))
    geometries = mending.mended()
    arcs = [mending.points(arc) for arc in range(len(drawing.arcs))]
    rings = [sum(len(p) for shape in of for p in shape) for of in (drawing.shapes, shapes)]
    return Simplified(
        arcs=[[(int(x), int(y)) for x, y in arc] for arc in arcs],
        shapes=[[[drawing.rings[r] for r in polygon] for polygon in shape] for shape in shapes],
        geometries=[
            shapely.transform(shape, lambda cells: np.round(cells * CELL + ORIGIN, 6))
            for shape in geometries
        ],
        left_out=rings[0] - rings[1],
    )


def _large(drawing: Drawing, shape: list[Polygon], tolerance: float) -> Iterator[Polygon]:
    """The polygons of a shape, and their holes, that are large enough or must be there."""

    def stays(ring: int) -> bool:
        large = drawing.areas[ring] >= (2 * tolerance) ** 2
        return bool(large or key(drawing.rings[ring]) in drawing.kept)

    for outer, *holes in shape:
        if stays(outer):
            yield [outer, *filter(stays, holes)]


def _tolerances(drawing: Drawing, shapes: list[list[Polygon]], tolerance: float) -> Floats:
    """For each piece a quarter of the width of the smallest ring that it is part of, at most."""
    found = np.full(len(drawing.pieces), tolerance)
    for ring in (ring for shape in shapes for polygon in shape for ring in polygon):
        most = drawing.areas[ring] ** 0.5 / 4
        for arc in key(drawing.rings[ring]) if most < tolerance else ():
            chain = slice(drawing.arcs[arc].start, drawing.arcs[arc].stop)
            found[chain] = np.minimum(found[chain], most)
    return found


class _Mending:
    """Simplifies the pieces of a drawing, and takes it back where a shape became invalid."""

    def __init__(self, drawing: Drawing, shapes: list[list[Polygon]], tolerances: Floats) -> None:
        self.drawing, self.shapes, self.tolerances = drawing, shapes, tolerances
        self.used = [np.array(_pieces_of(drawing, shape)) for shape in shapes]
        self.users: list[list[int]] = [[] for _ in drawing.pieces]
        for number, pieces in enumerate(self.used):
            for piece in pieces:
                self.users[piece].append(number)
        self.lines = drawing.pieces.copy()
        self._draw(np.arange(len(self.lines)))

    def mended(self) -> list[shapely.MultiPolygon]:
        """The shapes, valid, in cells."""
        geometries = [self._geometry(shape) for shape in self.shapes]
        broken = [n for n, shape in enumerate(geometries) if not shape.is_valid]
        for attempt in range(_PATIENCE):
            if not broken:
                break
            last = attempt == _PATIENCE - 1
            wrong = [self.used[n] if last else self._wrong(n, geometries[n]) for n in broken]
            finer = np.unique(np.concatenate(wrong))
            self.tolerances[finer] *= 0.0 if last else 0.5
            self._draw(finer)
            changed = {n for piece in finer for n in self.users[piece]}.union(broken)
            for number in changed:
                geometries[number] = self._geometry(self.shapes[number])
            broken = [number for number in sorted(changed) if not geometries[number].is_valid]
        return geometries

    def points(self, arc: int) -> Floats:
        """The points of an arc as it is drawn now."""
        chain = [shapely.get_coordinates(self.lines[piece]) for piece in self.drawing.arcs[arc]]
        found: Floats = np.concatenate([chain[0], *(line[1:] for line in chain[1:])])
        return found

    def _draw(self, pieces: NDArray[np.int64]) -> None:
        self.lines[pieces] = shapely.simplify(
            self.drawing.pieces[pieces], self.tolerances[pieces], preserve_topology=False
        )

    def _wrong(self, number: int, shape: shapely.MultiPolygon) -> NDArray[np.int64]:
        """The pieces that cross others or themselves, and those where the shape breaks."""
        own = self.lines[self.used[number]]
        tree = shapely.STRtree(own)
        crossing = [tree.query(own, predicate=how).ravel() for how in ("crosses", "overlaps")]
        place = shapely.is_valid_reason(shape).partition("[")[2].rstrip("]").split()
        near = tree.query(shapely.Point(*map(float, place)), predicate="dwithin", distance=_NEAR)
        tangled = np.flatnonzero(~shapely.is_simple(own))
        found: NDArray[np.int64] = self.used[number][np.concatenate([*crossing, near, tangled])]
        return found

    def _geometry(self, shape: list[Polygon]) -> shapely.MultiPolygon:
        """The shape in cells as it is drawn now; a ring that collapsed makes it invalid."""

        def ring(number: int) -> Floats:
            refs = self.drawing.rings[number]
            parts = [self.points(max(n, ~n))[:: 1 if n >= 0 else -1] for n in refs]
            closed: Floats = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
            return closed if len(closed) > 3 else np.repeat(closed[:1], 4, axis=0)

        return shapely.MultiPolygon([(ring(p[0]), [ring(h) for h in p[1:]]) for p in shape])


def _pieces_of(drawing: Drawing, shape: list[Polygon]) -> list[int]:
    return [piece for arc in drawing.arcs_of(shape) for piece in drawing.arcs[arc]]
