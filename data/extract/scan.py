"""All that is found in one sentence before it is decided what it reports.

Left to others: finding each kind (`data.extract.units`, `pacts`, `dating`), deciding
(`data.extract.engine`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from data.extract import clauses as clauses_
from data.extract.anaphora import resolved
from data.extract.clauses import Clause
from data.extract.dated import Dated
from data.extract.dating import dates
from data.extract.groups import Group, groups
from data.extract.memory import Memory
from data.extract.pacts import Pact, pacts
from data.extract.phrases import Found, Phrases, Value
from data.extract.units import PLACE, Unit, units
from data.extract.units import Hit as NameHit
from data.lexicon.files import listed
from data.lexicon.tokens import Words
from data.lexicon.triggers import Form, families

Hit = tuple[int, int, tuple[Form, ...]]
_DESCRIBED = listed("grammar", "triggers", "described")
_DATELINE = 4  # words from a place to the date of the text
_CROSSED = clauses_.RELATIVES | {"(", ")", "-", ","}  # a passive's object may stand before these


@dataclass(frozen=True)
class Scan:
    """A sentence: its words, who and which instruments it names, its clauses; and what the text
    said before (`memory`).

    `hits` are the phrases that may report an event, outside of the names of instruments, at each
    place the longest first. `headline` says whether it is the title of the text.
    """

    words: Words
    units: Sequence[Unit]
    groups: Sequence[Group]
    pacts: Sequence[Pact]
    clauses: Sequence[Clause]
    hits: Sequence[Hit]
    memory: Memory
    headline: bool

    def at(self, position: int) -> str:
        """The folded word at a position; "" outside of the sentence."""
        return self.words.at(position)

    def before(self, position: int) -> str:
        """The folded word before a position; "" at the start."""
        return self.at(position - 1)

    def clause(self, position: int) -> Clause:
        """The clause that a word stands in."""
        return self.clauses[clauses_.of(self.clauses, position)]

    def spoken(self, position: int) -> Sequence[str]:
        """The folded words before a position in its clause."""
        return self.words.low[self.clause(position).first : position]

    def found(self, phrases: Phrases[Value]) -> Sequence[Found[Value]]:
        """Every place of the phrases of a dictionary, found once."""
        found: Sequence[Found[Value]] | None = self._found.get(id(phrases))
        if found is None:
            found = self._found[id(phrases)] = list(phrases.every(self.words.low))
        return found

    def span(self, position: int, near: int) -> tuple[int, int]:
        """First word and the one after the last of the clause at `position`, at most `near` away
        to the right."""
        clause = self.clause(position)
        return clause.first, min(clause.last, position + near + 6)

    def reach_back(self, position: int) -> int:
        """How far to the left the object of a passive verb may stand: into the clause before a
        relative ("a pact that was signed"), else to the start of its own."""
        number = clauses_.of(self.clauses, position)
        while number and self.clauses[number].opener in _CROSSED:
            number -= 1
        return self.clauses[number].first

    def in_name(self, position: int) -> bool:
        """Whether a word is part of a name."""
        return position in self._named

    def legislative(self, position: int) -> bool:
        """Whether a parliament, a court or the like does what a verb says."""
        clause = self.clause(position)
        if "by" in self.words.low[position : position + 4]:
            span = range(position, min(clause.last, position + 10))
        else:
            span = range(clause.first, position)
        around = {self.words.low[at] for at in span}
        return not clauses_.legislative().isdisjoint(around) or any(
            unit.kind == "seat" and unit.first in span for unit in self.units
        )

    def dates(self, future: bool) -> list[Dated]:
        """The dates that it states; in the `future` those without a year are yet to come."""
        return self._future if future else self._past

    @cached_property
    def _found(self) -> dict[int, Any]:
        return {}

    @cached_property
    def _past(self) -> list[Dated]:
        return dates(self.words, self.memory)

    @cached_property
    def _future(self) -> list[Dated]:
        return dates(self.words, self.memory, future=True)

    @cached_property
    def _named(self) -> frozenset[int]:
        return frozenset(at for unit in self.units for at in range(unit.first, unit.last))


def scan(words: Words, names: Sequence[NameHit], memory: Memory, headline: bool) -> Scan:
    """Look at one sentence, in which `names` were found, with what is known from those before."""
    year = memory.year or memory.first_year
    found = _placed(words, units(words, names, year, memory.people, memory.named), memory)
    named = groups(words, found)
    hits = list(_table().every(words.low))
    instruments = pacts(words, found, named, memory.short, _verbs(words, hits))
    everyone = resolved(words, named, memory)
    inner = {at for pact in instruments for at in range(pact.first, pact.last)}
    return Scan(
        words,
        found,
        everyone,
        instruments,
        clauses_.clauses(words),
        [hit for hit in hits if hit[0] not in inner],
        memory,
        headline,
    )


def _placed(words: Words, found: Sequence[Unit], memory: Memory) -> Sequence[Unit]:
    """The names in a sentence; those right before the date of a dateline are places."""
    if memory.dateline not in words.start:
        return found
    at = words.start.index(memory.dateline)
    return [
        replace(unit, role=PLACE) if 0 <= at - unit.last <= _DATELINE else unit for unit in found
    ]


def _verbs(words: Words, hits: Sequence[Hit]) -> frozenset[int]:
    """Where a verb of an event stands that does not describe the noun behind it."""
    return frozenset(
        first
        for first, _, forms in hits
        if words.at(first - 1) not in _DESCRIBED and not all(form.is_noun for form in forms)
    )


@cache
def _table() -> Phrases[tuple[Form, ...]]:
    return Phrases(families().items())
