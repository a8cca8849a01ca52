"""What a reader of a text keeps in mind: whom and which instrument it spoke of, and when.

Left to others: finding what a sentence names (`data.extract.units`, `data.extract.pacts`).
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import date

Codes = tuple[str, ...]


@dataclass
class Memory:
    """State while a text is read from its first sentence to its last.

    `day` is that of its dateline, None if it has none; `year` the year last spoken of, 0 before.
    `people` and `short` are names that the text introduced, by folded word: surnames with their
    actor, short names of instruments with their parties.
    """

    day: date | None = None
    year: int = 0
    latest: str = ""  # the date last spoken of, EDTF
    people: dict[str, Codes] = field(default_factory=dict)
    short: dict[str, Codes] = field(default_factory=dict)
    lists: deque[Codes] = field(default_factory=lambda: deque(maxlen=8))  # several, newest first
    pact: Codes = ()
    pact_seen: bool = False
    body: Codes = ()
    subject: Codes = ()

    def several(self, number: int = 0) -> Codes:
        """The newest list of `number` actors; of any number if 0; () if there was none."""
        fitting = (codes for codes in self.lists if not number or len(codes) == number)
        return next(fitting, ())

    def note_list(self, codes: Codes) -> None:
        """Keep a list of actors that the text named together."""
        if len(codes) > 1:
            if codes in self.lists:
                self.lists.remove(codes)
            self.lists.appendleft(codes)

    def note_pact(self, codes: Codes) -> None:
        """Keep the parties of an instrument that the text spoke of."""
        self.pact_seen = True
        if codes:
            self.pact = codes
            self.note_list(codes)
