"""The strongest obligation of each actor to each other on a day, and the pacts that some share.

Pure functions of tables, day and filters. What follows from all ties together (paths, blocs) is in
`data.network`; `geo/browser/whomties.js` finds the same while the timeline moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from data import lifecycle, query, standing
from data.owing import ORDER, owing, strongest
from data.tables import Row, Tables, by_key, derived

BINDING = lifecycle.STRENGTH["signed"]  # from here on a status counts as a tie that binds
ANY, ALL = "any", "all"


@dataclass(frozen=True)
class Filters:
    """Which pacts and statuses count; what is empty lets all through."""

    families: Sequence[str] = ()
    statuses: Sequence[str] = ()

    def allow(self, family: str, status: str) -> bool:
        """Whether a link of this family and status counts."""
        return (not self.families or family in self.families) and (
            not self.statuses or status in self.statuses
        )


EVERYTHING = Filters()


@dataclass(frozen=True)
class Tie:
    """What an actor owes to another by one instrument, which has this status between the two;
    `parties` and `since` are what `breadth` knows of the instrument."""

    obligation: str
    instrument: str
    status: str
    parties: int = field(default=0, compare=False)
    since: int = field(default=0, compare=False)

    @property
    def binds(self) -> bool:
        """Whether it is signed or more, and not suspended."""
        return standing.rank(self.status) >= BINDING

    @property
    def place(self) -> tuple[bool, int, int, int, int, str]:
        """The strongest first: what binds, then by obligation, then by status. Of equals what is
        most the two's own: the pact with the fewest parties, then the newest, then by key."""
        return (
            not self.binds,
            ORDER.index(self.obligation),
            -standing.rank(self.status),
            self.parties,
            -self.since,
            self.instrument,
        )


Ties = dict[tuple[str, str], Tie]  # by who owes, and to whom


@derived
def breadth(tables: Tables) -> dict[str, tuple[int, int]]:
    """How many actors each instrument has ever tied to another, and since when (an ordinal)."""
    phases = query.pair_phases(tables)
    ends = [phases[["instrument", end]].set_axis(["instrument", "actor"], axis=1) for end in "ab"]
    count = pd.concat(ends).groupby("instrument", observed=True)["actor"].nunique()
    first = phases.groupby("instrument", observed=True)["start"].min()
    return {name: (int(count[name]), int(first[name])) for name in first.index}


def ties(tables: Tables, as_of: date, filters: Filters = EVERYTHING) -> Ties:
    """The strongest tie of each pair in each direction on a day."""
    about = by_key(tables, "instruments")
    known, breadths = owing(tables), breadth(tables)
    found: Ties = {}
    links = query.snapshot(tables, as_of).links
    columns = (links[name].tolist() for name in ("instrument", "a", "b", "status"))
    for instrument, a, b, status in zip(*columns, strict=True):
        if not filters.allow(about[instrument].family, status):
            continue
        for pair in ((a, b), (b, a)):
            obligation = strongest(known[instrument].of(*pair))
            tie = Tie(obligation, instrument, status, *breadths[instrument])
            if pair not in found or tie.place < found[pair].place:
                found[pair] = tie
    return found


@dataclass(frozen=True)
class Shared:
    """A pact with those of the actors asked for that count as its parties, the status of the
    strongest of them (where all are asked for: the weakest), and its first day (an ordinal)."""

    instrument: str
    actors: tuple[str, ...]
    status: str
    since: int


def shared(
    tables: Tables,
    actors: Sequence[str],
    as_of: date | None,
    match: str = ANY,
    filters: Filters = EVERYTHING,
) -> list[Shared]:
    """The pacts that have any or all of some actors on a day; for None, that ever had.

    Of `ALL` that were ever parties of one it is not asked whether they were on the same day.
    Strongest status first, then the newest, then by key.
    """
    mine: dict[str, list[Row]] = {}
    for actor in dict.fromkeys(actors):
        own = standing.of_actor(tables, actor)
        for phase in standing.held(own, as_of) if as_of else own:
            mine.setdefault(phase.instrument, []).append(phase)
    wanted = len(set(actors)) if match == ALL else 1
    about = by_key(tables, "instruments")
    counted = {key: standing.counted(phases) for key, phases in mine.items()}
    found = [_shared(key, phases, match) for key, phases in counted.items() if phases]
    return sorted(
        (
            pact
            for pact in found
            if len(pact.actors) >= wanted
            and filters.allow(about[pact.instrument].family, pact.status)
        ),
        key=lambda pact: (-standing.rank(pact.status), -pact.since, pact.instrument),
    )


def _shared(instrument: str, phases: list[Row], match: str) -> Shared:
    best: dict[str, Row] = {}
    for phase in phases:
        held = best.get(phase.actor)
        if held is None or standing.rank(phase.status) > standing.rank(held.status):
            best[phase.actor] = phase
    pick = min if match == ALL else max
    status = pick((phase.status for phase in best.values()), key=standing.rank)
    days = [phase.start for phase in best.values() if phase.status == status]
    since = max(days) if match == ALL else min(days)
    return Shared(instrument, tuple(sorted(best)), status, since)
