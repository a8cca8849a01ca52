"""Where an actor or a pact stands on a day and over time: the phases of `data.query`.

Days are proleptic ordinals, starts included, ends excluded. What is told of the phases is
`data.dossier`'s business.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import lifecycle, query
from data.schema import enums
from data.tables import Row, Tables, by_key, derived

LARGE = 6  # a pact of more parties is told by their number, and drawn as membership
# Of whoever stood in one of these at any time, a reader asks whether it is in NATO.
NATO, AROUND_NATO = "NATO", ("EU", "NATO", "PFP", "SEECP_2000", "WARSAW_PACT")


class Phase(NamedTuple):
    """A row of `data.query.history`."""

    instrument: str
    actor: str
    status: str
    start: int
    end: int
    certain_from: int
    event: str


@derived
def of_pact(tables: Tables, instrument: str) -> list[Phase]:
    """The phases of an instrument, sorted by actor and start; none of an unknown one."""
    return _phases(tables, _places(tables, "instrument").get(instrument))


@derived
def of_actor(tables: Tables, actor: str) -> list[Phase]:
    """The phases of an actor, sorted by instrument and start; none of one that has none."""
    return _phases(tables, _places(tables, "actor").get(actor))


@derived
def _places(tables: Tables, column: str) -> dict[str, NDArray[np.intp]]:
    """The rows of the history, as numbers, by instrument or by actor."""
    words = query.history(tables)[column].cat
    if words.categories.empty:
        return {}
    order = np.argsort(words.codes.to_numpy(), kind="stable")
    ends = np.cumsum(np.bincount(words.codes, minlength=len(words.categories)))
    return dict(zip(words.categories, np.split(order, ends[:-1]), strict=True))


def _phases(tables: Tables, places: NDArray[np.intp] | None) -> list[Phase]:
    """Only those asked for become rows: there may be millions, and one reader asks for few."""
    if places is None:
        return []
    columns = [
        words.take(cells[places]).tolist() if words is not None else cells[places].tolist()
        for cells, words in _columns(tables)
    ]
    return list(map(Phase._make, zip(*columns, strict=True)))


@derived
def _columns(tables: Tables) -> list[tuple[NDArray[Any], NDArray[np.object_] | None]]:
    """The columns of the history: days, or the numbers of words, with the words."""
    found: list[tuple[NDArray[Any], NDArray[np.object_] | None]] = []
    for name in Phase._fields:
        column = query.history(tables)[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            words = column.cat.categories.to_numpy(object)
            found.append((column.cat.codes.to_numpy(), words))
        else:
            found.append((column.to_numpy(), None))
    return found


def held(phases: Iterable[Row], as_of: date) -> list[Row]:
    """The phases that hold on a day, those included that say that a participation is over."""
    day = as_of.toordinal()
    return [phase for phase in phases if phase.start <= day < phase.end]


def parties(tables: Tables, instrument: str, as_of: date) -> list[Row]:
    """The phase of every party that an instrument has or had on a day."""
    return held(of_pact(tables, instrument), as_of)


def bound(phases: Iterable[Row]) -> list[Row]:
    """The phases of parties that are in, or on their way into, a pact."""
    return [phase for phase in phases if rank(phase.status)]


def counted(phases: Iterable[Row]) -> list[Row]:
    """The phases of who is counted as a party: all that concluded; before that, all on the way."""
    on_the_way = bound(phases)
    return [p for p in on_the_way if lifecycle.is_concluded(p.status)] or on_the_way


def members(phases: Iterable[Row]) -> list[Row]:
    """The phases of parties that have signed or more and are not suspended."""
    return [phase for phase in phases if rank(phase.status) >= rank("signed")]


def rank(status: str) -> int:
    """How strong a status is; 0 for what is over or never was."""
    return lifecycle.STRENGTH.get(status, 0)


def together(phases: Iterable[Row]) -> str:
    """The status of a pact as a whole: the strongest that two of the parties have, as of a link."""
    statuses = [phase.status for phase in phases]
    if len(set(statuses)) == 1:
        return str(statuses[0])
    ranked = sorted(statuses, key=rank, reverse=True)
    return ranked[min(1, len(ranked) - 1)] if ranked else ""


def in_nato(tables: Tables, actor: str, as_of: date) -> Row | bool | None:
    """The phase that makes an actor a member of NATO; False for one outside; None: not asked.

    Not asked before NATO, of organisations, and of actors that were never around it.
    """
    if not members(parties(tables, NATO, as_of)) or _is_organisation(tables, actor):
        return None
    own = of_actor(tables, actor)
    if not any(phase.instrument in AROUND_NATO for phase in own):
        return None
    inside = [phase for phase in members(held(own, as_of)) if phase.instrument == NATO]
    return inside[0] if inside else False


def large_pacts(tables: Tables, actor: str, as_of: date) -> list[Row]:
    """The phases of an actor's memberships in large pacts, the strongest promise first."""
    own = members(held(of_actor(tables, actor), as_of))
    own = [phase for phase in own if len(of_pact(tables, phase.instrument)) > LARGE]
    sizes = {
        phase.instrument: len(members(parties(tables, phase.instrument, as_of))) for phase in own
    }
    about = by_key(tables, "instruments")

    def weight(phase: Row) -> tuple[bool, int, int, str]:
        pact, size = about[phase.instrument], sizes[phase.instrument]
        defends = pact.defense == "1"  # then by members; what promises less, by years
        family = enums()["family"].index(pact.family)
        return not defends, family, -size if defends else phase.start, phase.instrument

    return sorted((phase for phase in own if sizes[phase.instrument] > LARGE), key=weight)


def _is_organisation(tables: Tables, actor: str) -> bool:
    return bool(by_key(tables, "actors")[actor].kind == "organisation")
