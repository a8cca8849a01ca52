"""Which large pacts are shaded on a day and how: one tint each, stripes where they overlap.

The same choice as `geo/browser/members.js` makes. Days are whole numbers since 1970-01-01.
"""

from dataclasses import dataclass
from typing import Any

from data.tables import Tables, by_key, derived
from geo import memberships
from geo.address import View
from geo.parameters import NONE

JOINED = frozenset({"signed", "ratified", "in_force", "suspended"})
FEWEST = 3  # members of a pact that is shaded
Members = dict[str, str]  # actor to status


@dataclass(frozen=True)
class Shaded:
    """The pacts shaded, largest first, with their members and the numbers of their tints."""

    pacts: dict[str, Members]
    tints: dict[str, int]

    def tints_of(self, actor: str) -> tuple[int, ...]:
        """The tints of an actor's pacts, the largest pact's first."""
        return tuple(self.tints[name] for name, own in self.pacts.items() if actor in own)


def shaded(tables: Tables, view: View, day: int) -> Shaded:
    """The selected pact; else those that the reader chose, or the alliances of the day without
    those whose members are mostly in a larger one."""
    return Shaded(_chosen(tables, view, _by_size(tables, view, day)), _tints(tables))


def _chosen(tables: Tables, view: View, large: dict[str, Members]) -> dict[str, Members]:
    if view.pact:
        return {name: own for name, own in large.items() if name == view.pact}
    if view.shade:
        asked = () if view.shade == (NONE,) else view.shade
        return {name: own for name, own in large.items() if name in asked}
    families = view.families or ("alliance",)
    instruments = by_key(tables, "instruments")
    return _apart({n: own for n, own in large.items() if instruments[n].family in families})


def _by_size(tables: Tables, view: View, day: int) -> dict[str, Members]:
    """The large pacts of the day under the view's filters, largest first."""
    held: dict[str, Members] = {}
    for row in _all_members(tables):
        for start, end, status, certain in row["states"]:
            if start <= day and (end is None or day < end) and _passes(view, status, certain):
                held.setdefault(row["pact"], {})[row["actor"]] = status
    kept = [(name, own) for name, own in held.items() if len(own) >= FEWEST]
    return dict(sorted(kept, key=lambda pact: (-len(pact[1]), pact[0])))


def _passes(view: View, status: str, certain: bool) -> bool:
    return (
        status in JOINED
        and (not view.statuses or status in view.statuses)
        and (certain or "certain" not in view.layers)
    )


def _apart(pacts: dict[str, Members]) -> dict[str, Members]:
    """Those of which at least half of the members are in none of the larger ones."""
    covered: set[str] = set()
    found = {}
    for name, own in pacts.items():
        if 2 * len(covered & own.keys()) <= len(own):
            found[name] = own
            covered |= own.keys()
    return found


@derived
def _all_members(tables: Tables) -> list[dict[str, Any]]:
    return memberships.members(tables)


@derived
def _tints(tables: Tables) -> dict[str, int]:
    return memberships.tints(tables)
