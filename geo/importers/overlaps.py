"""Finds land that two polygons claim on the same day, and actors that are in two places at once.

Slivers along a border, where two sources or two tolerances meet, are no overlap.
"""

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from data.tables import Row
from geo.importers.reading import Fault

WIDTH = 0.1  # degrees; what is narrower is a sliver
_HALF = 0.5  # of the smaller polygon: then it is no sliver, however narrow
_OPEN = "9999-12-31"


def of_actors(polygons: gpd.GeoDataFrame) -> Iterator[Fault]:
    """Every actor that has two polygons on one day, told of the later one.

    `polygons` has the columns of `features.dated`, valid cells, and geometry in degrees.
    """
    actors = polygons["actor"].to_numpy(str)
    same = np.argwhere(actors[:, None] == actors[None, :])
    remedy = "make them one, let one begin where the other ends, or name another actor"
    for _, second, where in _at_once(polygons, same):
        message = f"'{second.actor}' has another polygon, {where}"
        yield Fault(second.file, second.number, "actor", message, remedy)


def of_land(polygons: gpd.GeoDataFrame) -> Iterator[Fault]:
    """Every two polygons of different actors that hold the same land on one day."""
    shapes = polygons.geometry.to_numpy()
    near = shapely.STRtree(shapes).query(shapes, predicate="intersects").T
    remedy = "draw the border between them, or correct the days"
    for first, second, where in _at_once(polygons, near):
        if first.actor != second.actor and _overlap(first.geometry, second.geometry):
            message = f"of {second.actor} overlaps that of {first.actor}, {where}"
            yield Fault(second.file, second.number, "geometry", message, remedy)


def _at_once(
    polygons: gpd.GeoDataFrame, pairs: NDArray[np.int64]
) -> Iterator[tuple[Row, Row, str]]:
    """Of these pairs of places those that share a day: the rows, and where and when in words."""
    rows: list[Row] = list(polygons.itertuples())
    for one, other in pairs[pairs[:, 0] < pairs[:, 1]]:
        first, second = rows[one], rows[other]
        since = max(first.valid_from, second.valid_from)
        if since < min(first.valid_to or _OPEN, second.valid_to or _OPEN):
            file = f" of {first.file}" if first.file != second.file else ""
            yield first, second, f"feature {first.number}{file}, on {since}"


def _overlap(one: shapely.MultiPolygon, other: shapely.MultiPolygon) -> bool:
    common = shapely.intersection(one, other)
    if common.area > _HALF * min(one.area, other.area):
        return True
    return not shapely.is_empty(shapely.buffer(common, -WIDTH / 2))
