"""Counts how many independent origins report an event: reprints and revisions count once.

Left to others: how alike texts are (`data.intake.likeness`), what the count means for how certain
an event is (people).

Two documents are of one origin if one reprints or supersedes the other, if they have one address,
or if the stored texts are alike; so are the documents between them.
"""

from functools import lru_cache

from data.intake.likeness import pairs
from data.intake.recognise import address
from data.seeds import stored
from data.tables import Tables

_FOR = ("reports", "confirms", "repeats")  # a denial is no report


def independent_origins(tables: Tables, event: str) -> int:
    """From how many independent origins the event is known; 0 for one without evidence."""
    return len(origins(tables, event))


def origins(tables: Tables, event: str) -> tuple[tuple[str, ...], ...]:
    """The documents that report an event, those of one origin together, all in order of keys."""
    grouped: dict[str, list[str]] = {}
    for document in sorted(_reporting(tables).get(event, ())):
        grouped.setdefault(groups(tables).get(document, document), []).append(document)
    return tuple(tuple(group) for group in grouped.values())


@lru_cache(maxsize=8)
def groups(tables: Tables) -> dict[str, str]:
    """For each document the first key of its group: equal for documents of one origin."""
    leaders: dict[str, str] = {}
    for one, other in _links(tables):
        first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
        leaders[second] = first
    return {key: _leader(leaders, key) for key in tables.documents["document"]}


def _links(tables: Tables) -> list[tuple[str, str]]:
    """Pairs of documents of one origin."""
    linked: list[tuple[str, str]] = []
    pages: dict[str, str] = {}
    for _, row in tables.rows("documents"):
        linked += [
            (row.document, other) for other in (row.origin_document, row.supersedes) if other
        ]
        if row.url:
            linked.append((pages.setdefault(address(row.url), row.document), row.document))
    return [*linked, *pairs({key: seed.text for key, seed in stored(tables).items()})]


def _leader(leaders: dict[str, str], key: str) -> str:
    """The end of the chain from `key`; the chain is made short on the way."""
    end = key
    while end in leaders and leaders[end] != end:
        end = leaders[end]
    while key != end:
        leaders[key], key = end, leaders[key]
    return end


@lru_cache(maxsize=8)
def _reporting(tables: Tables) -> dict[str, set[str]]:
    """The documents that speak for each event."""
    found: dict[str, set[str]] = {}
    for _, row in tables.rows("evidence"):
        if row.stance in _FOR:
            found.setdefault(row.event, set()).add(row.document)
    return found
