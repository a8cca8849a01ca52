"""`/api/events`: the events in the order of their days, page by page, each with its evidence.

The order is that of `data.chronicle`, in which they became known; an event as JSON is made in
`data.records`.
"""

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from data import chronicle, dates, records
from data.provenance import quotes
from data.schema import enums
from data.tables import Tables, derived, items
from pages.routes import choosing, parameters
from pages.routes.operations import Asked, Operation, Told
from pages.routes.parameters import Parameter
from pages.routes.refusals import Refusal

MOST = 1000  # events of a page
USUAL = 100
FARTHEST = 100_000_000
DOCUMENT = parameters.code("document", "Key of a document that the event rests on.", "SEED_000")


def _parameters() -> tuple[Parameter, ...]:
    number = parameters.number
    return (
        choosing.COUNTRY,
        choosing.PACT,
        parameters.choices("type", "Types of events.", enums()["event_type"], "SIGN"),
        parameters.day("from", "Events that may have been on this day or later.", "2025-01-01"),
        parameters.day("to", "Events that may have been on this day or before.", "2025-12-31"),
        DOCUMENT,
        number("limit", f"Events of a page, at most {MOST}.", 1, MOST, USUAL),
        number("offset", "Events to pass over.", 0, FARTHEST, 0),
    )


class Entry(NamedTuple):
    """What an event is chosen by; the days are None where it has no date."""

    event: str
    type: str
    instrument: str
    actors: frozenset[str]
    documents: frozenset[str]
    earliest: date | None
    latest: date | None


def answer(asked: Asked) -> Told:
    """A page of events. Raises `Refusal` for codes that are not there."""
    found = _found(asked)
    limit, offset = asked.values["limit"], asked.values["offset"]
    told = {
        **asked.chosen.about(),
        "total": len(found),
        "limit": limit,
        "offset": offset,
        "links": _links(asked, len(found), limit, offset),
    }
    page = [entry.event for entry in found[offset : offset + limit]]
    if asked.geojson:
        places = _features(asked.tables)
        return {"type": "FeatureCollection", **told, "features": [places[key] for key in page]}
    return {**told, "events": [records.event(asked.tables, key) for key in page]}


def _found(asked: Asked) -> list[Entry]:
    values = asked.values
    for name in ("country", "pact", "document"):
        choosing.check_known(asked.tables, name, values[name])
    first, last = values["from"], values["to"]
    if first and last and last < first:
        remedy = "swap the two"
        raise Refusal(400, "bad-value", "from is later than to.", remedy, parameter="from")
    return list(filter(partial(_is_wanted, values), _entries(asked.tables)))


def _is_wanted(values: dict[str, Any], entry: Entry) -> bool:
    return (
        values["country"] in (None, *entry.actors)
        and values["pact"] in (None, entry.instrument)
        and (values["type"] is None or entry.type in values["type"])
        and values["document"] in (None, *entry.documents)
        and (not values["from"] or (entry.latest is not None and entry.latest >= values["from"]))
        and (not values["to"] or (entry.earliest is not None and entry.earliest <= values["to"]))
    )


@derived
def _entries(tables: Tables) -> list[Entry]:
    return [
        Entry(
            row.event,
            row.type,
            row.instrument,
            frozenset(items(row.actors) + items(row.targets)),
            frozenset(quote.document for quote in quotes(tables, row.event)),
            dates.parse(row.date).earliest if row.date else None,
            dates.parse(row.date).latest if row.date else None,
        )
        for _, row in chronicle.timeline(tables)
    ]


@derived
def _features(tables: Tables) -> dict[str, Told]:
    from geo import geojson

    features = geojson.events(tables)["features"]
    return {feature["properties"]["event"]: feature for feature in features}


def _links(asked: Asked, total: int, limit: int, offset: int) -> dict[str, str | None]:
    """The pages after and before this one, as relative references."""
    after = asked.again(limit=limit, offset=offset + limit) if offset + limit < total else None
    back = max(0, min(offset, total) - limit)
    before = asked.again(limit=limit, offset=back) if offset else None
    return {"next": after, "prev": before}


def operation(path: str) -> Operation:
    return Operation(
        path,
        "events",
        "Events in the order of their days, page by page, each with the quotes that it rests on.",
        "Events",
        answer,
        _parameters(),
        spatial=True,
        paged=True,
    )
