"""What each reader of dates is given and gives: a sentence at some point, and a date in it.

Left to others: reading (`data.extract.calendar_dates`, `data.extract.relative_dates`).
"""

from dataclasses import dataclass
from datetime import date

from data.extract.memory import Memory
from data.lexicon.calendar import MONTHS
from data.lexicon.tokens import Words

SHIFTS = {"last": -1, "previous": -1, "next": 1, "following": 1}  # years, months … from a date


@dataclass(frozen=True)
class Dated:
    """A date at words `first` (included) to `last` (excluded), EDTF."""

    first: int
    last: int
    edtf: str


class Line:
    """A sentence that is read for dates from left to right; `word(at)` as `Words.at`.

    `future` says whether months and weekdays are yet to come; `latest` is the date spoken of
    before, in this sentence or an earlier one, `here` the same of this sentence only; EDTF or "".
    """

    def __init__(self, words: Words, memory: Memory, future: bool) -> None:
        self.word, self.text = words.at, words.text
        self.memory, self.future = memory, future
        self.latest = memory.latest
        self.here = ""

    @property
    def today(self) -> date | None:
        """The day on which the text was written."""
        return self.memory.day

    def note(self, dated: Dated) -> None:
        """Take a date as that spoken of last."""
        self.latest = self.here = dated.edtf

    def month(self, at: int) -> int:
        """The number of the month that a word with a capital names; 0 if it names none."""
        number = MONTHS.get(self.word(at), 0)
        return number if number and self.text[at][0].isupper() else 0


def made(first: int, last: int, year: int, month: int, day: int) -> Dated | None:
    """A date of a day, or of a month if `day` is 0; None if there is no such day."""
    try:
        edtf = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return Dated(first, last, edtf if day else edtf[:7])
