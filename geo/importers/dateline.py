"""Cuts polygons at 180°: what crosses it becomes polygons on both sides.

Degrees, axis order lon, lat. A polygon may say that it crosses by a jump of its longitudes (179,
-179) or by going on beyond 180; one around a pole jumps once and is closed along the pole.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity

Coordinates = NDArray[np.float64]
_SIDE = 360.0


def cut(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """The same land within -180 and 180; a shape that lies there already is returned as it is."""
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shape.geoms)]
    if not any(_leaves(ring) for ring in rings):
        return shape
    parts = [part for polygon in shape.geoms for part in _cut_polygon(polygon)]
    whole = shapely.union_all(parts)
    found = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(found)


def _leaves(ring: Coordinates) -> bool:
    x = ring[:, 0]
    return bool(np.abs(x).max() > _SIDE / 2 or np.abs(np.diff(x)).max() > _SIDE / 2)


def _cut_polygon(polygon: shapely.Polygon) -> list[shapely.Geometry]:
    outer, *holes = [_unrolled(shapely.get_coordinates(r)) for r in shapely.get_rings(polygon)]
    whole = shapely.make_valid(shapely.Polygon(outer))
    for hole in holes:
        for turn in (-_SIDE, 0.0, _SIDE):  # a hole may be unrolled to the other side
            whole = shapely.difference(
                whole, shapely.make_valid(shapely.Polygon(hole + np.array([turn, 0])))
            )
    return [_window(whole, turn) for turn in (-2, -1, 0, 1, 2)]


def _unrolled(ring: Coordinates) -> Coordinates:
    """The ring without jumps; one that goes round a pole is closed along it."""
    steps = np.diff(ring[:, 0])
    turns = np.concatenate([[0.0], np.cumsum(-_SIDE * np.round(steps / _SIDE))])
    whole: Coordinates = ring + np.column_stack([turns, np.zeros_like(turns)])
    if turns[-1]:
        pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
        (first, _), (last, _) = whole[0], whole[-1]
        whole = np.vstack([whole, [[last, pole], [first, pole], whole[0]]])
    return whole


def _window(shape: shapely.Geometry, turn: int) -> shapely.Geometry:
    """What lies in the window of this number of turns, moved to the middle one."""
    west = -_SIDE / 2 + turn * _SIDE
    inside = shapely.intersection(shape, shapely.box(west, -90, west + _SIDE, 90))
    return affinity.translate(inside, -turn * _SIDE)
