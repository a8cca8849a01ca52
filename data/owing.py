"""Who owes what to whom under an instrument: its obligations, and which parties owe otherwise.

Which instruments bind a pair on a day is `data.query`'s; what is the strongest of several,
`data.network`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.query import OBLIGATIONS
from data.tables import Row, Tables, derived, rows_of

UNCODED = "uncoded"  # no obligation is known to be there, and of one at least nothing is known
NOTHING = "none"  # each of the five is known not to be there
# From strong to weak: the general obligations as ATOP's codebook (5.1, section 2.33 on ASYMM) names
# them. That the order is one of strength is our reading; the codebook ranks none.
ORDER = (*OBLIGATIONS, UNCODED, NOTHING)
LETTERS = {"1": "1", "0": "0", "NA": "-"}


@dataclass(frozen=True)
class Owing:
    """The obligations of one instrument: `flags` of all parties, one character for each of
    `OBLIGATIONS`: 1, 0, or - where nothing is known; `apart` those of single parties by actor and
    toward whom ("" for all others)."""

    flags: str
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, actor: str, toward: str) -> str:
        """What `actor` owes to `toward`, as flags."""
        own = self.apart.get((actor, toward))
        return own or self.apart.get((actor, ""), self.flags)


@derived
def owing(tables: Tables) -> dict[str, Owing]:
    """Who owes what, by instrument."""
    apart: dict[str, dict[tuple[str, str], str]] = {}
    for row in rows_of(tables, "obligations"):
        apart.setdefault(row.instrument, {})[row.actor, row.toward] = flags(row)
    return {
        row.instrument: Owing(flags(row), apart.get(row.instrument, {}))
        for row in rows_of(tables, "instruments")
    }


def flags(row: Row) -> str:
    """The obligations of a row of `instruments` or `obligations`, one character each."""
    return "".join(LETTERS[getattr(row, name)] for name in OBLIGATIONS)


def strongest(found: str) -> str:
    """The strongest obligation that flags have, one of `ORDER`."""
    place = found.find("1")
    return OBLIGATIONS[place] if place >= 0 else UNCODED if "-" in found else NOTHING


def directed(tables: Tables) -> list[list[Any]]:
    """The exceptions as plain values: instrument, actor, toward, flags, document, quote, notes."""
    return [
        [row.instrument, row.actor, row.toward, flags(row), row.document, row.quote, row.notes]
        for row in rows_of(tables, "obligations")
    ]
