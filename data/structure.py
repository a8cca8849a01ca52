"""Reads the file of a table up to its rows of text, and tells everything that is no table.

What the tables are together is `data.tables`; what cells may say is in `data.rules`.
"""

import csv
import io
from pathlib import Path

from data.problems import Problem
from data.schema import Table


def lying(folder: Path, table: Table) -> bytes:
    """The bytes of the file of a table; none if it is optional and not there. Raises `OSError`."""
    file = folder / table.file
    return b"" if table.optional and not file.exists() else file.read_bytes()


def content(folder: Path, table: Table, problems: list[Problem]) -> bytes:
    """The bytes of the file; none, and a problem, if it cannot be read or holds nothing."""
    remedy = f"put it into {folder}"
    try:
        found = lying(folder, table)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.append(Problem(table.file, 0, "", f"cannot be read ({reason})", remedy))
        return b""
    if not found and not table.optional:
        remedy = f"write its header {','.join(table.column_names)}"
        problems.append(Problem(table.file, 0, "", "is empty", remedy))
    return found


def text(table: Table, content: bytes, problems: list[Problem]) -> str:
    """The text that the bytes say; none, and a problem, if they say none."""

    def report(place: int, message: str, remedy: str) -> None:
        line = content.count(b"\n", 0, place) + 1
        problems.append(Problem(table.file, line, "", message, remedy))

    if b"\0" in content:
        report(content.index(b"\0"), "holds a NUL character", "remove it")
        return ""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        report(error.start, "is not UTF-8", "save it as UTF-8")
        return ""


def rows(
    table: Table, text: str, problems: list[Problem]
) -> tuple[list[tuple[str, ...]], list[int]]:
    """The rows under the header, and the line on which each begins."""

    def report(message: str, remedy: str) -> None:
        problems.append(Problem(table.file, line, "", message, remedy))

    found: list[tuple[str, ...]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if line == 1 and row != table.column_names:
                report(f"has the header {','.join(row)!r}", f"write {','.join(table.column_names)}")
                return [], []
            if len(row) != len(table.columns):
                report(f"has {len(row)} cells", f"write {len(table.columns)}, one per column")
            elif line > 1:
                found.append(tuple(row))  # of which the garbage collector lets go at once
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        report(f"is not CSV ({error})", "close the quotation mark")
    return found, lines
