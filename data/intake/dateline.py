"""Finds what a text says about itself: labelled lines, a dateline, a line that is only a date.

Left to others: what the file around it says (the readers). A date counts only with its year and
only in the first lines; a date within a sentence is no date of publication.
"""

import re
from collections.abc import Iterator
from itertools import islice

from data.intake.proposals import Found, Proposals, choose

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" for name in _MONTHS)  # Sept
_DATE = (
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH})\.?,?\s(?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>\d{{4}})"
    r"|(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?(?P<y4>\d{4})"  # with points the day is first
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))(?!\d)"
)
_ANY_DATE = re.compile(rf"(?i)(?<!\w){_DATE}")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d{2}(?:\s?(?:[ap]m|gmt|utc|cet|cest))?)?"
# “Belgrade, 19 March 2025”: a place may stand before a date that is a line of its own.
_ONLY_DATE = re.compile(rf"(?i)(?:[^\d.!?:]{{2,40}},\s)?{_WEEKDAY}{_DATE}{_CLOCK}\.?")
# “Brussels, March 2025”: as coarse as it is.
_ONLY_MONTH = re.compile(rf"(?i)(?:[^\d.!?:]{{2,40}},\s)?(?P<m>{_MONTH})\s(?P<y>\d{{4}})")
# “TIRANA, Albania, 18 March 2025 (Agency) – …”: a place in capitals, a date, a dash.
_DATELINE = re.compile(
    rf"[^\W\d_a-z][^\Wa-z]{{2}}[^.!?\n]{{0,50}}?[,(]\s?(?i:{_WEEKDAY}{_DATE})[^.!?\n]{{0,40}}?\s[–—-]{{1,2}}\s"
)
_LABELS = {
    "title": ("title", "headline"),
    "published": ("published", "published on", "publication date", "date", "posted", "issued"),
    "publisher": ("publisher", "published by", "publication"),
    "language": ("language",),
    "licence": ("licence", "license", "rights"),
    "url": ("url", "source", "link", "address"),
}
_COLUMNS = {label: column for column, labels in _LABELS.items() for label in labels}
_LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{1,20}?)\s?:\s(.{1,400})")
_LINES, _LONGEST = 15, 500


def propose(text: str) -> Proposals:
    """What the first lines of `text` say about it; empty where they say nothing."""
    return choose(_found(text))


def written_day(words: str) -> str:
    """The first full date in `words`, written in English or as YYYY-MM-DD, as EDTF."""
    match = _ANY_DATE.search(words[:_LONGEST])
    return _edtf(match) if match else ""


def labelled(lines: list[str], where: str) -> Iterator[Found]:
    """What lines such as “Published: 19 March 2025” say; `where` says what they are lines of."""
    for number, line in enumerate(lines, 1):
        match = _LABELLED.fullmatch(line)
        column = _COLUMNS.get(match[1].lower()) if match else None
        if match and column:
            value = match[2].strip().strip("\"'")
            if column == "published":
                value = written_day(value)
            yield column, value, f"{where} {number}, “{match[1]}: …”"


def _found(text: str) -> Iterator[Found]:
    lines = list(islice((line.strip() for line in text[:20000].splitlines()), 3 * _LINES))
    seen = [line[:_LONGEST] for line in lines if line][:_LINES]
    yield from labelled(seen, "line")
    for number, line in enumerate(seen, 1):
        only, month = _ONLY_DATE.fullmatch(line), _ONLY_MONTH.fullmatch(line)
        dateline = _DATELINE.match(line)
        if only:
            yield "published", _edtf(only), f"line {number}, “{line}”"
        elif month:
            yield "published", _edtf(month)[:7], f"line {number}, “{line}”"
        elif dateline:
            yield "published", _edtf(dateline), f"dateline “{dateline[0].strip()}”"
    yield from _title(lines)


def _title(lines: list[str]) -> Iterator[Found]:
    """A first line that stands alone and is no sentence."""
    first, second = [*lines, "", ""][:2]
    first = first.lstrip("\ufeff")
    alone = first and not second and len(first) <= 200 and first[-1] not in ".:;,…"
    if alone and not _ONLY_DATE.fullmatch(first) and not _LABELLED.fullmatch(first):
        yield "title", first, "first line"


def _edtf(match: re.Match[str]) -> str:
    groups = match.groupdict()
    year, month, number = (
        next((found for n in ("", "2", "3", "4") if (found := groups.get(f"{part}{n}"))), "1")
        for part in "ymd"
    )
    if not month.isdigit():
        month = str([name[:3] for name in _MONTHS].index(month[:3].lower()) + 1)
    return f"{int(year):04}-{int(month):02}-{int(number):02}"
