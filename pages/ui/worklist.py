"""The list of documents in work: how far each is, and the files that wait to be taken in.

Opening one is the business of `pages.ui.reviewing`.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from data.documents import shown_title
from data.review import verdicts
from data.review.current import Current
from data.store.decisions import Decision, Receipt
from data.tables import Tables
from pages.ui.reviewing import Bench, open_source


@dataclass(frozen=True)
class InWork:
    """A document of the list: its row, how many sentences it has and how many are to decide,
    `state` (received, decided, published, changed since), `at` the time of the last decision."""

    document: str
    title: str
    publisher: str
    published: str
    total: int
    open: int
    state: str
    at: str


def in_work(bench: Bench) -> list[InWork]:
    """The documents that an editor may work on: what was decided on last comes first."""
    current = bench.current()
    newest: dict[str, Decision] = {}
    for head in current.heads.values():
        known = newest.get(head.document)
        if known is None or head.id > known.id:
            newest[head.document] = head
    rows = current.states("documents").values()
    found = [_in_work(bench, current, row, newest) for row in rows if row["kind"] == "seed"]
    listed = [one for one in found if one]
    return sorted(
        sorted(listed, key=lambda one: one.document), key=lambda one: one.at, reverse=True
    )


def _in_work(
    bench: Bench, current: Current, row: dict[str, str], newest: dict[str, Decision]
) -> InWork | None:
    document = row["document"]
    opened = open_source(bench, current, document)
    if opened is None:
        return None
    waiting = verdicts.open_sentences(current, opened)
    last = newest.get(document)
    return InWork(
        document,
        shown_title(row["title"]),
        row["publisher"],
        row["published"],
        len(opened.sentences),
        len(waiting),
        _state(current, document, last, len(waiting)),
        last.at if last else "",
    )


def _state(current: Current, document: str, last: Decision | None, waiting: int) -> str:
    publication = current.heads.get(("publications", document))
    if publication and publication.new:
        through = int(publication.new["through"])
        changed = last is not None and last.id > max(through, publication.id)
        return "changed since it was published" if changed else "published"
    in_tables = document in set(current.tables.documents["document"])
    if in_tables:
        return "published" if last is None else "changed since it was published"
    return "received" if waiting else "decided"


def waiting_files(tables: Tables, receipts: Sequence[Receipt] = ()) -> list[str]:
    """Names of the files in `seeds/` that no document names yet, and that were not received."""
    known = {receipt.sha256 for receipt in receipts}
    folder = tables.seed_path("seeds")
    rows = tables.documents
    named = {path for column in ("path", "received") for path in rows[column]}
    return [
        file.relative_to(folder).as_posix()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and _is_new(file.relative_to(folder), named)
        if sha256(file.read_bytes()).hexdigest() not in known
    ]


def _is_new(path: Path, named: Set[str]) -> bool:
    """Whether a file of this path in `seeds/` is no hidden one, and named by no document."""
    return f"seeds/{path.as_posix()}" not in named and not any(
        part.startswith(".") for part in path.parts
    )
