"""Says an EDTF date back in plain words while it is typed: "March 2025, day unknown".

What a date means is decided in `data.dates`; here stand the words for what is not known of it.
"""

from dataclasses import dataclass

from data import dates
from data.dates import DateError, DateSpan

LONGEST = 60  # characters; no date is longer


@dataclass(frozen=True)
class Echo:
    """What a text means as a date: `words`, or an `error` that says what to write instead."""

    words: str = ""
    error: str = ""


def echo(text: str) -> Echo:
    """The text in plain words; an empty text is a date that is not known."""
    text = text.strip()
    if not text:
        return Echo("Date not known")
    if len(text) > LONGEST:
        return Echo(error="That is too long for a date – write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        span = dates.parse(text)
    except DateError as error:
        return Echo(error=f"{error} – {error.remedy}")
    words = dates.in_words(text)
    return Echo(f"{words[:1].upper()}{words[1:]}{_unknown(span)}")


def _unknown(span: DateSpan) -> str:
    """What the date leaves open."""
    doubt = ", uncertain" if span.text.endswith("?") else ""
    months = 12 * (span.latest.year - span.earliest.year) + span.latest.month - span.earliest.month
    plain = span.text.rstrip("?~%")
    if len(plain) == 7 and plain.count("-") == 1 and not months:
        return f", day unknown{doubt}"
    if len(plain) == 4 and months == 11:
        return f", month and day unknown{doubt}"
    return doubt
