"""The texts that can be searched: titles of documents, their sentences, events, quotes.

Each as a line of folded words for the index; as a hit it is made in `data.search.hits`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data import chronicle, dates, provenance
from data.search.folding import folded
from data.seeds import SeedRefused
from data.tables import Row, Tables, by_key, items, rows_of

KINDS = ("document", "sentence", "event", "quote")


@dataclass(frozen=True)
class Text:
    """Something that was said: `key` is a document, a place in one (its key and the number of the
    sentence), an event or a row of the evidence."""

    kind: str
    key: Any


def everything(tables: Tables) -> Iterator[tuple[Text, str]]:
    """All texts with their folded words, kind by kind; events and quotes the newest first."""
    yield from documents(tables)
    yield from sentences(tables)
    newest = [row for _, row in reversed(chronicle.timeline(tables))]
    yield from events(tables, newest)
    yield from quotes(tables, newest)


def documents(tables: Tables) -> Iterator[tuple[Text, str]]:
    """Titles and publishers, those of stored documents first."""
    rows = sorted(rows_of(tables, "documents"), key=lambda row: row.kind != "seed")
    for row in rows:
        when = dates.in_words(row.published) if row.published else ""
        yield Text("document", row.document), folded(f"{row.title} | {row.publisher} | {when}")


def sentences(tables: Tables) -> Iterator[tuple[Text, str]]:
    """The sentences of stored documents that can be read."""
    for row in rows_of(tables, "documents"):
        if row.kind != "seed":
            continue
        try:
            found = provenance.seed(tables, row.document).sentences
        except SeedRefused:
            continue  # the checks of the tables tell
        for one in found:
            yield Text("sentence", (row.document, one.number)), folded(one.text)


def events(tables: Tables, rows: list[Row]) -> Iterator[tuple[Text, str]]:
    """Events by summary, names of all who take part, place, date in words, pact and speaker."""
    names = {code: row.name for code, row in by_key(tables, "actors").items()}
    pacts = by_key(tables, "instruments")
    for row in rows:
        parties = [names.get(code, code) for code in items(row.actors) + items(row.targets)]
        pact = pacts[row.instrument].short_name if row.instrument in pacts else ""
        when = dates.in_words(row.date) if row.date else ""
        parts = (row.summary, row.place, when, pact, row.attributed_to, *parties)
        yield Text("event", row.event), folded(" | ".join(parts))


def quotes(tables: Tables, rows: list[Row]) -> Iterator[tuple[Text, str]]:
    """What other documents are quoted with, each quote once; of stored ones there are sentences."""
    kinds = {row.document: row.kind for row in rows_of(tables, "documents")}
    by_event: dict[str, list[Row]] = {}
    for row in rows_of(tables, "evidence"):
        by_event.setdefault(row.event, []).append(row)
    seen = set()
    for event in rows:
        for row in by_event.get(event.event, []):
            said = (row.document, row.quote)
            if row.quote and said not in seen and kinds.get(row.document) != "seed":
                seen.add(said)
                yield Text("quote", row), folded(row.quote)
