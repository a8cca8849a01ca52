"""Puts brought boundaries into a folder of tables, all files at once or none.

`borders`, `parts` and `disputes`, which speak of the project's own shapes, become empty. Reading
and judging the polygons is left to the other modules here.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data import changeover, collection, validate
from data.collection import Origin
from data.importers.keeping import OF_OUR_SHAPES
from data.importers.title_page import with_boundaries
from data.problems import ProblemsFound
from data.schema import schema
from data.structure import lying
from data.tables import Cells, Tables, dump, load
from geo import own_boundaries


def shape_codes(polygons: gpd.GeoDataFrame) -> list[str]:
    """A code for each polygon: its actor and first year, and a number if that is not enough."""
    counted: dict[str, int] = {}
    codes = []
    for actor, day in zip(polygons["actor"], polygons["valid_from"], strict=True):
        plain = f"{actor}_{day[:4]}"
        counted[plain] = counted.get(plain, 0) + 1
        codes.append(plain if counted[plain] == 1 else f"{plain}_{counted[plain]}")
    return codes


def contents(
    tables: Tables, outlines: bytes, origin: Origin, actors: Sequence[Cells]
) -> dict[str, bytes]:
    """The new files of the folder by name: the boundaries, where they come from, the tables that
    spoke of other shapes as headers only, and `actors` added or in place of those of their codes.

    Raises `ProblemsFound` if `collection.toml` cannot be read.
    """
    collection.read(tables.folder)  # refuses a wrong one before it is changed
    page = tables.folder / collection.FILE
    about = with_boundaries(page.read_text("utf-8") if page.exists() else "", asdict(origin))
    frames = {name: tables[name].iloc[:0] for name in OF_OUR_SHAPES}
    frames["actors"] = _with(tables.actors, actors)
    new = {
        schema()[name].file: dump(
            schema()[name], frame.reindex(columns=schema()[name].column_names).fillna("")
        )
        for name, frame in frames.items()
    }
    return {**new, collection.FILE: about.encode(), collection.BOUNDARIES: outlines}


def place(tables: Tables, new: Mapping[str, bytes]) -> None:
    """Write the files into the folder of the tables, at once, even if somebody is killed.

    Raises `ProblemsFound`, and changes nothing, if there would be a problem with what is read.
    """
    if found := _judged(tables, new):
        raise found
    with changeover.alone(tables.folder):
        changeover.complete(tables.folder)
        changeover.replace(
            tables.folder, {tables.folder / name: content for name, content in new.items()}
        )


def _judged(tables: Tables, new: Mapping[str, bytes]) -> ProblemsFound | None:
    """What is wrong with the folder as it would be."""
    with tempfile.TemporaryDirectory(prefix="pactmap-") as name:
        folder = Path(name)
        for table in schema().values():
            if content := lying(tables.folder, table):
                (folder / table.file).write_bytes(content)
        for file, content in new.items():
            (folder / file).write_bytes(content)
        shutil.copytree(tables.seed_path("seeds"), folder / "seeds")
        try:
            collection.read(folder)
            problems = [*validate.problems_of_rows(load(folder)), *own_boundaries.problems(folder)]
        except ProblemsFound as error:
            problems = error.problems
    told = [replace(p, file=p.file.removeprefix(f"{folder}/")) for p in problems]
    return ProblemsFound(told) if told else None


def _with(frame: pd.DataFrame, rows: Sequence[Cells]) -> pd.DataFrame:
    """The table with these rows in place of those that have their keys."""
    if not rows:
        return frame
    key = str(frame.columns[0])
    kept = frame[~frame[key].isin([row[key] for row in rows])]
    new = [{column: row.get(column, "") for column in frame.columns} for row in rows]
    return pd.concat([kept, pd.DataFrame(new, dtype="str")], ignore_index=True)
