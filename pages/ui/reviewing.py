"""Between the Review page and the data: opens documents in work, carries out what an editor does.

Knows the store and the tables, and nothing of Streamlit; drawing is left to `pages.views.review`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from data import seeds
from data.extract.engine import extract
from data.review import source, telling, worksheet
from data.review.actions import plan
from data.review.current import Current
from data.review.desk import ActionRefused, Desk
from data.review.forms import FormRefused
from data.review.source import Source
from data.store.access import Editor, Refused
from data.store.decisions import Change, Conflict, Decision, Unstorable
from data.store.store import Store, url_from_environment
from data.tables import Tables

Answer = dict[str, Any]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, eq=False)
class Bench:
    """What a page run works with: the tables as they are, the store, and who edits."""

    tables: Tables
    store: Store
    editor: Editor

    def current(self) -> Current:
        """What holds now: the tables with the newest decisions laid over them."""
        return Current(self.tables, self.store.heads())


def store() -> Store:
    """The store of this process."""
    return _store(url_from_environment())


@lru_cache(maxsize=4)
def _store(url: str) -> Store:
    return Store(url)


def text_of(bench: Bench, current: Current, document: str) -> str | None:
    """The text of a document in work or published; None if there is none."""
    row = current.state("documents", document)
    if row is None or row["kind"] != "seed":
        return None
    if row.get("file"):
        return bench.store.text(row["file"])
    try:
        return seeds.read(bench.tables, row["path"]).text
    except seeds.SeedRefused:
        return None


def open_source(bench: Bench, current: Current, document: str) -> Source | None:
    """A document with what the extractor proposes for it; None if there is no such text."""
    text = text_of(bench, current, document)
    if text is None:
        return None
    published = (current.state("documents", document) or {}).get("published", "")
    return read_source(document, text, published)


@lru_cache(maxsize=512)  # the list of work opens every document
def read_source(document: str, text: str, published: str = "") -> Source:
    """A document as the extractor reads it; `published` (EDTF) helps it if it is a day."""
    day = date.fromisoformat(published) if _DAY.fullmatch(published) else None
    return source.of(document, text, extract(text, document, day))


def sheet(bench: Bench, opened: Source) -> Answer:
    """The worksheet of a document as it is now."""
    log = bench.store.decisions(document=opened.document)
    return worksheet.worksheet(bench.current(), opened, log, bench.editor)


def carry_out(bench: Bench, opened: Source, action: dict[str, Any]) -> Answer:
    """Do what the editor asks; the answer says what came of it: `ok` with the new revisions, or
    `conflict`, `errors` of the form, or `refused` in words."""
    answer: Answer = {"id": str(action.get("id", "")), "ok": False}
    now = datetime.now(UTC)
    try:
        made = _written(bench, opened, action, now)
        revisions = {f"{found.kind}/{found.key}": found.revision for found in made}
        return {**answer, "ok": True, "revisions": revisions}
    except Conflict as conflict:
        return {**answer, "conflict": [told(found, now) for found in conflict.others]}
    except FormRefused as refused:
        return {**answer, "errors": refused.errors, "refused": _joined(refused)}
    except (ActionRefused, Refused, Unstorable) as error:
        return {**answer, "refused": f"{str(error)[:1].upper()}{str(error)[1:]}."}


def seen_in(action: dict[str, Any]) -> dict[str, int]:
    """The revisions that the editor saw, by "kind/key"."""
    seen = action.get("seen")
    listed = seen.items() if isinstance(seen, dict) else ()
    return {str(subject): revision for subject, revision in listed if type(revision) is int}


def _joined(refused: FormRefused) -> str:
    return " ".join(f"{error}." for error in refused.errors.values())


def _written(
    bench: Bench, opened: Source, action: dict[str, Any], now: datetime
) -> Sequence[Decision]:
    if action.get("verb") == "undo":
        return _undone(bench, opened, action, now)
    day = now.date().isoformat()
    desk = Desk(bench.current(), opened, bench.editor.name, day, seen_in(action))
    wanted = plan(action, desk)
    try:
        return bench.store.decide(
            bench.editor, wanted.verb, opened.document, wanted.changes, wanted.why, now=now
        )
    except Conflict as conflict:
        if _is_echo(conflict, wanted.changes, bench.editor):
            return conflict.others
        raise


def _is_echo(conflict: Conflict, changes: Sequence[Change], editor: Editor) -> bool:
    """Whether this very action was written before: its answer was lost on the way."""
    wanted = {change.subject: change.new for change in changes}
    return all(
        telling.is_by(found, editor) and found.new == wanted.get(found.subject)
        for found in conflict.others
    )


def _undone(
    bench: Bench, opened: Source, action: dict[str, Any], now: datetime
) -> Sequence[Decision]:
    log = bench.store.decisions(document=opened.document)
    last = telling.last_action(log, bench.editor)
    if not last:
        raise ActionRefused("There is nothing to take back")
    asked = action.get("action")
    if asked and asked != last[0].action:
        raise ActionRefused("You have done something else since – look again")
    return bench.store.undo(bench.editor, last[0].action, now=now)


def told(found: Decision, now: datetime) -> Answer:
    """Somebody else's decision in words, with how long ago it was."""
    return {**telling.decision(found), "ago": telling.ago(found.at, now)}


def lookups(tables: Tables) -> Answer:
    """What the forms can search: actors with all their names, instruments, events."""
    return {
        "actors": [
            {
                "key": row.actor,
                "name": row.name,
                "also": f"{row.demonyms} {row.aliases}".replace(";", " "),
            }
            for row in tables.actors.itertuples()
        ],
        "instruments": [
            {"key": row.instrument, "name": row.name, "short": row.short_name}
            for row in tables.instruments.itertuples()
        ],
        "events": [
            {"key": row.event, "summary": row.summary, "date": row.date}
            for row in tables.events.itertuples()
        ],
    }
