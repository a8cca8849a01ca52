"""The days on which what a dossier tells may turn: between two of them it says the same.

Only the name of the day itself, which a dossier tells too, changes every day. What is told is
`data.dossier`'s business; tests compare its facts on other days with those of the turn before.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from data import chronicle, coverage, dates, dossier, query, standing
from data.tables import Row, Tables, by_key, derived

Days = list[int]  # proleptic ordinals, sorted, each once


def of_pact(tables: Tables, instrument: str) -> Days:
    """The turns of an instrument's dossier, the first day that the tables cover included."""
    return _covered(tables, _around(tables, instrument))


def of_country(tables: Tables, actor: str) -> Days:
    """Likewise of an actor's. A pact turns for it from the day on which it has a part in it."""
    own = standing.of_actor(tables, actor)
    joined: dict[str, int] = {}
    for phase in own:
        joined[phase.instrument] = min(phase.start, joined.get(phase.instrument, phase.start))
    found = {day for name, first in joined.items() for day in _around(tables, name) if day >= first}
    if joined.keys() & set(standing.AROUND_NATO):
        found |= _around(tables, standing.NATO)
    found |= {day.toordinal() for day, _ in chronicle.reactions_of(tables, actor)}
    held = dossier.borders(tables).get(actor, [])
    claimed = coverage.claims(tables).get(actor, [])
    return _covered(tables, found | _ends([by_key(tables, "actors")[actor], *held, *claimed]))


def of_day(tables: Tables) -> Days:
    """Likewise of the dossier of a day."""
    found = {day.toordinal() for day, _ in chronicle.timeline(tables)}
    history = query.history(tables)
    return _covered(tables, found | set(history["start"].tolist()) | set(history["end"].tolist()))


def stage(tables: Tables, instrument: str, as_of: date) -> int:
    """A number for a day, the same for all days on which an instrument's facts are the same."""
    return bisect_right(_stages(tables, instrument), as_of.toordinal())


@derived
def _stages(tables: Tables, instrument: str) -> Days:
    return sorted(_around(tables, instrument))


@derived
def _around(tables: Tables, instrument: str) -> set[int]:
    """The days on which phases of its parties begin, end or become certain, and those of events
    that its cards tell."""
    phases = standing.of_pact(tables, instrument)
    found = {day for phase in phases for day in (phase.start, phase.end, phase.certain_from)}
    own = chronicle.of_instrument(tables, instrument)
    signed = [entry for _, event in own for entry in chronicle.signed_by(tables, event.actors)]
    return found | {day.toordinal() for day, _ in [*own, *signed]}


def _ends(rows: Iterable[Row]) -> set[int]:
    cells = {cell for row in rows for cell in (row.valid_from, row.valid_to) if cell}
    return {dates.parse_day(cell).toordinal() for cell in cells}


def _covered(tables: Tables, found: Iterable[int]) -> Days:
    first, last = (day.toordinal() for day in query.coverage(tables))
    return [first, *sorted(day for day in found if first < day <= last)]
