"""Folds the decisions of published documents into the tables and prints what changed.

What is wanted is computed by `data.publishing`; files are put in place by `data.changeover`, so a
killed build is completed by the next one. The same decisions again change nothing.

    python -m data.build [--dry-run]
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data import changeover
from data.folders import folder_from_environment
from data.problems import Problem, ProblemsFound
from data.publishing import Kept, fold
from data.schema import schema
from data.staging import judge
from data.store.store import Store
from data.subjects import Difference
from data.tables import Tables, dump, load


@dataclass(frozen=True)
class Outcome:
    """What a build did, or would do: rows and seeds that changed, rows kept, or only problems."""

    differences: tuple[Difference, ...] = ()
    seeds: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    problems: tuple[Problem, ...] = ()


def build(folder: Path, store: Store, *, dry_run: bool = False) -> Outcome:
    """Bring the tables in `folder`, and the seeds beside them, to what was published.

    With problems nothing is written. Raises `ProblemsFound` if the tables cannot be read.
    """
    if not folder.is_dir():
        remedy = "name the tables' folder in PACTMAP_TABLES"
        raise ProblemsFound([Problem(f"{folder}", 0, "", "is no folder", remedy)])
    with changeover.alone(folder):
        if not dry_run:
            changeover.complete(folder)
        elif changeover.is_under_way(folder):
            raise ProblemsFound([changeover.UNFINISHED])
        tables = load(folder)
        outcome, contents = _planned(tables, store)
        if not dry_run:
            changeover.sweep(folder, tables.seed_path("seeds"))
            changeover.replace(folder, contents)
    return outcome


def _planned(tables: Tables, store: Store) -> tuple[Outcome, dict[Path, bytes | None]]:
    """What is to be done, and the new contents of files, seeds before tables."""
    folded = fold(tables, store.decisions())
    staged = judge(folded.tables, folded.files, store.received)
    if staged.problems:
        return Outcome(problems=staged.problems, kept=folded.kept), {}
    gone = _given_up(tables, folded.tables, store)
    contents: dict[Path, bytes | None] = {
        tables.seed_path(path): content for path, content in staged.seeds.items()
    }
    for name in sorted({difference.table for difference in folded.differences}):
        table = schema()[name]
        contents[tables.folder / table.file] = dump(table, folded.tables[name]) or None
    contents |= {tables.seed_path(path): None for path in gone}
    seeds = (*(f"+ {path}" for path in sorted(staged.seeds)), *(f"- {path}" for path in gone))
    return Outcome(folded.differences, seeds, folded.kept), contents


def _given_up(before: Tables, after: Tables, store: Store) -> list[str]:
    """Files that no document names any more, if the store has what they hold."""
    stored = {
        hash_ for receipt in store.receipts() for hash_ in (receipt.sha256, receipt.text_sha256)
    }
    gone = _named(before) - _named(after)
    return sorted(path for path in gone if _hash(before.seed_path(path)) in stored)


def _named(tables: Tables) -> set[str]:
    return {path for column in ("path", "received") for path in tables.documents[column] if path}


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fold what was published into the tables and print it; exit 1, and nothing written, if that
    would make a problem."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=main.__doc__)
    parser.add_argument("--dry-run", action="store_true", help="print it, and write nothing")
    options = parser.parse_args(arguments)
    try:
        with Store.from_environment() as store:
            outcome = build(folder_from_environment(), store, dry_run=options.dry_run)
    except ProblemsFound as error:
        outcome = Outcome(problems=tuple(error.problems))
    except (ValueError, OSError) as error:  # the address of the store, or a full disk
        print(error, file=sys.stderr)
        return 1
    for line in (*outcome.seeds, *outcome.differences, *outcome.kept, *outcome.problems):
        print(line)
    print(_summary(outcome))
    return 1 if outcome.problems else 0


def _summary(outcome: Outcome) -> str:
    if outcome.problems:
        return f"{_number(len(outcome.problems), 'problem')}: nothing was written"
    changed = _number(len(outcome.differences), "row")
    return f"{changed} changed, {_number(len(outcome.kept), 'row')} kept as edited by hand"


def _number(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
