"""Three ways to tell what holds on a day: our index, a mask over DataFrames, and DuckDB.

All start from the same phases in memory and end with the same two DataFrames.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import duckdb
import pandas as pd

from data import query
from data.phases import PhaseIndex, phase_index
from data.query import Snapshot
from data.tables import Tables

OURS, MASK, DUCKDB = "ours", "pandas mask", "DuckDB"


class Contender(Protocol):
    """Tells what holds on a day (`day`: a proleptic ordinal)."""

    def snapshot(self, as_of: date) -> Snapshot: ...

    def links(self, day: int) -> pd.DataFrame: ...


def contenders(tables: Tables) -> dict[str, Contender]:
    """The contenders by name, each ready to answer."""
    links, parties = query.pair_phases(tables), query.history(tables)
    ours = Ours(tables, phase_index(links))
    return {OURS: ours, MASK: Mask(links, parties), DUCKDB: Sql(links, parties)}


@dataclass(frozen=True)
class Ours:
    """`data.query`, and the index beneath it for links alone."""

    tables: Tables
    index: PhaseIndex

    def snapshot(self, as_of: date) -> Snapshot:
        return query.snapshot(self.tables, as_of)

    def links(self, day: int) -> pd.DataFrame:
        return self.index.on(day)


@dataclass(frozen=True)
class Mask:
    """A boolean mask over all phases, on the same columns as ours."""

    pairs: pd.DataFrame
    parties: pd.DataFrame

    def snapshot(self, as_of: date) -> Snapshot:
        held = _holding(self.parties, as_of.toordinal()).rename(columns={"start": "since"})
        return Snapshot(as_of, self.links(as_of.toordinal()), held)

    def links(self, day: int) -> pd.DataFrame:
        return _holding(self.pairs, day)


def _holding(phases: pd.DataFrame, day: int) -> pd.DataFrame:
    held = phases[(phases["start"] <= day) & (phases["end"] > day)]
    held = held.assign(certain=held["certain_from"] <= day)
    return held.drop(columns=["end", "certain_from"]).reset_index(drop=True)


class Sql:
    """DuckDB on tables of its own, on all cores; words are its enumerations."""

    def __init__(self, links: pd.DataFrame, parties: pd.DataFrame) -> None:
        self.connection = duckdb.connect()
        for name, frame in (("links", links), ("parties", parties)):
            self.connection.register("frame", frame)
            self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
            self.connection.unregister("frame")

    def snapshot(self, as_of: date) -> Snapshot:
        day = as_of.toordinal()
        columns = "instrument, actor, status, start AS since, event"
        return Snapshot(as_of, self.links(day), self._holding(columns, "parties", day))

    def links(self, day: int) -> pd.DataFrame:
        return self._holding("instrument, a, b, status, start", "links", day)

    def _holding(self, columns: str, table: str, day: int) -> pd.DataFrame:
        chosen = f"SELECT {columns}, certain_from <= $1 AS certain FROM {table}"
        return self.connection.execute(f'{chosen} WHERE start <= $1 AND "end" > $1', [day]).df()


def differ(some: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots differ in anything but the types of columns."""
    frames = ((some.links, other.links), (some.parties, other.parties))
    return any(not one.astype(object).equals(two.astype(object)) for one, two in frames)
