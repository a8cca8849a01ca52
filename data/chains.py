"""Action and reaction: what an event answers, what answers it, and the whole chain from its root.

A chain is told in steps like a story, but made of the tables; putting a step's view on the map is
left to `geo.address`. Whether answers run in a circle is judged in `data.rules.events`.
"""

from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

from data import chronicle, dates, query
from data.chronicle import Facts
from data.tables import Tables, by_key, derived, items

PREFIX = "chain:"  # of the story that is a chain; an event's key follows
MOST = 99  # steps that are told
NAMED = 3  # answers that the card of an event names


@dataclass(frozen=True)
class Link:
    """One step of a chain: an event, the number of the step that it answers (0: the root), and the
    day on which it is looked at: no earlier than what it answers."""

    event: str
    answers: int
    day: date


@derived
def chain(tables: Tables, event: str) -> tuple[Link, ...]:
    """The chain in which an event stands: its root first, then all answers in the order of time, of
    those that may have begun on one day first what ended first.

    An answer never comes before what it answers, however it is dated. An event that answers nothing
    and is not answered is a chain of itself. Raises `KeyError` for an unknown key.
    """
    found: list[Link] = []
    numbers: dict[str, int] = {}
    root = _root(tables, event)
    waiting = [(*_when(tables, root), root)]  # a heap: the earliest of those whose turn has come
    while waiting:
        day, _, key = heappop(waiting)
        numbers[key] = len(found) + 1
        asked = by_key(tables, "events")[key].in_response_to
        found.append(Link(key, numbers.get(asked, 0), day))
        for answer in answers(tables, key):
            if answer not in numbers:
                known, last = _when(tables, answer)
                heappush(waiting, (max(known, day), last, answer))
    return tuple(found)


def steps(tables: Tables, event: str) -> tuple[Link, ...]:
    """The steps in which a chain is told: as many as an address can name."""
    return chain(tables, event)[:MOST]


def is_chain(tables: Tables, event: str) -> bool:
    """Whether there is anything to follow."""
    return event in by_key(tables, "events") and len(chain(tables, event)) > 1


def answers(tables: Tables, event: str) -> list[str]:
    """The events that answer this one, in the order of time."""
    return _answers(tables).get(event, [])


@derived
def _answers(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, row in chronicle.timeline(tables):
        if row.in_response_to and row.in_response_to != row.event:
            found.setdefault(row.in_response_to, []).append(row.event)
    return found


def _when(tables: Tables, event: str) -> tuple[date, date]:
    """The first and the last day on which an event may have become known, within those covered."""
    row = by_key(tables, "events")[event]
    first, last = query.coverage(tables)
    known = min(max(_days(tables)[event], first), last)
    return known, dates.parse(row.date).latest if row.date else date.max


@derived
def _days(tables: Tables) -> dict[str, date]:
    return {row.event: day for day, row in chronicle.timeline(tables)}


def _root(tables: Tables, event: str) -> str:
    """The first of the events that led to this one; of a circle, the one that was known first."""
    events, path = by_key(tables, "events"), [event]
    if event not in events:
        raise KeyError(event)
    while (asked := events[path[-1]].in_response_to) in events:
        if asked in path:
            return min(path[path.index(asked) :], key=lambda key: (_when(tables, key), key))
        path.append(asked)
    return path[-1]


@derived
def told(tables: Tables, event: str) -> Facts:
    """What the card of an event says of its chain; nothing where there is none.

    Keys: asked (what it answers, or None), answers (the first of those that answer it), more (how
    many others), chain (the number of steps of the chain).
    """
    row = by_key(tables, "events")[event]
    found = answers(tables, event)
    if not is_chain(tables, event):
        return {}
    asked = row.in_response_to if row.in_response_to in by_key(tables, "events") else ""
    return {
        "asked": _brief(tables, asked) if asked else None,
        "answers": [_brief(tables, key) for key in found[:NAMED]],
        "more": len(found[NAMED:]),
        "chain": len(chain(tables, event)),
    }


def _brief(tables: Tables, event: str) -> Facts:
    row = by_key(tables, "events")[event]
    day = _when(tables, event)[0].isoformat()
    target = {"as_of": day, **_selected(tables, event)} if row.date else None
    when = dates.in_words(row.date)
    return {"event": event, "summary": row.summary.rstrip("."), "date": when, "target": target}


def params(tables: Tables, link: Link) -> dict[str, str]:
    """The view of a step, as the parameters of a link: its day, what is selected, and arrows for
    reactions."""
    row = by_key(tables, "events")[link.event]
    selected = _selected(tables, link.event)
    place = _framed(tables, [*items(row.actors), *items(row.targets)])
    view = {"as_of": link.day.isoformat(), **selected, "layers": "reactions"}
    return view | ({"view": place} if place else {})


def _selected(tables: Tables, event: str) -> dict[str, str]:
    """The pact that an event is about, else the country that acted."""
    row = by_key(tables, "events")[event]
    if row.instrument:
        return {"pact": row.instrument}
    actors = by_key(tables, "actors")
    states = [code for code in items(row.actors) if actors[code].kind == "state"]
    first = [*states, *items(row.actors)][:1]
    return dict(zip(["country"], first, strict=False))


def _framed(tables: Tables, codes: list[str]) -> str:
    """The part of the map, “lat,lon,zoom”, in which the places of these actors lie."""
    actors = by_key(tables, "actors")
    places = [
        (float(row.anchor_lat), float(row.anchor_lon))
        for row in (actors[code] for code in codes)
        if row.anchor_lat and row.anchor_lon
    ]
    if not places:
        return ""
    (south, north), (west, east) = ((min(side), max(side)) for side in zip(*places, strict=True))
    wide = max(east - west, 1.6 * (north - south))
    zoom = next((zoom for zoom in (6, 5, 4, 3) if wide < 850 / 2**zoom), 2)
    return f"{(south + north) / 2:.2f},{(west + east) / 2:.2f},{zoom}"
