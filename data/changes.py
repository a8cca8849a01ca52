"""What has changed from one version of a collection to another: for a reader of an old link.

Rows are compared by their keys; what a change means for the map of a day, by the snapshots.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data import query
from data.tables import Tables, by_key, derived, rows_of

NAMED = ("actors", "documents", "instruments", "events")  # tables whose rows readers know by name
REVIEW = {
    "review",
    "reviewer",
    "reviewed_at",
}  # says who looked at a row and when, not what it says

Rows = Mapping[str, object]


@dataclass(frozen=True)
class Change:
    """The keys of the rows of a table that came, went or say something else."""

    table: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed)


def between(old: Tables, new: Tables) -> list[Change]:
    """The changes of the tables that readers know by name, events last; those that changed only.

    An event has changed, too, if what is quoted for it has; who reviewed it and when is no change.
    """
    found = [_change(old, new, name) for name in NAMED]
    return [change for change in found if change.count]


def links(old: Tables, new: Tables, as_of: date, actor: str = "", instrument: str = "") -> Change:
    """The links of a day that came, went or have another status or certainty.

    Of all, or of those of an actor or an instrument. A link is named “instrument a b”.
    """
    before, after = (_links(tables, as_of, actor, instrument) for tables in (old, new))
    return _compared("links", before, after)


def _change(old: Tables, new: Tables, name: str) -> Change:
    return _compared(name, rows(old, name), rows(new, name))


def rows(tables: Tables, name: str) -> Rows:
    """What each row says, by its key; of an event with all that is quoted for it."""
    said = {
        key: {column: cell for column, cell in row._asdict().items() if column not in REVIEW}
        for key, row in by_key(tables, name).items()
    }
    if name != "events":
        return said
    return {key: (row, _quotes(tables).get(key)) for key, row in said.items()}


@derived
def _quotes(tables: Tables) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows_of(tables, "evidence"):
        found.setdefault(row.event, []).append((row.document, row.quote, row.stance))
    return found


def _links(tables: Tables, as_of: date, actor: str, instrument: str) -> Rows:
    found = query.snapshot(tables, as_of).links
    if actor:
        found = found[(found["a"] == actor) | (found["b"] == actor)]
    if instrument:
        found = found[found["instrument"] == instrument]
    return {
        f"{row.instrument} {row.a} {row.b}": (row.status, row.certain) for row in found.itertuples()
    }


def _compared(name: str, before: Rows, after: Rows) -> Change:
    return Change(
        name,
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        changed=tuple(key for key in after if key in before and after[key] != before[key]),
    )
