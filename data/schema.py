"""The columns, vocabularies and keys of every table, read from `schema.toml`.

Says what a table is; whether a given file obeys it is judged in `data.tables` and `data.rules`.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("schema.toml")


@dataclass(frozen=True)
class Column:
    """One column. `separator` makes its cells lists; `ref` is the table its items are keys of."""

    name: str
    type: str
    description: str
    required: bool = False
    separator: str = ""
    ref: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its columns in file order and the columns that form its key.

    An `optional` table without rows has no file: folders from before there was such a table are as
    good, and of the same version.
    """

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(default=())
    optional: bool = False

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


@dataclass(frozen=True)
class Kind:
    """A kind of assertion: what its cells hold and mean, and whether a check judges it."""

    name: str
    subject: str
    object: str
    date: str
    says: str
    judged: bool = True


@cache
def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads(SCHEMA_FILE.read_text("utf-8"))


@cache
def schema() -> dict[str, Table]:
    """All tables by name, in the order of the file."""
    return tables_of(_raw())


def tables_of(raw: dict[str, dict[str, Any]]) -> dict[str, Table]:
    """The tables that a file like `schema.toml` describes, in its order."""
    return {name: _table(name, spec) for name, spec in raw.items() if "columns" in spec}


@cache
def enums() -> dict[str, tuple[str, ...]]:
    """The closed vocabularies by name, in the order that the interface shows them."""
    listed = {name: tuple(values) for name, values in _raw()["enums"].items()}
    return {**listed, "assertion_kind": tuple(kinds())}


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of assertions by name, in the order that the interface shows them."""
    return {name: Kind(name, **about) for name, about in _raw()["kinds"].items()}


def _table(name: str, spec: dict[str, Any]) -> Table:
    columns = tuple(Column(name=key, **about) for key, about in spec["columns"].items())
    optional = spec.get("optional", False)
    return Table(name, spec["description"], tuple(spec["key"]), columns, optional)
