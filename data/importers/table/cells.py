"""Takes what a mapping asks for out of one row: texts, dates and actors.

What is wrong goes to the dataset's problems, with the line and column of the cell.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from data import dates
from data.dates import DateSpan
from data.importers import cow
from data.importers.cow import Spell, UnknownState
from data.importers.dataset import Dataset, Line
from data.importers.partial_dates import span
from data.importers.table.csvfile import is_formula
from data.importers.table.mapping import DateColumns, Field, Mapping
from data.tables import Cells

_PARTS = re.compile(r"(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})", re.ASCII)


@dataclass(eq=False)
class Cellreader:
    """Reads the rows of `dataset` by `mapping`; `actors` are rows of the table, by their codes.

    `skipped` counts the words for actors that are unknown, if the mapping allows them.
    """

    dataset: Dataset
    mapping: Mapping
    actors: dict[str, Cells]
    skipped: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.missing = {"", *self.mapping.lists["file.missing"]}
        self.names: dict[str, list[str]] = {}
        for code, row in self.actors.items():
            for word in {row["name"], *row["aliases"].split(";")} - {""}:
                self.names.setdefault(word.casefold(), []).append(code)

    def cell(self, line: Line, column: str, missing: frozenset[str] = frozenset()) -> str:
        """The cell, or nothing where it says nothing."""
        cell = line.cells[column]
        if cell in self.missing or cell in missing:
            return ""
        if is_formula(cell):
            self.dataset.problem(line, column, f"'{cell}' is a formula", "write its value")
            return ""
        return cell

    def text(self, line: Line, key: str) -> str:
        """What the field of this key says of the row."""
        about = self.mapping.fields[key]
        if not about.column:
            return about.constant
        before = len(self.dataset.problems)
        cell = self.cell(line, about.column)
        if len(self.dataset.problems) > before:
            return ""
        if about.values and cell not in about.values and cell:
            remedy = f"add it to {key}.values in the mapping, or to file.missing"
            self.dataset.problem(line, about.column, f"'{cell}' has no value for {key}", remedy)
            return ""
        found = about.values.get(cell, cell)
        return self._allowed(line, key, about, found)

    def _allowed(self, line: Line, key: str, about: Field, found: str) -> str:
        if not found and "NA" in about.allowed:
            return "NA"
        if about.allowed and found not in about.allowed:
            remedy = f"add {key}.values to the mapping; allowed are {', '.join(about.allowed)}"
            message = f"'{found}' is no {key}" if found else f"is empty, but needed as {key}"
            self.dataset.problem(line, about.column, message, remedy)
        return found

    def when(self, line: Line, name: str) -> DateSpan | None:
        """The date of this name; None if the row has none, or one that is wrong."""
        columns = self.mapping.dates.get(name)
        if columns is None:
            return None
        try:
            return self._when(line, columns)
        except dates.DateError as error:
            column = columns.column or columns.year
            self.dataset.problem(line, column, str(error), error.remedy)
            return None

    def _when(self, line: Line, columns: DateColumns) -> DateSpan | None:
        if columns.column:
            cell = self.cell(line, columns.column, columns.missing)
            return dates.parse(_ordered(cell, columns.order)) if cell else None
        names = (columns.year, columns.month, columns.day)
        cells = [self.cell(line, n, columns.missing) if n else "" for n in names]
        numbers = [_whole(cell) if cell else None for cell in cells]
        year, month, day = numbers
        if not year:
            return None
        return span(year, month, day)

    def parties(self, line: Line, since: date, until: date | None) -> list[list[Spell]]:
        """Who the actors of a row were, from `since` until `until` (excluded; None: still)."""
        separator = self.mapping.texts["actors.separator"]
        found = []
        for column in self.mapping.lists["actors.columns"]:
            cell = self.cell(line, column)
            words = cell.split(separator) if separator else [cell]
            for word in filter(None, map(str.strip, words)):
                spells = self._spells(line, column, word, since, until)
                found += [spells] if spells else []
        return found

    def _spells(
        self, line: Line, column: str, word: str, since: date, until: date | None
    ) -> list[Spell]:
        try:
            if self.mapping.texts["actors.scheme"] == "cow":
                return cow.spells(_whole(word), since, until, until_gap=True)
            return [Spell(self._actor(word, since), since, until)]
        except (UnknownState, dates.DateError) as error:
            if self.mapping.texts["actors.unknown_actors"] == "skip":
                self.skipped[word] = self.skipped.get(word, 0) + 1
            else:
                remedy = f'{error.remedy}; or write unknown_actors = "skip" below [actors]'
                self.dataset.problem(line, column, str(error), remedy)
            return []

    def _actor(self, word: str, day: date) -> str:
        scheme = self.mapping.texts["actors.scheme"]
        if scheme != "names":
            is_known = word in self.actors and (scheme == "codes" or re.fullmatch("[A-Z]{3}", word))
            if is_known:
                return word
            raise _unknown(f"'{word}' is no code of an actor", "use one of actors.csv")
        codes = self.names.get(word.casefold(), [])
        alive = [code for code in codes if self._lives(code, day)] or codes
        if len(alive) == 1:
            return alive[0]
        if alive:
            told = ", ".join(sorted(alive))
            raise _unknown(f"'{word}' is the name of several actors", f"use a code: {told}")
        raise _unknown(f"'{word}' is the name of no actor", "use a name or alias of actors.csv")

    def _lives(self, code: str, day: date) -> bool:
        return dates.between(self.actors[code]["valid_from"], self.actors[code]["valid_to"], day)


def _unknown(message: str, remedy: str) -> UnknownState:
    error = UnknownState(message)
    error.remedy = remedy
    return error


def _whole(cell: str) -> int:
    if not re.fullmatch(r"\d{1,4}(\.0+)?", cell, re.ASCII):
        raise dates.DateError(cell, "is no whole number", "write digits, or add it to file.missing")
    return int(cell.partition(".")[0])


def _ordered(cell: str, order: str) -> str:
    """EDTF of a date whose day, month and year stand in this order; `ymd` may be any EDTF."""
    match = _PARTS.fullmatch(cell) if order != "ymd" else None
    if not match:
        return cell
    parts = dict(zip(order, match.groups(), strict=True))
    return f"{parts['y']:0>4}-{parts['m']:0>2}-{parts['d']:0>2}"
