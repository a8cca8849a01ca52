"""Runs every rule over the tables and prints every problem, not the first.

What the rules are stands in `data.rules`; structure that cannot be loaded is refused by
`data.tables`.

    python -m data.validate [--write]
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from data import seeds as texts
from data import stories
from data.folders import folder_from_environment
from data.problems import Problem, ProblemsFound
from data.rules import (
    assertions,
    borders,
    cells,
    events,
    intervals,
    lifecycles,
    obligations,
    quotes,
    revisions,
    seeds,
)
from data.tables import Tables, load, write


def of_seeds(tables: Tables) -> Iterator[Problem]:
    """The rules that look into seeds; each is read and cut once."""
    opened = texts.opened(tables)
    yield from quotes.check(tables, opened)
    yield from seeds.check(tables, opened)
    yield from obligations.check(tables, opened)


RULES: list[Callable[[Tables], Iterable[Problem]]] = [
    cells.check,
    intervals.check,
    borders.check,
    events.check,
    lifecycles.check,
    of_seeds,
    assertions.check,
    revisions.check,
]


def problems(tables: Tables) -> list[Problem]:
    """Everything that is wrong with the tables, sorted by file and line; each problem once."""
    beside = [*seeds.check_unnamed(tables), *stories.problems(tables)]
    return sorted({*problems_of_rows(tables), *beside})


def problems_of_rows(tables: Tables) -> list[Problem]:
    """The same without what harms no row: stories, files in `seeds/` that wait to be documents."""
    return sorted({problem for rule in RULES for problem in rule(tables)})


def counts(tables: Tables) -> str:
    """`17 events, 42 quotes, 14 sentences`."""
    quoted = int((tables.evidence["quote"] != "").sum())
    return f"{len(tables.events)} events, {quoted} quotes, {len(tables.ledger)} sentences"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every problem of the tables; exit 1 if there is one."""
    parser = argparse.ArgumentParser(prog="python -m data.validate", description=main.__doc__)
    parser.add_argument("--write", action="store_true", help="first rewrite them sorted and plain")
    options = parser.parse_args(arguments)
    try:
        tables = load()
        if options.write:
            write(tables, folder_from_environment())
            tables = load()  # for the lines that rows stand on now
        found, what = problems(tables), counts(tables)
    except ProblemsFound as error:
        found, what = error.problems, "not loaded"
    for problem in found:
        print(problem)
    print(f"{what}: {_number(found)}")
    return 1 if found else 0


def _number(found: list[Problem]) -> str:
    return f"{len(found) or 'no'} problem{'' if len(found) < 2 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
