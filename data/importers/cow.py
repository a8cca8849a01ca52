"""The dated crosswalk from state codes of the Correlates of War to our actors, and its sources.

`cow.csv` says which actor a code means on which days (`only`: in these instruments alone),
`state_system.csv` when a code was in the state system, `historic_actors.csv` which states the
committed tables lack. What a dataset makes of the codes is left to its importer.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.importers.collection import reference
from data.tables import Cells

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Meaning:
    """A code means `actor` from `start` (included) to `end` (excluded), under `name` if it has one.

    `only` names the instruments of which it holds, before all others; empty: of every one.
    """

    code: int
    actor: str
    start: date
    end: date
    only: frozenset[str]
    name: str
    source: str


@dataclass(frozen=True)
class Spell:
    """Days on which a member of an instrument is `actor`; `end` is excluded, None if open."""

    actor: str
    start: date
    end: date | None


class UnknownState(ValueError):
    """A code that is that of no state on the day; the message says so, `remedy` what to do."""

    remedy = "correct the code, or add a row to data/importers/cow.csv"


def spells(
    code: int, start: date, end: date | None, instrument: str = "", until_gap: bool = False
) -> list[Spell]:
    """Who a member with `code` was, from `start` until `end` (excluded; None: still), in order.

    Raises `UnknownState` if the code means nobody on one of these days; with `until_gap` only if
    it does on the first, and who was a member ends with the last day before the gap.
    """
    found: list[Spell] = []
    reached = start
    while not found or reached < (end or date.max):
        try:
            meaning = meaning_on(code, reached, instrument)
        except UnknownState:
            if found and until_gap:
                break
            raise
        until = min(meaning.end, end or date.max)
        same = bool(found) and found[-1].actor == meaning.actor  # under another name only
        first = found.pop().start if same else reached
        found.append(Spell(meaning.actor, first, None if until == date.max else until))
        reached = until
    return found


def actors_on(members: Iterable[Sequence[Spell]], day: date) -> list[str]:
    """Who the members are on a day, sorted: who each was last before it, or else at first."""
    held = ([each for each in spells if each.start <= day] or spells[:1] for spells in members)
    return sorted({spells[-1].actor for spells in held})


def meaning_on(code: int, day: date, instrument: str = "") -> Meaning:
    """What the code means on a day; raises `UnknownState` if nothing."""
    meanings = _crosswalk().get(code, [])
    if not meanings:
        raise UnknownState(f"'{code}' is no state code of the Correlates of War")
    holds = [each for each in meanings if each.start <= day < each.end]
    special = [each for each in holds if instrument in each.only]
    usual = [each for each in holds if not each.only]
    if not special and not usual:
        raise UnknownState(f"'{code}' is the code of no state on {day}")
    return (special or usual)[0]


@cache
def _crosswalk() -> dict[int, list[Meaning]]:
    found: dict[int, list[Meaning]] = {}
    for row in _read("cow.csv"):
        start, end = _interval(row)
        only = frozenset(row["only"].split(";")) - {""}
        code = int(row["cow"])
        meaning = Meaning(code, row["actor"], start, end, only, row["name"], row["source"])
        found.setdefault(code, []).append(meaning)
    return found


def meanings() -> Iterator[Meaning]:
    """Every row of the crosswalk."""
    for of_code in _crosswalk().values():
        yield from of_code


@cache
def in_system() -> dict[int, list[tuple[date, date]]]:
    """When each code was in the state system: first day, and first day no longer (or the last)."""
    found: dict[int, list[tuple[date, date]]] = {}
    for row in _read("state_system.csv"):
        found.setdefault(int(row["cow"]), []).append(_interval(row))
    return found


@cache
def abbreviations() -> dict[str, int]:
    """The codes by the abbreviations of the list of states."""
    return {row["abbreviation"]: int(row["cow"]) for row in _read("state_system.csv")}


def historic_actors() -> list[Cells]:
    """Rows of `actors` for the states that the committed tables lack."""
    return [{**row, "kind": "former_state"} for row in _read("historic_actors.csv")]


def documents() -> list[Cells]:
    """Rows of `documents` that the crosswalk cites beside those of the committed tables."""
    return [reference(**row) for row in _read("sources.csv")]


@cache
def _read(name: str) -> list[Cells]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _interval(row: Cells) -> tuple[date, date]:
    start, end = row["valid_from"], row["valid_to"]
    return (
        date.fromisoformat(start) if start else date.min,
        date.fromisoformat(end) if end else date.max,
    )
