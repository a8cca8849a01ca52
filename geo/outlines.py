"""The file of outlines: where it lies, and packed for its way to the browser.

Reading it as a table of shapes is left to `geo.boundaries`, making it to `geo.convert_boundaries`,
unpacking to `geo/browser/boundaries.js`. A packed file has half the bytes of TopoJSON, gzipped: one
line of JSON, `{transform, pieces}` (packed by `geo.packing`), and then whole numbers, the sign in
the lowest bit; first the lowest bytes of all of them, then the middle bytes, then the highest. A
piece is [actor, anchor lon, lat, area in km², west, south, east, north]. The numbers tell the
polygons, rings and arcs of the pieces, then the arcs, in steps over the grid.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geo import packing

COUNTRIES = Path(__file__).parent / "assets" / "countries.topojson"
LAYERS = ("countries", "parts")
PLANES = 3  # bytes of a number


def packed(content: bytes) -> bytes:
    """The bytes for the browser of a TopoJSON file as `geo.convert_boundaries` writes it, or as
    `geo.own_boundaries` reads it."""
    topology = json.loads(content)
    layers = [topology["objects"][name] for name in LAYERS if name in topology["objects"]]
    features = [feature for layer in layers for feature in layer["geometries"]]
    head = {"transform": topology["transform"], "pieces": [_told(f) for f in features]}
    shapes = _shapes([feature["arcs"] for feature in features])
    numbers = chain(shapes, _lines(topology["arcs"]))
    line = json.dumps(packing.packed(head), ensure_ascii=False, separators=(",", ":"))
    return line.encode() + b"\n" + _planes(numbers)


def _told(feature: dict[str, Any]) -> list[Any]:
    """What is known of a piece; its box to 0.01°, enough to tell whether it is in sight."""
    own = feature["properties"]
    box = [round(edge, 2) for edge in own["bbox"]]
    return [own.get("shape", own["actor"]), *own["anchor"], own["area_km2"], *box]


def _shapes(shapes: list[list[list[list[int]]]]) -> Iterator[int]:
    """How many polygons, rings and arcs each shape has, and of each arc how far its number is from
    the one after the arc before: mostly 0, as arcs are numbered in order of first use. An arc that
    runs backwards (~n) is told by an odd number."""
    after = 0
    for polygons in shapes:
        yield len(polygons)
        for polygon in polygons:
            yield len(polygon)
            for ring in polygon:
                yield len(ring)
                for ref in ring:
                    number = max(ref, ~ref)
                    yield (number - after) * 2 + (ref < 0)
                    after = number + 1


def _lines(arcs: list[list[list[int]]]) -> Iterator[int]:
    """How many arcs there are, of each its number of points, of each its first point as a step from
    that of the arc before, and then the steps from point to point of all. What is alike stands
    together: it packs better."""
    yield len(arcs)
    yield from map(len, arcs)
    firsts = [(0, 0), *(arc[0] for arc in arcs)]
    yield from (after[axis] - before[axis] for before, after in pairwise(firsts) for axis in (0, 1))
    yield from (part for arc in arcs for step in arc[1:] for part in step)


def _planes(numbers: Iterable[int]) -> bytes:
    """The numbers by bytes of the same weight, which pack better beside each other. Each is below
    2²³; ValueError if one is not."""
    signed = np.fromiter(numbers, "<i4")
    unsigned = np.where(signed < 0, -2 * signed - 1, 2 * signed)
    if unsigned.max() >> 8 * PLANES:
        raise ValueError(f"{COUNTRIES.name}: a step of {unsigned.max() // 2} cells is too long")
    return unsigned.view(np.uint8).reshape(-1, unsigned.itemsize).T[:PLANES].tobytes()
