"""The findings of the fact checks as plain JSON values, with rows and sources that can be shown.

What is judged and how is in `data.check`; words for verdicts and rules are the interface's.
"""

from collections.abc import Callable, Iterable
from typing import Any

from data import check, dates
from data.checks import wording
from data.checks.findings import VERDICTS, Finding, Reference
from data.provenance import sentence_at, title
from data.schema import schema
from data.tables import Row, Tables, by_key, derived

Facts = dict[str, Any]


def facts(tables: Tables, finding: Finding) -> Facts:
    """One finding: verdict and rule as codes, everything else as words.

    `rows` are the rows of the tables that it rests on: words, and a `target` on the map or None.
    `sources` are documents with title, publisher and URL; those stored here have no URL.
    """
    return {
        "key": finding.key,
        "verdict": finding.verdict,
        "rule": finding.rule,
        "message": finding.message,
        "needs": finding.needs,
        "quote": " ".join(finding.quote.split()),
        "document": finding.document,
        "title": title(tables, finding.document),
        "sentence": sentence(tables, finding),
        "rows": rows(tables, finding.reference),
        "sources": [source(tables, key) for key in finding.sources],
    }


def of_event(tables: Tables, event: str) -> list[Facts]:
    """What the checks say of an event, as every document reports it; what is worst comes first."""
    return [facts(tables, found) for found in worst_first(check.about(tables, "event", event))]


def of_assertion(tables: Tables, assertion: str) -> list[Facts]:
    """What the checks say of an assertion: one finding, or none where it is never judged."""
    return [facts(tables, found) for found in check.about(tables, "assertion", assertion)]


def of_instrument(tables: Tables, instrument: str) -> list[Facts]:
    """What the checks say of claims about an instrument; what is worst comes first."""
    return [facts(tables, found) for found in worst_first(check.of_instrument(tables, instrument))]


def of_label(tables: Tables, instrument: str) -> list[Facts]:
    """What the checks say of statements about an instrument: what it is, what it obliges to."""
    found = worst_first(check.of_instrument(tables, instrument))
    return [facts(tables, finding) for finding in found if finding.claim == "assertion"]


def worst_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Contradicted, then what cannot be judged, then supported; else in the order they have."""
    return tuple(sorted(found, key=lambda finding: VERDICTS.index(finding.verdict)))


def worst(verdicts: Iterable[str]) -> str:
    """The verdict that a reader should see of several; empty if there are none."""
    return min(verdicts, key=VERDICTS.index, default="")


def sentence(tables: Tables, finding: Finding) -> int | None:
    """The number of the sentence in which the finding's quote begins, from 1."""
    if finding.start is None:
        return None
    return sentence_at(tables, finding.document, finding.start)


def rows(tables: Tables, reference: Reference) -> list[Facts]:
    """The rows that a finding rests on, each in words; a row that is gone is left out."""
    known, say = _rows(tables, reference.table), _WORDS[reference.table]
    return [say(known[key]) for key in reference.keys if key in known]


def source(tables: Tables, document: str) -> Facts:
    """A document that a reader can open, here or elsewhere."""
    row = by_key(tables, "documents")[document]
    stored = row.kind == "seed"
    return {
        "document": document,
        "title": title(tables, document),
        "publisher": row.publisher,
        "published": dates.in_words(row.published) if row.published else "",
        "url": "" if stored else row.url,
        "stored": stored,
    }


@derived
def _rows(tables: Tables, table: str) -> dict[str, Row]:
    """The rows of a table by their key as a `Reference` writes it."""
    key = schema()[table].key
    return {", ".join(getattr(row, name) for name in key): row for _, row in tables.rows(table)}


def _of_instrument(row: Row) -> Facts:
    form = wording.form(row.form) if row.form != "unknown" else "form not known"
    return {"words": f"{row.short_name}: {form}", "target": {"pact": row.instrument}}


def _of_event(row: Row) -> Facts:
    when = dates.in_words(row.date)
    day = dates.parse(row.date).earliest.isoformat() if row.date else ""
    target = {"as_of": day, "pact": row.instrument} if day and row.instrument else None
    words = f"{wording.capital(when)}: {row.summary}" if row.date else row.summary
    return {"words": words, "target": target}


def _of_office(row: Row) -> Facts:
    return {"words": f"{row.person}, {row.office}, {_span(row)}", "target": None}


def _of_actor(row: Row) -> Facts:
    span = _span(row)
    return {"words": f"{row.name}, {span}" if span else row.name, "target": {"country": row.actor}}


def _of_border(row: Row) -> Facts:
    return {"words": f"{row.name}, {row.sovereignty}, {_span(row)}", "target": None}


def _of_name(row: Row) -> Facts:
    words = ", ".join(part for part in (f"“{row.name}”", _span(row)) if part)
    return {"words": words, "target": None}


def _span(row: Row) -> str:
    """The days of a row: `since …`, `until …`, `from … until …`, or nothing."""
    first = dates.in_words(row.valid_from) if row.valid_from else ""
    last = dates.in_words(row.valid_to) if row.valid_to else ""
    if first and last:
        return f"from {first} until {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


_WORDS: dict[str, Callable[[Row], Facts]] = {
    "instruments": _of_instrument,
    "events": _of_event,
    "offices": _of_office,
    "actors": _of_actor,
    "borders": _of_border,
    "names": _of_name,
}
