"""Drawable reactions: who accused, supported or consulted whom, as arrows for some days.

Computed, never stored; what binds whom is `geo.links`'.
"""

import pandas as pd

from data import dates, lifecycle
from data.tables import Tables, items
from geo.days import EPOCH, union
from geo.links import anchors
from geo.style import REACTION_DAYS

REACTION_FAN = 3  # beside the first links of the pair


def reactions(tables: Tables) -> pd.DataFrame:
    """One row for every pair that a type of reaction joins.

    Columns: type, a, b, directed, fan, states, events.

    Arrows run from each actor to each target; a reaction without targets joins its actors,
    undirected. A reaction is shown from its first possible day for `REACTION_DAYS`, or to its last
    possible day if that is later. `states` are (first day, day after the last), apart from each
    other; `events` their keys. What was only planned is not shown.
    """
    places = anchors(tables)
    shown: dict[tuple[str, str, str, bool], list[tuple[int, int | None, str]]] = {}
    for _, row in tables.rows("events"):
        real = row.realis in ("occurred", "ongoing") and row.certainty != "refuted"
        if row.type in lifecycle.REACTIONS and row.date and real:
            start, end = _shown_days(dates.parse(row.date))
            for a, b in _directions(items(row.actors), items(row.targets)):
                if a in places and b in places:
                    shown.setdefault((row.type, a, b, bool(row.targets)), []).append(
                        (start, end, row.event)
                    )
    rows = [
        (*pair, REACTION_FAN, union([d[:2] for d in days]), [d[2] for d in days])
        for pair, days in sorted(shown.items())
    ]
    columns = ["type", "a", "b", "directed", "fan", "states", "events"]
    return pd.DataFrame(rows, columns=columns)


def _shown_days(span: dates.DateSpan) -> tuple[int, int]:
    start = span.earliest.toordinal() - EPOCH
    return start, max(start + REACTION_DAYS, span.latest.toordinal() - EPOCH + 1)


def _directions(actors: list[str], targets: list[str]) -> list[tuple[str, str]]:
    if targets:
        return [(actor, target) for actor in actors for target in targets]
    return [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
