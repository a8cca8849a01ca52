"""Rows of the tables as JSON values with the names of their columns, as the HTTP API gives them.

A list is a list, a number a number, an empty cell None; dates stay the EDTF text that they are.
Words for readers are made in `data.dossier` and its neighbours, answers in `pages.routes`.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from data import dates, grading
from data.checks.findings import Finding
from data.provenance import quotes, sentence_at
from data.schema import Column, schema
from data.tables import Row, Tables, by_key, derived, items, rows_of

Record = dict[str, Any]
LEFT_OUT = ("document", "prefix", "suffix")  # of a quote in the answer about its document
_TYPED = {"int": int, "float": float}


def record(table: str, row: Row) -> Record:
    """A row of `table`, with every column."""
    return {
        column.name: _value(getattr(row, column.name), column) for column in schema()[table].columns
    }


@derived
def event(tables: Tables, key: str) -> Record:
    """An event with `earliest` and `latest` (its possible days, both included, None if it has no
    date), `grade` and `evidence`. Kept for these tables: not to be changed. Raises `KeyError`."""
    row = by_key(tables, "events")[key]
    span = dates.parse(row.date) if row.date else None
    return {
        **record("events", row),
        "earliest": span.earliest.isoformat() if span else None,
        "latest": span.latest.isoformat() if span else None,
        "grade": _grade(tables, key),
        "evidence": [
            {
                "document": quote.document,
                "title": documents_title(tables, quote.document),
                "publisher": quote.publisher or None,
                "url": quote.url or None,
                "quote": quote.text or None,
                "start": quote.start,
                "end": quote.end,
                "sentence": quote.sentence,
                "stance": quote.stance,
            }
            for quote in quotes(tables, key)
        ],
    }


def _grade(tables: Tables, key: str) -> Record:
    found = grading.grade(tables, key)
    return {
        "source": found.source,
        "document": found.document or None,
        "information": found.credibility,
        "reason": found.why,
        "documents": found.documents,
        "origins": found.origins,
        "words": grading.in_words(found),
    }


def documents_title(tables: Tables, document: str) -> str:
    return str(by_key(tables, "documents")[document].title)


def quoted(tables: Tables, document: str) -> list[Record]:
    """The evidence that a document gives, in the order of its text: the columns of the table, and
    the number of the sentence in a stored text; not the words around a quote, as those of many
    quotes would make the text."""
    rows = [record("evidence", row) for row in _evidence(tables).get(document, [])]
    return [_placed(tables, document, row) for row in sorted(rows, key=_order)]


def stated(tables: Tables, document: str) -> list[Record]:
    """The assertions of a document, likewise."""
    rows = [row for row in rows_of(tables, "assertions") if row.document == document]
    found = [record("assertions", row) for row in rows]
    return [_placed(tables, document, row) for row in sorted(found, key=_order)]


def findings(found: Iterable[Finding]) -> list[Record]:
    """Findings of the fact checks, with the fields that `python -m data.check --json` gives."""
    return [asdict(finding) for finding in found]


def day(ordinal: int) -> str | None:
    """A day of the phases as text; None for an end that is open."""
    return None if ordinal == date.max.toordinal() else date.fromordinal(ordinal).isoformat()


def _value(cell: str, column: Column) -> Any:
    if column.separator:
        return items(cell, column.separator)
    return _TYPED.get(column.type, str)(cell) if cell else None


def _placed(tables: Tables, document: str, row: Record) -> Record:
    stored = by_key(tables, "documents")[document].kind == "seed" and row["start"] is not None
    number = sentence_at(tables, document, row["start"]) if stored else None
    kept = {name: value for name, value in row.items() if name not in LEFT_OUT}
    return {**kept, "sentence": number}


def _order(row: Record) -> tuple[int, str]:
    return row["start"] or 0, row.get("event") or row["assertion"]


@derived
def _evidence(tables: Tables) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows_of(tables, "evidence"):
        found.setdefault(row.document, []).append(row)
    return found
