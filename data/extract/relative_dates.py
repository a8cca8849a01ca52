"""Reads dates that count from the day of the text, or from the date spoken of before.

None of them is resolved if that day or date is not known. Left to others: dates of the calendar
(`data.extract.calendar_dates`).
"""

import re
from datetime import date, timedelta

from data.extract.dated import SHIFTS, Dated, Line
from data.lexicon.calendar import NUMBERS, SEASONS, WEEKDAYS
from data.lexicon.files import listed

_BEFORE_SEASON = listed("grammar", "dates", "before_season")
_BEFORE_THE_SEASON = listed("grammar", "dates", "before_the_season")
_PARTS_OF_DAY = listed("grammar", "dates", "parts_of_day")
_BACK = listed("grammar", "dates", "back")
_FORWARD = listed("grammar", "dates", "forward")
_UNITS = {name: unit for unit in ("day", "week", "month", "year") for name in (unit, f"{unit}s")}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_ANAPHORIC = ("same", "following", "previous", "next")
_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_WEEKS = 4  # "five weeks ago" is no day


def weekday(line: Line, at: int) -> Dated | None:
    """On Friday, last Friday: the one before the text was written, or after it if planned."""
    today = line.today
    if line.word(at) not in WEEKDAYS or today is None:
        return None
    wanted, before = WEEKDAYS[line.word(at)], line.word(at - 1)
    back = (today.weekday() - wanted) % 7
    if before in ("next", "coming") or (line.future and back):
        ahead = (wanted - today.weekday() - 1) % 7 + 1
        return Dated(at, at + 1, (today + timedelta(ahead)).isoformat())
    if before == "last" and back == 0:
        back = 7
    return Dated(at, at + 1, (today - timedelta(back)).isoformat())


def near_day(line: Line, at: int) -> Dated | None:
    """Yesterday, this morning, to-day."""
    today, word, after = line.today, line.word(at), line.word(at + 1)
    if today is None:
        return None
    if word in _DAYS:
        return Dated(at, at + 1, (today + timedelta(_DAYS[word])).isoformat())
    if word == "this" and after in _PARTS_OF_DAY:
        return Dated(at, at + 2, today.isoformat())
    if (word, after, line.word(at + 2)) == ("to", "-", "day"):
        return Dated(at, at + 3, today.isoformat())
    return None


def near_time(line: Line, at: int) -> Dated | None:
    """Last week, this month, earlier this year: a week is given by its month."""
    today, word = line.today, line.word(at)
    if today is None or word not in ("last", "this", "next", "earlier", "later"):
        return None
    end, shift = at + 1 + (line.word(at + 1) == "this"), SHIFTS.get(word, 0)
    unit = line.word(end)
    if unit == "week":
        return Dated(at, end + 1, (today + timedelta(7 * shift)).isoformat()[:7])
    if unit == "month":
        return Dated(at, end + 1, _month(today, shift))
    return Dated(at, end + 1, str(today.year + shift)) if unit == "year" else None


def same_time(line: Line, at: int) -> Dated | None:
    """The same day, the following year, that month."""
    word, latest = line.word(at), line.latest
    if word != "that" and not (word == "the" and line.word(at + 1) in _ANAPHORIC):
        return None
    last = at + 1 + (word == "the")
    unit, shift = line.word(last), SHIFTS.get(line.word(last - 1), 0)
    if unit == "day" and _FULL.fullmatch(latest):
        day = date.fromisoformat(latest) + timedelta(shift)
        return Dated(at, last + 1, day.isoformat())
    if unit == "month" and latest[4:5] == "-":
        return Dated(at, last + 1, _month(date.fromisoformat(latest[:7] + "-01"), shift))
    if unit == "year" and latest[:4].isdigit():
        return Dated(at, last + 1, str(int(latest[:4]) + shift))
    return None


def ago(line: Line, at: int) -> Dated | None:
    """Two days ago, a month earlier, three years later."""
    number, unit = NUMBERS.get(line.word(at)), _UNITS.get(line.word(at + 1))
    which = line.word(at + 2)
    if not number or not unit or which not in _BACK | _FORWARD:
        return None
    if which in ("before", "after") and line.word(at + 3)[:1].isalnum():
        return None  # "three weeks after the planned signing": after something else
    base = _base(line, which)
    if base is None:
        return None
    edtf = _shifted(base, number if which in _FORWARD else -number, unit)
    return Dated(at, at + 3, edtf) if edtf else None


def season(line: Line, at: int) -> Dated | None:
    """In the spring, last autumn: the year is all that is known of them."""
    today, before = line.today, line.word(at - 1)
    if line.word(at) not in SEASONS or today is None or line.word(at + 1) == "of":
        return None
    if before not in _BEFORE_SEASON or line.word(at - 2) in _BEFORE_THE_SEASON:
        return None
    began = SEASONS[line.word(at)]
    shift = -(began > today.month) if before == "last" else before == "next"
    return Dated(at, at + 1, str(today.year + shift))


def _base(line: Line, which: str) -> date | None:
    """The day from which is counted: that of the text, or the one spoken of before."""
    parts = [int(part) for part in re.findall(r"[0-9]+", line.latest)[:3]]
    if which == "ago" or not parts:
        return line.today
    return date(*[*parts, 1, 1][:3])


def _shifted(base: date, number: int, unit: str) -> str:
    """`base` and so many days, weeks, months or years later; "" for weeks that name no day."""
    if unit == "year":
        return str(base.year + number)
    if unit == "month":
        return _month(base, number)
    if unit == "week" and abs(number) > _MOST_WEEKS:
        return ""
    return (base + timedelta(number * (7 if unit == "week" else 1))).isoformat()


def _month(day: date, shift: int) -> str:
    months = day.year * 12 + day.month - 1 + shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
