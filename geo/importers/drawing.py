"""Shapes on a whole-numbered grid, as rings made of arcs that they share.

Making them simpler is left to `geo.importers.simplifying`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.importers.arcs import Points, share

CELL = 0.001  # degrees, the grid's; 111 m at the equator
ORIGIN = np.array([-180.0, -90.0])
_PIECE = 100  # steps of a line
Polygon = list[int]  # the numbers of its rings, the outer one first


@dataclass(frozen=True)
class Drawing:
    """`shapes` are lists of polygons. `rings` are the numbers of each ring's arcs (~n backwards),
    `areas` (square cells) what it encloses, and `kept` the largest part of each shape.

    An arc is a chain of `pieces`: `arcs` are their numbers. Long arcs have many, so that what goes
    wrong in one place can be mended there.
    """

    shapes: list[list[Polygon]]
    rings: list[list[int]]
    arcs: list[range]
    pieces: NDArray[np.object_]
    areas: NDArray[np.float64]
    kept: frozenset[frozenset[int]]

    def arcs_of(self, polygons: Sequence[Polygon]) -> list[int]:
        """The numbers of all arcs that these polygons are made of, sorted."""
        rings = (self.rings[ring] for polygon in polygons for ring in polygon)
        return sorted(frozenset[int]().union(*map(key, rings)))


def key(ring: Sequence[int]) -> frozenset[int]:
    """The arcs of a ring whichever way it runs: the hole in one shape is the outline of another."""
    return frozenset(max(number, ~number) for number in ring)


def on_grid(shape: shapely.MultiPolygon) -> list[shapely.Polygon]:
    """Its polygons in cells of the grid, valid; none if it is smaller than a cell."""
    cells = shapely.transform(shape, lambda lonlat: (lonlat - ORIGIN) / CELL)
    snapped = shapely.set_precision(cells, 1.0)
    return [p for p in shapely.get_parts(snapped) if p.geom_type == "Polygon" and not p.is_empty]


def draw(shapes: Sequence[Sequence[shapely.Polygon]]) -> Drawing:
    """The polygons of each shape, `on_grid`, with arcs shared wherever they are the same."""
    rings: list[shapely.LinearRing] = []
    numbered = []
    for polygons in shapes:
        parts = [list(shapely.get_rings(polygon)) for polygon in polygons]
        starts = np.cumsum([len(rings), *map(len, parts)]).tolist()
        numbered.append([list(range(a, b)) for a, b in pairwise(starts)])
        rings += [ring for part in parts for ring in part]
    shared = share([np.rint(shapely.get_coordinates(ring)).astype(np.int64) for ring in rings])
    areas = np.array(shapely.area(shapely.polygons(rings)))
    largest = [max((polygon[0] for polygon in shape), key=areas.item) for shape in numbered]
    kept = frozenset(key(shared.rings[number]) for number in largest)
    arcs, pieces = _in_pieces(shared.arcs)
    return Drawing(numbered, shared.rings, arcs, pieces, areas, kept)


def _in_pieces(arcs: Sequence[Points]) -> tuple[list[range], NDArray[np.object_]]:
    """The arcs as chains of lines of at most `_PIECE` steps."""
    pieces: list[shapely.LineString] = []
    chains = []
    for arc in arcs:
        starts = range(0, len(arc) - 1, _PIECE)
        chains.append(range(len(pieces), len(pieces) + len(starts)))
        pieces += [shapely.LineString(arc[start : start + _PIECE + 1]) for start in starts]
    return chains, np.array(pieces, dtype=object)
