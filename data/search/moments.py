"""Finds the days that a question names: 1955, May 1955, 14 May 1955, May 14, 1955, 2025-03-18.

Only what can be meant by such words in English; the dates of the tables are `data.dates`'.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data import dates

_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_MONTH = r"(?P<name>[^\W\d_]{3,9})\.?"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_FORMS = tuple(
    re.compile(rf"(?<![\w-]){form}(?![\w-])")
    for form in (
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-{_DAY}",
        rf"{_DAY}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_DAY}[./] ?(?P<month>0?[1-9]|1[0-2])[./] ?{_YEAR}",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])",
        rf"{_MONTH},? (?:of )?{_YEAR}",
        _YEAR,
    )
)


@dataclass(frozen=True)
class Moment:
    """A day, month or year, from its first to its last day, and the rest of the question."""

    first: date
    last: date
    rest: str

    @property
    def words(self) -> str:
        """The date in full: “14 May 1955”, “May 1955”, “1955”."""
        if self.first == self.last:
            return dates.day_in_words(self.first)
        month = f"{dates.MONTHS[self.first.month - 1]} "
        return f"{month if self.first.month == self.last.month else ''}{self.first.year}"


def overlap(moment: Moment, span: dates.DateSpan | None) -> int:
    """How dates of the tables answer: 0 if all of them lies within the moment, 1 if some may, 2 if
    none does; without a date, 2."""
    if span is None or span.latest < moment.first or span.earliest > moment.last:
        return 2
    return 0 if moment.first <= span.earliest and span.latest <= moment.last else 1


def moment(text: str) -> Moment | None:
    """The first and most exact date in a question; None if it names none."""
    plain = " ".join(text.casefold().split())
    return next(_found(plain), None)


def _found(text: str) -> Iterator[Moment]:
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = _month(parts)
            if month is None:
                continue
            first, last = month or 1, month or 12
            year, day = int(parts["year"]), int(parts.get("day") or 0)
            length = monthrange(year, last)[1]
            if day <= length:
                rest = f"{text[: match.start()]} {text[match.end() :]}"
                ends = date(year, first, day or 1), date(year, last, day or length)
                yield Moment(*ends, " ".join(rest.split()))


def _month(parts: dict[str, str | None]) -> int | None:
    """The month from 1, 0 where none is named, None for a word that is no month."""
    if name := parts.get("name"):
        known = (month.casefold() for month in dates.MONTHS)
        starts = [n for n, month in enumerate(known, 1) if month.startswith(name)]
        return 9 if name == "sept" else starts[0] if starts else None
    return int(parts.get("month") or 0)
