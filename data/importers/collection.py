"""Writes a collection: a complete folder of our tables with `collection.toml`, or nothing at all.

What the rows say is left to the importers, what they may say to `data.validate`.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from dataclasses import replace as changed
from datetime import date
from pathlib import Path

import pandas as pd

from data import tables, validate
from data.collection import BOUNDARIES
from data.collection import FILE as TITLE_PAGE
from data.collection import read as read_title_page
from data.importers import keeping
from data.importers.title_page import lines
from data.problems import Problem, ProblemsFound
from data.schema import schema
from data.tables import Cells, Tables, records

Origin = tuple[str, int]  # a file and a line of it

_REVIEW, _IMPORTED = "unreviewed", "(imported)"  # how events tell that nobody here reviewed them
_SEEDS = "seeds"  # empty: without it, those of the project would count as this folder's
_MADE = {"events": "an event", "instruments": "an instrument", "evidence": "evidence"}
_GROUND = ("actors", "borders", "parts", "disputes", "names")


@dataclass(frozen=True)
class Description:
    """What a reader is told of a collection; the keys of `collection.toml`, in this order."""

    title: str
    description: str
    citation: str
    url: str
    licence: str


@dataclass(frozen=True, eq=False)
class Collection:
    """The rows of each table, in any order; a table that is not named is empty.

    `origins` are, by table and its first column, the file and line that a row was made of, where a
    user can mend it.
    """

    about: Description
    rows: Mapping[str, Iterable[Cells]]
    origins: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)


def ground(committed: Tables) -> dict[str, list[Cells]]:
    """What every collection has from the committed tables: all actors, the land with its parts,
    disputes and former names, and the documents that these rows cite."""
    rows = {name: records(committed[name]) for name in _GROUND}
    cited = {
        word.strip()
        for of_table in rows.values()
        for row in of_table
        for word in row.get("source", "").split(";")
    }
    known = committed.documents["document"].isin(cited)
    return {**rows, "documents": records(committed.documents[known])}


def reference(document: str, title: str, url: str, **cells: str) -> Cells:
    """A row of `documents` for a citation; `cells` are further columns, such as `publisher`."""
    fixed = {"kind": "reference", "language": "en", "published_basis": "none"}
    return {"document": document, "title": title, "url": url, **fixed, **cells}


def evidence(event: str, document: str, quote: str = "") -> Cells:
    """A row of `evidence` for an event that a document confirms; without a quote, all of it."""
    return {"event": event, "document": document, "quote": quote, "stance": "confirms"}


def event(
    key: str,
    kind: str,
    instrument: str,
    actors: Iterable[str],
    when: str,
    summary: str,
    **cells: str,
) -> Cells:
    """A row of `events` for an act that a reference reports as done; `cells` change or add columns.

    Who reviewed it is left out. `when` is EDTF; the actors are sorted here.
    """
    return {
        "event": key,
        "date": when,
        "date_basis": "reference",
        "type": kind,
        "realis": "occurred",
        "instrument": instrument,
        "actors": ";".join(sorted(set(actors))),
        "modality": "fact",
        "certainty": "confirmed",
        "summary": summary,
        **cells,
    }


def reviewed(rows: Iterable[Cells], title: str, day: date) -> list[Cells]:
    """The events as nobody here has reviewed them: as the dataset `title` has them, on `day`."""
    review = {"review": _REVIEW, "reviewer": f"{title} {_IMPORTED}", "reviewed_at": str(day)}
    return [{**row, **review} for row in rows]


def write(collection: Collection, folder: Path, replace: bool = False) -> None:
    """Write the collection as `folder`, by a temporary sibling that takes its place at the end.

    Boundaries that a user brought into the folder stay. Raises `ProblemsFound`, and leaves all as
    it was, if the folder holds files (unless `replace` and an import is what it holds) or if
    `data.validate` finds a problem in the rows.
    """
    refuse_occupied(folder, replace)
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}.part-"
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=prefix) as name:
        staged = Path(name) / folder.name
        _stage(changed(collection, rows=keeping.rows(folder, collection.rows)), staged)
        keeping.carry(folder, staged)
        made = tables.load(staged)
        if found := [*_title_page(staged), *validate.problems(made)]:
            raise ProblemsFound(_at_home(problem, made, collection.origins) for problem in found)
        _put_in_place(staged, folder, Path(name) / "old")


def refuse_occupied(folder: Path, replace: bool = False) -> None:
    """Raise `ProblemsFound` if `folder` is not free to be written: asked before the long work."""
    remedy = "name another folder with --out"
    if folder.exists() and not folder.is_dir():
        raise ProblemsFound([Problem(str(folder), 0, "", "is no folder", remedy)])
    held = sorted(os.listdir(folder)) if folder.is_dir() else []
    if held and not replace:
        remedy += ", or replace this one with --replace"
        raise ProblemsFound([Problem(str(folder), 0, "", "holds files already", remedy)])
    if held and not _is_import(folder, held):
        message = "holds what no importer wrote, and is not replaced"
        raise ProblemsFound([Problem(str(folder), 0, "", message, remedy)])


def _is_import(folder: Path, held: list[str]) -> bool:
    """Whether everything in the folder is what importers make, and no event was reviewed since."""
    ours = {table.file for table in schema().values()} | {TITLE_PAGE, BOUNDARIES, _SEEDS}
    seeds = folder / _SEEDS
    if not set(held) <= ours or (seeds.exists() and any(seeds.iterdir())):
        return False
    try:
        events = tables.load(folder).events
    except ProblemsFound:
        return False
    imported = (events["review"] == _REVIEW) & events["reviewer"].str.endswith(_IMPORTED)
    return bool(imported.all())


def _stage(collection: Collection, staged: Path) -> None:
    frames = {}
    for table in schema().values():
        rows = list(collection.rows.get(table.name, ()))
        cells = [[row.get(name, "") for name in table.column_names] for row in rows]
        frames[table.name] = pd.DataFrame(cells, columns=table.column_names, dtype="str")
    tables.write(Tables(staged, "", lines={}, **frames), staged)
    (staged / _SEEDS).mkdir()
    (staged / TITLE_PAGE).write_text(lines(asdict(collection.about)), "utf-8")


def _at_home(
    problem: Problem, made: Tables, origins: Mapping[str, Mapping[str, Origin]]
) -> Problem:
    """A problem of a row, told of the line that it was made of, if that is known."""
    name = problem.file.removesuffix(".csv")
    if name not in origins or problem.line not in made.lines[name]:
        return problem
    key = str(made[name].iloc[made.lines[name].index(problem.line), 0])
    if key not in origins[name]:
        return problem
    message = f"becomes {_MADE[name]} whose {problem.column or 'row'} {problem.message}"
    return Problem(*origins[name][key], "", message, problem.remedy)


def _title_page(staged: Path) -> list[Problem]:
    """What is wrong with it, told without the place where it is only for a moment."""
    try:
        read_title_page(staged)
    except ProblemsFound as error:
        return [changed(problem, file=TITLE_PAGE) for problem in error.problems]
    return []


def _put_in_place(staged: Path, folder: Path, aside: Path) -> None:
    """Swap by renaming; what lay there comes back if its successor cannot take its place."""
    if folder.exists():
        folder.rename(aside)
    try:
        staged.rename(folder)
    except OSError:
        if aside.exists():
            shutil.move(aside, folder)
        raise
