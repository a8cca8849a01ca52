"""The atlas: all that the browser needs to draw any day of a collection, as plain JSON values.

Days are whole numbers since 1970-01-01; coordinates are [lon, lat] in degrees (WGS 84). Turning it
into a file is left to `geo.assets`, drawing to `geo/browser`.
"""

from datetime import date
from typing import Any

import pandas as pd

from data import dates, lifecycle, query
from data.tables import Tables, items
from geo import style, words
from geo.links import EPOCH, large_instruments, links, reactions

NEWEST = 12  # events whose actors the first view shows


def atlas(tables: Tables) -> dict[str, Any]:
    """Names, pacts, links and reactions with their days, and the words for their codes."""
    return {
        "version": tables.version,
        "actors": _actors(tables),
        "pacts": _pacts(tables),
        "links": _records(links(tables)),
        "reactions": _records(reactions(tables)),
        "home": _home(tables),
        "families": words.FAMILIES,
        "statuses": words.drawn_statuses(),
        "types": words.TYPES,
        "lines": words.LINES,
        "reaction_days": style.REACTION_DAYS,
        "time": _time(tables),
    }


def _time(tables: Tables) -> dict[str, Any]:
    """What a timeline shows: first, last and latest day (all included), and its marks."""
    first, last = query.coverage(tables)
    return {
        "first": _number(first),
        "last": _number(last),
        "latest": _number(query.latest_day(tables)),
        "ticks": _ticks(tables),
    }


def _ticks(tables: Tables) -> list[dict[str, Any]]:
    """The dated events: from, to (both included), event, family or "reaction", text."""
    families = {row.instrument: row.family for _, row in tables.rows("instruments")}
    ordered: Any = query.in_day_order(tables)
    return [
        {
            "event": row.event,
            "from": _number(row.earliest),
            "to": _number(row.latest),
            "family": families.get(row.instrument, "")
            if row.type in lifecycle.LIFE_CYCLE
            else "reaction",
            "text": f"{dates.in_words(row.date)}: {row.summary}",
        }
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
    large = large_instruments(tables)
    return {
        row.instrument: {
            "short": row.short_name,
            "family": row.family,
            "large": row.instrument in large,
        }
        for _, row in tables.rows("instruments")
    }


def _home(tables: Tables) -> list[list[float]]:
    """South-west and north-east corner [lat, lon] around the actors of the newest events."""
    newest = query.in_day_order(tables).tail(NEWEST)
    acting = {code for cell in newest["actors"] for code in items(cell)}
    places = [
        (float(row.anchor_lat), float(row.anchor_lon))
        for _, row in tables.rows("actors")
        if row.actor in acting and row.kind != "organisation" and row.anchor_lon
    ]
    corners = (min, max) if places else ()
    return [[pick(values) for values in zip(*places, strict=True)] for pick in corners]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _number(day: date) -> int:
    return day.toordinal() - EPOCH
