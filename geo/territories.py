"""Territories in time: which land was whose on which day, as held or as claimed, and where we know.

Days are whole numbers since 1970-01-01, half-open. Shapes are `geo.boundaries`'; drawing is the
browser's. Computed from the tables `borders`, `disputes` and `coverage`, never stored.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from data import coverage, dates, lifecycle, query
from data.rules.borders import parts_of
from data.tables import Row, Tables, by_key, items
from geo.days import EPOCH, Interval, last, number, union, without
from geo.outlines import COUNTRIES
from geo.own_boundaries import Outline, outlines

State = tuple[int, int | None, str, str, str, list[str]]  # …, actor, name, sovereignty, rulers
Held = tuple[int, int | None, frozenset[str], Row]


@cache
def shapes() -> dict[str, str]:
    """The codes of today's countries in the boundaries, with their names."""
    features = json.loads(COUNTRIES.read_bytes())["objects"]["countries"]["geometries"]
    return {f["properties"]["actor"]: f["properties"]["name"] for f in features}


def territories(tables: Tables, *, claimed: bool = False) -> list[dict[str, Any]]:
    """Every territory that there was: `members` (codes of shapes, sorted) and `states` in time.

    `claimed` shows disputed territories within the states that claim them. A country of which the
    table `borders` says nothing is there throughout. On days before the first of `borders` today's
    shapes stand in: as an `outline` of the actor of that name while there was one, else as `land`.
    Where a collection brings boundaries of its own, these are the territories, and the first of
    them stand in for the days before.
    """
    if own := outlines(tables):
        return _dated(tables, own)
    found: dict[tuple[str, ...], list[State]] = {}
    for start, end, members, row in _held(tables, claimed):
        known = tuple(sorted(members))
        state = (start, end, row.actor, row.name, row.sovereignty, items(row.ruler))
        found.setdefault(known, []).append(state)
    first = number(query.coverage(tables)[0])
    for code, name in _unmentioned(tables).items():
        found[code,] = [(first, None, code, name, "sovereign", [])]
    for code, state in _outlines(tables, first, set(_unmentioned(tables))):
        found.setdefault((code,), []).append(state)
    return [
        {"members": list(members), "states": sorted(states, key=lambda state: state[0])}
        for members, states in sorted(found.items())
    ]


def _held(tables: Tables, claimed: bool) -> Iterator[Held]:
    """The rows of `borders`; each cut where a dispute takes or gives it land, if `claimed`."""
    disputes = [d for _, d in tables.rows("disputes")] if claimed else []
    whole = parts_of(tables)
    for _, row in tables.rows("borders"):
        members = frozenset(items(row.modern_members))
        pieces = frozenset(piece for code in members for piece in whole.get(code, [code]))
        touching = [d for d in disputes if d.territory in pieces or d.claimant == row.actor]
        for start, end in _between(interval(row), [interval(d) for d in touching]):
            held = set(pieces)
            for d in touching:
                if _covers(interval(d), start):
                    held -= {d.territory}
                    held |= {d.territory} if d.claimant == row.actor else set()
            if held:
                yield start, end, _joined(held, whole), row


def _joined(pieces: set[str], whole: dict[str, list[str]]) -> frozenset[str]:
    """The pieces, with the whole country in place of all its parts."""
    found = set(pieces)
    for country, parts in whole.items():
        if found.issuperset(parts):
            found = (found - set(parts)) | {country}
    return frozenset(found)


def _unmentioned(tables: Tables) -> dict[str, str]:
    mentioned = {code for cell in tables.borders["modern_members"] for code in items(cell)}
    mentioned |= {row.actor for _, row in tables.rows("parts") if row.part in mentioned}
    actors = by_key(tables, "actors")
    return {
        code: actors[code].name if code in actors else name
        for code, name in shapes().items()
        if code not in mentioned
    }


