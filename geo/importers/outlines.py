"""Polygons as TopoJSON as `geo.own_boundaries` reads it, simple enough for a browser.

What neighbours, or one state at two times, share is one arc, and is simplified once. So borders
still fit each other. Where polygons come from and whose they are is left to others.
"""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely

from geo.convert_boundaries import assemble, measure
from geo.importers.dateline import cut
from geo.importers.drawing import CELL, Drawing, draw, on_grid
from geo.importers.simplifying import Simplified, simplify
from geo.topology import Topology

LIMIT = 400_000  # bytes, gzipped
_FINEST = 0.005  # degrees
_COARSEST = 0.5
_TRANSFORM = {"scale": [CELL, CELL], "translate": [-180, -90]}


@dataclass(frozen=True)
class Outlines:
    """`content` is the file, `gzipped` its bytes compressed, `shapes` what it draws, in degrees.

    No point is farther than `tolerance` (degrees) from where it was; `left_out` counts the islands
    and lakes that are smaller than twice that.
    """

    content: bytes
    gzipped: int
    shapes: list[shapely.MultiPolygon]
    tolerance: float
    left_out: int


class TooSmall(ValueError):
    """Shapes, by their places among those given, that are smaller than a cell of the grid."""

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__(f"{len(places)} shapes are smaller than {CELL} degrees")
        self.places = list(places)


def outlines(
    shapes: Sequence[shapely.MultiPolygon], about: Sequence[Mapping[str, str]]
) -> Outlines:
    """The shapes (valid, EPSG:4326) as TopoJSON, within `LIMIT` unless they are too many for it.

    `about` are words about each, which become properties beside those that are measured: anchor,
    area_km2 and bbox. Each is cut at 180° and put on a grid of `CELL` degrees, then simplified as
    little as the limit asks for. Raises `TooSmall`.
    """
    gridded = [on_grid(cut(shape)) for shape in shapes]
    if lost := [place for place, polygons in enumerate(gridded) if not polygons]:
        raise TooSmall(lost)
    tolerance, found = _fitting(draw(gridded))
    known: dict[bytes, Topology] = {}
    for shape in found.geometries:
        known[shape.wkb] = known.get(shape.wkb) or measure(shape)
    properties = [
        {**words, **known[shape.wkb]} for words, shape in zip(about, found.geometries, strict=True)
    ]
    content = _content(found, properties)
    size = len(gzip.compress(content, 9))
    return Outlines(content, size, found.geometries, tolerance, found.left_out)


def _fitting(drawing: Drawing) -> tuple[float, Simplified]:
    """The finest drawing within the limit, to which a tenth is left for properties."""
    tolerance = _FINEST
    while True:
        found = simplify(drawing, tolerance / CELL)
        size = len(gzip.compress(_content(found, [{}] * len(found.shapes)), 6))
        if size <= 0.9 * LIMIT or tolerance >= _COARSEST:
            return tolerance, found
        tolerance *= max(1.1, (size / LIMIT) ** 1.6)  # the coarser, the slower it shrinks


def _content(found: Simplified, properties: Sequence[Topology]) -> bytes:
    countries = [
        {"type": "MultiPolygon", "arcs": arcs, "properties": about}
        for arcs, about in zip(found.shapes, properties, strict=True)
    ]
    return assemble(_TRANSFORM, {"countries": countries}, found.arcs)
