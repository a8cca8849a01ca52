"""Rules for quotes: of a seed verbatim and in their place, of a reference with a URL to look it up.

Left to others: finding a quote that has moved (`data.anchors`), reading seeds (`data.seeds`).
"""

from collections.abc import Iterator

from data import anchors
from data.problems import Problem
from data.rules.seeds import offsets
from data.seeds import Opened, readable
from data.tables import Row, Tables

Complaint = tuple[str, str, str]  # column, message, remedy
_LOST = "it is lost: copy the words out of the document again, or remove the row"
_MANY = "it stands in several places: quote more words, or give the text before and after it"


def check(tables: Tables, opened: Opened) -> Iterator[Problem]:
    """Every row of `evidence` and `assertions`, judged by what kind of document it quotes."""
    documents = {row.document: row for _, row in tables.rows("documents")}
    texts = {key: seed.text for key, seed in readable(tables, opened).items()}
    for name in ("evidence", "assertions"):
        for line, row in tables.rows(name):
            document = documents.get(row.document)
            text = texts.get(row.document)
            for column, message, remedy in _complaints(name, row, document, text):
                yield Problem(f"{name}.csv", line, column, message, remedy)


def _complaints(name: str, row: Row, document: Row, text: str | None) -> Iterator[Complaint]:
    """What is wrong with one row; nothing if its document is unknown or its seed unreadable."""
    if document is not None and document.kind == "reference":
        yield from _of_reference(row, document) if name == "evidence" else _of_no_seed(row)
    elif text is not None:
        yield from _of_seed(name, row, text)


def _of_no_seed(row: Row) -> Iterator[Complaint]:
    yield "document", f"'{row.document}' is a reference", "take assertions from a seed"


def _of_reference(row: Row, document: Row) -> Iterator[Complaint]:
    if not document.url:
        yield "document", f"'{row.document}' has no URL", "add it in documents.csv"
    for column in ("start", "end"):
        if getattr(row, column):
            message = f"'{getattr(row, column)}' in a reference, whose text is not stored"
            yield column, message, "leave it empty"


def _of_seed(name: str, row: Row, text: str) -> Iterator[Complaint]:
    if not row.quote:
        yield "quote", "is empty for a seed", "copy the words out of it"
        return
    for column in ("start", "end"):
        if not getattr(row, column):
            yield column, "is empty for a seed", _where(row, text)
    place = offsets(row)
    if place:
        yield from _misplaced(name, row, text, *place)


def _misplaced(name: str, row: Row, text: str, start: int, end: int) -> Iterator[Complaint]:
    if not text.startswith(row.quote, start) or end != start + len(row.quote):
        message = f"{_short(row.quote)} does not stand at {start}:{end} of {row.document}"
        yield "quote", message, _where(row, text)
    elif name == "evidence":
        before, after = anchors.context(text, start, end)
        if not text.endswith(row.prefix, 0, start):
            yield "prefix", "is not what stands before the quote", f"write {before!r}"
        if not text.startswith(row.suffix, end):
            yield "suffix", "is not what stands after the quote", f"write {after!r}"


def _where(row: Row, text: str) -> str:
    """The remedy for a quote whose place is wrong or missing: the place at which it stands now."""
    near, _ = offsets(row) or (None, None)
    context = getattr(row, "prefix", ""), getattr(row, "suffix", "")  # assertions have none
    try:
        span = anchors.find(text, row.quote, *context, near)
    except anchors.QuoteNotFound:
        return _LOST
    except anchors.QuoteAmbiguous:
        return _MANY
    words = text[span.start : span.end]
    place = f"write start {span.start} and end {span.end}"
    return place if words == row.quote else f"{place}, and the words {words!r}"


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:59] + "…")
