"""Reads and writes the curated tables: every cell as the text it is, the same bytes back.

Structure is checked here (file, encoding, header, width); what cells may say is in `data.rules`.
"""

import csv
import hashlib
import io
import os
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from data.problems import Problem, ProblemsFound
from data.schema import Table, schema

PROJECT = Path(__file__).parent.parent
DEFAULT_FOLDER = PROJECT / "data" / "tables"


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of one folder. Each is a DataFrame of text with the columns of `schema.toml`.

    `lines[table]` gives the line in the file of each row (cells may hold line breaks).
    `version` is the first 12 hex digits of the SHA-256 over all files: the same data, the same
    version. Two `Tables` are equal only if they are the same object, so they can key a cache.
    """

    folder: Path
    version: str
    actors: pd.DataFrame
    documents: pd.DataFrame
    instruments: pd.DataFrame
    events: pd.DataFrame
    evidence: pd.DataFrame
    assertions: pd.DataFrame
    ledger: pd.DataFrame
    offices: pd.DataFrame
    borders: pd.DataFrame
    lines: dict[str, list[int]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def seed_path(self, path: str) -> Path:
        """Where a seed's file lies: below the tables if they bring `seeds/`, else in the project."""
        base = self.folder if (self.folder / "seeds").is_dir() else PROJECT
        return base / path


def folder_from_environment() -> Path:
    """The folder named by `PACTMAP_TABLES`, or the committed one."""
    return Path(os.environ.get("PACTMAP_TABLES") or DEFAULT_FOLDER)


def load(folder: Path | None = None) -> Tables:
    """Read every table of `folder`. Raises `ProblemsFound` with all structural problems at once."""
    folder = Path(folder or folder_from_environment())
    problems: list[Problem] = []
    frames, lines, digest = {}, {}, hashlib.sha256()
    for table in schema().values():
        content = _bytes(folder, table, problems)
        digest.update(content)
        frames[table.name], lines[table.name] = _frame(table, content, problems)
    if problems:
        raise ProblemsFound(problems)
    return Tables(folder, digest.hexdigest()[:12], lines=lines, **frames)


def dump(table: Table, frame: pd.DataFrame) -> bytes:
    """The bytes of one table: UTF-8, LF, header, rows sorted by key, no quotes but where needed."""
    rows = frame[table.column_names].sort_values(list(table.key), kind="stable")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows(rows.itertuples(index=False))
    return text.getvalue().encode("utf-8")


def write(tables: Tables, folder: Path) -> None:
    """Write all tables to `folder`, each by temporary file and rename, so none is ever half there."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in schema().values():
        temporary = folder / f".{table.file}.part"
        with temporary.open("wb") as file:
            file.write(dump(table, tables[table.name]))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / table.file)


def items(cell: str, separator: str = ";") -> list[str]:
    """The items of a list cell; an empty cell has none."""
    return cell.split(separator) if cell else []


def _bytes(folder: Path, table: Table, problems: list[Problem]) -> bytes:
    try:
        return (folder / table.file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.append(
            Problem(table.file, 0, "", f"cannot be read ({reason})", f"put it into {folder}")
        )
        return b""


def _frame(
    table: Table, content: bytes, problems: list[Problem]
) -> tuple[pd.DataFrame, list[int]]:
    rows, lines = _rows(table, content, problems)
    return pd.DataFrame(rows, columns=table.column_names, dtype="str"), lines


def _rows(
    table: Table, content: bytes, problems: list[Problem]
) -> tuple[list[list[str]], list[int]]:
    def report(line: int, message: str, remedy: str) -> None:
        problems.append(Problem(table.file, line, "", message, remedy))

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        report(content.count(b"\n", 0, error.start) + 1, "is not UTF-8", "save it as UTF-8")
        return [], []
    if not content:
        return [], []
    if "\0" in text:
        report(text.count("\n", 0, text.index("\0")) + 1, "holds a NUL character", "remove it")
        return [], []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        header, line = next(reader), 1
        if header != table.column_names:
            report(1, f"has the header {','.join(header)}", ",".join(table.column_names))
            return [], []
        line = reader.line_num + 1
        for row in reader:
            if len(row) != len(header):
                report(line, f"has {len(row)} cells", f"write {len(header)}, one per column")
            else:
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        report(reader.line_num, f"is not CSV ({error})", "close the quotation mark")
    return rows, lines
