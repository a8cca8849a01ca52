"""Three ways to tell what holds on a day, and what an actor did: ours, a pandas mask and DuckDB.

All start from the same phases in memory and end with the same two DataFrames.
"""

from collections.abc import Sized
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

import duckdb
import pandas as pd

from data import query, standing
from data.query import Snapshot
from data.tables import Tables

OURS, MASK, DUCKDB = "ours", "pandas mask", "DuckDB"


class Contender(Protocol):
    """Tells what holds on a day: the links at once, the parties when they are asked for.

    `history` is all phases of an actor; how many rows they are is what contenders must agree on.
    """

    def snapshot(self, as_of: date) -> Snapshot: ...

    def history(self, actor: str) -> Sized: ...


def contenders(tables: Tables) -> dict[str, Contender]:
    """The contenders by name, each ready to answer."""
    links, parties = query.pair_phases(tables), query.history(tables)
    return {OURS: Ours(tables), MASK: Mask(links, parties), DUCKDB: Sql(links, parties)}


@dataclass(frozen=True)
class Ours:
    """`data.query`."""

    tables: Tables

    def snapshot(self, as_of: date) -> Snapshot:
        return query.snapshot(self.tables, as_of)

    def history(self, actor: str) -> Sized:
        return standing.of_actor(self.tables, actor)


@dataclass(frozen=True)
class Mask:
    """A boolean mask over all phases, on the same columns as ours."""

    pairs: pd.DataFrame
    parties: pd.DataFrame

    def snapshot(self, as_of: date) -> Snapshot:
        day = as_of.toordinal()
        parties = partial(_holding, self.parties.rename(columns={"start": "since"}), day, "since")
        return Snapshot(as_of, self.links(day), parties)

    def links(self, day: int) -> pd.DataFrame:
        return _holding(self.pairs, day)

    def history(self, actor: str) -> Sized:
        return self.parties[self.parties["actor"] == actor].reset_index(drop=True)


def _holding(phases: pd.DataFrame, day: int, start: str = "start") -> pd.DataFrame:
    held = phases[(phases[start] <= day) & (phases["end"] > day)]
    held = held.assign(certain=held["certain_from"] <= day)
    return held.drop(columns=["end", "certain_from"]).reset_index(drop=True)


class Sql:
    """DuckDB on tables of its own, on all cores.

    Words are the numbers of their categories, and made categories again of what it gives back: its
    own enumerations and texts took two to five times as long.
    """

    def __init__(self, links: pd.DataFrame, parties: pd.DataFrame) -> None:
        self.connection = duckdb.connect()
        self.words: dict[str, Any] = {}
        for name, frame in (("links", links), ("parties", parties)):
            words = frame.select_dtypes("category")
            self.words |= {str(name): own.dtype for name, own in words.items()}
            self.connection.register("f", frame.assign(**words.apply(lambda own: own.cat.codes)))
            self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM f")
            self.connection.unregister("f")

    def snapshot(self, as_of: date) -> Snapshot:
        columns = "instrument, actor, status, start AS since, event"
        parties = partial(self._holding, columns, "parties", as_of.toordinal())
        return Snapshot(as_of, self.links(as_of.toordinal()), parties)

    def history(self, actor: str) -> Sized:
        code = self.words["actor"].categories.get_loc(actor)
        return self.connection.execute("SELECT * FROM parties WHERE actor = $1", [code]).df()

    def links(self, day: int) -> pd.DataFrame:
        return self._holding("instrument, a, b, status, start", "links", day)

    def _holding(self, columns: str, table: str, day: int) -> pd.DataFrame:
        chosen = f"SELECT {columns}, certain_from <= $1 AS certain FROM {table}"
        sql = f'{chosen} WHERE start <= $1 AND "end" > $1'
        found = self.connection.execute(sql, [day]).df()
        for name in found.columns.intersection(list(self.words)):
            codes = found[name].to_numpy()
            found[name] = pd.Categorical.from_codes(codes, dtype=self.words[name], validate=False)
        return found


def differ(some: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots differ in anything but the types of columns."""
    frames = ((some.links, other.links), (some.parties, other.parties))
    return any(not one.astype(object).equals(two.astype(object)) for one, two in frames)
