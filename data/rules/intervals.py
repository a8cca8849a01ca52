"""Rules for rows that hold from one day to another: actors, offices, borders and the like.

Days are half-open; whether a cell is a day at all is judged in `data.rules.cells`.
"""

from collections.abc import Iterator
from datetime import date

from data import dates
from data.problems import Problem
from data.tables import Row, Tables


def check(tables: Tables) -> Iterator[Problem]:
    """`valid_to` comes after `valid_from`, and an actor holds nothing outside its own days."""
    for name in ("actors", "offices", "borders", "disputes", "coverage", "names"):
        yield from check_ends(tables, name)
    for name in ("offices", "borders", "coverage", "names"):
        yield from check_lifetimes(tables, name)


def check_ends(tables: Tables, name: str) -> Iterator[Problem]:
    """The end of a row comes after its beginning."""
    for line, row in tables.rows(name):
        start, end = interval(row)
        if end <= start:
            message = f"'{row.valid_to}' is not after {row.valid_from}"
            remedy = "write the first day on which it no longer holds"
            yield Problem(f"{name}.csv", line, "valid_to", message, remedy)


def check_lifetimes(tables: Tables, name: str) -> Iterator[Problem]:
    """The actor of a row exists on each of its days; an empty start is the actor's own."""
    lived = lifetimes(tables)
    for line, row in tables.rows(name):
        if getattr(row, "sovereignty", "sovereign") != "sovereign":
            continue  # a territory bears the code of the state that it became
        start, end = interval(row)
        born, gone = lived.get(row.actor, (date.min, date.max))
        if (row.valid_from and start < born) or gone < end:
            message = f"{row.actor} does not exist on each of these days"
            remedy = "use the state of that time, or correct one of the intervals"
            yield Problem(f"{name}.csv", line, "actor", message, remedy)


def lifetimes(tables: Tables) -> dict[str, tuple[date, date]]:
    """First day and first day no longer of each actor; what is no day counts as open."""
    return {row.actor: interval(row) for _, row in tables.rows("actors")}


def interval(row: Row) -> tuple[date, date]:
    """First day and first day no longer of a row; what is no day counts as open."""
    return _day(row.valid_from, date.min), _day(row.valid_to, date.max)


def _day(text: str, otherwise: date) -> date:
    try:
        return dates.parse_day(text) if text else otherwise
    except dates.DateError:
        return otherwise
