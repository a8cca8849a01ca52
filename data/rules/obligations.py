"""Rules for who owes what to whom: only parties owe, only what differs is told, and with a source.

Cells, keys and references are judged in `data.rules.cells`.
"""

from collections.abc import Iterator

from data.problems import Problem
from data.query import OBLIGATIONS
from data.seeds import Opened, readable
from data.tables import Row, Tables, by_key, items

Complaint = tuple[str, str, str]  # column, message, remedy


def check(tables: Tables, opened: Opened) -> Iterator[Problem]:
    """Every row of `obligations`, judged by its instrument and its document."""
    named = _named(tables)
    texts = {key: seed.text for key, seed in readable(tables, opened).items()}
    for line, row in tables.rows("obligations"):
        about = by_key(tables, "instruments").get(row.instrument)
        found = [*_parties(row, named.get(row.instrument, set())), *_source(tables, row, texts)]
        if about is not None:
            found += [*_differences(row, about), *_unsaid(row, about)]
        for column, message, remedy in found:
            yield Problem("obligations.csv", line, column, message, remedy)


def _parties(row: Row, named: set[str]) -> Iterator[Complaint]:
    if row.actor == row.toward:
        yield "toward", f"'{row.toward}' owes to itself", "name another party, or none for all"
    for column in ("actor", "toward"):
        code = getattr(row, column)
        if code and code not in named:
            message = f"'{code}' is no party of {row.instrument}"
            yield column, message, "add the event by which it became one"


def _differences(row: Row, about: Row) -> Iterator[Complaint]:
    """What all parties owe is told once, in `instruments`."""
    if not row.toward and all(getattr(row, flag) == getattr(about, flag) for flag in OBLIGATIONS):
        yield "defense", f"says what {row.instrument} says of all", "remove the row"


def _unsaid(row: Row, about: Row) -> Iterator[Complaint]:
    """What one party owes is an obligation of the instrument."""
    for flag in OBLIGATIONS:
        if getattr(row, flag) == "1" and getattr(about, flag) != "1":
            message = f"'1' of {row.actor}, and {row.instrument} has {getattr(about, flag)}"
            yield flag, message, "write 1 in instruments.csv, or correct this row"


def _source(tables: Tables, row: Row, texts: dict[str, str]) -> Iterator[Complaint]:
    """Words of a seed stand in it; of a reference, words or the place are told."""
    document = by_key(tables, "documents").get(row.document)
    if row.document in texts:
        if not row.quote:
            yield "quote", "is empty for a seed", "copy the words out of it"
        elif row.quote not in texts[row.document]:
            yield "quote", f"does not stand in {row.document}", "copy the words out of it"
    elif document is not None and document.kind == "reference":
        if not document.url:
            yield "document", f"'{row.document}' has no URL", "add it in documents.csv"
        if not row.quote and not row.notes:
            yield "notes", "is empty, as is quote", "say where it stands in the document"


def _named(tables: Tables) -> dict[str, set[str]]:
    """Who acts in the events of each instrument: everybody who could be a party."""
    found: dict[str, set[str]] = {}
    for _, row in tables.rows("events"):
        found.setdefault(row.instrument, set()).update(items(row.actors))
    return found
