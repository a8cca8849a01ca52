"""Counts how many independent origins report an event: reprints and revisions count once.

Left to others: how alike texts are (`data.likeness`), what the count means for how certain
an event is (people).

Two documents are of one origin if one reprints or supersedes the other, if they have one address,
or if the stored texts are alike; so are the documents between them. What only repeats what another
document says is no origin of its own, even where it is not known which document that is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from data.addresses import address
from data.likeness import pairs
from data.provenance import quotes
from data.seeds import stored
from data.tables import Tables, derived, records

FOR = ("reports", "confirms", "repeats")  # a denial is no report
FIRST_HAND = ("reports", "confirms")


def independent_origins(tables: Tables, event: str) -> int:
    """From how many independent origins the event is known; 0 for one without evidence."""
    return counted(origins(tables, event), first_hand(tables, event))


def counted(grouped: Iterable[Iterable[str]], first_hand: Collection[str]) -> int:
    """How many groups hold a document that does not only repeat; of some that all do, one."""
    own = [any(document in first_hand for document in group) for group in grouped]
    return max(sum(own), min(1, len(own)))


def first_hand(tables: Tables, event: str) -> set[str]:
    """The documents that report an event and do not only repeat what another says."""
    return {quote.document for quote in quotes(tables, event) if quote.stance in FIRST_HAND}


def origins(tables: Tables, event: str) -> tuple[tuple[str, ...], ...]:
    """The documents that report an event, those of one origin together, all in order of keys."""
    grouped: dict[str, list[str]] = {}
    reporting = {quote.document for quote in quotes(tables, event) if quote.stance in FOR}
    for document in sorted(reporting):
        grouped.setdefault(groups(tables).get(document, document), []).append(document)
    return tuple(tuple(group) for group in grouped.values())


def in_words(documents: int, origins: int) -> str:
    """`4 documents of 2 independent origins`; of a single document only `1 document`."""
    if documents < 2:
        return f"{documents} document{'' if documents else 's'}"
    one = "one origin" if origins == 1 else f"{origins} independent origins"
    return f"{documents} documents of {one}"


def told(tables: Tables, event: str) -> str:
    """How many documents report an event, and of how many independent origins, in words."""
    documents = sum(map(len, origins(tables, event)))
    return in_words(documents, independent_origins(tables, event))


@derived
def groups(tables: Tables) -> dict[str, str]:
    """For each document the first key of its group: equal for documents of one origin."""
    alike = pairs({key: seed.text for key, seed in stored(tables).items()})
    rows = records(tables.documents)
    return joined({key: key for key in tables.documents["document"]}, [*links(rows, {}), *alike])


@derived
def places(tables: Tables) -> dict[str, str]:
    """A document for each address at which one is."""
    found: dict[str, str] = {}
    for _, row in tables.rows("documents"):
        if row.url:
            found.setdefault(address(row.url), row.document)
    return found


def links(rows: Iterable[Mapping[Any, str]], at: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of documents of one origin, as their rows say; `at` holds documents by address."""
    known = dict(at)
    for row in rows:
        key = row["document"]
        yield from ((key, row[name]) for name in ("origin_document", "supersedes") if row.get(name))
        if row.get("url"):
            yield key, known.setdefault(address(row["url"]), key)


def joined(groups: Mapping[str, str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """These groups with those joined that pairs link."""
    leaders = dict(groups)
    for one, other in links:
        first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
        leaders[second] = first
    return {key: _leader(leaders, key) for key in [*leaders]}


def _leader(leaders: dict[str, str], key: str) -> str:
    """The end of the chain from `key`; the chain is made short on the way."""
    end = key
    while end in leaders and leaders[end] != end:
        end = leaders[end]
    while key != end:
        leaders[key], key = end, leaders[key]
    return end
