"""What a reader of a text keeps in mind: whom and which instrument it spoke of, and when.

Left to others: finding what a sentence names (`data.extract.units`, `data.extract.pacts`).
"""

from collections import Counter, deque
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from data.lexicon.files import Codes, organisations

_FADING = 0.85  # of its weight each mention keeps from one sentence to the next
_MAIN = 2.0  # weight of parties that the whole text is about
_OVERALL = 0.3  # weight of a mention anywhere in the text, so that its main subject is not lost


@dataclass
class Memory:
    """State while a text is read from its first sentence to its last.

    `day` is that of its dateline, which stands at code point `dateline`, or of its publication
    (then -1); None if neither is known.
    `year` is the year last spoken of, 0 before. `people` and `short` are names that the text
    introduced, by folded word: surnames with their actor, short names of instruments with their
    parties. `named` counts how often the whole text names whom; the weights of `actors`, `bodies`
    and `pacts` fade with each sentence.
    """

    day: date | None = None
    dateline: int = -1
    year: int = 0
    latest: str = ""  # the date last spoken of, EDTF
    people: dict[str, Codes] = field(default_factory=dict)
    short: dict[str, Codes] = field(default_factory=dict)
    lists: deque[Codes] = field(default_factory=lambda: deque(maxlen=8))  # several, newest first
    pact_seen: bool = False
    subject: Codes = ()
    event: tuple[str, Codes] = ("", ())  # type and organisation of the act that "likewise" repeats
    named: Counter[str] = field(default_factory=Counter)
    actors: dict[str, float] = field(default_factory=dict)
    bodies: dict[str, float] = field(default_factory=dict)
    pacts: dict[Codes, float] = field(default_factory=dict)
    by_noun: dict[str, Codes] = field(default_factory=dict)  # "the memorandum": its parties

    @property
    def first_year(self) -> int:
        """The year in which it was written; 0 if that is not known."""
        return self.day.year if self.day else 0

    @property
    def has_context(self) -> bool:
        """Whether the text spoke of an instrument or an organisation."""
        return self.pact_seen or bool(self.bodies)

    @property
    def pact(self) -> Codes:
        """The parties of the instrument that is meant if none is named."""
        return max(self.pacts, key=self.pact_weight, default=())

    def pact_weight(self, codes: Codes) -> float:
        """How likely these are the parties of an instrument that is not named: spoken of lately,
        and the text names them often."""
        most = max(self.named.values(), default=1)
        often = sum(self.named[code] for code in codes) / len(codes) / most
        return self.pacts[codes] + _MAIN * often

    @property
    def main_state(self) -> Codes:
        """The state that the whole text names most often; () if it names none."""
        states = [code for code, _ in self.named.most_common() if code not in organisations()]
        return tuple(states[:1])

    @property
    def body(self) -> Codes:
        """The organisation that is meant if none is named."""
        best = max(self.bodies, key=self._weight, default="")
        return (best,) if best else ()

    @property
    def body_is_clear(self) -> bool:
        """Whether the whole text names one organisation only."""
        return sum(code in organisations() for code in self.named) == 1

    def beside(self, codes: Collection[str], number: int = 1) -> Codes:
        """Whom the text speaks of here, other than these: the likeliest, at most `number`."""
        others = {*self.actors, *self.named} - set(codes)
        return tuple(sorted(others, key=lambda code: (-self._weight(code), code))[:number])

    def several(self, number: int = 0) -> Codes:
        """The newest list of `number` actors; of any number if 0; () if there was none."""
        fitting = (codes for codes in self.lists if not number or len(codes) == number)
        newest = next(fitting, ())
        return self._pair() if not newest and number == 2 else newest

    def _pair(self) -> Codes:
        """The two states spoken of most, though never in one list."""
        states = [code for code in self.actors if code not in organisations()]
        two = sorted(states, key=lambda code: (-self._weight(code), code))[:2]
        return tuple(sorted(two)) if len(two) == 2 else ()

    def note_list(self, codes: Codes) -> None:
        """Keep a list of actors that the text named together."""
        if len(codes) > 1:
            if codes in self.lists:
                self.lists.remove(codes)
            self.lists.appendleft(codes)

    def note_pact(self, codes: Codes, noun: str = "") -> None:
        """Keep the parties of an instrument that the text spoke of, and what it called it."""
        self.pact_seen = True
        if codes and noun:
            self.by_noun[noun] = codes
        if codes:
            self.pacts[codes] = self.pacts.get(codes, 0.0) + 1.0
            self.note_list(codes)

    def fade(self) -> None:
        """Let what earlier sentences named weigh less."""
        for weights in (self.actors, self.bodies):
            for code in weights:
                weights[code] *= _FADING
        self.pacts = {codes: weight * _FADING for codes, weight in self.pacts.items()}

    def _weight(self, code: str) -> float:
        here = self.actors.get(code, 0.0) + self.bodies.get(code, 0.0)
        return here + _OVERALL * self.named[code]
