"""Reads ATOP's member-level file: one member of one phase of one alliance a row, checked.

Columns that only become sentences are left to `data.importers.atop.notes`, what a member's dates
mean for our tables to `data.importers.atop.stays`.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.dates import DateError, DateSpan
from data.importers import cow, partial_dates
from data.importers.dataset import Dataset, Line, positive

FLAGS = {  # ATOP's columns and ours
    "defense": "defense",
    "offense": "offense",
    "neutral": "neutrality",
    "nonagg": "nonaggression",
    "consul": "consultation",
}
_ENTRY, _EXIT = ("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")
REQUIRED = (
    *("atopid", "member", *_ENTRY, *_EXIT, "ineffect", "phase", "maxphase"),
    *(*FLAGS, "estmode", "pubsecr", "proadd", "termmode", "termcaus"),
)
_NO_CODES = {"atopid", "member", "phase", *_ENTRY, *_EXIT, "version"}

Key = tuple[int, int]  # alliance, phase; the phase is 0 where there is only one


@dataclass(frozen=True, eq=False)
class Member:
    """One row. `left` is None for who is a member still; `codes` are all cells that hold numbers,
    missing ones left out. A day that is not known is any of its month."""

    line: int
    alliance: int
    phase: int
    code: int
    joined: DateSpan
    left: DateSpan | None
    codes: Mapping[str, int]

    @property
    def key(self) -> Key:
        return self.alliance, self.phase

    @property
    def instrument(self) -> str:
        return instrument_key(self.key)


def instrument_key(key: Key) -> str:
    """`ATOP_1005`, of an alliance with phases `ATOP_1020_2`."""
    alliance, phase = key
    return f"ATOP_{alliance}_{phase}" if phase else f"ATOP_{alliance}"


def members(dataset: Dataset) -> list[Member]:
    """Every row, in the order of the file; raises `ProblemsFound` with all that is wrong."""
    found = [member for line in dataset.lines if (member := _member(dataset, line))]
    _check_repeats(dataset, found)
    dataset.settle()
    return found


def _member(dataset: Dataset, line: Line) -> Member | None:
    """The row; None if it cannot be read, which is a problem."""
    alliance = dataset.needed(line, "atopid", positive, "a number from 1")
    code = dataset.needed(line, "member", positive, "a state code from 1")
    phase = dataset.needed(line, "phase", lambda n: 0 <= n <= 99, "a phase, or 0")
    joined, left = _joined(dataset, line), _left(dataset, line)
    codes = _codes(dataset, line)
    _check_flags(dataset, line, codes)
    if alliance is None or code is None or phase is None or joined is None:
        return None
    member = Member(line.number, alliance, phase, code, joined, left, codes)
    return member if _is_sound(dataset, line, member) else None


def _codes(dataset: Dataset, line: Line) -> dict[str, int]:
    """All other cells as numbers; `version`, which may be 4.01, is no code."""
    columns = [column for column in dataset.columns if column not in _NO_CODES]
    found = {name: dataset.whole(line, name, lambda _: True, "a number") for name in columns}
    return {name: number for name, number in found.items() if number is not None}


def _joined(dataset: Dataset, line: Line) -> DateSpan | None:
    year = dataset.needed(line, "yrent", _is_year, "a year from 1800")
    return _date(dataset, line, _ENTRY, year) if year else None


def _left(dataset: Dataset, line: Line) -> DateSpan | None:
    """None for 0, 0, 0: still a member when the dataset ends."""
    year = dataset.needed(line, "yrexit", lambda n: n == 0 or _is_year(n), "a year from 1800, or 0")
    return _date(dataset, line, _EXIT, year) if year else None


def _is_year(number: int) -> bool:
    return 1800 <= number <= 2100


def _date(dataset: Dataset, line: Line, columns: tuple[str, ...], year: int) -> DateSpan | None:
    month = dataset.whole(line, columns[1], lambda n: 0 <= n <= 12, "a month")
    day = dataset.whole(line, columns[2], lambda n: 0 <= n <= 31, "a day")
    try:
        return partial_dates.span(year, month, day)
    except DateError as error:
        dataset.problem(line, columns[2 if month else 1], str(error), error.remedy)
        return None


def _check_flags(dataset: Dataset, line: Line, codes: Mapping[str, int]) -> None:
    for column in (*FLAGS, "ineffect"):
        if codes.get(column, 0) not in (0, 1):
            dataset.problem(line, column, f"'{codes[column]}' is neither 0 nor 1", "write 0 or 1")
    left = line.cells["yrexit"]
    if "ineffect" in codes and left.isdecimal() and bool(int(left)) == bool(codes["ineffect"]):
        message = f"'{codes['ineffect']}' beside the year of exit '{left}'"
        remedy = "write 1 and no exit, or 0 and the exit"
        dataset.problem(line, "ineffect", message, remedy)


def _is_sound(dataset: Dataset, line: Line, member: Member) -> bool:
    """Whether the days are in order and the code is that of a state on each of them."""
    if member.left and member.left.latest < member.joined.earliest:
        message = f"'{member.left.text}' is before the entry '{member.joined.text}'"
        dataset.problem(line, "yrexit", message, "correct one of the two dates")
        return False
    try:
        spells_of(member)
    except cow.UnknownState as error:
        dataset.problem(line, "member", str(error), error.remedy)
        return False
    return True


def spells_of(member: Member) -> list[cow.Spell]:
    """Who the member was from its entry to its exit; raises `UnknownState`."""
    joined = member.joined.earliest
    left = (
        max(member.left.earliest, date.fromordinal(joined.toordinal() + 1)) if member.left else None
    )
    return cow.spells(member.code, joined, left, member.instrument)


def _check_repeats(dataset: Dataset, found: list[Member]) -> None:
    """A state is in a phase once at a time: what it says a second time is a mistake."""
    lines = {line.number: line for line in dataset.lines}
    by_state: dict[tuple[Key, int], list[Member]] = {}
    for member in sorted(found, key=lambda each: (each.joined.earliest, each.line)):
        by_state.setdefault((member.key, member.code), []).append(member)
    for of_state in by_state.values():
        for earlier, later in itertools.pairwise(of_state):
            if earlier.left is None or later.joined.earliest < earlier.left.earliest:
                message = (
                    f"'{later.code}' is a member of {later.instrument} by line {earlier.line} too"
                )
                dataset.problem(lines[later.line], "member", message, "remove one of the two rows")
