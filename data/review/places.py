"""Leads from a problem that publishing would make to the sentence where an editor can mend it.

What the problems are is found by `data.validate`; they name lines of tables that do not exist yet.
"""

import re

from data.problems import Problem
from data.review.current import Current, Json
from data.review.source import Source
from data.tables import Tables

_SENTENCE = re.compile(r"sentence (\d+) of (\S+)")


class Places:
    """The sentences of a document that the rows of `tables`, as they would be, come from."""

    def __init__(self, tables: Tables, current: Current, source: Source) -> None:
        self._tables, self._current, self._source = tables, current, source

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
        """The row that begins on this line of the table."""
        lines = self._tables.lines[name]
        if line not in lines:
            return None
        cells = self._tables[name].iloc[lines.index(line)]
        return {str(column): cell for column, cell in cells.items()}

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
