"""Finds the dates that a sentence states, and resolves those that hang on the text's own date.

Each kind of date has a reader of its own (`data.extract.calendar_dates`, `relative_dates`); the
first that reads something counts. Left to others: what EDTF means (`data.dates`), which date
belongs to which event (`data.extract.timing`). A relative date without a dateline stays unknown.
"""

from collections.abc import Iterable
from datetime import date

from data.extract import calendar_dates, relative_dates
from data.extract.dated import Dated, Line
from data.extract.memory import Memory
from data.lexicon.calendar import MONTHS, NUMBERS, SEASONS, WEEKDAYS
from data.lexicon.files import listed
from data.lexicon.tokens import Words

_STARTS = (
    listed("grammar", "dates", "starts")
    | MONTHS.keys()
    | WEEKDAYS.keys()
    | SEASONS.keys()
    | NUMBERS.keys()
)
_READERS = (
    calendar_dates.numeric,
    calendar_dates.day_first,
    calendar_dates.month_first,
    relative_dates.weekday,
    relative_dates.near_day,
    relative_dates.near_time,
    relative_dates.same_time,
    relative_dates.ago,
    relative_dates.season,
    calendar_dates.year_alone,
)
DATELINE = 4  # sentences at the start that may hold the date of the text
_IN_TEXT = listed("grammar", "dates", "in_text")
_HEAD = 8  # words, before which a dateline begins
_BEHIND = ("-", "(", ":")  # stand behind it
_DAY = 10  # letters of a day in EDTF


def dates(words: Words, memory: Memory, future: bool = False) -> list[Dated]:
    """The dates of a sentence from left to right; those that cannot be resolved are left out.

    `future`: whether months and weekdays without a year are yet to come.
    """
    found: list[Dated] = []
    line, end = Line(words, memory, future), 0
    for at, word in enumerate(words.low):
        if at < end or not (word in _STARTS or word[0].isdigit()):
            continue
        dated = _read(line, at)
        if dated:
            found.append(dated)
            line.note(dated)
            end = dated.last
    return found


def _read(line: Line, at: int) -> Dated | None:
    for reader in _READERS:
        dated = reader(line, at)
        if dated:
            return dated
    return None


def dateline(sentences: Iterable[Words], published: date | None = None) -> tuple[date | None, int]:
    """The day on which a text was written, if one of its first lines gives it, and where in the
    text that stands (code points; -1 if nowhere). "On 4 April 1949" is none.

    The day of publication gives "BELGRADE, May 2 -" its year, and stands in for what is missing.
    """
    memory = Memory(day=published)
    for words in sentences:
        full = {dated.first for dated in dates(words, Memory())} if published else set()
        for dated in dates(words, memory):
            in_text = dated.first and words.low[dated.first - 1] in _IN_TEXT
            told = not published or dated.first in full or _heads(words, dated)
            if len(dated.edtf) == _DAY and told and not in_text:
                return date.fromisoformat(dated.edtf), words.start[dated.first]
    return published, -1


def _heads(words: Words, dated: Dated) -> bool:
    """Whether a day and month stand where a dateline has them: "BELGRADE, May 2 (Tanjug) -"."""
    named = any(word in MONTHS for word in words.low[dated.first : dated.last])
    after = words.at(dated.last)
    return named and dated.first < _HEAD and (after in _BEHIND or len(words) < _HEAD)