def _dated(tables: Tables, own: list[Outline]) -> list[dict[str, Any]]:
    """The territories of dated polygons."""
    first, turn = number(query.coverage(tables)[0]), first_borders(tables)
    found = []
    for shape in own:
        start, end = interval(shape)
        about = (shape.actor, shape.name, shape.sovereignty, items(shape.ruler))
        states: list[State] = [(start, end, *about)]
        if start == turn and first < turn:
            states += _stand_in(tables, shape.shape, shape.actor, shape.name, (first, turn))
        states.sort(key=lambda state: state[0])
        found.append({"members": [shape.shape], "states": states})
    return found


def first_borders(tables: Tables) -> int | None:
    """The first day of which the borders are known; None if they are not."""
    starts = [shape.valid_from for shape in outlines(tables)] or list(tables.borders["valid_from"])
    return _number(min(starts)) if starts else None


def _outlines(tables: Tables, first: int, besides: set[str]) -> Iterator[tuple[str, State]]:
    """Today's shapes on the days from `first` on of which the table `borders` knows nothing."""
    turn = first_borders(tables)
    if turn is None or turn <= first:
        return
    for code, name in shapes().items():
        if code not in besides:
            for state in _stand_in(tables, code, code, f"today’s {name}", (first, turn)):
                yield code, state


def _stand_in(
    tables: Tables, code: str, actor: str, name: str, days: tuple[int, int]
) -> Iterator[State]:
    """A later shape on days without borders: the `outline` of its actor on those on which the
    tables know it, or if they claim to know nobody, on those of its life; else `land`."""
    own = by_key(tables, "actors").get(actor)
    told = coverage.claims(tables)
    lived = [_lifetime(own, days[0])] if own else []
    known = [interval(row) for row in told.get(actor, [])] if told else lived
    outside = without(days, known)
    for start, end in without(days, outside):
        yield start, end, actor, own.name if own else name, "outline", []
    for start, end in outside:
        yield start, end, code, f"Land of {name}", "land", []


def _lifetime(actor: Row, first: int) -> Interval:
    since = _number(actor.valid_from) if actor.valid_from else first
    return since, _number(actor.valid_to) if actor.valid_to else None


def disputed(tables: Tables) -> list[dict[str, Any]]:
    """The disputed territories: member, name, claimant, start, end, shown."""
    return [
        {
            "member": row.territory,
            "name": row.name,
            "claimant": row.claimant,
            "days": interval(row),
            "shown": row.shown,
        }
        for _, row in tables.rows("disputes")
    ]


def known(tables: Tables) -> dict[str, list[Interval]]:
    """By actor the days on which these tables know its pacts: as covered, or as a party of some,
    as long as they claim to know any actor's.

    Where a sovereign state has no such day, no pact means no data.
    """
    found: dict[str, list[Interval]] = {}
    for _, row in tables.rows("coverage"):
        found.setdefault(row.actor, []).append(interval(row))
    horizon = coverage.horizon(tables).toordinal()
    phases = query.history(tables)
    phase: Row
    for phase in phases[~phases["status"].isin(lifecycle.OVER)].itertuples():
        start, end = phase.start, min(phase.end, horizon)
        if start < end:
            found.setdefault(phase.actor, []).append((start - EPOCH, last(end)))
    return {actor: union(spans) for actor, spans in sorted(found.items())}


def silent(tables: Tables) -> list[Interval]:
    """The days of the timeline on which these tables claim to know nobody's pacts, in order.

    None if they claim nothing at all.
    """
    first, latest = (number(day) for day in query.coverage(tables))
    claimed = [interval(row) for _, row in tables.rows("coverage")]
    return without((first, latest + 1), claimed) if claimed else []


def interval(row: Row | Outline) -> Interval:
    """The days of a row or an outline with `valid_from` and `valid_to`."""
    return _number(row.valid_from), _number(row.valid_to) if row.valid_to else None


def _number(text: str) -> int:
    return number(dates.parse_day(text))


def _between(whole: Interval, others: list[Interval]) -> Iterator[Interval]:
    """The interval, cut wherever one of the others begins or ends within it."""
    start, end = whole
    edges = {day for days in others for day in days if day is not None}
    cuts = sorted(day for day in edges if start < day and (end is None or day < end))
    yield from zip([start, *cuts], [*cuts, end], strict=True)


def _covers(days: Interval, day: int) -> bool:
    return days[0] <= day and (days[1] is None or day < days[1])
