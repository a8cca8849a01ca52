"""Drawable links: every pair of every pact with the days on which it looks how.

Computed, never stored. What binds whom when comes from `data.query`; arcs and drawing are the
browser's (`geo/browser/arcs.js`).
"""

from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import attrgetter

import pandas as pd

from data import lifecycle, standing
from data.query import history, pair_phases
from data.tables import Row, Tables, derived
from geo import days
from geo.style import line

Point = tuple[float, float]
State = tuple[int, int | None, str, str, bool]
_KEY = attrgetter("instrument", "a", "b")


def links(tables: Tables) -> pd.DataFrame:
    """One row for every pair of parties of every pact that is not large.

    Columns: instrument, a, b (a before b), fan (0, 1, 2 …: the place among the links of the pair),
    states (list of `State`: first day, day after the last or None, status, line style, certain;
    days since 1970-01-01). Pairs with an actor that has no anchor are left out.
    """
    rows = [
        (name, a, b, fan, list(states))
        for name, a, b, states, fan in fanned(tables)
        if name not in large_instruments(tables)
    ]
    return pd.DataFrame(rows, columns=["instrument", "a", "b", "fan", "states"])


@derived
def fanned(tables: Tables) -> list[tuple[str, str, str, tuple[State, ...], int]]:
    """Every pair of every pact: instrument, a, b, states, and its place in the fan of that pair.

    Links of one pair share a place if they are never there on the same day.
    """
    places = anchors(tables)
    instruments = tables.instruments
    binding = dict(zip(instruments["instrument"], instruments["binding"], strict=True))
    fans: dict[tuple[str, str], list[list[State]]] = {}
    rows = []
    phases = pair_phases(tables).sort_values(["instrument", "a", "b"], kind="stable")
    for key, own in groupby(phases.itertuples(index=False), _KEY):
        name, a, b = key
        if a in places and b in places:
            states = tuple(state for phase in own for state in _states(phase, binding))
            rows.append((name, a, b, states, _place(fans.setdefault((a, b), []), states)))
    return rows


def _place(fan: list[list[State]], states: tuple[State, ...]) -> int:
    """The first place in the fan that is free on all days of `states`, which then take it."""
    for number, taken in enumerate(fan):
        if not any(_overlap(state, other) for state in states for other in taken):
            taken += states
            return number
    fan.append(list(states))
    return len(fan) - 1


def _overlap(one: State, other: State) -> bool:
    return (other[1] is None or one[0] < other[1]) and (one[1] is None or other[0] < one[1])


@derived
def large_instruments(tables: Tables) -> set[str]:
    """Instruments that had more than `standing.LARGE` parties at once on some day."""
    phases = history(tables)
    held = phases[~phases["status"].isin(lifecycle.OVER)]
    spans: dict[str, list[tuple[int, int]]] = {}
    columns = (held["instrument"], held["start"], held["end"])
    for name, start, end in zip(*(column.tolist() for column in columns), strict=True):
        spans.setdefault(name, []).append((start, end))
    return {name for name, own in spans.items() if _most_at_once(own) > standing.LARGE}


def _most_at_once(spans: list[tuple[int, int]]) -> int:
    """How many half-open spans of days share a day, at most."""
    begun = [(start, 1) for start, end in spans if start < end]
    ended = [(end, -1) for start, end in spans if start < end]
    steps = sorted(begun + ended)  # on one day, what ends goes before what begins
    return max(accumulate(step for _, step in steps), default=0)


def _states(phase: Row, binding: dict[str, str]) -> Iterator[State]:
    """A phase as one or two states: uncertain up to `certain_from`, certain after it."""
    style = line(phase.status, binding[phase.instrument])
    for start, end, certain in sureness(phase):
        yield (start, end, phase.status, style, certain)


def sureness(phase: Row) -> Iterator[tuple[int, int | None, bool]]:
    """The days of a phase on which it is uncertain, and those on which it is certain."""
    turn = min(max(phase.certain_from, phase.start), phase.end)
    for start, end, certain in ((phase.start, turn, False), (turn, phase.end, True)):
        if start < end:
            yield start - days.EPOCH, days.last(end), certain


@derived
def anchors(tables: Tables) -> dict[str, Point]:
    """Where links end, (lon, lat) in degrees, by actor."""
    placed = tables.actors[tables.actors["anchor_lon"] != ""]
    lon, lat = placed["anchor_lon"].astype(float), placed["anchor_lat"].astype(float)
    return dict(zip(placed["actor"], zip(lon, lat, strict=True), strict=True))
