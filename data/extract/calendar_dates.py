"""Reads dates that name a day, month or year of the calendar, with the year or without.

Left to others: dates that only count from another (`data.extract.relative_dates`).
"""

import re

from data.extract.dated import SHIFTS, Dated, Line, made
from data.lexicon.calendar import SEASONS
from data.lexicon.files import listed

_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_DOTTED = re.compile(r"([0-3]?[0-9])[.]([01]?[0-9])[.]([12][0-9]{3})")
_WORDS_TOO = listed("grammar", "dates", "words_too")
_BEFORE_MONTH = listed("grammar", "dates", "before_month")
_BEFORE_YEAR = listed("grammar", "dates", "before_year") | SEASONS.keys()
_AFTER_YEAR = listed("grammar", "dates", "after_year")
_COUNTED = listed("grammar", "dates", "counted")


def numeric(line: Line, at: int) -> Dated | None:
    """23.02.2024; 2024-02-23."""
    match = _DOTTED.fullmatch(line.word(at))
    if match:
        return made(at, at + 1, int(match[3]), int(match[2]), int(match[1]))
    if not _YEAR.fullmatch(line.word(at)) or not line.word(at + 1) == line.word(at + 3) == "-":
        return None
    month, day = line.word(at + 2), line.word(at + 4)
    if len(month) == len(day) == 2 and (month + day).isdigit():
        return made(at, at + 5, int(line.word(at)), int(month), int(day))
    return None


def day_first(line: Line, at: int) -> Dated | None:
    """14 March 2023, 14th of March, 5-6 May."""
    day = _day(line, at)
    if not day:
        return None
    after = at + 1 + (line.word(at + 1) == "of")
    if line.word(after) in ("and", "-", "to") and _DAY.fullmatch(line.word(after + 1)):
        return _days(line, at, day, after + 1)
    month = line.month(after)
    return _with_year(line, at, after + 1, month, day) if month else None


def month_first(line: Line, at: int) -> Dated | None:
    """March 14, 2023; March 2023; in March."""
    month = line.month(at)
    if not month:
        return None
    after = at + 1 + (line.word(at + 1) == ".")
    day = _day(line, after)
    if day:
        return _with_year(line, at, after + 1, month, day)
    meant = line.word(at) not in _WORDS_TOO or line.word(at - 1) in _BEFORE_MONTH
    if meant or _YEAR.fullmatch(line.word(after)):
        return _with_year(line, at, after, month, 0)
    return None


def year_alone(line: Line, at: int) -> Dated | None:
    """In 1949; 1949, ...: a number of four digits that is not counted in."""
    word, before, after = line.word(at), line.word(at - 1), line.word(at + 1)
    if not _YEAR.fullmatch(word) or after in _COUNTED:
        return None
    return (
        Dated(at, at + 1, word)
        if at == 0 or before in _BEFORE_YEAR or after in _AFTER_YEAR
        else None
    )


def _day(line: Line, at: int) -> int:
    """The number of a day; 0 if none stands there."""
    match = _DAY.fullmatch(line.word(at))
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def _days(line: Line, at: int, day: int, last: int) -> Dated | None:
    """9 and 10 May 2022."""
    until = day_first(line, last)
    if until is None or len(until.edtf) != 10 or int(until.edtf[8:]) <= day:
        return None
    return Dated(at, until.last, f"{until.edtf[:8]}{day:02d}/{until.edtf}")


def _with_year(line: Line, first: int, after: int, month: int, day: int) -> Dated | None:
    """A day or month and the year behind it, told or not."""
    at = after + (line.word(after) in (",", "of"))
    if _YEAR.fullmatch(line.word(at)):
        return made(first, at + 1, int(line.word(at)), month, day)
    last, year = _year_in_words(line, at) or (after, _year_untold(line, first, month, day))
    return made(first, last, year, month, day) if year > 0 else None


def _year_in_words(line: Line, at: int) -> tuple[int, int] | None:
    """Where "last year", "the following year" ends, and that year; 0 if it is not known."""
    word = line.word(at)
    if word in ("last", "this", "that", "next", "the") and line.word(at + 1) == "year":
        base = _year_spoken_of(line) if word in ("that", "the") else _year_of_today(line)
        return at + 2, base + SHIFTS.get(word, 0) if base else 0
    if word == "the" and line.word(at + 2) == "year":
        base = _year_spoken_of(line)
        return at + 3, base + SHIFTS.get(line.word(at + 1), 0) if base else 0
    return None


def _year_spoken_of(line: Line) -> int:
    return int(line.latest[:4]) if line.latest[:4].isdigit() else _year_of_today(line)


def _year_of_today(line: Line) -> int:
    return line.today.year if line.today else 0


def _year_untold(line: Line, first: int, month: int, day: int) -> int:
    """The year of a month that is named without one: of the date before it in the sentence,
    else the last one before the text was written, or the next if it is planned; 0: not known."""
    today, before = line.today, line.word(first - 1)
    if line.here and before not in ("last", "next", "this"):
        return int(line.here[:4])
    if today is None:
        return line.memory.year
    passed = (month, day or 1) <= (today.month, today.day)
    if before == "last":
        return today.year - (month >= today.month)
    if before == "next":
        return today.year + passed
    if line.future:
        return today.year + (passed and month < today.month)
    return today.year - (not passed)
