"""Judges features cell by cell: what is no polygon with an actor and days is a fault.

Reading files is left to `geo.importers.reading`, what polygons do to each other to `overlaps`.
"""

from collections.abc import Iterator
from datetime import date

import geopandas as gpd
import pandas as pd
import shapely

from data import dates
from data.rules.borders import rulers
from data.rules.cells import complaints
from data.schema import schema
from data.tables import Row
from geo.importers.reading import Fault

REQUIRED = ("actor", "valid_from", "valid_to")
OPTIONAL = ("name", "sovereignty", "ruler")
CELLS = (*REQUIRED, *OPTIONAL)
_POLYGONS = {"Polygon", "MultiPolygon"}


def dated(
    features: gpd.GeoDataFrame, names: dict[str, str], faults: list[Fault]
) -> gpd.GeoDataFrame:
    """The features as polygons with days; what is wrong with them goes to `faults`.

    Columns: file, number, `CELLS` (text; `valid_to` is the first day no longer, empty: open) and
    geometry (valid polygons, EPSG:4326). `names` are the known actors' names by code; a polygon
    without a name of its own bears that of its actor.
    """
    frame = features.reindex(columns=["file", "number", *CELLS, "geometry"])
    for column in CELLS:
        frame[column] = [text(value) for value in frame[column]]
    frame["name"] = [
        name or names.get(a, a) for name, a in zip(frame.name, frame.actor, strict=True)
    ]
    frame["sovereignty"] = frame["sovereignty"].replace("", "sovereign")
    frame["geometry"] = [repaired(shape) for shape in frame.geometry]
    row: Row
    for row in frame.itertuples():
        for column, message, remedy in _wrong(row, set(names)):
            faults.append(Fault(row.file, row.number, column, message, remedy))
    return frame


def text(value: object) -> str:
    """A cell as text: a day of a date column as ISO day, a whole number without its fraction."""
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NaT:
        return ""
    if isinstance(value, (pd.Timestamp, date)):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def repaired(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    """The shape made valid, its polygons only; None if none is left, or it was something else."""
    if shape is None or shape.geom_type not in _POLYGONS:
        return None
    if not shapely.is_valid(shape):
        shape = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area > 0]
    return shapely.MultiPolygon(parts) if parts else None


def _wrong(row: Row, actors: set[str]) -> Iterator[tuple[str, str, str]]:
    """Column, message and remedy of everything that is wrong with one feature."""
    table = schema()["borders"]
    for column in table.columns:
        if column.name in CELLS:
            known = actors if column.ref else None
            for message, remedy in complaints(column, getattr(row, column.name), known):
                yield column.name, message, remedy
    yield from _wrong_days(row.valid_from, row.valid_to)
    for message, remedy in rulers(row.sovereignty, row.ruler, "a polygon"):
        yield "ruler", message, remedy
    if row.geometry is None:
        message = "is no polygon, or one that cannot be repaired"
        yield "geometry", message, "draw it again, or leave the feature out"


def _wrong_days(start: str, end: str) -> Iterator[tuple[str, str, str]]:
    try:
        if end and dates.parse_day(end) <= dates.parse_day(start):
            remedy = "write the first day on which it no longer holds"
            yield "valid_to", f"'{end}' is not after {start}", remedy
    except dates.DateError:
        return  # told of its own cell
