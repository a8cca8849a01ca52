"""Reads the CSV file of a dataset: its header, its cells as numbers, and what is wrong with them.

What a column means is left to the importer of the dataset.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.problems import Problem, ProblemsFound

MISSING = frozenset({"", "-9", ".", "NA"})  # as published, before its release, in Stata, in R
_NUMBER = re.compile(r"-?\d{1,9}(\.0+)?")  # a program that knows missing cells writes 1815.0


def positive(number: int) -> bool:
    """What a code or a number of something may be, for `Dataset.whole`."""
    return number > 0


@dataclass(frozen=True)
class Line:
    """One row of the file: `cells` by the names of the columns, `number` its line from 1."""

    number: int
    cells: dict[str, str]


@dataclass(eq=False)
class Dataset:
    """An opened file. `whole` and `problem` collect what is wrong, `settle` raises all of it."""

    name: str
    columns: list[str]
    lines: list[Line]
    problems: list[Problem] = field(default_factory=list)

    def whole(
        self, line: Line, column: str, allowed: Callable[[int], bool], what: str
    ) -> int | None:
        """The number in a cell; None where it is missing, and where it is none that is `allowed`,
        which is a problem: `what` says in words what is allowed."""
        cell = line.cells.get(column, "")
        if cell in MISSING:
            return None
        if _NUMBER.fullmatch(cell) and allowed(number := int(cell.partition(".")[0])):
            return number
        self.problem(line, column, f"'{cell}' is not {what}", f"write {what}, or nothing")
        return None

    def needed(
        self, line: Line, column: str, allowed: Callable[[int], bool], what: str
    ) -> int | None:
        """The same for a cell that may not be missing: then None is always a problem too."""
        if line.cells.get(column, "") in MISSING:
            self.problem(line, column, "is missing", f"write {what}")
            return None
        return self.whole(line, column, allowed, what)

    def problem(self, line: Line, column: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, line.number, column, message, remedy))

    def settle(self) -> None:
        """Raise `ProblemsFound` with everything that was found wrong until now."""
        if self.problems:
            raise ProblemsFound(self.problems)


def read(path: Path, required: Collection[str], what: str) -> Dataset:
    """Open the file of `what` ("the member file of ATOP"), which has these columns among others.

    Names of columns are compared in lower case and without spaces at their ends, as cells are.
    Raises `ProblemsFound` with all that is wrong with the file as a whole.
    """
    name = path.name
    text = _text(path, f"bring {what} as it was published")
    found = list(rows(name, text))
    if not found:
        raise refused(name, 0, "is empty", f"bring {what}")
    columns = [cell.strip().lower() for cell in found[0][1]]
    dataset = Dataset(name, columns, [])
    _check_header(dataset, required, what)
    for number, row in found[1:]:
        if len(row) != len(columns):
            message = f"has {len(row)} cells"
            remedy = f"write {len(columns)}, one for each column of the header"
            dataset.problems.append(Problem(name, number, "", message, remedy))
        else:
            cells = dict(zip(columns, map(str.strip, row), strict=True))
            dataset.lines.append(Line(number, cells))
    dataset.settle()
    if not dataset.lines:
        raise refused(name, 0, "has a header and no rows", f"bring {what}")
    return dataset


def _text(path: Path, remedy: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refused(str(path), 0, f"cannot be read ({error.strerror})", remedy) from error
    if b"\0" in content:
        raise refused(path.name, 0, "is no text: it holds NUL characters", remedy)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(path.name, line, "is not UTF-8", f"save it as UTF-8, or {remedy}") from error


def rows(name: str, text: str, separator: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text that are not empty, each with the line on which it begins.

    Raises `ProblemsFound` where the text is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise refused(name, line, f"is not CSV ({error})", "close the quotation mark") from error


def _check_header(dataset: Dataset, required: Collection[str], what: str) -> None:
    repeated = {name for name in dataset.columns if dataset.columns.count(name) > 1}
    for column in sorted(repeated):
        message, remedy = f"stands twice: '{column}'", "keep one of the two columns"
        dataset.problems.append(Problem(dataset.name, 1, column, message, remedy))
    for column in sorted(set(required) - set(dataset.columns)):
        remedy = f"bring {what} with all its columns"
        dataset.problems.append(Problem(dataset.name, 1, column, "has no such column", remedy))
    dataset.settle()


def refused(name: str, line: int, message: str, remedy: str) -> ProblemsFound:
    """To be raised: what is wrong with a file as a whole; `line` is 0 if that is no place in it."""
    return ProblemsFound([Problem(name, line, "", message, remedy)])
