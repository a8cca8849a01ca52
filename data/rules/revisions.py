"""Rules for what a seed was read from and what it replaces: received files and older revisions.

Left to others: the text of a seed and its verdicts (`data.rules.seeds`), its quotes
(`data.rules.quotes`): a superseded seed keeps all of them.
"""

import hashlib
from collections.abc import Iterator

from data.problems import Problem
from data.seeds import SeedRefused, content
from data.tables import Row, Tables


def check(tables: Tables) -> Iterator[Problem]:
    """Every rule about received files and revisions."""
    yield from check_received(tables)
    yield from check_superseded(tables)


def check_received(tables: Tables) -> Iterator[Problem]:
    """What a seed was read from lies beside it, as it was received."""
    for line, row in tables.rows("documents"):
        if row.kind == "seed":
            for column, message, remedy in _received(tables, row):
                yield Problem("documents.csv", line, column, message, remedy)


def _received(tables: Tables, row: Row) -> Iterator[tuple[str, str, str]]:
    if not row.received:
        if row.received_sha256:
            yield "received", "is empty beside a hash", "write the file that has this hash"
        return
    if row.received == row.path:
        yield "received", f"'{row.received}' is the seed itself", "leave it empty"
        return
    try:
        found = hashlib.sha256(content(tables, row.received)).hexdigest()
    except SeedRefused as error:
        yield "received", str(error), error.remedy
        return
    if row.received_sha256 != found:
        message = f"'{row.received_sha256}' is not the hash of {row.received}"
        remedy = f"restore the file as it was received, or write {found}"
        yield "received_sha256", message, remedy


def check_superseded(tables: Tables) -> Iterator[Problem]:
    """Revisions are chains of seeds: no cycle, and none has two successors."""
    rows = {row.document: row for _, row in tables.rows("documents")}
    successors: dict[str, str] = {}
    for line, row in tables.rows("documents"):
        older = rows.get(row.supersedes)
        if row.kind != "seed" or older is None:  # an unknown key is found by `cells`
            continue
        for message, remedy in _superseded(row, older, rows, successors):
            yield Problem("documents.csv", line, "supersedes", message, remedy)
        successors.setdefault(row.supersedes, row.document)


def _superseded(
    row: Row, older: Row, rows: dict[str, Row], successors: dict[str, str]
) -> Iterator[tuple[str, str]]:
    name = row.supersedes
    if older.kind != "seed":
        remedy = "name the seed that it replaces, or leave it empty"
        yield f"'{name}' is a {older.kind}, whose text is not stored", remedy
    elif _comes_back(row, rows):
        yield f"'{name}' leads back to {row.document}", "name only what is older"
    elif name in successors:
        newer = successors[name]
        yield f"'{name}' is superseded by {newer} already", f"supersede {newer}, or leave it empty"


def _comes_back(row: Row, rows: dict[str, Row]) -> bool:
    """Whether the chain of what `row` supersedes holds `row` itself."""
    seen: set[str] = set()
    key = row.supersedes
    while key in rows and key not in seen and key != row.document:
        seen.add(key)
        key = rows[key].supersedes
    return bool(key == row.document)
