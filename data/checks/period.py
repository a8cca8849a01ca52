"""On which days a statement is said to hold: its own date, or the days of its document.

Whether it holds on those days is for the rules to say, with `data.checks.truth`.
"""

from dataclasses import dataclass
from datetime import date

from data import dates
from data.tables import Row, Tables, by_key, derived

_REPORTING = frozenset({"reports", "repeats"})


@dataclass(frozen=True)
class Period:
    """The days, both ends included, on any of which the statement may have been meant.

    `of_document`: they are those on which its document may have been written.
    """

    first: date
    last: date
    of_document: bool = False

    @property
    def words(self) -> str:
        """`on 19 March 2025`, `between 19 and 31 March 2025`, `in 2003`, `before 2 May 2025`."""
        if self.first == date.min:
            return f"up to {dates.day_in_words(self.last)}"
        whole = _whole(self.first, self.last)
        if whole:
            return f"in {dates.in_words(whole)}"
        if self.first == self.last:
            return f"on {dates.day_in_words(self.first)}"
        return dates.in_words(f"[{self.first}..{self.last}]")


def of_statement(tables: Tables, row: Row) -> Period:
    """The days of an assertion: those of its own date, else those of its document.

    A year or month that still runs is meant as far as the tables know it.
    """
    if row.date:
        span = dates.parse(row.date)
        return Period(span.earliest, min(span.latest, max(span.earliest, reviewed(tables))))
    return of_document(tables, row.document)


@derived
def of_document(tables: Tables, document: str) -> Period:
    """The days on which a document may have been written.

    It is no older than the latest event that it reports itself, nor than its date of publication;
    no newer than that date or, where it is not known, than the tables.
    """
    published = by_key(tables, "documents")[document].published
    span = dates.parse(published) if published else None
    first = max(_reported(tables).get(document, date.min), span.earliest if span else date.min)
    last = span.latest if span else reviewed(tables)
    return Period(first, max(first, last), of_document=True)


@derived
def reviewed(tables: Tables) -> date:
    """The last day of which the tables can speak; `date.max` if no event was reviewed."""
    return max(map(dates.parse_day, tables.events["reviewed_at"]), default=date.max)


@derived
def _reported(tables: Tables) -> dict[str, date]:
    """First possible day of the latest event that each document reports as having taken place."""
    events = by_key(tables, "events")
    found: dict[str, date] = {}
    row: Row
    for row in tables.evidence.itertuples():
        event = events[row.event]
        took_place = event.realis == "occurred" and event.certainty != "refuted"
        if row.stance in _REPORTING and took_place and event.date:
            day = dates.parse(event.date).earliest
            found[row.document] = max(day, found.get(row.document, day))
    return found


def _whole(first: date, last: date) -> str:
    """The year or month that begins on `first` and ends on `last`, as EDTF; else nothing."""
    for text in (f"{first.year:04}", f"{first.year:04}-{first.month:02}"):
        span = dates.parse(text)
        if (span.earliest, span.latest) == (first, last):
            return text
    return ""
