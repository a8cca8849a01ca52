"""The atlas: all that the browser needs to draw any day of a collection, as plain JSON values.

Days are whole numbers since 1970-01-01; coordinates are [lon, lat] in degrees (WGS 84). Turning it
into a file is left to `geo.assets`, drawing to `geo/browser`.
"""

from typing import Any

import pandas as pd

from data import collection, dates, lifecycle, owing, query
from data.tables import Tables, items
from geo import memberships, style, territories, words
from geo.days import number
from geo.links import anchors, links
from geo.pictures import captions
from geo.reactions import reactions

NEWEST = 12  # events that the first view may show
REGION = (40.0, 25.0)  # degrees of longitude and latitude that it may span


def atlas(tables: Tables) -> dict[str, Any]:
    """Names, pacts, links and reactions with their days, and the words for their codes."""
    return {
        "version": tables.version,
        "actors": _actors(tables),
        "pacts": _pacts(tables),
        "links": _records(links(tables)),
        "owing": owing.directed(tables),
        "large": memberships.large_links(tables),
        "members": memberships.members(tables),
        "land": territories.territories(tables),
        "claimed": territories.territories(tables, claimed=True),
        "boundaries": _boundaries(tables),
        "disputes": territories.disputed(tables),
        "known": territories.known(tables),
        "reactions": _records(reactions(tables)),
        "home": home(tables),
        "families": words.FAMILIES,
        "statuses": words.drawn_statuses(),
        "types": words.TYPES,
        "reaction_types": sorted(lifecycle.REACTIONS),
        "lines": words.LINES,
        "looks": words.LOOKS,
        "legend": words.LEGEND,
        "credit": {"data": captions.data(tables), "outlines": captions.outlines(tables)},
        "plain_tints": len(style.MEMBERS),
        "reaction_days": style.REACTION_DAYS,
        "time": _time(tables),
    }


def _boundaries(tables: Tables) -> dict[str, Any]:
    """From which day on borders are known, where they come from, and of when the outlines are that
    stand in before: of a day, or (None) of today."""
    first, own = territories.first_borders(tables), collection.read(tables.folder).boundaries
    source, of = (own.title, first) if own else (captions.OURS, None)
    return {"from": first, "source": source, "of": of}


def _time(tables: Tables) -> dict[str, Any]:
    """What a timeline shows: first, last and latest day (all included), silent days, its marks."""
    first, last = query.coverage(tables)
    return {
        "first": number(first),
        "last": number(last),
        "latest": number(query.latest_day(tables)),
        "silent": territories.silent(tables),
        "ticks": _ticks(tables),
    }


def _ticks(tables: Tables) -> list[dict[str, Any]]:
    """The dated events: days (from, to, both included), type, pact, actors and targets, and the
    date in words where it is no single day."""
    ordered: Any = query.in_day_order(tables)
    return [
        {
            "from": number(row.earliest),
            "to": number(row.latest),
            "type": row.type,
            "pact": row.instrument,
            "actors": items(row.actors) + items(row.targets),
        }
        | ({"words": dates.in_words(row.date)} if row.earliest != row.latest else {})
        for row in ordered.itertuples()
    ]


def _actors(tables: Tables) -> dict[str, list[Any]]:
    """Code to [name, lon, lat] for all actors that have a place."""
    return {
        row.actor: [row.name, float(row.anchor_lon), float(row.anchor_lat)]
        for _, row in tables.rows("actors")
        if row.anchor_lon
    }


def _pacts(tables: Tables) -> dict[str, dict[str, Any]]:
    """Short name, family and obligations (as `data.owing` writes them); of a large pact the number
    of its tint, the largest pact's first."""
    tints = memberships.tints(tables)
    return {
        row.instrument: {"short": row.short_name, "family": row.family, "owes": owing.flags(row)}
        | ({"tint": tints[row.instrument]} if row.instrument in tints else {})
        for _, row in tables.rows("instruments")
    }


def home(tables: Tables) -> list[list[float]]:
    """South-west and north-east corner [lat, lon] of the region of the newest events.

    Around the actors of the newest event that fits a region, and of those before it as long as they
    fit too.
    """
    kinds = {row.actor: row.kind for _, row in tables.rows("actors")}
    placed = {code: at for code, at in anchors(tables).items() if kinds[code] != "organisation"}
    held: set[tuple[float, float]] = set()
    for cell in query.in_day_order(tables)["actors"].iloc[: -NEWEST - 1 : -1]:
        wider = held | {placed[code] for code in items(cell) if code in placed}
        if all(span <= limit for span, limit in zip(_spans(wider), REGION, strict=True)):
            held = wider
    corners = (min, max) if held else ()
    return [[pick(values) for values in zip(*held, strict=True)][::-1] for pick in corners]


def _spans(places: set[tuple[float, float]]) -> list[float]:
    return [max(values) - min(values) for values in zip(*places, strict=True)] or [0.0, 0.0]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
