"""Days as the browser counts them: whole numbers since 1970-01-01; intervals are half-open."""

from datetime import date

EPOCH = date(1970, 1, 1).toordinal()
FOREVER = date.max.toordinal()
Interval = tuple[int, int | None]  # first day, first day no longer; None: still


def number(day: date) -> int:
    """The number of a day."""
    return day.toordinal() - EPOCH


def last(end: int) -> int | None:
    """The number of an end that is given as a proleptic ordinal; None for `date.max`'s."""
    return None if end == FOREVER else end - EPOCH


def union(intervals: list[Interval]) -> list[Interval]:
    """The union of half-open intervals, in order."""
    merged: list[Interval] = []
    for start, end in sorted(intervals, key=lambda days: days[0]):
        last = merged[-1][1] if merged else None
        if merged and (last is None or start <= last):
            both = None if last is None or end is None else max(last, end)
            merged[-1] = (merged[-1][0], both)
        else:
            merged.append((start, end))
    return merged


def without(whole: Interval, intervals: list[Interval]) -> list[Interval]:
    """The days of a half-open interval that are in none of the others, in order."""
    start, end = whole
    found: list[Interval] = []
    for first, after in union(intervals):
        if end is not None and first >= end:
            break
        if start < first:
            found.append((start, first))
        if after is None:
            return found
        start = max(start, after)
    return found if end is not None and start >= end else [*found, (start, end)]
