"""Dates with their precision: EDTF text to first and last possible day, and to plain English.

Parsing is the `edtf` library's; here stand our refusals and words, and a short way for the plainest
dates, as the library takes 5 to 20 ms for each. What a date does to a status is decided in
`data.lifecycle`.
"""

import re
from calendar import monthrange
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
_OPEN = re.compile(r"^\[?\.\.|^/|\.\.\]?$|/$|\*")
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[123]\d))?)?", re.ASCII)
_SET = re.compile(r"\[(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)\]", re.ASCII)
_INTERVAL = re.compile(r"([\d-]+)/([\d-]+)", re.ASCII)

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


@lru_cache(maxsize=131072)  # more than there are days since 1816
def parse(text: str) -> DateSpan:
    """Read one EDTF date (ISO 8601-2, levels 0 to 2).

    Refused with `DateError`: anything that is no EDTF; open ends (`../2025`, `[..2025]`), because
    the library turns an unknown start into ten years earlier; "all of" sets (`{…}`), because one
    row is one event; a set that ends before it begins; years outside 1 to 9999.
    """
    first, last = _plain_ends(text) or _library_ends(text)
    if last < first:
        raise DateError(text, "ends before it begins", "swap the two ends")
    return DateSpan(text, first, last, bool(_QUALIFIERS.search(text)))


def _plain_ends(text: str) -> tuple[date, date] | None:
    """The ends of `2025`, `2025-03`, `2025-03-20`, of these with a qualifier, of two as `A/B`, and
    of two days as `[A..B]`; None if it is anything else, or no date: that the library judges."""
    pair = _INTERVAL.fullmatch(text) or _SET.fullmatch(text)
    if pair:
        start, end = map(_plain_date, pair.groups())
        return (start[0], end[1]) if start and end else None
    return _plain_date(text[:-1] if text.endswith(("?", "~", "%")) else text)


def _plain_date(text: str) -> tuple[date, date] | None:
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    year, month, day = map(int, match.groups("0"))
    try:
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:  # no day of the calendar
        return None
    return date(year, month or 1, day or 1), last


def _library_ends(text: str) -> tuple[date, date]:
    if _OPEN.search(text):
        raise DateError(text, "has an open end", "write the first and last possible day")
    if _REFUSED.search(text):
        raise DateError(text, "is not an EDTF date", _WRITE)
    try:
        parsed = parse_edtf(text)
        first, last = (date(*end[:3]) for end in (parsed.lower_strict(), parsed.upper_strict()))
    except (EDTFParseException, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise DateError(text, "is not an EDTF date", _WRITE) from error
    if isinstance(parsed, MultipleDates):
        raise DateError(text, "means several events", "write one row for each")
    return first, last


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


def between(valid_from: str, valid_to: str, day: date) -> bool:
    """Whether a day lies in a half-open interval of ISO days, of which an empty one is open."""
    text = day.isoformat()  # ISO days compare as text
    return valid_from <= text and (not valid_to or text < valid_to)
