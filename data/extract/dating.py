"""Finds the dates that a sentence states, and resolves those that hang on the text's own date.

Left to others: what EDTF means (`data.dates`). A relative date without a dateline stays unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from data.extract.memory import Memory
from data.lexicon.calendar import MONTHS, NUMBERS, WEEKDAYS
from data.lexicon.tokens import Words

_SHORT_MONTHS = frozenset(("may", "mar", "march"))  # also words: need a number or "in" beside
_UNITS = {
    "day": "d",
    "days": "d",
    "week": "w",
    "weeks": "w",
    "month": "m",
    "months": "m",
    "year": "y",
    "years": "y",
    "decade": "x",
    "decades": "x",
}
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_DOTTED = re.compile(r"([0-3]?[0-9])[.]([01]?[0-9])[.]([12][0-9]{3})")
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))


_STARTS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(NUMBERS)
    | _SEASONS
    | frozenset(
        "yesterday today tomorrow tonight last this next earlier later the that to several".split()
    )
)  # words that a date can begin with, numbers apart
_BEFORE_YEAR = frozenset(
    "in of since from by during late early mid and , - ( year before after between only as".split()
)
_AFTER_YEAR = frozenset(", . ) ; :".split())


@dataclass(frozen=True)
class Dated:
    """A date at words `first` (included) to `last` (excluded), EDTF."""

    first: int
    last: int
    edtf: str


def dates(words: Words, memory: Memory, future: bool = False) -> list[Dated]:
    """The dates of a sentence from left to right; those that cannot be resolved are left out."""
    found: list[Dated] = []
    at = 0
    reader = _Reader(words, memory, future)
    while at < len(words):
        word = words.low[at]
        dated = reader.read(at) if word in _STARTS or word[0].isdigit() else None
        if dated:
            found.append(dated)
            reader.latest = reader.here = dated.edtf
            at = dated.last
        else:
            at += 1
    return found


class _Reader:
    def __init__(self, words: Words, memory: Memory, future: bool) -> None:
        self.low, self.text = words.low, words.text
        self.memory, self.future = memory, future
        self.latest = memory.latest  # the date spoken of before, in this sentence or an earlier one
        self.here = ""  # the same, of this sentence only

    def read(self, at: int) -> Dated | None:
        for reading in (
            self._numeric,
            self._day_first,
            self._month_first,
            self._weekday,
            self._relative,
            self._ago,
            self._season,
            self._year,
        ):
            dated = reading(at)
            if dated:
                return dated
        return None

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else ""

    def month(self, at: int) -> int:
        word = self.word(at)
        number = MONTHS.get(word, 0)
        return number if number and self.text[at][0].isupper() else 0

    def _day_first(self, at: int) -> Dated | None:
        """14 March 2023, 14th of March, 5-6 May."""
        match = _DAY.fullmatch(self.word(at))
        if not match or not 1 <= int(match[1]) <= 31:
            return None
        day, after = int(match[1]), at + 1
        if self.word(after) == "of":
            after += 1
        if self.word(after) in ("and", "-", "to") and _DAY.fullmatch(self.word(after + 1)):
            return self._days(at, day, after + 1)
        month = self.month(after)
        if not month:
            return None
        return self._with_year(at, after + 1, month, day)

    def _days(self, at: int, day: int, last: int) -> Dated | None:
        """9 and 10 May 2022."""
        until = self._day_first(last)
        if until is None or len(until.edtf) != 10 or int(until.edtf[8:]) <= day:
            return None
        return Dated(at, until.last, f"{until.edtf[:8]}{day:02d}/{until.edtf}")

    def _month_first(self, at: int) -> Dated | None:
        """March 14, 2023; March 2023; in March."""
        month = self.month(at)
        if not month:
            return None
        after = at + 1 + (self.word(at + 1) == ".")
        match = _DAY.fullmatch(self.word(after))
        if match and 1 <= int(match[1]) <= 31 and not _YEAR.fullmatch(self.word(after)):
            return self._with_year(at, after + 1, month, int(match[1]))
        named = (
            self.word(at) not in _SHORT_MONTHS
            or self.word(at - 1)
            in (
                "in",
                "since",
                "of",
                "last",
                "early",
                "late",
                "mid",
                "until",
                "next",
                "by",
                "this",
                "-",
                "every",
            )
            or _YEAR.fullmatch(self.word(after))
        )
        return self._with_year(at, after, month, 0) if named else None

    def _with_year(self, first: int, after: int, month: int, day: int) -> Dated | None:
        at = after + (self.word(after) in (",", "of"))
        if _YEAR.fullmatch(self.word(at)):
            return self._made(first, at + 1, int(self.word(at)), month, day)
        if self.word(at) in ("last", "this", "that", "next", "the") and self.word(at + 1) == "year":
            year = {"last": -1, "next": 1}.get(self.word(at), 0) + self._base_year(self.word(at))
            return self._made(first, at + 2, year, month, day) if year > 0 else None
        if self.word(at) == "the" and self.word(at + 2) == "year":
            shift = {"following": 1, "next": 1, "previous": -1, "same": 0}.get(self.word(at + 1), 0)
            return self._made(first, at + 3, self._base_year("that") + shift, month, day)
        year = self._year_of(month, day, self.word(first - 1))
        return self._made(first, after, year, month, day) if year else None

    def _base_year(self, which: str) -> int:
        if which in ("that", "the") and self.latest[:4].isdigit():
            return int(self.latest[:4])
        return self.memory.day.year if self.memory.day else 0

    def _year_of(self, month: int, day: int, before: str) -> int:
        """The year of a month that is named without one: of the date before it in the sentence,
        else the last one before the text was written, or the next if it is planned."""
        today = self.memory.day
        if self.here and before not in ("last", "next", "this"):
            return int(self.here[:4])
        if today is None:
            return self.memory.year
        passed = (month, day or 1) <= (today.month, today.day)
        if before == "last":
            return today.year - (month >= today.month)
        if before == "next" or (self.future and not passed):
            return today.year + (passed and before == "next")
        if self.future:
            return today.year + (month < today.month)
        return today.year - (not passed)

    def _numeric(self, at: int) -> Dated | None:
        """23.02.2024; 2024-02-23."""
        match = _DOTTED.fullmatch(self.word(at))
        if match:
            return self._made(at, at + 1, int(match[3]), int(match[2]), int(match[1]))
        if _YEAR.fullmatch(self.word(at)) and self.word(at + 1) == self.word(at + 3) == "-":
            month, day = self.word(at + 2), self.word(at + 4)
            if len(month) == len(day) == 2 and (month + day).isdigit():
                return self._made(at, at + 5, int(self.word(at)), int(month), int(day))
        return None

    def _season(self, at: int) -> Dated | None:
        """In the spring, last autumn: the year is all that is known of them."""
        today = self.memory.day
        if self.word(at) not in _SEASONS or today is None or self.word(at + 1) == "of":
            return None
        before = self.word(at - 1)
        if before not in ("the", "last", "this", "next", "in") or self.word(at - 2) in (
            "during",
            "before",
        ):
            return None
        began = {"winter": 12, "spring": 3, "summer": 6}.get(self.word(at), 9)
        shift = -(began > today.month) if before == "last" else (before == "next")
        return Dated(at, at + 1, str(today.year + shift))

    def _weekday(self, at: int) -> Dated | None:
        if self.word(at) not in WEEKDAYS or self.memory.day is None:
            return None
        wanted, today = WEEKDAYS[self.word(at)], self.memory.day
        back = (today.weekday() - wanted) % 7
        first = at
        if self.word(at - 1) == "last" and back == 0:
            back = 7
        day = today - timedelta(back)
        if self.word(at - 1) in ("next", "coming") or (self.future and back):
            day = today + timedelta((wanted - today.weekday() - 1) % 7 + 1)
        return Dated(first, at + 1, day.isoformat())

    def _relative(self, at: int) -> Dated | None:
        today, word, after = self.memory.day, self.word(at), self.word(at + 1)
        if word == "this" and after in ("morning", "afternoon", "evening") and today:
            return Dated(at, at + 2, today.isoformat())
        if word in ("yesterday", "today", "tomorrow", "tonight") and today:
            shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
            return Dated(at, at + 1, (today + timedelta(shift)).isoformat())
        if word == "to" and after == "-" and self.word(at + 2) == "day" and today:
            return Dated(at, at + 3, today.isoformat())
        if word in ("last", "this", "next", "earlier", "later") and today:
            at_unit = at + 1 + (after == "this")
            shift = {"last": -1, "next": 1}.get(word, 0)
            if self.word(at_unit) == "week":
                return Dated(at, at_unit + 1, (today + timedelta(7 * shift)).isoformat()[:7])
            if self.word(at_unit) == "month":
                return Dated(at, at_unit + 1, _month(today, shift))
            if self.word(at_unit) == "year":
                return Dated(at, at_unit + 1, str(today.year + shift))
            if self.month(at_unit) and word in ("last", "this", "next"):
                return None
        if (
            word in ("the", "that")
            and after in ("same", "following", "previous", "next")
            or word == "that"
        ):
            return self._anaphoric(at)
        return None

    def _anaphoric(self, at: int) -> Dated | None:
        """The same day, the following year, that month."""
        latest = self.latest
        step = 1 if self.word(at) == "that" else 2
        unit, which = self.word(at + step), self.word(at + step - 1)
        shift = {"following": 1, "next": 1, "previous": -1}.get(which, 0)
        if unit == "day" and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", latest):
            day = date.fromisoformat(latest) + timedelta(shift)
            return Dated(at, at + step + 1, day.isoformat())
        if unit == "month" and len(latest) >= 7 and latest[4] == "-":
            return Dated(at, at + step + 1, _month(date.fromisoformat(latest[:7] + "-01"), shift))
        if unit == "year" and latest[:4].isdigit():
            return Dated(at, at + step + 1, str(int(latest[:4]) + shift))
        return None

    def _ago(self, at: int) -> Dated | None:
        """Two days ago, a month earlier, three years later."""
        number = NUMBERS.get(self.word(at))
        unit = _UNITS.get(self.word(at + 1))
        if (
            not number
            or not unit
            or self.word(at + 2) not in ("ago", "earlier", "later", "before", "after")
        ):
            return None
        direction = 1 if self.word(at + 2) in ("later", "after") else -1
        base = self._base(self.word(at + 2))
        if base is None:
            return None
        if unit == "d" or (unit == "w" and number < 5):
            day = base + timedelta(direction * number * (7 if unit == "w" else 1))
            return Dated(at, at + 3, day.isoformat())
        if unit == "m":
            return Dated(at, at + 3, _month(base, direction * number))
        return Dated(at, at + 3, str(base.year + direction * number)) if unit == "y" else None

    def _base(self, word: str) -> date | None:
        latest = self.latest
        if word == "ago" or not latest:
            return self.memory.day
        parts = [int(part) for part in re.findall(r"[0-9]+", latest)[:3]]
        return date(*[*parts, 1, 1][:3]) if parts else self.memory.day

    def _year(self, at: int) -> Dated | None:
        if not _YEAR.fullmatch(self.word(at)):
            return None
        before, after = self.word(at - 1), self.word(at + 1)
        if after in ("troops", "soldiers", "men", "km", "votes", "people", "-"):
            return None
        if before in _BEFORE_YEAR or before in _SEASONS or at == 0:
            return Dated(at, at + 1, self.word(at))
        return Dated(at, at + 1, self.word(at)) if after in _AFTER_YEAR else None

    def _made(self, first: int, last: int, year: int, month: int, day: int) -> Dated | None:
        try:
            made = date(year, month, day or 1)
        except ValueError:
            return None
        return Dated(first, last, made.isoformat() if day else made.isoformat()[:7])


def _month(day: date, shift: int) -> str:
    months = day.year * 12 + day.month - 1 + shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def dateline(sentences: Iterable[Words]) -> tuple[date | None, int]:
    """The day on which a text was written, if one of its first lines gives it in full, and where
    in the text that stands (code points; -1 if there is none)."""
    empty = Memory()
    for words in sentences:
        for dated in dates(words, empty):
            if len(dated.edtf) == 10:
                return date.fromisoformat(dated.edtf), words.start[dated.first]
    return None, -1
