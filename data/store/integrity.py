"""Judges whether a store is whole: nothing missing, nothing torn, nothing changed.

Left to others: keeping it so (`data.store.schema`, `data.store.store`).
"""

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from data.store.decisions import Subject
from data.store.schema import actions, decisions, files


def check(connection: Connection) -> Iterator[str]:
    """One line for everything that is wrong with the store, each with what to do."""
    remedy = "restore the last backup into a new store"
    for message in (*_actions(connection), *_decisions(connection), *_files(connection)):
        yield f"{message} – {remedy}"


def _actions(connection: Connection) -> Iterator[str]:
    """Actions are numbered without a gap and have all their decisions."""
    counted = select(decisions.c.action, func.count()).group_by(decisions.c.action)
    found = {row[0]: row[1] for row in connection.execute(counted)}
    known = connection.execute(select(actions.c.id, actions.c.size).order_by(actions.c.id))
    for number, (action, size) in enumerate(known, 1):
        if action != number:
            yield f"action {number} is missing before {action}"
            return
        if found.pop(action, 0) != size:
            yield f"action {action} has not all of its {size} decisions"
    for action in sorted(found):
        yield f"action {action} is missing, but not its decisions"


def _decisions(connection: Connection) -> Iterator[str]:
    """Decisions are numbered without a gap, so are the revisions of each subject; states are
    JSON."""
    newest: dict[Subject, int] = {}
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    for number, row in enumerate(rows, 1):
        subject = row["kind"], row["key"]
        newest[subject] = newest.get(subject, 0) + 1
        if row["id"] != number:
            yield f"decision {number} is missing before {row['id']}"
            return
        if row["revision"] != newest[subject]:
            yield f"decision {number} is no revision {newest[subject]} of {' '.join(subject)}"
        if not all(_is_json(row[name]) for name in ("old", "new")):
            yield f"decision {number} holds a state that cannot be read"


def _is_json(text: str | None) -> bool:
    try:
        json.loads(text or "null")
    except ValueError:
        return False
    return True


def _files(connection: Connection) -> Iterator[str]:
    """Received files have the hashes that they are known by."""
    for sha256 in (
        connection.execute(select(files.c.sha256).order_by(files.c.sha256)).scalars().all()
    ):
        row = connection.execute(select(files).where(files.c.sha256 == sha256)).mappings().one()
        both = (row["content"], row["text"].encode())
        if tuple(hashlib.sha256(held).hexdigest() for held in both) != (sha256, row["text_sha256"]):
            yield f"the received file {row['name']} is not what its hash says"
