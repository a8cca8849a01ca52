"""Writes the tables or a view of them to a file: CSV, Excel, Parquet, JSON-LD or a frozen bundle.

The formats are in `data.exports`; GeoJSON and pictures are `geo`'s business.

    python -m data.export OUT.csv|xlsx|parquet|jsonld|zip [--table NAME | --view NAME]
                          [--as-of YYYY-MM-DD] [--collection KEY]
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from data import collection, dates, query
from data.commands import day, write_whole
from data.exports.sheets import Sheet, is_of_day, of_table, of_tables, of_view, views
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import Tables, load

WHOLE = ("jsonld", "zip")  # of the whole collection
ONE = ("csv", "parquet")  # of one table or view
FORMATS = ("csv", "xlsx", "parquet", "jsonld", "zip")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, whole or not at all; exit 2 for bad arguments, 1 for broken tables."""
    parser = _parser()
    options = parser.parse_args(arguments)
    kind = options.out.suffix.lstrip(".").lower()
    if complaint := _complaint(options, kind):
        parser.error(complaint)
    try:
        tables = load(_folder(options.collection, parser.error))
        content = _content(tables, kind, options)
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    except (dates.DateError, KeyError, ValueError) as error:  # what no structure gives away
        print(f"the tables are broken at {error} – run python -m data.validate", file=sys.stderr)
        return 1
    try:
        write_whole(options.out, content)
    except OSError as error:
        parser.error(f"{options.out}: cannot be written ({error.strerror}) – name another file")
    print(f"{options.out}: {len(content):,} bytes of data version {tables.version}")
    return 0


def _parser() -> argparse.ArgumentParser:
    about = "Write the tables or a view of them to a file; its ending says in which format."
    parser = argparse.ArgumentParser(prog="python -m data.export", description=about)
    endings = "|".join(FORMATS)
    parser.add_argument("out", type=Path, metavar="OUT", help=f"the file to write: .{endings}")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--table", choices=list(schema()), metavar="NAME", help=", ".join(schema()))
    what.add_argument("--view", choices=list(views()), metavar="NAME", help=", ".join(views()))
    when = "the day of links and memberships; default: that of the newest event"
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help=when)
    parser.add_argument("--collection", metavar="KEY", help="default: the first of PACTMAP_TABLES")
    return parser


def _complaint(options: argparse.Namespace, kind: str) -> str:
    """What is wrong with the arguments taken together, and what to do."""
    chosen = "--table" if options.table else "--view" if options.view else ""
    if kind not in FORMATS:
        return f"OUT {options.out} ends in no format – end it in .{', .'.join(FORMATS)}"
    if kind in ONE and not chosen:
        return f"a .{kind} file holds one table – name it with --table or --view"
    if kind in WHOLE and chosen:
        return f"{chosen}: a .{kind} file holds the whole collection – leave {chosen} out"
    if options.as_of and not is_of_day(options.view):
        return "--as-of is for --view links and --view memberships – leave it out"
    return ""


def _folder(key: str | None, refuse: Callable[[str], object]) -> Path:
    """Where the collection of this key lies; the first if none is named."""
    known = {found.key: found.folder for found in collection.from_environment()}
    if key and key not in known:
        refuse(f"--collection {key!r} is not known – choose one of {', '.join(known)}")
    return known[key] if key else next(iter(known.values()))


def _content(tables: Tables, kind: str, options: argparse.Namespace) -> bytes:
    from data.exports import bundle, catalogue, csvfile, linked, parquet, workbook

    if kind == "zip":
        return bundle.bundle(tables)
    if kind == "jsonld":
        return catalogue.as_json(linked.graph(tables))
    sheets = _sheets(tables, options)
    if kind == "xlsx":
        return workbook.of_sheets(tables, sheets)
    (sheet,) = sheets
    return csvfile.of_sheet(sheet) if kind == "csv" else parquet.of_sheet(tables, sheet)


def _sheets(tables: Tables, options: argparse.Namespace) -> list[Sheet]:
    if is_of_day(options.view):
        return [of_view(tables, options.view, options.as_of or query.latest_day(tables))]
    if options.view:
        return [of_view(tables, options.view, date.min)]  # it knows no day
    return [of_table(tables, options.table)] if options.table else of_tables(tables)


if __name__ == "__main__":
    sys.exit(main())
