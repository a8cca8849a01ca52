"""Which actor a state code of Gleditsch and Ward means on which days.

Most codes are those of the Correlates of War, read from `data.importers.cow`; `gw.csv` holds those
that mean something else there, or nothing, by the list of its `source` (read as of commit 0e29905
of github.com/andybega/states). Its days are those of our actors, which may be wider. What a
dataset makes of a code that means nobody is left to its importer.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from data.importers import cow
from data.importers.cow import Spell, UnknownState

DIFFERENCES = Path(__file__).with_name("gw.csv")


def spells(code: int, start: date, end: date | None) -> list[Spell]:
    """Who `code` was, from `start` until `end` (excluded; None: still), in order.

    Raises `UnknownState` if the code means nobody on one of these days.
    """
    if code not in _differences():
        return cow.spells(code, start, end)
    found = list(_within(_differences()[code], start, end or date.max))
    reached = start
    for spell in found:
        if spell.start != reached:
            break
        reached = spell.end or date.max
    if reached != (end or date.max):
        raise UnknownState(f"'{code}' is the code of no state on {reached}")
    return found


def _within(meanings: list[Spell], start: date, end: date) -> Iterator[Spell]:
    for meaning in meanings:
        first, last = max(start, meaning.start), min(end, meaning.end or date.max)
        if first < last:
            yield Spell(meaning.actor, first, None if last == date.max else last)


@cache
def _differences() -> dict[int, list[Spell]]:
    found: dict[int, list[Spell]] = {}
    with DIFFERENCES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            start = date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min
            end = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
            found.setdefault(int(row["gw"]), []).append(Spell(row["actor"], start, end))
    return found
