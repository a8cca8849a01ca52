"""The command line that the importers share: reads a file, writes a collection, prints a report.

How a dataset is read is left to each importer.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.collection import BOUNDARIES
from data.commands import day
from data.importers import collection
from data.importers.collection import Collection
from data.problems import ProblemsFound


@dataclass(frozen=True, eq=False)
class Imported:
    """What an importer made of a file: the collection, and its report line by line."""

    collection: Collection
    report: Sequence[str]


Importer = Callable[[Path, date], Imported]  # the file and the day of the import; ProblemsFound


def run(importer: Importer, name: str, what: str, arguments: Sequence[str] | None = None) -> int:
    """Import a file as the arguments say; exit 1 with all problems, 2 for bad arguments.

    Without --imported the day is today's: the clock is read here and nowhere else.
    """
    options = _parser(name, what).parse_args(arguments)
    try:
        collection.refuse_occupied(options.out, options.replace)
        imported = importer(options.file, options.imported or date.today())
        collection.write(imported.collection, options.out, options.replace)
    except ProblemsFound as error:
        return refused(error)
    print("\n".join(imported.report))
    if (options.out / BOUNDARIES).exists():
        print(f"Kept what was there: {BOUNDARIES}, with the actors that it names")
    print(f"Written to {options.out}. To open it: PACTMAP_TABLES={options.out} make run")
    return 0


def refused(error: ProblemsFound) -> int:
    """Print why nothing was written; the exit status."""
    for problem in error.problems:
        print(problem)
    number = len(error.problems)
    print(f"nothing written: {number} problem{'' if number == 1 else 's'}")
    return 1


def _parser(name: str, what: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m data.importers.{name}", description=what)
    parser.add_argument("file", type=Path, metavar="FILE", help="the dataset, as it was downloaded")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to write")
    parser.add_argument("--imported", type=day, metavar="YYYY-MM-DD", help="default: today")
    parser.add_argument("--replace", action="store_true", help="replace an earlier import there")
    return parser
