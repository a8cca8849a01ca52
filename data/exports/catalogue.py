"""What can be downloaded of a collection: each file with its title, its media type and its maker.

Pages and routes go through this list; what needs shapes is added in `geo.catalogue`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data import collection
from data.exports import bundle, csvfile, csvw, dictionary, linked, parquet, workbook
from data.exports.sheets import Sheet, is_of_day, of_table, of_tables, of_view, views
from data.schema import schema
from data.tables import Tables

Maker = Callable[[Tables, date], bytes]  # the tables and the day that is shown

TITLES = {
    "links": "Links of the day",
    "memberships": "Members of the day",
    "events": "All events",
    "evidence": "All quotes",
    "documents": "All documents",
    "findings": "All findings of the checks",
}
CSV, PARQUET = "text/csv; charset=utf-8", "application/vnd.apache.parquet"
LINKED, ZIP = "application/ld+json", "application/zip"
MARKDOWN = "text/markdown; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Download:
    """A file that readers can have. `name` is its key in addresses; `of_day` says that it speaks of
    the day given, `listed` that a reader chooses it (a file that lies beside another is not)."""

    name: str
    title: str
    media_type: str
    of_day: bool
    make: Maker
    listed: bool = True

    def file_name(self, tables: Tables, as_of: date) -> str:
        """Under which name it is saved: `pactmap-links-2025-03-20-d3ca990c06f3.csv`."""
        stem, _, suffix = self.name.partition(".")
        parts = [collection.read(tables.folder).key, stem]
        parts += [as_of.isoformat()] if self.of_day else []
        return f"{'-'.join(dict.fromkeys(['pactmap', *parts, tables.version]))}.{suffix}"


def downloads() -> tuple[Download, ...]:
    """All of them, in the order in which a reader is offered them."""
    return (
        *(_csv(name) for name in TITLES),
        Download("tables.xlsx", "All tables, as an Excel workbook", XLSX, False, _workbook),
        *(_parquet(name) for name in views() if name != "findings"),
        Download("dataset.jsonld", "About the data, as JSON-LD", "application/ld+json", False, _ld),
        Download(
            "bundle.zip", "All tables of this version, frozen", "application/zip", False, _zip
        ),
        Download("dictionary.md", "What each column means", MARKDOWN, False, _dictionary),
        *(_beside(name) for name in TITLES),
    )


def _csv(name: str) -> Download:
    def make(tables: Tables, as_of: date) -> bytes:
        return csvfile.of_sheet(sheet(tables, name, as_of))

    return Download(f"{name}.csv", f"{TITLES[name]}, as a table (CSV)", CSV, is_of_day(name), make)


def _parquet(name: str) -> Download:
    def make(tables: Tables, as_of: date) -> bytes:
        return parquet.of_sheet(tables, sheet(tables, name, as_of))

    title = f"{TITLES[name]}, for programs (Parquet)"
    return Download(f"{name}.parquet", title, PARQUET, is_of_day(name), make)


def _beside(name: str) -> Download:
    def make(tables: Tables, as_of: date) -> bytes:
        return csvw.metadata(tables, sheet(tables, name, as_of), f"{name}.csv")

    title = f"What the columns of {name}.csv mean"
    file = f"{name}.csv{csvw.SUFFIX}"
    return Download(file, title, csvw.MEDIA_TYPE, is_of_day(name), make, listed=False)


def sheet(tables: Tables, name: str, as_of: date) -> Sheet:
    """The view of this name, or else the table."""
    return of_view(tables, name, as_of) if name in views() else of_table(tables, name)


def _workbook(tables: Tables, _: date) -> bytes:
    return workbook.of_sheets(tables, of_tables(tables))


def _dictionary(_: Tables, _as_of: date) -> bytes:
    return dictionary.markdown([*schema().values(), *views().values()]).encode()


def _zip(tables: Tables, _: date) -> bytes:
    return bundle.bundle(tables)


def _ld(tables: Tables, _: date) -> bytes:
    files = [linked.File(d.name, d.title, d.media_type) for d in downloads() if d.listed]
    return as_json(linked.graph(tables, files))


def as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
