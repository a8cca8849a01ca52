"""The events of a collection in the order in which they became known, each with its evidence.

Plain JSON values, dates in words; what they mean for a country or a pact is gathered in
`data.dossier`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from data import dates, findings
from data.provenance import Quote, quotes
from data.tables import Row, Tables, by_key, derived, items

Facts = dict[str, Any]
NAMED = 6  # actors and targets of an event that are named; the summary tells of larger groups


def facts(tables: Tables, event: str) -> Facts:
    """One event with its evidence. Raises `KeyError` for an unknown key."""
    return _facts(tables)[event]


def is_documented(tables: Tables, event: str) -> bool:
    """Whether a stored document speaks of an event."""
    return any(quote["stored"] for quote in facts(tables, event)["quotes"])


def known(tables: Tables, as_of: date) -> list[Row]:
    """The events that had begun by `as_of`, oldest first; undated ones by their documents' date."""
    return [row for day, row in timeline(tables) if day <= as_of]


@derived
def timeline(tables: Tables) -> list[tuple[date, Row]]:
    found = [(_known_from(tables, row), row) for row in by_key(tables, "events").values()]
    return sorted(found, key=lambda item: (item[0], item[1].event))


def of_instrument(tables: Tables, instrument: str) -> list[tuple[date, Row]]:
    """The events about an instrument with the day on which each became known, oldest first."""
    return _by_instrument(tables).get(instrument, [])


def signed_by(tables: Tables, actors: str) -> list[tuple[date, Row]]:
    """The signatures that took place by exactly these actors (the cell of the table), in order."""
    return _signatures(tables).get(actors, [])


@derived
def _by_instrument(tables: Tables) -> dict[str, list[tuple[date, Row]]]:
    found: dict[str, list[tuple[date, Row]]] = {}
    for day, row in timeline(tables):
        found.setdefault(row.instrument, []).append((day, row))
    return found


@derived
def _signatures(tables: Tables) -> dict[str, list[tuple[date, Row]]]:
    found: dict[str, list[tuple[date, Row]]] = {}
    for day, row in timeline(tables):
        if row.type == "SIGN" and row.realis == "occurred" and row.date:
            found.setdefault(row.actors, []).append((day, row))
    return found


def _known_from(tables: Tables, row: Row) -> date:
    if row.date:
        return dates.parse(row.date).earliest
    published = (
        by_key(tables, "documents")[quote.document].published for quote in quotes(tables, row.event)
    )
    return min((dates.parse(text).earliest for text in published if text), default=date.min)


@derived
def _facts(tables: Tables) -> dict[str, Facts]:
    """All events with their evidence, by key."""
    return {
        key: {
            "event": key,
            "type": row.type,
            "date": dates.in_words(row.date),
            "day": dates.parse(row.date).earliest.isoformat() if row.date else "",
            "basis": row.date_basis,
            "realis": row.realis,
            "modality": row.modality,
            "certainty": row.certainty,
            "by": row.attributed_to,
            "instrument": row.instrument,
            "short": _short(tables, row.instrument),
            "actors": _named(tables, items(row.actors)[:NAMED]),
            "targets": _named(tables, items(row.targets)[:NAMED]),
            "place": row.place,
            "summary": row.summary,
            "quotes": [_quote_facts(quote) for quote in quotes(tables, key)],
        }
        | ({"findings": found} if (found := findings.of_event(tables, key)) else {})
        for key, row in by_key(tables, "events").items()
    }


def _quote_facts(quote: Quote) -> Facts:
    """A quote with its place: the sentence of a stored text, else where it was published."""
    told = {"text": quote.text, "stance": quote.stance, "document": quote.document}
    if quote.kind == "seed":
        return {**told, "stored": True, "title": quote.title, "sentence": quote.sentence}
    return {
        **told,
        "stored": False,
        "publisher": quote.publisher or quote.title,
        "url": quote.url,
    }


def _short(tables: Tables, instrument: str) -> str:
    return by_key(tables, "instruments")[instrument].short_name if instrument else ""


def _named(tables: Tables, codes: Iterable[str]) -> list[Facts]:
    return [{"code": code, "name": name(tables, code)} for code in codes]


def name(tables: Tables, code: str) -> str:
    return str(by_key(tables, "actors")[code].name)
