"""Dates with their precision: EDTF text to first and last possible day, and to plain English.

Parsing is the `edtf` library's; here stand only our refusals and words. What a date does to a
status is decided in `data.lifecycle`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf
from edtf.parser.parser_classes import MultipleDates

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUALIFIERS = re.compile(r"[?~%]")
_REFUSED = re.compile(r"\s|-\dX")  # the library skips the one, prints a message on the other
_DATE = r"\d{4}(?:-[01]\d(?:-\d\d)?)?"  # 2025-21 is a season
_DAY = r"\d{4}-\d\d-\d\d"
_PLAIN = re.compile(rf"({_DATE})|\[({_DAY})\.\.({_DAY})\]", re.ASCII)
_OPEN = re.compile(r"^\[?\.\.|^/|\.\.\]?$|/$|\*")

_WRITE = "write YYYY, YYYY-MM or YYYY-MM-DD"


class DateError(ValueError):
    """A text that is no usable date; the message says why, `remedy` what to write instead."""

    def __init__(self, text: str, why: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"'{text}' {why}")


@dataclass(frozen=True)
class DateSpan:
    """An EDTF date; both ends are included. `qualified` says that it has a `?`, `~` or `%`."""

    text: str
    earliest: date
    latest: date
    qualified: bool

    @property
    def exact(self) -> bool:
        """Known to the day and not qualified."""
        return self.earliest == self.latest and not self.qualified

    def settled_on(self, day: date) -> bool:
        """Whether on `day` the event has surely taken place (its last possible day has come)."""
        return not self.qualified and day >= self.latest


@lru_cache(maxsize=65536)
def parse(text: str) -> DateSpan:
    """Read one EDTF date (ISO 8601-2, levels 0 to 2).

    Refused with `DateError`: anything that is no EDTF; open ends (`../2025`, `[..2025]`), because
    the library turns an unknown start into ten years earlier; "all of" sets (`{…}`), because one
    row is one event; a set that ends before it begins; years outside 1 to 9999.
    """
    if _OPEN.search(text):
        raise DateError(text, "has an open end", "write the first and last possible day")
    if _REFUSED.search(text):
        raise DateError(text, "is not an EDTF date", _WRITE)
    plain = _PLAIN.fullmatch(text)
    ends = _plain(text, plain[1] or plain[2], plain[1] or plain[3]) if plain else _library(text)
    if ends[1] < ends[0]:
        raise DateError(text, "ends before it begins", "swap the two ends")
    return DateSpan(text, ends[0], ends[1], bool(_QUALIFIERS.search(text)))


def _library(text: str) -> list[date]:
    """First and last possible day, by the `edtf` library: ten milliseconds for each text."""
    try:
        parsed = parse_edtf(text)
        ends = [date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict())]
    except (EDTFParseException, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise DateError(text, "is not an EDTF date", _WRITE) from error
    if isinstance(parsed, MultipleDates):
        raise DateError(text, "means several events", "write one row for each")
    return ends


def _plain(text: str, first: str, last: str) -> list[date]:
    """The same, read at once, for YYYY, YYYY-MM, YYYY-MM-DD and [YYYY-MM-DD..YYYY-MM-DD]."""
    try:
        return [_days(first)[0], _days(last)[1]]
    except ValueError as error:
        raise DateError(text, "is not an EDTF date", _WRITE) from error


def _days(plain: str) -> tuple[date, date]:
    start = date.fromisoformat(f"{plain}-01-01"[:10])
    if len(plain) == 4:
        return start, start.replace(month=12, day=31)
    if len(plain) == 7:
        return start, start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return start, start


def parse_day(text: str) -> date:
    """Read a plain calendar day `YYYY-MM-DD`. Raises `DateError`."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise DateError(text, "is not a day", "write YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DateError(text, "is not in the calendar", "write a day that exists") from error


def day_in_words(day: date) -> str:
    """`date(2025, 3, 20)` is "20 March 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_words(text: str) -> str:
    """An EDTF date in English: "between 19 and 31 March 2025"; no text is "date not known"."""
    if not text:
        return "date not known"
    span = parse(text)
    words = _span_in_words(span)
    return f"about {words}" if span.qualified else words


def _span_in_words(span: DateSpan) -> str:
    first, last = span.earliest, span.latest
    if first == last:
        return day_in_words(first)
    plain = _QUALIFIERS.sub("", span.text)
    if re.fullmatch(r"\d{4}", plain):
        return str(first.year)
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", plain):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {day_in_words(last)}"
    return f"between {day_in_words(first)} and {day_in_words(last)}"
