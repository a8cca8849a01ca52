"""Takes dated polygons the whole way into a folder of tables, and reports what became of them.

What the commands `polygons` and `cshapes` share: each of them only makes features.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from data import dates
from data.collection import BOUNDARIES, Origin
from data.folders import DEFAULT_FOLDER
from data.importers.command import refused
from data.problems import Problem, ProblemsFound
from data.tables import Cells, Tables, load
from geo import own_boundaries
from geo.importers import overlaps, placing
from geo.importers.features import dated
from geo.importers.outlines import LIMIT, Outlines, TooSmall, outlines
from geo.importers.reading import Fault


@dataclass(frozen=True, eq=False)
class Brought:
    """Features with the columns of `features.CELLS`, where they come from, actors that the tables
    lack, and what a reader of the report should know.

    Land that two claim at once is refused, or told in the report where a user cannot mend it.
    """

    features: gpd.GeoDataFrame
    origin: Origin
    actors: Sequence[Cells] = ()
    notes: Sequence[str] = ()
    refuse_overlaps: bool = True


WORDS = (*own_boundaries.TEXTS, "ruler")  # which the file says of each polygon
_SOME = 10  # codes that the report names
Make = Callable[[argparse.Namespace, Tables], Brought]


def bring(brought: Brought, tables: Tables) -> list[str]:
    """Replace the boundaries of the tables' folder; the report, line by line.

    Raises `ProblemsFound`, and changes nothing, if anything is wrong.
    """
    faults: list[Fault] = []
    names = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    names |= {row["actor"]: row["name"] for row in brought.actors}
    polygons = dated(brought.features, names, faults)
    if faults:
        raise ProblemsFound(faults)
    polygons = polygons.sort_values(["actor", "valid_from", "file", "number"], ignore_index=True)
    if faults := list(overlaps.of_actors(polygons)):
        raise ProblemsFound(faults)
    polygons["shape"] = placing.shape_codes(polygons)
    drawn = _drawn(polygons)
    overlapping = list(overlaps.of_land(polygons.set_geometry(drawn.shapes, crs=4326)))
    if overlapping and brought.refuse_overlaps:
        raise ProblemsFound(overlapping)
    new = placing.contents(tables, drawn.content, brought.origin, brought.actors)
    placing.place(tables, new)
    return [*brought.notes, *map(str, overlapping), *_report(polygons, drawn, tables)]


def _drawn(polygons: gpd.GeoDataFrame) -> Outlines:
    try:
        return outlines(list(polygons.geometry), polygons[[*WORDS]].to_dict("records"))
    except TooSmall as error:
        lost = polygons.iloc[error.places]
        message = "is smaller than the map's grid, or has no area"
        remedy = "draw it larger, or leave the feature out"
        places = zip(lost["file"], lost["number"], strict=True)
        raise ProblemsFound(Fault(f, n, "geometry", message, remedy) for f, n in places) from error


def _report(polygons: gpd.GeoDataFrame, drawn: Outlines, tables: Tables) -> list[str]:
    first, last = min(polygons["valid_from"]), max(polygons["valid_to"])
    until = "open" if "" in set(polygons["valid_to"]) else f"until {dates.in_words(last)}"
    lines = [
        f"{len(polygons)} polygons of {polygons['actor'].nunique()} actors,"
        f" from {dates.in_words(first)}, {until}",
        f"{BOUNDARIES}: {len(drawn.content) / 1000:.0f} KB, {drawn.gzipped / 1000:.0f} KB gzipped",
        f"Simplified: no point is farther than {drawn.tolerance:.3f} degrees from where it was;"
        f" {drawn.left_out} smaller islands and lakes are left out",
    ]
    if drawn.gzipped > LIMIT:
        lines.append(f"More than {LIMIT // 1000} KB even so: fewer polygons would load quicker")
    return lines + _strangers(polygons, tables)


def _strangers(polygons: gpd.GeoDataFrame, tables: Tables) -> list[str]:
    """Sovereign polygons on days on which, by the tables, their actor does not exist."""
    lives = {r.actor: (r.valid_from, r.valid_to or "9999") for _, r in tables.rows("actors")}
    found = sorted(
        row.shape
        for row in polygons.itertuples()
        if row.sovereignty == "sovereign"
        and row.actor in lives
        and (row.valid_from < lives[row.actor][0] or (row.valid_to or "9999") > lives[row.actor][1])
    )
    if not found:
        return []
    some = ", ".join(found[:_SOME]) + (" …" if len(found) > _SOME else "")
    return [f"{len(found)} on days on which actors.csv does not know their state: {some}"]


def run(parser: argparse.ArgumentParser, make: Make, arguments: Sequence[str] | None) -> int:
    """The command: prints the report and exits 0, or all problems and exits 1."""
    parser.add_argument("source", type=Path, metavar="SOURCE", help="what was downloaded or drawn")
    what = "the folder of tables whose boundaries they become"
    parser.add_argument("--tables", type=Path, required=True, metavar="FOLDER", help=what)
    options = parser.parse_args(arguments)
    try:
        tables = load(options.tables)
        _refuse_committed(options.tables)
        report = bring(make(options, tables), tables)
    except ProblemsFound as error:
        return refused(error)
    print("\n".join(report))
    print(f"Written to {options.tables}")
    return 0


def _refuse_committed(folder: Path) -> None:
    """The project's own tables and boundaries belong together, and their licences do."""
    if folder.resolve() == DEFAULT_FOLDER.resolve():
        message = "holds the project's own tables"
        raise ProblemsFound([Problem(str(folder), 0, "", message, "copy the folder and name that")])
