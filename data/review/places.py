"""Leads from a problem that publishing would make to the sentence where an editor can mend it.

What the problems are is found by `data.validate`; they name lines of tables that do not exist yet.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from data.problems import Problem
from data.review.current import Current, Json
from data.review.source import Source
from data.schema import schema
from data.subjects import Difference
from data.tables import Tables, dump

_SENTENCE = re.compile(r"sentence (\d+) of (\S+)")


class Places:
    """The sentences of a document that the rows of tables with these differences come from."""

    def __init__(
        self,
        tables: Tables,
        current: Current,
        source: Source,
        differences: Sequence[Difference],
    ) -> None:
        self._tables, self._current, self._source = tables, current, source
        self._differences = differences
        self._lines: dict[str, dict[int, Json]] = {}

    def of(self, problem: Problem) -> int | None:
        """The number of the sentence (from 1); None if the problem lies elsewhere."""
        match = _SENTENCE.search(problem.message)
        if match:
            return int(match[1]) if match[2] == self._source.document else None
        name = problem.file.removesuffix(".csv")
        if name not in ("events", "evidence", "assertions", "instruments") or not problem.line:
            return None
        row = self._row(name, problem.line)
        return self._sentence(name, row) if row else None

    def _row(self, name: str, line: int) -> Json | None:
        """The row that begins on this line of the table as it would be."""
        if name not in self._lines:
            self._lines[name] = dict(self._numbered(name))
        return self._lines[name].get(line)

    def _numbered(self, name: str) -> list[tuple[int, Json]]:
        table = schema()[name]
        cells = self._tables[name][table.column_names].to_numpy(object).tolist()
        before = [dict(zip(table.column_names, row, strict=True)) for row in cells]
        rows = {_key(row, table.key): row for row in before}
        for one in self._differences:
            if one.table == name and one.new is None:
                rows.pop(_key(one.old or {}, table.key), None)
            elif one.table == name and one.new is not None:
                rows[_key(one.new, table.key)] = one.new
        frame = pd.DataFrame(list(rows.values()), columns=table.column_names, dtype="str")
        text = dump(table, frame.fillna("")).decode()
        reader = csv.DictReader(io.StringIO(text, newline=""))
        found, line = [], 2
        for row in reader:
            found.append((line, row))
            line = reader.line_num + 1
        return found

    def _sentence(self, name: str, row: Json) -> int | None:
        """Where a row is quoted from in the document."""
        if name == "events":
            quotes = self._quotes(row["event"])
        elif name == "instruments":
            states = self._current.states("events")
            about = [k for k, s in states.items() if s["row"]["instrument"] == row["instrument"]]
            quotes = [quote for key in about for quote in self._quotes(key)]
        else:
            quotes = [row] if row["document"] == self._source.document else []
        starts = [int(quote["start"]) for quote in quotes if quote["start"]]
        found = self._source.at(min(starts)) if starts else None
        return found.number if found else None

    def _quotes(self, event: str) -> list[Json]:
        state = self._current.state("events", event)
        evidence = state["evidence"] if state else []
        return [row for row in evidence if row["document"] == self._source.document]


def _key(row: Mapping[str, str], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row.get(column, "")) for column in columns)
