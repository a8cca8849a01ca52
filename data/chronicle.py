"""The events of a collection in the order in which they became known, each with its evidence.

Plain JSON values, dates in words; what they mean for a country or a pact is gathered in
`data.dossier`.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

from data import dates, findings, grading, lifecycle, origins
from data.provenance import Quote, quotes
from data.tables import Row, Tables, by_key, derived, items

Facts = dict[str, Any]
NAMED = 6  # actors and targets of an event that are named; the summary tells of larger groups


@derived
def facts(tables: Tables, event: str) -> Facts:
    """One event with its evidence. Raises `KeyError` for an unknown key."""
    row = by_key(tables, "events")[event]
    told = {
        "event": event,
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
        "quotes": [_quote_facts(tables, quote) for quote in quotes(tables, event)],
    }
    found = findings.of_event(tables, event)
    return told | _graded(tables, event) | ({"findings": found} if found else {})


def _graded(tables: Tables, event: str) -> Facts:
    """How well it is attested: `grade` (such as B2), why, origins (how many are independent); and
    one (documents of one origin) and repeat (those that only repeat), where there are any."""
    found, grouped = grading.grade(tables, event), origins.origins(tables, event)
    hearsay = sorted(
        {key for group in grouped for key in group} - origins.first_hand(tables, event)
    )
    one = [list(group) for group in grouped if len(group) > 1]
    told = {"grade": found.code, "why": found.why, "origins": found.origins}
    return told | ({"one": one} if one else {}) | ({"repeat": hearsay} if hearsay else {})


def is_documented(tables: Tables, event: str) -> bool:
    """Whether a stored document speaks of an event."""
    return any(quote["stored"] for quote in facts(tables, event)["quotes"])


def known(tables: Tables, as_of: date) -> list[Row]:
    """The events that had begun by `as_of`, oldest first; undated ones by their documents' date."""
    found = timeline(tables)
    return [row for _, row in found[: _count(found, as_of)]]


def latest(tables: Tables, as_of: date, number: int) -> list[Row]:
    """The newest events with a date that had begun by `as_of`, newest first."""
    found = timeline(tables)
    before = (found[at][1] for at in range(_count(found, as_of) - 1, -1, -1))
    return list(islice((row for row in before if row.date), number))


def _count(found: list[tuple[date, Row]], as_of: date) -> int:
    return bisect_right(found, as_of, key=lambda entry: entry[0])


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


def reactions_of(tables: Tables, actor: str) -> list[tuple[date, Row]]:
    """The statements and contacts in which an actor had a part, likewise."""
    return _reactions(tables).get(actor, [])


@derived
def _reactions(tables: Tables) -> dict[str, list[tuple[date, Row]]]:
    found: dict[str, list[tuple[date, Row]]] = {}
    for day, row in timeline(tables):
        if row.type in lifecycle.REACTIONS:
            for actor in dict.fromkeys(items(row.actors) + items(row.targets)):
                found.setdefault(actor, []).append((day, row))
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


def _quote_facts(tables: Tables, quote: Quote) -> Facts:
    """A quote with its place: the sentence of a stored text, else where it was published; and the
    grade of its document."""
    told = {
        "text": quote.text,
        "stance": quote.stance,
        "document": quote.document,
        "grade": grading.of_document(tables, quote.document),
    }
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
