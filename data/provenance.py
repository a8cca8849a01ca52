"""Leads from an event to the words it rests on: quote, document, sentence, offsets.

Whether those words stand there is checked by `data.validate`; showing them is the pages' business.
"""

from dataclasses import dataclass

from data import documents, seeds
from data.documents import Sentence
from data.tables import Row, Tables, by_key, derived, rows_of

STANCE_ORDER = ("reports", "confirms", "repeats", "denies")


@dataclass(frozen=True)
class Quote:
    """One piece of evidence. Offsets are characters of the seed's text, end excluded; None for a
    reference. `sentence` counts from 1. `text` may be empty where only a listing was seen."""

    event: str
    document: str
    kind: str
    title: str
    publisher: str
    url: str
    text: str
    stance: str
    start: int | None
    end: int | None
    sentence: int | None


@dataclass(frozen=True)
class Seed:
    """A stored document: its text as received and its sentences in order."""

    document: str
    text: str
    sentences: tuple[Sentence, ...]


@derived
def seed(tables: Tables, document: str) -> Seed:
    """The text of a seed. Raises `KeyError` if the tables know no such seed."""
    rows = tables.documents[tables.documents["document"] == document]
    if rows.empty or rows.iloc[0]["kind"] != "seed":
        raise KeyError(f"'{document}' is no seed of these tables")
    text = seeds.read(tables, rows.iloc[0]["path"]).text
    return Seed(document, text, tuple(documents.sentences(text)))


def title(tables: Tables, document: str) -> str:
    """The title of a document as readers see it."""
    return documents.shown_title(by_key(tables, "documents")[document].title)


def sentence_at(tables: Tables, document: str, start: int) -> int | None:
    """The number of the sentence in which the character `start` lies, from 1; None outside."""
    for sentence in seed(tables, document).sentences:
        if sentence.start <= start < sentence.end:
            return sentence.number
    return None


@derived
def quotes(tables: Tables, event: str) -> tuple[Quote, ...]:
    """The evidence of one event: seeds before references, what reports before what denies."""
    about = by_key(tables, "documents")
    rows = _evidence(tables).get(event, [])
    return tuple(sorted((_quote(tables, row, about[row.document]) for row in rows), key=_rank))


@derived
def _evidence(tables: Tables) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows_of(tables, "evidence"):
        found.setdefault(row.event, []).append(row)
    return found


def _quote(tables: Tables, row: Row, document: Row) -> Quote:
    start, end = (int(row.start), int(row.end)) if row.start else (None, None)
    stored = document.kind == "seed" and start is not None
    return Quote(
        event=row.event,
        document=row.document,
        kind=document.kind,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        text=row.quote,
        stance=row.stance,
        start=start,
        end=end,
        sentence=sentence_at(tables, row.document, start) if stored and start is not None else None,
    )


def _rank(quote: Quote) -> tuple[bool, int, int, str]:
    return quote.kind != "seed", STANCE_ORDER.index(quote.stance), quote.start or 0, quote.document
