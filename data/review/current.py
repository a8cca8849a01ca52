"""What holds for an editor: the tables with the newest decisions laid over them.

Left to others: keeping decisions (`data.store`), writing them into the tables (`data.publishing`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from data.schema import schema
from data.store.decisions import Change, Decision, Subject, key_of
from data.tables import Tables, derived

Json = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Current:
    """The newest state of everything. `heads` holds the newest decision of each subject, `over`
    what would hold after changes that are not yet written."""

    tables: Tables
    heads: Mapping[Subject, Decision]
    over: Mapping[Subject, Json | None] = field(default_factory=dict)

    def state(self, kind: str, key: str) -> Json | None:
        """What holds of a subject; None if there is no such thing (any more)."""
        if (kind, key) in self.over:
            return self.over[kind, key]
        if head := self.heads.get((kind, key)):
            return head.new
        return base(self.tables, kind).get(key)

    def states(self, kind: str) -> dict[str, Json]:
        """What holds of all subjects of a kind, by key."""
        found: dict[str, Json | None] = dict(base(self.tables, kind))
        found |= {key: head.new for (of, key), head in self.heads.items() if of == kind}
        found |= {key: new for (of, key), new in self.over.items() if of == kind}
        return {key: state for key, state in found.items() if state is not None}

    def revision(self, kind: str, key: str) -> int:
        """The revision of the newest decision; 0 if nobody has decided on it yet."""
        head = self.heads.get((kind, key))
        return head.revision if head else 0

    def taken(self, kind: str) -> set[str]:
        """The keys of all subjects of a kind, of those too that are gone."""
        held = {key for of, key in (*self.heads, *self.over) if of == kind}
        return held | set(base(self.tables, kind))

    def after(self, changes: Iterable[Change]) -> "Current":
        """What would hold after these changes."""
        new = {(change.kind, change.key): change.new for change in changes}
        return replace(self, over={**self.over, **new})


@derived
def base(tables: Tables, kind: str) -> dict[str, Json]:
    """The rows of a table as decisions hold them, by key; nothing for what is no table."""
    if kind == "events":
        return _events(tables)
    if kind not in schema():
        return {}
    return {key_of(kind, row): row for row in _rows(tables, kind)}


def _events(tables: Tables) -> dict[str, Json]:
    """Each event with all its evidence, which is decided on as one."""
    found: dict[str, Json] = {
        row["event"]: {"row": row, "evidence": []} for row in _rows(tables, "events")
    }
    for row in _rows(tables, "evidence"):
        if row["event"] in found:
            found[row["event"]]["evidence"].append(row)
    return found


def _rows(tables: Tables, name: str) -> list[dict[str, str]]:
    columns = schema()[name].column_names
    return [
        dict(zip(columns, cells, strict=True))
        for cells in tables[name][columns].to_numpy(object).tolist()
    ]
