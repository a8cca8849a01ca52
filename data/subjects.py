"""What the tables say of a subject, and the tables with other states of subjects in them.

A subject is a row that decisions are made on; of an event, all its evidence belongs to it. Left
to others: which state it should have (`data.publishing`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.problems import one_line
from data.schema import schema
from data.store.decisions import Json, Subject, key_of
from data.tables import Cells, Tables, dump, parse, records

_LONGEST = 80  # characters of a cell that a line shows


@dataclass(frozen=True)
class Difference:
    """One row that changes: `old` None is a new one, `new` None one that goes."""

    table: str
    key: str
    old: Cells | None
    new: Cells | None

    @property
    def sign(self) -> str:
        """+ of a row that comes, - of one that goes, ~ of one that changes."""
        return "+" if self.old is None else "-" if self.new is None else "~"

    def __str__(self) -> str:
        """`~ events signed: date 2025 → 2025-03-18`, always one line."""
        return one_line(f"{self.sign} {self.table} {_short(self.key)}: {'; '.join(self._cells())}")

    def _cells(self) -> Iterator[str]:
        old, new = self.old or {}, self.new or {}
        for column in schema()[self.table].column_names:
            was, now = (_short(cells.get(column, "")) for cells in (old, new))
            if old and new and old.get(column, "") != new.get(column, ""):
                yield f"{column} {was or '(empty)'} → {now or '(empty)'}"
            elif (was or now) and not (old and new) and column not in schema()[self.table].key:
                yield f"{column} {was or now}"


class States:
    """The states of subjects as the tables have them, to be read and replaced one by one."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[str, dict[str, list[Cells]]] = {}
        self._changed: set[str] = set()

    def state(self, subject: Subject) -> Json | None:
        """The state of a subject in its `normal` form; None if its row is not there."""
        kind, key = subject
        found = self._by_key(kind).get(key)
        if not found:
            return None
        if kind == "events":
            evidence = self._by_key("evidence").get(key, [])
            return normal(kind, {"row": found[-1], "evidence": evidence})
        return found[-1]

    def put(self, subject: Subject, state: Json | None) -> list[Difference]:
        """Give a subject a state in its `normal` form; the rows that change by that."""
        kind, key = subject
        if kind != "events":
            return self._put(kind, key, [] if state is None else [state])
        rows, evidence = ([], []) if state is None else ([state["row"]], state["evidence"])
        return [*self._put("events", key, rows), *self._put("evidence", key, evidence)]

    def tables(self) -> Tables:
        """The tables with all that was put; the same object if nothing was."""
        if not self._changed:
            return self._tables
        frames = {name: self._tables[name] for name in schema()}
        for name in self._changed:
            rows = [row for rows in self._rows[name].values() for row in rows]
            frames[name] = pd.DataFrame(rows, columns=schema()[name].column_names, dtype="str")
        contents = {name: dump(table, frames[name]) for name, table in schema().items()}
        return parse(self._tables.folder, contents)

    def _put(self, table: str, key: str, rows: list[Cells]) -> list[Difference]:
        old = {key_of(table, row): row for row in self._by_key(table).get(key, [])}
        new = {key_of(table, row): row for row in rows}
        self._by_key(table)[key] = rows
        found = [
            Difference(table, name, old.get(name), new.get(name))
            for name in sorted({**old, **new})
            if old.get(name) != new.get(name)
        ]
        self._changed |= {table} if found else set()
        return found

    def _by_key(self, table: str) -> dict[str, list[Cells]]:
        """The rows of a table under the key of their subject."""
        if table not in self._rows:
            grouped: dict[str, list[Cells]] = {}
            self._rows[table] = grouped
            for row in records(self._tables[table]):
                key = row["event"] if table == "evidence" else key_of(table, row)
                grouped.setdefault(key, []).append(row)
        return self._rows[table]


def normal(kind: str, state: Json | None) -> Json | None:
    """The one form of a state: every column of today, evidence in the order of its key."""
    if state is None:
        return None
    if kind != "events":
        return _cells(kind, state)
    evidence = [_cells("evidence", row) for row in state["evidence"]]
    evidence.sort(key=lambda row: key_of("evidence", row))
    return {"row": _cells("events", state["row"]), "evidence": evidence}


def _cells(table: str, row: Cells) -> Cells:
    return {column: row.get(column, "") for column in schema()[table].column_names}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
