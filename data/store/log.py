"""The log of decisions: appends actions to it and reads them back, inside a given transaction.

Left to others: who may write and what (`data.store.access`, `data.store.decisions`), opening
transactions (`data.store.schema`).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, insert, select

from data.store import schema
from data.store.decisions import Change, Conflict, Decision, Unstorable, packed, unpacked


def append(
    connection: Connection, action: dict[str, Any], changes: Sequence[Change]
) -> tuple[Decision, ...]:
    """Write an action with its changes, whose revisions have been checked."""
    action = {"id": highest(connection, schema.actions) + 1, **action}
    first = highest(connection, schema.decisions) + 1
    rows = [
        {
            "id": first + number,
            "action": action["id"],
            "kind": change.kind,
            "key": change.key,
            "revision": change.revision + 1,
            "old": packed(change.old),
            "new": packed(change.new),
        }
        for number, change in enumerate(changes)
    ]
    connection.execute(insert(schema.actions), [action])
    connection.execute(insert(schema.decisions), rows)
    return tuple(_decision({**action, **row}) for row in rows)


def highest(connection: Connection, table: Any) -> int:
    """The highest id of a table, 0 if it is empty."""
    return connection.execute(select(func.max(table.c.id))).scalar() or 0


def check_revisions(connection: Connection, changes: Sequence[Change]) -> None:
    """Raise `Conflict` if any of the subjects was decided on after the revision it rests on."""
    later: list[Decision] = []
    for change in changes:
        table = schema.decisions.c
        same = and_(table.kind == change.kind, table.key == change.key)
        newest = connection.execute(select(func.max(table.revision)).where(same)).scalar() or 0
        if newest > change.revision:
            later += read(connection, joined().where(same, table.revision > change.revision))
        if newest < change.revision:
            raise Unstorable(
                f"{change.kind} {change.key} has no revision {change.revision} – read it again"
            )
    if later:
        raise Conflict(sorted(later, key=lambda found: found.id))


def check_publications(connection: Connection, changes: Sequence[Change]) -> None:
    """Raise `Unstorable` if decisions are published that are still to be made."""
    last = highest(connection, schema.decisions)
    for change in changes:
        if change.kind == "publications" and change.new and not 0 < change.new["through"] <= last:
            raise Unstorable(
                f"{change.key} is published through decision {change.new['through']}, but there are"
                f" {last} – read the decisions again"
            )


def joined() -> Select[Any]:
    """Asks for all decisions with their actions, in the order in which they were made."""
    table, action = schema.decisions, schema.actions
    columns = [column for column in action.c if column.name != "id"]
    joined = table.join(action, table.c.action == action.c.id)
    return select(*table.c, *columns).select_from(joined).order_by(table.c.id)


def newest() -> Select[Any]:
    """Asks for the newest decision on each subject, whoever made it and for which document."""
    table, other = schema.decisions.c, schema.decisions.alias()
    same = and_(other.c.kind == table.kind, other.c.key == table.key)
    return joined().where(~exists().where(same, other.c.revision > table.revision))


def read(connection: Connection, wanted: Select[Any]) -> list[Decision]:
    """The decisions that a question made of `joined` finds."""
    return [_decision(row) for row in connection.execute(wanted).mappings()]


def _decision(row: Any) -> Decision:
    names = (
        "id",
        "action",
        "at",
        "who",
        "verb",
        "document",
        "kind",
        "key",
        "revision",
        "why",
        "undoes",
        "email",
    )
    states = {name: unpacked(row[name]) for name in ("old", "new")}
    return Decision(**{**{name: row[name] for name in names}, **states})
