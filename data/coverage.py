"""Whose pacts the tables claim to know, and on which days: the table `coverage`, read.

A day that it does not hold is silent: no pact there means no data. What is drawn of that is geo's.
"""

from datetime import date

from data import dates
from data.tables import Row, Tables, derived


@derived
def claims(tables: Tables) -> dict[str, list[Row]]:
    """The rows of each actor that has any, in the order of the file."""
    found: dict[str, list[Row]] = {}
    for _, row in tables.rows("coverage"):
        found.setdefault(row.actor, []).append(row)
    return found


def holds(tables: Tables, actor: str, as_of: date) -> bool | None:
    """Whether the tables claim to know the pacts of an actor on a day; None: they claim nothing."""
    if not claims(tables):
        return None
    own = claims(tables).get(actor, [])
    return any(dates.between(row.valid_from, row.valid_to, as_of) for row in own)


def horizon(tables: Tables) -> date:
    """The first day that the tables claim to know of nobody any more; `date.max`: there is none."""
    ends = [row.valid_to for rows in claims(tables).values() for row in rows]
    return dates.parse_day(max(ends)) if ends and all(ends) else date.max


def first_day(tables: Tables) -> date | None:
    """The first day that they claim to know of anybody; None: they claim nothing."""
    starts = [row.valid_from for rows in claims(tables).values() for row in rows]
    return dates.parse_day(min(starts)) if starts else None
