"""Small files of polygons for the tests of importers, and what is printed and written."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd

from data import collection


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A rectangle as GeoJSON."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def dated(actor: str, since: str, until: str | None, geometry: Any, **more: Any) -> dict[str, Any]:
    return feature(geometry, actor=actor, valid_from=since, valid_to=until, **more)


def geojson(path: Path, *features: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def words(folder: Path) -> list[tuple[str, ...]]:
    """shape, actor, name, sovereignty, ruler, valid_from, valid_to of each polygon written."""
    features = json.loads((folder / "boundaries.topojson").read_bytes())["objects"]["countries"]
    told = ["shape", "actor", "name", "sovereignty", "ruler", "valid_from", "valid_to"]
    return [tuple(f["properties"][name] for name in told) for f in features["geometries"]]


def shapes(folder: Path) -> Any:
    """The polygons that were written, by their codes."""
    return gpd.read_file(folder / "boundaries.topojson").set_index("shape")


def about(folder: Path) -> Any:
    """What the folder says about its boundaries."""
    return collection.read(folder).boundaries


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
