"""Reads and writes the curated tables: every cell as the text it is, the same bytes back.

Structure (file, encoding, header, width) is checked in `data.structure`; what cells may say, in
`data.rules`.
"""

import csv
import hashlib
import os
import re
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from data import structure
from data.folders import PROJECT, folder_from_environment
from data.problems import Problem, ProblemsFound
from data.schema import Table, schema

VERSION = re.compile(r"[0-9a-f]{12}", re.ASCII)  # what a version of tables looks like
P = ParamSpec("P")
T = TypeVar("T")
Cells = dict[str, str]  # a row by the names of its columns; what is not named is empty
Row = Any  # a row of itertuples: text under the names of the columns, which no type can list


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of one folder. Each is a DataFrame of text with the columns of `schema.toml`.

    `lines[table]` gives the line in the file of each row (cells may hold line breaks).
    `version` is the first 12 hex digits of the SHA-256 over all files: the same data, the same
    version. Two `Tables` are equal only if they are the same object, so they can key a cache.
    `kept` is what `derived` functions found out about them.
    """

    folder: Path
    version: str
    actors: pd.DataFrame
    documents: pd.DataFrame
    instruments: pd.DataFrame
    obligations: pd.DataFrame
    events: pd.DataFrame
    evidence: pd.DataFrame
    assertions: pd.DataFrame
    ledger: pd.DataFrame
    offices: pd.DataFrame
    borders: pd.DataFrame
    parts: pd.DataFrame
    disputes: pd.DataFrame
    coverage: pd.DataFrame
    names: pd.DataFrame
    lines: dict[str, list[int]] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict, init=False)

    def __getitem__(self, name: str) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def rows(self, name: str) -> Iterator[tuple[int, Row]]:
        """Each row of a table with its line in the file."""
        return zip(self.lines[name], rows_of(self, name), strict=True)

    def seed_path(self, path: str) -> Path:
        """Where a seed lies: below the tables if they bring `seeds/`, else in the project."""
        base = self.folder if (self.folder / "seeds").is_dir() else PROJECT
        return base / path


def derived(function: Callable[Concatenate[Tables, P], T]) -> Callable[Concatenate[Tables, P], T]:
    """Compute it once for some tables and further arguments, and keep it as long as the tables.

    A cache beside them would keep old tables alive, with all that was ever computed from them.
    Where two threads ask at once, both may compute it; both get the first one's result.
    """

    @wraps(function)
    def known(tables: Tables, /, *further: P.args, **named: P.kwargs) -> T:
        key = (function, *further, *named.items())
        if key not in tables.kept:
            tables.kept.setdefault(key, function(tables, *further, **named))
        found: T = tables.kept[key]
        return found

    return known


@derived
def rows_of(tables: Tables, name: str) -> list[Row]:
    """The rows of a table in the order of the file."""
    frame = tables[name]
    row = namedtuple("Row", list(frame.columns))  # type: ignore[misc]
    return list(map(row._make, zip(*(_cells(frame[column]) for column in frame), strict=True)))


def _cells(column: pd.Series) -> list[str]:
    """The texts of a column, equal ones the same object: Arrow would make each anew, and slowly."""
    codes, distinct = pd.factorize(column)
    cells: list[str] = distinct.to_numpy(object)[codes].tolist()
    return cells


@derived
def by_key(tables: Tables, name: str) -> dict[str, Row]:
    """The rows of a table by their first column, in the order of the file."""
    return {row[0]: row for row in rows_of(tables, name)}


def load(folder: Path | None = None) -> Tables:
    """Read every table of `folder`. Raises `ProblemsFound` with all structural problems at once."""
    folder = Path(folder or folder_from_environment())
    problems: list[Problem] = []
    contents = {
        table.name: structure.content(folder, table, problems) for table in schema().values()
    }
    return parse(folder, contents, problems)


def parse(folder: Path, contents: Mapping[str, bytes], problems: Sequence[Problem] = ()) -> Tables:
    """The tables that these bytes say, by the name of each; `folder` is where they lie or will.

    Raises `ProblemsFound` with all structural problems at once, `problems` among them.
    """
    found = list(problems)
    frames: dict[str, pd.DataFrame] = {}
    lines: dict[str, list[int]] = {}
    digest = hashlib.sha256()
    for table in schema().values():
        content = contents[table.name]
        digest.update(content)
        text = structure.text(table, content, found)
        rows, lines[table.name] = structure.rows(table, text, found) if text else ([], [])
        frames[table.name] = pd.DataFrame(rows, columns=table.column_names, dtype="str")
    if found:
        raise ProblemsFound(found)
    return Tables(folder, digest.hexdigest()[:12], lines=lines, **frames)


def dump(table: Table, frame: pd.DataFrame) -> bytes:
    """The bytes of one table: UTF-8, LF, header, rows sorted by key, no quotes but where needed.

    None at all for an optional one without rows: it has no file.
    """
    if table.optional and frame.empty:
        return b""
    return as_csv(frame[table.column_names].sort_values(list(table.key), kind="stable"))


def as_csv(rows: pd.DataFrame) -> bytes:
    """Rows of text as CSV: UTF-8, LF, header, no quotes but where needed."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(list(rows.columns))
    writer.writerows(rows.to_numpy(object))
    return "".join(lines).encode("utf-8")


class _Lines(list[str]):
    """Collects what a CSV writer writes, with LF at line ends.

    The writer must believe in CR LF: it quotes no other line ends than its own, and a quote of a
    document with CR LF holds both.
    """

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


def write(tables: Tables, folder: Path) -> None:
    """Write all tables to `folder`, each by temporary file and rename: none is ever half there."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in schema().values():
        content = dump(table, tables[table.name])
        if not content:
            (folder / table.file).unlink(missing_ok=True)
            continue
        temporary = folder / f".{table.file}.part"
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / table.file)


def records(frame: pd.DataFrame) -> list[Cells]:
    """The rows of a table as dicts of plain text, in order."""
    rows: list[Any] = frame.astype(object).to_dict("records")
    return rows


def items(cell: str, separator: str = ";") -> list[str]:
    """The items of a list cell; an empty cell has none."""
    return cell.split(separator) if cell else []
