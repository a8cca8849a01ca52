"""Since when and until when an actor is a party of an instrument, for certain and possibly.

Built on the phases of `data.query.history`; the rules on members, counts and protection ask here.
"""

from dataclasses import dataclass

from data.checks.truth import EVER, FALSE, UNKNOWN, Days, Truth, union, without
from data.lifecycle import OVER, is_concluded
from data.query import history
from data.tables import Row, Tables, derived

_BOUND = frozenset({"ratified", "in_force", "suspended"})


@dataclass(frozen=True)
class Participation:
    """One actor's part in one instrument: `party` and `left` as days, and the phases in order."""

    party: Truth
    left: Truth
    phases: tuple[Row, ...]

    @property
    def joining(self) -> tuple[Row, ...]:
        """The phases that made it a party, those of its signature and ratification included."""
        return tuple(p for p in self.phases if is_concluded(p.status) and p.status != "suspended")

    @property
    def leaving(self) -> tuple[Row, ...]:
        """The phases after it left; that the instrument ended is not leaving."""
        return tuple(phase for phase in self.phases if phase.status == "withdrawn")

    def suspended(self) -> Truth:
        """When its participation is suspended."""
        found = [phase for phase in self.phases if phase.status == "suspended"]
        sure = union(tuple((max(p.start, p.certain_from), p.end) for p in found))
        return Truth(sure, union(tuple((p.start, p.end) for p in found)))


NONE = Participation(FALSE, FALSE, ())


def covered(tables: Tables, instrument: str) -> bool:
    """Whether the tables hold a list of parties: only then does a missing row mean anything."""
    return any(part.joining for part in parts(tables, instrument).values())


def party(tables: Tables, actor: str, instrument: str) -> Truth:
    """When `actor` is a party; unknown where the list of parties is not in the tables."""
    if not covered(tables, instrument):
        return UNKNOWN
    return parts(tables, instrument).get(actor, NONE).party


def part(tables: Tables, actor: str, instrument: str) -> Participation:
    """The part of `actor` in `instrument`; `NONE` if it never had any."""
    return parts(tables, instrument).get(actor, NONE)


def parts(tables: Tables, instrument: str) -> dict[str, Participation]:
    """All who ever had a part in the instrument."""
    return _all(tables).get(instrument, {})


@derived
def _all(tables: Tables) -> dict[str, dict[str, Participation]]:
    phases: dict[str, dict[str, list[Row]]] = {}
    phase: Row
    for phase in history(tables).sort_values("start", kind="stable").itertuples(index=False):
        phases.setdefault(phase.instrument, {}).setdefault(phase.actor, []).append(phase)
    return {key: _of_instrument(by_actor) for key, by_actor in phases.items()}


def _of_instrument(by_actor: dict[str, list[Row]]) -> dict[str, Participation]:
    """A signature alone makes a party only as long as the instrument is in force for nobody."""
    starts = [p.start for found in by_actor.values() for p in found if p.status == "in_force"]
    in_force = ((min(starts), EVER[0][1]),) if starts else ()
    return {actor: _participation(found, in_force) for actor, found in by_actor.items()}


def _participation(phases: list[Row], in_force: Days) -> Participation:
    sure: list[tuple[int, int]] = []
    possible: list[tuple[int, int]] = []
    gone: list[tuple[int, int]] = []
    maybe_gone: list[tuple[int, int]] = []
    assured = EVER[0][1]
    for phase in phases:
        if is_concluded(phase.status):
            assured = min(assured, phase.certain_from)
            held = ((max(phase.start, assured), phase.end),)
            sure += held if phase.status in _BOUND else without(held, in_force)
            possible.append((phase.start, phase.end))
        elif phase.status in OVER and possible:
            if phase.status == "withdrawn":
                gone.append((max(phase.start, phase.certain_from), phase.end))
            maybe_gone.append((phase.start, phase.end))
            possible.append((phase.start, min(phase.certain_from, phase.end)))
            assured = EVER[0][1]
        elif phase.status == "reported":
            possible.append((phase.start, phase.end))
    return Participation(
        Truth(union(tuple(sure)), union(tuple(possible))),
        Truth(union(tuple(gone)), union(tuple(maybe_gone))),
        tuple(phases),
    )
