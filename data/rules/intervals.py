"""Rules for rows that hold from one day to another: actors, offices, borders.

Days are half-open; whether a cell is a day at all is judged in `data.rules.cells`.
"""

from collections.abc import Iterator

from data.problems import Problem
from data.schema import schema
from data.tables import Tables


def check(tables: Tables) -> Iterator[Problem]:
    """`valid_to` comes after `valid_from` (ISO days compare as text)."""
    for name in ("actors", "offices", "borders"):
        for line, row in zip(tables.lines[name], tables[name].itertuples(), strict=True):
            if row.valid_from and row.valid_to and row.valid_to <= row.valid_from:
                yield Problem(
                    schema()[name].file,
                    line,
                    "valid_to",
                    f"'{row.valid_to}' is not after {row.valid_from}",
                    "write the first day on which it no longer holds",
                )
