"""The facts of a day as a whole: how many pacts hold, the latest events, the pacts, newest first.

Plain JSON values; the facts of the events that it names are added by `data.dossier`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data import cards, chronicle, dates, lifecycle, query, standing
from data.chronicle import Facts
from data.intervals import DayIndex, day_index
from data.tables import Row, Tables, by_key, derived

LATEST = 8  # events
SHOWN = 8  # pacts that are seen at first, and told with their parties; the others by name


_STATUSES = {rank: status for status, rank in lifecycle.STRENGTH.items()}
_CONCLUDED = lifecycle.STRENGTH["suspended"]  # and all that are stronger: `lifecycle.is_concluded`


@dataclass(frozen=True, slots=True)
class _Pact:
    """A pact on a day: its row, its status as a whole, the first day of it, how many parties."""

    about: Row
    status: str
    day: int
    count: int

    def brief(self, tables: Tables) -> Facts:
        told = cards.brief(tables, self.about.instrument, self.status)
        return {**told, "count": self.count, "since": self.year}

    @property
    def year(self) -> str:
        return str(date.fromordinal(self.day).year)


def frontpage(tables: Tables, as_of: date) -> Facts:
    """The dossier of a day: how many pacts hold or are talked about, and the latest events.

    Keys: kind "overview", as_of, statuses and families (code to number of pacts), latest (keys of
    events, newest first), large (briefs with count and since, a year; most parties first), pacts
    (the newest others, likewise and with parties), rest (all older ones: instrument, short, since,
    number of the style), styles (of the rest: family, binding, status).
    """
    latest = chronicle.latest(tables, as_of, LATEST)
    found = _holding(tables, as_of)
    large = [pact for pact in found if pact.count > standing.LARGE]
    others = [pact for pact in found if pact.count <= standing.LARGE]
    return {
        "kind": "overview",
        "as_of": dates.day_in_words(as_of),
        "statuses": dict(Counter(pact.status for pact in found)),
        "families": dict(Counter(pact.about.family for pact in found)),
        "latest": [event.event for event in latest],
        "large": [pact.brief(tables) for pact in sorted(large, key=lambda pact: -pact.count)],
        "pacts": [_with_parties(tables, pact, as_of) for pact in others[:SHOWN]],
        **_rest(others[SHOWN:]),
    }


def _holding(tables: Tables, as_of: date) -> list[_Pact]:
    """The pacts of a day, the newest status first, then by name.

    Of all parties at once, pact beside pact: a collection may have thousands on a day.
    """
    phases = _bound(tables)
    rows = phases.days.rows(as_of.toordinal())
    pacts, ranks, starts = phases.pacts[rows], phases.ranks[rows], phases.starts[rows]
    firsts = np.flatnonzero(np.diff(pacts, prepend=-1))
    sizes = np.diff(firsts, append=len(rows))
    falling = ranks[np.lexsort((-ranks, pacts))]
    statuses = falling[np.minimum(firsts + 1, len(rows) - 1)]  # of `standing.together`
    reached = np.where(ranks == np.repeat(statuses, sizes), starts, query.FOREVER)
    concluded = np.add.reduceat(ranks >= _CONCLUDED, firsts, dtype=np.int64)
    since = np.minimum.reduceat(reached, firsts)
    found = zip(pacts[firsts], sizes, statuses, since, concluded, strict=True)
    listed = [
        (phases.listed[pact], _STATUSES[status], int(day), int(signed or size))
        for pact, size, status, day, signed in found
        if size > 1  # one that all others have left is no pact of this day
    ]
    return [
        _Pact(about, status, day, count)
        for (_, about), status, day, count in sorted(listed, key=lambda of: (-of[2], of[0][0]))
    ]


@dataclass(frozen=True)
class _Bound:
    """All phases in which a party is bound: number of the pact, rank of the status, first day.

    `listed` are the pacts by number: their place in the order of names, and their rows.
    """

    pacts: NDArray[np.int64]
    ranks: NDArray[np.int64]
    starts: NDArray[np.int64]
    days: DayIndex
    listed: list[tuple[int, Row]]


@derived
def _bound(tables: Tables) -> _Bound:
    phases = query.history(tables)
    phases = phases[phases["status"].isin(list(lifecycle.STRENGTH))]
    names = phases["instrument"].cat.categories.tolist()
    rows = sorted(by_key(tables, "instruments").values(), key=lambda row: row.short_name)
    listed = {row.instrument: (place, row) for place, row in enumerate(rows)}
    return _Bound(
        pacts=phases["instrument"].cat.codes.to_numpy().astype(np.int64),
        ranks=phases["status"].astype(object).map(standing.rank).to_numpy(np.int64),
        starts=phases["start"].to_numpy(),
        days=day_index(phases["start"], phases["end"]),
        listed=[listed[name] for name in names],
    )


def _with_parties(tables: Tables, pact: _Pact, as_of: date) -> Facts:
    parties = standing.bound(standing.parties(tables, pact.about.instrument, as_of))
    return {**pact.brief(tables), "parties": cards.named(tables, parties)}


def _rest(found: Iterable[_Pact]) -> Facts:
    """Pacts by name only, as short as can be: there are hundreds, and few readers unfold them."""
    styles: dict[tuple[str, str, str], int] = {}
    rest = []
    for pact in found:
        style = (pact.about.family, pact.about.binding, pact.status)
        number = styles.setdefault(style, len(styles))
        rest.append([pact.about.instrument, pact.about.short_name, pact.year, number])
    return {"rest": rest, "styles": [list(style) for style in styles]}
