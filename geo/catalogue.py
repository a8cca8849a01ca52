"""All that can be downloaded of a collection: what `data.exports.catalogue` lists, and GeoJSON."""

from datetime import date

from data.exports import catalogue
from data.exports.catalogue import Download, as_json
from data.tables import Tables
from geo import geojson

MEDIA_TYPE = "application/geo+json"


def downloads() -> tuple[Download, ...]:
    """All of them, in the order in which a reader is offered them."""
    return (
        Download("links.geojson", "Links and members of the day (GeoJSON)", MEDIA_TYPE, True, _day),
        Download("events.geojson", "All events with quotes (GeoJSON)", MEDIA_TYPE, False, _events),
        *catalogue.downloads(),
    )


def _day(tables: Tables, as_of: date) -> bytes:
    return as_json(geojson.snapshot(tables, as_of))


def _events(tables: Tables, _: date) -> bytes:
    return as_json(geojson.events(tables))
