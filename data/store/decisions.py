"""What a change, a decision and a received file are, and what may not be written into the store.

Left to others: writing them (`data.store.store`), what they do to the tables (`data.publishing`).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data.schema import enums, schema

Json = Any  # what JSON can say: texts, numbers, lists, objects with text keys
Subject = tuple[str, str]  # kind, key

TABLE_KINDS = ("actors", "assertions", "documents", "events", "instruments", "ledger", "offices")
KINDS = (*TABLE_KINDS, "candidates", "publications")
MOST_BYTES = 1_000_000  # of one state, as JSON
MOST_CHANGES = 10_000  # in one action
MOST_TEXT = 4_000  # characters of a reason, a name or a key
MOST_CONTENT = 20_000_000  # bytes of a received file, characters of its text


@dataclass(frozen=True)
class Change:
    """One subject's new state. `revision` is the one it is based on, 0 if the store has none.

    `kind` is one of `KINDS`, `key` that row's key (of several columns: joined by /). `old` is the
    state that the editor saw, `new` the one wanted; None is a row that is not there. States:

    - events: {"row": cells of events.csv as text, "evidence": [cells of evidence.csv, …]}, the
      whole evidence of the event;
    - candidates: {"state": …, "events": [keys], "candidate": {as proposed}};
    - publications: {"through": id of the last decision that is published};
    - other kinds: the cells of the row as text; documents also "file", the received file's hash.
    """

    kind: str
    key: str
    revision: int
    old: Json | None
    new: Json | None

    @property
    def subject(self) -> Subject:
        return self.kind, self.key


@dataclass(frozen=True)
class Decision:
    """A row of the store. `id` counts all decisions from 1, `action` those made together.

    `at` is UTC (`2026-11-22T23:38:37.123Z`), `revision` counts those on one subject from 1,
    `undoes` is the action that this one takes back, 0 for none. `who` is a name, which several may
    have; `email` tells them apart, it is empty for who edits at this computer.
    """

    id: int
    action: int
    at: str
    who: str
    verb: str
    document: str
    kind: str
    key: str
    revision: int
    old: Json | None
    new: Json | None
    why: str
    undoes: int
    email: str = ""

    @property
    def subject(self) -> Subject:
        return self.kind, self.key

    def __str__(self) -> str:
        """`events signed: edit by Ana at 2026-11-22T23:38:37.123Z`."""
        return f"{self.kind} {self.key}: {self.verb} by {self.who} at {self.at}"


@dataclass(frozen=True)
class Receipt:
    """A received file without its content: `sha256` is of the content, `text_sha256` of the text
    in UTF-8."""

    sha256: str
    name: str
    media_type: str
    text_sha256: str
    at: str
    who: str


@dataclass(frozen=True)
class ReceivedFile:
    """A file as it was received, and the text that was read from it."""

    sha256: str
    name: str
    media_type: str
    content: bytes
    text: str
    text_sha256: str
    at: str
    who: str


class Conflict(Exception):
    """Somebody else decided first; `others` are the decisions that the writer had not seen."""

    def __init__(self, others: Sequence[Decision]) -> None:
        self.others = tuple(others)
        told = "; ".join(map(str, self.others))
        super().__init__(f"{told} – look at what was decided there, then decide again")


class Unstorable(ValueError):
    """A value that the store cannot keep as it is; the message says which and what to do."""


def packed(state: Json | None) -> str | None:
    """A state as the one JSON text that says it; None stays None. Raises `Unstorable`."""
    if state is None:
        return None
    try:
        text = json.dumps(state, ensure_ascii=False, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise Unstorable(f"{error} – write texts, numbers, lists and objects only") from error
    for found in _texts(state):
        plain("a value", found, MOST_BYTES)
    if len(text.encode()) > MOST_BYTES:
        raise Unstorable(f"the value has more than {MOST_BYTES:,} bytes – make it shorter")
    return text


def _texts(state: Json) -> Iterator[str]:
    """Every text in a state, the keys of its objects included."""
    if isinstance(state, str):
        yield state
    elif isinstance(state, dict):
        for key, value in state.items():
            yield key
            yield from _texts(value)
    elif isinstance(state, list | tuple):
        for value in state:
            yield from _texts(value)


def unpacked(text: str | None) -> Json | None:
    """The state that `packed` wrote."""
    return None if text is None else json.loads(text)


def plain(what: str, text: str, most: int = MOST_TEXT) -> str:
    """The text, if every database keeps it as it is; else raises `Unstorable`."""
    if not isinstance(text, str):
        raise Unstorable(f"{what} is {type(text).__name__} – write a text")
    if "\0" in text:
        raise Unstorable(f"{what} holds a NUL character – remove it")
    if len(text) > most:
        raise Unstorable(f"{what} has {len(text):,} characters – write at most {most:,}")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Unstorable(f"{what} holds half a character (a surrogate) – remove it")
    return text


def check(verb: str, document: str, changes: Sequence[Change]) -> None:
    """Raise `Unstorable` unless this verb, document and these changes can be written."""
    if verb not in enums()["verb"]:
        raise Unstorable(f"'{verb}' is no verb – use {', '.join(enums()['verb'])}")
    if not plain("the document's key", document):
        raise Unstorable("the decision has no document – name the one it was made for")
    if not 0 < len(changes) <= MOST_CHANGES:
        raise Unstorable(f"there are {len(changes)} changes – write 1 to {MOST_CHANGES:,}")
    if len({change.subject for change in changes}) < len(changes):
        raise Unstorable("a subject is changed twice in one action – write one change for it")
    for change in changes:
        _check_change(change)


def _check_change(change: Change) -> None:
    if change.kind not in KINDS:
        raise Unstorable(f"'{change.kind}' is no kind – use {', '.join(KINDS)}")
    if not plain("the key", change.key):
        raise Unstorable(f"a change of {change.kind} has no key – name the row")
    if change.old == change.new is None:
        raise Unstorable(f"{change.kind} {change.key} was not there and is removed – leave it out")
    for state in (change.old, change.new):
        packed(state)
        if state is not None:
            _check_state(change, state)


def _check_state(change: Change, state: Json) -> None:
    if change.kind == "publications":
        if not isinstance(state, dict) or type(state.get("through")) is not int:
            raise Unstorable(f"the publication of {change.key} names no decision – write through")
    elif change.kind == "events":
        _check_event(change.key, state)
    elif change.kind in TABLE_KINDS:
        _check_row(change.kind, change.key, state)


def _check_event(key: str, state: Json) -> None:
    if not isinstance(state, dict) or set(state) != {"row", "evidence"}:
        raise Unstorable(f"the event {key} is no row with evidence – write both")
    _check_row("events", key, state["row"])
    for row in state["evidence"]:
        _check_cells("evidence", key, row)
        if row.get("event") != key:
            raise Unstorable(f"evidence of {key} names {row.get('event')!r} – write {key}")


def _check_row(kind: str, key: str, row: Json) -> None:
    _check_cells(kind, key, row)
    if key_of(kind, row) != key:
        raise Unstorable(f"{kind} {key} holds the row {key_of(kind, row)!r} – keys must agree")


def _check_cells(table: str, key: str, row: Json) -> None:
    known = {*schema()[table].column_names, *(["file"] if table == "documents" else [])}
    if not isinstance(row, dict) or not all(isinstance(cell, str) for cell in row.values()):
        raise Unstorable(f"{table} {key} holds cells that are no texts – write texts")
    if unknown := sorted(set(row) - known):
        raise Unstorable(f"{table} {key} has no column {', '.join(unknown)} – leave it out")


def key_of(kind: str, row: dict[str, str]) -> str:
    """The key of a row of a table: the cells of its key columns, joined by /."""
    return "/".join(row.get(column, "") for column in schema()[kind].key)
