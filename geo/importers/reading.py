"""Reads files of polygons, whatever their format, as features in longitude and latitude.

Which columns there must be and what their cells may say is left to `geo.importers.features`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from data.problems import Problem, one_line

# How a file begins. GDAL goes by content, and some of its formats fetch what they name.
_BEGINNINGS = {
    ".geojson": b"{",
    ".json": b"{",
    ".topojson": b"{",
    ".shp": b"\x00\x00\x27\x0a",
    ".gpkg": b"SQLite format 3\x00",
}
SUFFIXES = ", ".join(_BEGINNINGS)


@dataclass(frozen=True, order=True)
class Fault(Problem):
    """A problem of a feature; `line` is its number in the file, from 1, and 0 the whole file."""

    def __str__(self) -> str:
        """`polygons/a.geojson: feature 3: valid_from '18-1' is not a day – write YYYY-MM-DD`."""
        places = [self.file, f"feature {self.line}" if self.line else ""]
        place = ": ".join(place for place in places if place)
        column = f"{self.column} " if self.column else ""
        return one_line(f"{place}: {column}{self.message} – {self.remedy}")


def read(
    source: Path, required: Sequence[str], faults: list[Fault], notes: list[str]
) -> gpd.GeoDataFrame:
    """Every feature of a file, or of all files of a folder, in EPSG:4326, axis order lon, lat.

    Columns: `file` and `number` (where it stands, from 1), geometry, and those of the files in
    lower case, `required` among them. What cannot be read or is not there goes to `faults`, what
    was assumed or converted to `notes`.
    """
    frames = []
    for path in _files(source, faults):
        for frame, label in _read(path, faults):
            frame = _in_degrees(frame, label, faults, notes)
            _require(frame, label, required, faults)
            frames.append(frame.assign(file=label, number=range(1, len(frame) + 1)))
    if not any(len(frame) for frame in frames) and not faults:
        faults.append(Fault(str(source), 0, "", "holds no feature", "choose another file"))
    if not frames:
        return gpd.GeoDataFrame({"file": [], "number": []}, geometry=[], crs=4326)
    return gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=4326)


def _files(source: Path, faults: list[Fault]) -> list[Path]:
    if source.is_file():
        return [source]
    found = sorted(f for f in source.glob("*") if f.suffix.lower() in _BEGINNINGS)
    if not source.is_dir():
        faults.append(Fault(str(source), 0, "", "is not there", "name a file or a folder"))
    elif not found:
        message = "holds no file of polygons"
        faults.append(Fault(str(source), 0, "", message, f"put one into it: {SUFFIXES}"))
    return found


def _read(path: Path, faults: list[Fault]) -> Iterator[tuple[gpd.GeoDataFrame, str]]:
    """The features of each layer of one file, columns in lower case, with what to call it."""
    if not _begins_well(path):
        message = "is no file of polygons that is read here"
        faults.append(Fault(str(path), 0, "", message, f"save it as one of {SUFFIXES}"))
        return
    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        for layer in layers:
            frame = gpd.read_file(path, layer=layer)
            frame = frame.rename(columns={c: str(c).lower() for c in frame.columns})
            yield frame, str(path) if len(layers) == 1 else f"{path} (layer {layer})"
    except (DataSourceError, DataLayerError, UnicodeDecodeError, ValueError) as error:
        message = f"cannot be read ({error})"
        faults.append(Fault(str(path), 0, "", message, "open it in a GIS and save it again"))


def _begins_well(path: Path) -> bool:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(64).removeprefix(b"\xef\xbb\xbf")
    start = start.lstrip() if suffix not in (".shp", ".gpkg") else start
    return suffix in _BEGINNINGS and start.startswith(_BEGINNINGS[suffix])


def _require(
    frame: gpd.GeoDataFrame, label: str, required: Sequence[str], faults: list[Fault]
) -> None:
    for column in required:
        if column not in frame.columns:
            found = ", ".join(sorted(set(frame.columns) - {"geometry"})) or "none"
            remedy = f"add it; the columns are: {found}"
            faults.append(Fault(label, 0, "", f"has no column {column}", remedy))


def _in_degrees(
    frame: gpd.GeoDataFrame, label: str, faults: list[Fault], notes: list[str]
) -> gpd.GeoDataFrame:
    unknown = frame.crs is None or not (frame.crs.is_geographic or frame.crs.is_projected)
    if unknown:
        notes.append(f"{label} names no coordinate system: longitude and latitude (WGS 84) assumed")
        frame = frame.set_crs(4326, allow_override=True)
    elif frame.crs.to_epsg() != 4326:
        notes.append(f"{label} was converted from {frame.crs.name} to longitude and latitude")
        frame = frame.to_crs(4326)
    if not _is_on_earth(frame.total_bounds):
        message = "has coordinates that are no longitude and latitude"
        remedy = "name its coordinate system" if unknown else "correct its coordinate system"
        faults.append(Fault(label, 0, "", message, f"{remedy} (a .prj file beside a .shp)"))
    return frame


def _is_on_earth(bounds: "np.ndarray[Any, Any]") -> bool:
    """Within a turn and a half, as some files go on beyond 180°; an empty file has no bounds."""
    west, south, east, north = bounds
    if np.isnan(bounds).all():
        return True
    return bool(west >= -540 and east <= 540 and south >= -90.001 and north <= 90.001)
