"""Load the committed outlines of today's countries and territories as a GeoDataFrame.

Making the file is left to `geo.convert_boundaries`, former states and styling to other modules;
nothing is cached here.
"""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.outlines import COUNTRIES

REMEDY = "restore it or run python -m geo.convert_boundaries"
REQUIRED = ["actor", "name", "anchor", "area_km2", "bbox", "geometry"]
LISTS = {"anchor": ["anchor_lon", "anchor_lat"], "bbox": ["west", "south", "east", "north"]}
COLUMNS = ["actor", "name", *LISTS["anchor"], "area_km2", *LISTS["bbox"], "geometry"]


def load(path: Path = COUNTRIES, layer: str = "countries") -> gpd.GeoDataFrame:
    """One row per country, sorted by actor; EPSG:4326, axis order lon, lat.

    The layer `parts` holds pieces of countries that had borders of their own: DEU-W, DEU-E and the
    like, two for each country that `geo.divide` divides; together they are the country.

    Columns: actor (ISO 3166-1 alpha-3, and XKX, CYN, SOL, KAS, IOA), name (English), anchor_lon
    and anchor_lat (degrees, where a label fits best, inside the country's largest piece), area_km2
    (whole, on the ellipsoid), west, south, east, north (degrees, box of the country's main part,
    without far islands) and geometry (MultiPolygon, cut at 180°; neighbours share their edges).

    Raises FileNotFoundError if the file is missing, ValueError with all problems if it is broken.
    """
    frame = _read(Path(path), layer)
    if problems := _problems(frame):
        raise ValueError("\n".join(f"{path}: {problem} – {REMEDY}" for problem in problems))
    frame = frame.set_crs(4326, allow_override=True)
    for column, parts in LISTS.items():
        frame[parts] = np.vstack(frame[column].to_list())
    frame["area_km2"] = frame["area_km2"].astype("int64")
    return frame.sort_values("actor", ignore_index=True)[COLUMNS]


def _read(path: Path, layer: str) -> gpd.GeoDataFrame:
    """The layer as GDAL's TopoJSON driver gives it, which knows no CRS."""
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file – {REMEDY}")
    try:
        return gpd.read_file(path, layer=layer)
    except (DataSourceError, DataLayerError) as error:
        raise ValueError(f"{path}: no TopoJSON with an object '{layer}' – {REMEDY}") from error


def _problems(frame: gpd.GeoDataFrame) -> list[str]:
    """Everything that makes the frame unfit for the map, in words."""
    if missing := [column for column in REQUIRED if column not in frame.columns]:
        return [f"property '{column}' is missing" for column in missing]
    actor, absent = frame["actor"], shapely.is_missing(frame.geometry.to_numpy())
    faults = [
        ("is there twice", actor.duplicated() & actor.notna()),
        ("has no name", frame["name"].isna()),
        ("has no area_km2", frame["area_km2"].isna()),
        ("has no geometry", absent | frame.geometry.is_empty),
        ("has an invalid geometry", ~frame.geometry.is_valid & ~absent),
        *((f"has no {c} of {len(p)} numbers", ~_lists(frame, c)) for c, p in LISTS.items()),
    ]
    found = [f"actor {code} {fault}" for fault, rows in faults for code in actor[rows]]
    return found + ["a feature has no actor"] * int(actor.isna().sum())


def _lists(frame: gpd.GeoDataFrame, column: str) -> np.ndarray:
    """For each row, whether the column holds a list of as many numbers as `LISTS` names."""
    size = len(LISTS[column])
    return np.array(
        [
            isinstance(value, (list, np.ndarray))
            and len(value) == size
            and np.issubdtype(np.asarray(value).dtype, np.number)
            for value in frame[column]
        ],
        dtype=bool,
    )
