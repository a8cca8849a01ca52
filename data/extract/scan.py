"""All that is found in one sentence before it is decided what it reports.

Left to others: finding each kind (`data.extract.units`, `pacts`, `dating`), deciding
(`data.extract.engine`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.extract import clauses as clauses_
from data.extract.anaphora import resolved
from data.extract.clauses import Clause
from data.extract.memory import Memory
from data.extract.pacts import Pact, pacts
from data.extract.units import Group, Unit, groups, units
from data.lexicon.tokens import Words


@dataclass(frozen=True)
class Scan:
    """A sentence: its words, who and which instruments it names, its clauses; and what the text
    said before (`memory`). `headline` says whether it is the title of the text."""

    words: Words
    units: Sequence[Unit]
    groups: Sequence[Group]
    pacts: Sequence[Pact]
    clauses: Sequence[Clause]
    memory: Memory
    headline: bool

    def at(self, position: int) -> str:
        """The folded word at a position; "" outside of the sentence."""
        return self.words.low[position] if 0 <= position < len(self.words) else ""

    def before(self, position: int) -> str:
        """The folded word before a position; "" at the start."""
        return self.at(position - 1)

    def clause(self, position: int) -> Clause:
        """The clause that a word stands in."""
        return self.clauses[clauses_.of(self.clauses, position)]

    def span(self, position: int, near: int) -> tuple[int, int]:
        """First word and the one after the last of the clause at `position`, at most `near` away
        to the right."""
        clause = self.clause(position)
        return clause.first, min(clause.last, position + near + 6)

    def reach_back(self, position: int) -> int:
        """How far to the left the object of a passive verb may stand: into the clause before a
        relative ("a pact that was signed"), else to the start of its own."""
        number = clauses_.of(self.clauses, position)
        while number and self.clauses[number].opener in clauses_.RELATIVES | {"(", ")", "-"}:
            number -= 1
        return self.clauses[number].first

    def in_name(self, position: int) -> bool:
        """Whether a word is part of a name."""
        return position in self._named

    def legislative(self, position: int) -> bool:
        """Whether a parliament, a court or the like stands in the clause of a word."""
        clause = self.clause(position)
        around = self.words.low[clause.first : clause.last]
        return not clauses_.legislative().isdisjoint(around) or any(
            unit.kind == "seat" and clause.first <= unit.first < clause.last for unit in self.units
        )

    @cached_property
    def _named(self) -> frozenset[int]:
        return frozenset(at for unit in self.units for at in range(unit.first, unit.last))


def scan(words: Words, memory: Memory, headline: bool) -> Scan:
    """Look at one sentence with what is known from those before it."""
    found = units(words, memory.year or (memory.day.year if memory.day else 0), memory.people)
    named = groups(words, found)
    instruments = pacts(words, found, named, memory.short)
    everyone = resolved(words, named, instruments, memory)
    return Scan(
        words, found, everyone, instruments, clauses_.clauses(words), memory, headline
    )
