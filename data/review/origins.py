"""How many independent origins report an event, for documents in work too.

Left to others: what makes documents of one origin (`data.origins`).
"""

from collections.abc import Callable
from functools import lru_cache

from data import origins, seeds
from data.likeness import alike
from data.review.current import Current, Json
from data.review.source import Source
from data.tables import Tables, derived

Groups = dict[str, str]  # for each document the first key of its group


def groups(current: Current, source: Source | None = None) -> Groups:
    """Documents of one origin, as their rows say now; `source` is compared with all texts."""
    tables = current.tables
    heads = current.heads.items()
    rows = [head.new for (kind, _), head in heads if kind == "documents" and head.new]
    found = [*origins.links(rows, origins.places(tables))]
    if source:
        found += [(source.document, key) for key in _alike(tables)(source.document, source.text)]
    return origins.joined(origins.groups(tables), found)


@derived
def _alike(tables: Tables) -> Callable[[str, str], tuple[str, ...]]:
    """Which stored texts are like that of a document in work; the newest answers are kept."""
    texts = {key: seed.text for key, seed in seeds.stored(tables).items()}

    @lru_cache(maxsize=64)
    def compared(document: str, text: str) -> tuple[str, ...]:
        return tuple(alike(text, {key: own for key, own in texts.items() if key != document}))

    return compared


def are_one(one: str, other: str, groups: Groups) -> bool:
    """Whether two documents are of one origin."""
    return groups.get(one, one) == groups.get(other, other)


def told(event: Json, groups: Groups) -> str:
    """`2 documents of one origin`: what reports an event; a denial is no report."""
    shown = event["evidence"]
    found = {row["document"] for row in shown if row["stance"] in origins.FOR}
    first_hand = {row["document"] for row in shown if row["stance"] in origins.FIRST_HAND}
    grouped: dict[str, list[str]] = {}
    for key in found:
        grouped.setdefault(groups.get(key, key), []).append(key)
    return origins.in_words(len(found), origins.counted(grouped.values(), first_hand))
