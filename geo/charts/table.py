"""A history as a table that says the same as its chart: one row for each stretch, event and ground.

Everything is in words; what holds and happened is in `data.lifelines`.
"""

from collections.abc import Iterator

from data import dates
from data.grounds import Ground
from data.lifelines import Lifelines, Line, day_of
from geo import words
from geo.charts.values import Value, land

COLUMNS = {"country": "Pact", "pact": "Party"}


def table(told: Lifelines) -> Value:
    """Keys: columns, and rows: `code` (what the row selects, or empty), `day` (ISO, the first), and
    `cells` – whom it concerns, what it says, from and until."""
    rows = [row for line in told.lines for row in _of_line(line)]
    lands = [_land(ground) for ground in told.grounds]
    return {
        "columns": [COLUMNS[told.kind], "What", "From", "Until"],
        "rows": [*lands, *rows],
    }


def _of_line(line: Line) -> Iterator[Value]:
    for stretch in line.stretches:
        what = words.STATUSES[stretch.status]
        unsure = "" if stretch.certain else ", not certain"
        cells = [line.name, f"{what}{unsure}", stretch.since, _until(stretch.end)]
        yield _row(line.code, stretch.start, cells)
    for event in line.happenings:
        cells = [line.name, words.TYPES[event.type], event.when, ""]
        yield _row(line.code, event.earliest, cells)


def _land(ground: Ground) -> Value:
    what = land(ground, dated=False)
    since = day_of(ground.start)
    cells = ["Land", what, dates.day_in_words(since) if since else "", _until(ground.end)]
    return _row("", ground.start, cells)


def _row(code: str, start: int, cells: list[str]) -> Value:
    day = day_of(start)
    return {"code": code, "day": day.isoformat() if day else "", "cells": cells}


def _until(end: int) -> str:
    day = day_of(end)
    return dates.day_in_words(day) if day else ""
