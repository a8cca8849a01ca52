"""What an import keeps of the folder that it replaces: the boundaries that a user brought.

Bringing them is left to `geo.importers`, writing the other tables to `data.importers.collection`.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from data import collection, tables
from data.collection import BOUNDARIES, FILE
from data.importers.title_page import with_boundaries
from data.problems import Problem, ProblemsFound
from data.tables import Cells

Rows = Mapping[str, Iterable[Cells]]
OF_OUR_SHAPES = ("borders", "parts", "disputes")  # tables that speak of the project's own shapes


def rows(folder: Path, new: Rows) -> Rows:
    """The rows of each table for a folder that brings boundaries: none of `OF_OUR_SHAPES`, and
    those actors too that a polygon names and only the replaced folder knows. Else `new`.

    Raises `ProblemsFound` if the boundaries, the tables or the title page of it cannot be read.
    """
    if not (folder / BOUNDARIES).exists():
        return new
    collection.read(folder)
    actors = list(new.get("actors", ()))
    wanted = _named(folder / BOUNDARIES) - {row["actor"] for row in actors}
    known = tables.load(folder).actors
    actors += tables.records(known[known["actor"].isin(wanted)])
    return {**new, **{name: [] for name in OF_OUR_SHAPES}, "actors": actors}


def carry(folder: Path, staged: Path) -> None:
    """Copy the boundaries of a folder, and its words about them, to the one that replaces it."""
    if not (folder / BOUNDARIES).exists():
        return
    (staged / BOUNDARIES).write_bytes((folder / BOUNDARIES).read_bytes())
    page = folder / FILE
    about = tomllib.loads(page.read_text("utf-8")).get("boundaries") if page.exists() else None
    if about:
        told = with_boundaries((staged / FILE).read_text("utf-8"), about)
        (staged / FILE).write_text(told, "utf-8")


def _named(file: Path) -> set[str]:
    """The actors of the polygons, and who rules them."""
    try:
        features = json.loads(file.read_bytes())["objects"]["countries"]["geometries"]
        found = [(f["properties"]["actor"], f["properties"].get("ruler", "")) for f in features]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        remedy = "remove it, or make it anew with python -m geo.importers.polygons"
        message = f"cannot be read ({error!r})"
        raise ProblemsFound([Problem(str(file), 0, "", message, remedy)]) from error
    return {actor for pair in found for actor in pair if actor}
