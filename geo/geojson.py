"""GeoJSON (RFC 7946) of a day's links and members, and of all events with their intervals.

Plain dictionaries, coordinates [lon, lat] in degrees (WGS 84); codes stand beside their words.
Turning them into bytes is left to who serves them, the land of an actor to `geo.land`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from data import dates, lifecycle, query
from data.exports import terms
from data.exports.sheets import interval, views
from data.provenance import Quote, quotes
from data.schema import schema
from data.tables import Row, Tables, by_key, items
from geo import land, words
from geo.links import Point, anchors

Feature = dict[str, Any]
Geometry = dict[str, Any]


def snapshot(tables: Tables, as_of: date, *, polygons: bool = False) -> dict[str, Any]:
    """What holds on `as_of` as a FeatureCollection: every link, then every actor bound by a pact.

    A link (`kind` "link") is a LineString between the places of its two actors, straight in degrees
    and cut into a MultiLineString where it crosses 180°; a member (`kind` "member") is the Point
    where its links end, or with `polygons` its land of that day. Who has no place has no geometry.
    """
    found = query.snapshot(tables, as_of)
    features = [*_links(tables, found), *_members(tables, found, polygons)]
    return _collection(tables, features, ("links", "memberships"), as_of=as_of.isoformat())


def events(tables: Tables) -> dict[str, Any]:
    """All events as a FeatureCollection: a MultiPoint of the places of who acted, or no geometry.

    `start` is the first possible day, `end` the first day that is none any more (half-open); both
    are None for an event without a date.
    """
    features = [_event(tables, row) for _, row in tables.rows("events")]
    return _collection(tables, features, ("events", "evidence"))


def line(a: Point, b: Point) -> Geometry:
    """The straight line between two places, the short way round; two lines if it crosses 180°."""
    if abs(a[0] - b[0]) <= 180:
        return {"type": "LineString", "coordinates": [list(a), list(b)]}
    edge = 180.0 if a[0] > 0 else -180.0
    run = b[0] + 2 * edge - a[0]
    lat = round(a[1] + (b[1] - a[1]) * (edge - a[0]) / run, 6) if run else a[1]
    halves = [[list(a), [edge, lat]], [[-edge, lat], list(b)]]
    # A place may lie on 180° itself.
    whole = [half for half in halves if half[0] != half[1]] or halves[:1]
    if len(whole) == 1:
        return {"type": "LineString", "coordinates": whole[0]}
    return {"type": "MultiLineString", "coordinates": whole}


def _collection(
    tables: Tables, features: list[Feature], described: tuple[str, ...], **about: Any
) -> dict[str, Any]:
    """The features under what the data say of themselves, and what their properties mean."""
    own, known = terms.of(tables), {**schema(), **views()}
    told = {
        "title": own.title,
        "version": own.version,
        **about,
        "citation": own.original,
        "url": own.url,
        "licence": own.licence,
        "quotes": terms.QUOTES,
        "dictionary": {
            name: {column.name: column.description for column in known[name].columns}
            for name in described
        },
        "features": features,
    }
    said = {name: value for name, value in told.items() if value != ""}
    return {"type": "FeatureCollection", **said}


def _feature(key: str, geometry: Geometry | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _links(tables: Tables, found: query.Snapshot) -> Iterator[Feature]:
    places, names = anchors(tables), _names(tables)
    pacts = {code: _pact(row) for code, row in by_key(tables, "instruments").items()}
    link: Row
    for link in found.links.itertuples(index=False):
        placed = link.a in places and link.b in places
        properties = {
            "kind": "link",
            **pacts[link.instrument],
            "a": link.a,
            "b": link.b,
            "a_name": names[link.a],
            "b_name": names[link.b],
            **_status(link),
        }
        geometry = line(places[link.a], places[link.b]) if placed else None
        yield _feature(f"link/{link.instrument}/{link.a}/{link.b}", geometry, properties)


def _members(tables: Tables, found: query.Snapshot, polygons: bool) -> Iterator[Feature]:
    bound: dict[str, list[dict[str, Any]]] = {}
    pacts = {code: _pact(row) for code, row in by_key(tables, "instruments").items()}
    parties = found.parties
    party: Row
    for party in parties[~parties["status"].isin(lifecycle.OVER)].itertuples(index=False):
        since = date.fromordinal(party.since).isoformat()
        told = {**pacts[party.instrument], **_status(party), "since": since, "event": party.event}
        bound.setdefault(party.actor, []).append(told)
    shapes = land.of_day(tables, found.as_of) if polygons else {}
    places, known = anchors(tables), by_key(tables, "actors")
    for actor, memberships in sorted(bound.items()):
        told = {"actor": actor, "name": known[actor].name, "actor_kind": known[actor].kind}
        place = _point(places.get(actor))
        geometry = shapes.get(actor, place)
        properties = {"kind": "member", **told, "memberships": memberships}
        yield _feature(f"member/{actor}", geometry, properties)


def _pact(row: Row) -> dict[str, Any]:
    return {
        "instrument": row.instrument,
        "short_name": row.short_name,
        "instrument_name": row.name,
        "form": row.form,
        "family": row.family,
        "family_words": words.FAMILIES[row.family],
        "binding": row.binding,
        "obligation": {flag: getattr(row, flag) for flag in query.OBLIGATIONS},
    }


def _status(row: Row) -> dict[str, Any]:
    status = str(row.status)
    certain = bool(row.certain)
    return {"status": status, "status_words": words.STATUSES[status], "certain": certain}


def _event(tables: Tables, row: Row) -> Feature:
    names, pact = _names(tables), by_key(tables, "instruments").get(row.instrument)
    start, end = interval(row.date)
    properties = {"kind": "event"} | row._asdict()
    properties |= {
        "date_words": dates.in_words(row.date),
        "start": start or None,
        "end": end or None,
        "type_words": words.TYPES[row.type],
        "short_name": pact.short_name if pact else "",
        "instrument_name": pact.name if pact else "",
        "family": pact.family if pact else "",
        "family_words": words.FAMILIES[pact.family] if pact else "",
        "actors": items(row.actors),
        "actor_names": [names[code] for code in items(row.actors)],
        "targets": items(row.targets),
        "target_names": [names[code] for code in items(row.targets)],
        "evidence": [_evidence(quote) for quote in quotes(tables, row.event)],
    }
    places = anchors(tables)
    held = [places[code] for code in items(row.actors) if code in places]
    return _feature(f"event/{row.event}", _points(held), properties)


def _evidence(quote: Quote) -> dict[str, Any]:
    return {
        "document": quote.document,
        "title": quote.title,
        "publisher": quote.publisher,
        "url": quote.url,
        "quote": quote.text,
        "stance": quote.stance,
        "start": quote.start,
        "end": quote.end,
        "sentence": quote.sentence,
    }


def _point(place: Point | None) -> Geometry | None:
    return {"type": "Point", "coordinates": list(place)} if place else None


def _points(places: Iterable[Point]) -> Geometry | None:
    found = [list(place) for place in places]
    return {"type": "MultiPoint", "coordinates": found} if found else None


def _names(tables: Tables) -> dict[str, str]:
    return {code: row.name for code, row in by_key(tables, "actors").items()}
