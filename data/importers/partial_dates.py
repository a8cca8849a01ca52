"""Turns the year, month and day cells of datasets, any of which may be missing, into EDTF.

What a missing cell looks like is left to `data.importers.dataset`.
"""

from datetime import date

from data import dates
from data.dates import DateSpan


def span(year: int, month: int | None, day: int | None) -> DateSpan:
    """The date that the cells say, as exact as they are: 1815, 2, None is `1815-02`.

    0 is a missing month or day. Raises `DateError` for a day that no calendar has, and for a day
    without a month.
    """
    if day and not month:
        raise dates.DateError(f"{year}-?-{day}", "has a day without a month", "write the month")
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    text = "-".join(parts)
    try:
        return dates.parse(text)
    except dates.DateError as error:
        raise dates.DateError(text, "is not in the calendar", "correct the date") from error


def not_before(found: DateSpan, day: date) -> DateSpan:
    """The part of a coarse date that is not before `day`: of `1822-12` and the 15th, from then on.

    A date that begins on `day` or later, or ends before it, stays as it is.
    """
    if found.earliest >= day or found.latest < day:
        return found
    if found.latest == day:
        return dates.parse(day.isoformat())
    return dates.parse(f"[{day.isoformat()}..{found.latest.isoformat()}]")
