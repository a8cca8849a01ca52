"""Drawable links: every pair of every pact with its arc and the days on which it looks how.

Computed, never stored. What binds whom when comes from `data.query`; drawing is the browser's.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

import antimeridian
import numpy as np
import pandas as pd
from pyproj import Geod
from shapely.geometry import LineString, MultiLineString

from data import dates, lifecycle
from data.query import history, pair_phases
from data.tables import Tables, items
from geo.style import LARGE_PACT, REACTION_DAYS, line

POINTS = 25  # of an arc, both ends included
BOW = 0.13  # how far the first arc of a pair leaves the straight line, as a share of its length
FULL_BOW_KM = 2000  # longer links bow less: the great circle bends them already
MERCATOR_END = 85.0  # degrees of latitude; a great circle over a pole is bent below it
EPOCH = date(1970, 1, 1).toordinal()
FOREVER = date.max.toordinal()
_EARTH = Geod(ellps="WGS84")

Point = tuple[float, float]
State = tuple[int, int | None, str, str, bool]


def links(tables: Tables) -> pd.DataFrame:
    """One row for every pair of parties of every pact.

    Columns: instrument, a, b (a before b), arc (list of lines, each a list of (lon, lat) in
    degrees, WGS 84, cut at 180°), states (list of `State`: first day, day after the last or None,
    status, line style, certain; days since 1970-01-01), large (drawn only from a selected party).
    Pairs with an actor that has no anchor are left out.
    """
    anchors, large = _anchors(tables), large_instruments(tables)
    binding = dict(
        zip(tables.instruments["instrument"], tables.instruments["binding"], strict=True)
    )
    pairs: dict[tuple[str, str], int] = {}
    rows = []
    for (name, a, b), phases in pair_phases(tables).groupby(["instrument", "a", "b"], sort=True):
        if a in anchors and b in anchors:
            fan = pairs[a, b] = pairs.get((a, b), -1) + 1
            states = [state for phase in phases.itertuples() for state in _states(phase, binding)]
            rows.append((name, a, b, arc(anchors[a], anchors[b], fan), states, name in large))
    return pd.DataFrame(rows, columns=["instrument", "a", "b", "arc", "states", "large"])


def reactions(tables: Tables) -> pd.DataFrame:
    """One row for every pair that a type of reaction joins.

    Columns: type, a, b, directed, arc, states, events.

    Arrows run from each actor to each target; a reaction without targets joins its actors,
    undirected. A reaction is shown from its first possible day for `REACTION_DAYS`, or to its last
    possible day if that is later. `states` are (first day, day after the last), apart from each
    other; `events` their keys. What was only planned is not shown.
    """
    anchors = _anchors(tables)
    shown: dict[tuple[str, str, str, bool], list[tuple[int, int, str]]] = {}
    for _, row in tables.rows("events"):
        real = row.realis in ("occurred", "ongoing") and row.certainty != "refuted"
        if row.type in lifecycle.REACTIONS and row.date and real:
            start, end = _shown_days(dates.parse(row.date))
            for a, b in _directions(items(row.actors), items(row.targets)):
                if a in anchors and b in anchors:
                    shown.setdefault((row.type, a, b, bool(row.targets)), []).append(
                        (start, end, row.event)
                    )
    rows = [
        (*pair, arc(anchors[pair[1]], anchors[pair[2]], 3), _union(days), [d[2] for d in days])
        for pair, days in sorted(shown.items())
    ]
    columns = ["type", "a", "b", "directed", "arc", "states", "events"]
    return pd.DataFrame(rows, columns=columns)


def _shown_days(span: dates.DateSpan) -> tuple[int, int]:
    start = span.earliest.toordinal() - EPOCH
    return start, max(start + REACTION_DAYS, span.latest.toordinal() - EPOCH + 1)


def _union(days: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """The union of half-open intervals, in order."""
    union: list[tuple[int, int]] = []
    for start, end, _ in sorted(days):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return union


def large_instruments(tables: Tables) -> set[str]:
    """Instruments that had more than `LARGE_PACT` parties at once on some day."""
    found = set()
    for name, phases in history(tables).groupby("instrument"):
        held = phases[~phases["status"].isin(lifecycle.OVER)]
        counts = (((held["start"] <= day) & (held["end"] > day)).sum() for day in held["start"])
        if max(counts, default=0) > LARGE_PACT:
            found.add(str(name))
    return found


@cache
def arc(a: Point, b: Point, fan: int = 0) -> list[list[Point]]:
    """The arc from `a` to `b`, both (lon, lat) in degrees: a great circle, bowed to one side.

    `fan` numbers parallel links: 0, 1, 2 … bow left, right, further left … Returns one line, or
    two if it crosses 180°. Bowing is done in the Mercator plane, so it looks the same everywhere.
    """
    between = _EARTH.npts(*a, *b, POINTS - 2)
    lonlat = np.unwrap(np.array([a, *between, b]), period=360, axis=0)
    flat = np.clip(lonlat[:, 1], -MERCATOR_END, MERCATOR_END)
    x, y = np.radians(lonlat[:, 0]), np.arctanh(np.sin(np.radians(flat)))
    length_km = _EARTH.inv(*a, *b)[2] / 1000
    side = (1 + fan // 2) * (-1 if fan % 2 else 1) * BOW * min(1, FULL_BOW_KM / max(length_km, 1))
    lift = side * 4 * (t := np.linspace(0, 1, POINTS)) * (1 - t)
    x, y = x - lift * (y[-1] - y[0]), y + lift * (x[-1] - x[0])
    lat = np.degrees(np.arcsin(np.tanh(y)))
    return _cut(np.column_stack([np.degrees(x), lat]))


def _cut(lonlat: np.ndarray) -> list[list[Point]]:
    """The line in one piece, or in two where it crosses 180°; longitudes come unwrapped."""
    wrapped = np.column_stack([(lonlat[:, 0] + 180) % 360 - 180, lonlat[:, 1]])
    whole = LineString(wrapped)
    if np.abs(np.diff(wrapped[:, 0])).max() > 180:
        whole = antimeridian.fix_line_string(whole, great_circle=False)
    lines = whole.geoms if isinstance(whole, MultiLineString) else [whole]
    return [[(round(x, 3), round(y, 3)) for x, y in part.coords] for part in lines]


def _states(phase, binding: dict[str, str]) -> Iterator[State]:  # type: ignore[no-untyped-def]
    """A phase as one or two states: uncertain up to `certain_from`, certain after it."""
    style = line(phase.status, binding[phase.instrument])
    turn = min(max(phase.certain_from, phase.start), phase.end)
    for start, end, certain in ((phase.start, turn, False), (turn, phase.end, True)):
        if start < end:
            last = None if end == FOREVER else end - EPOCH
            yield (start - EPOCH, last, phase.status, style, certain)


def _directions(actors: list[str], targets: list[str]) -> list[tuple[str, str]]:
    if targets:
        return [(actor, target) for actor in actors for target in targets]
    return [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]


def _anchors(tables: Tables) -> dict[str, Point]:
    placed = tables.actors[tables.actors["anchor_lon"] != ""]
    lon, lat = placed["anchor_lon"].astype(float), placed["anchor_lat"].astype(float)
    return dict(zip(placed["actor"], zip(lon, lat, strict=True), strict=True))
