"""The land of each actor on a day as GeoJSON polygons: outlines put together as territories were.

Which outlines an actor had when is `geo.territories`' business; drawing them is the browser's.
"""

import json
from datetime import date
from typing import Any

import shapely

from data.tables import Tables, derived
from geo import topology
from geo.days import number
from geo.outlines import COUNTRIES, LAYERS
from geo.own_boundaries import file_of
from geo.territories import territories

DECIMALS = 4  # of a degree: some ten metres, finer than any of the outlines


def of_day(tables: Tables, as_of: date) -> dict[str, dict[str, Any]]:
    """By actor its Polygon or MultiPolygon on `as_of`, [lon, lat] in degrees (WGS 84), cut at 180°,
    outer rings counter-clockwise (RFC 7946); what others occupied is left out."""
    day, shapes = number(as_of), _shapes(tables)
    found: dict[str, list[shapely.Geometry]] = {}
    for territory in territories(tables):
        for start, end, actor, _, sovereignty, _ in territory["states"]:
            if start <= day and (end is None or day < end) and sovereignty == "sovereign":
                own = [shapes[code] for code in territory["members"] if code in shapes]
                found.setdefault(actor, []).extend(own)
    return {actor: _geometry(own) for actor, own in sorted(found.items()) if own}


def _geometry(shapes: list[shapely.Geometry]) -> dict[str, Any]:
    """One geometry of the shapes; neighbours share their edges, so these fall away."""
    whole = shapely.union_all(shapes) if len(shapes) > 1 else shapes[0]
    turned = shapely.orient_polygons(whole)  # outer rings counter-clockwise
    told: dict[str, Any] = json.loads(shapely.to_geojson(turned))
    return {"type": told["type"], "coordinates": _rounded(told["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, list):
        return [_rounded(part) for part in coordinates]
    return round(coordinates, DECIMALS)


@derived
def _shapes(tables: Tables) -> dict[str, shapely.Geometry]:
    """The outlines that these tables are drawn with, in degrees, by the code of each."""
    whole = json.loads((file_of(tables.folder) or COUNTRIES).read_bytes())
    scale, shift = whole["transform"]["scale"], whole["transform"]["translate"]
    arcs = [
        [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in topology.decode(arc)]
        for arc in whole["arcs"]
    ]
    layers = [whole["objects"][name] for name in LAYERS if name in whole["objects"]]
    features = [feature for layer in layers for feature in layer["geometries"]]
    return {_code(feature): _multipolygon(feature["arcs"], arcs) for feature in features}


def _code(feature: dict[str, Any]) -> str:
    own: dict[str, str] = feature["properties"]
    return own.get("shape", own["actor"])


def _multipolygon(polygons: list[Any], arcs: list[Any]) -> shapely.Geometry:
    rings = [[_ring(ring, arcs) for ring in polygon] for polygon in polygons]
    return shapely.MultiPolygon([(outer, holes) for outer, *holes in rings])


def _ring(refs: list[int], arcs: list[Any]) -> list[tuple[float, float]]:
    """The points along the arcs of a ring, joints once."""
    points: list[tuple[float, float]] = []
    for ref in refs:
        arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
        points += arc[1:] if points else arc
    return points
