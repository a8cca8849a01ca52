"""Writes decisions and received files into the store, and reads them back.

Each action is one transaction, and each write checks the editor itself. Left to others: how the
databases are told apart (`data.store.schema`), backups (`data.store.backup`).
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy.exc import IntegrityError

from data.store import access, backup, integrity, log, received, schema, signouts
from data.store.access import Editor, Settings
from data.store.decisions import (
    Change,
    Decision,
    Receipt,
    ReceivedFile,
    Subject,
    Unstorable,
    check,
    plain,
)
from data.store.heads import Heads

DEFAULT_FILE = Path(__file__).parents[2] / "var" / "pactmap.db"


def url_from_environment() -> str:
    """The address in `PACTMAP_DB`, or that of the SQLite file under `var/`."""
    return os.environ.get("PACTMAP_DB") or f"sqlite:///{DEFAULT_FILE}"


class Store:
    """The store at a SQLAlchemy URL. Any number of processes and threads may use one."""

    def __init__(self, url: str, settings: Settings | None = None) -> None:
        """Open the store, made if missing. `settings` are those of the environment by default.

        Raises `ValueError` for a URL of no database of ours, `ConnectionError` if none answers.
        """
        self.settings = settings or Settings.from_environment()
        self.engine = schema.connect(url)
        self._heads = Heads()

    @classmethod
    def from_environment(cls) -> "Store":
        """The store that `PACTMAP_DB` names, with the settings of the environment."""
        return cls(url_from_environment())

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def ping(self) -> None:
        """Ask the database something; raises whatever its driver does if it does not answer."""
        with schema.reading(self.engine) as connection:
            log.highest(connection, schema.actions)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def admit(self, editor: Editor, *, now: datetime) -> None:
        """Raise `Refused` unless this editor may write. Every write asks this itself."""
        access.check(editor, self.settings, now)
        with schema.reading(self.engine) as connection:
            signouts.check(connection, editor)

    def sign_out(self, editor: Editor, *, now: datetime) -> None:
        """End all logins of this editor that were issued until now. Raises `Refused`."""
        access.check(editor, self.settings, now)
        with schema.writing(self.engine) as connection:
            signouts.check(connection, editor)
            # a provider whose clock is ahead of ours issues logins that seem to be of the future
            signouts.append(connection, editor, _text_of(max(now, editor.issued_at)))

    def decide(
        self,
        editor: Editor,
        verb: str,
        document: str,
        changes: Sequence[Change],
        why: str = "",
        *,
        now: datetime,
    ) -> tuple[Decision, ...]:
        """Write one action, all of it or nothing. `now` has a time zone.

        Raises `Conflict` if somebody decided on one of the subjects since, `Refused` if the editor
        may not, `Unstorable` if a value cannot be kept.
        """
        access.check(editor, self.settings, now)
        check(verb, document, changes)
        return self._append(editor, now, verb, document, changes, why, undoes=0)

    def undo(self, editor: Editor, action: int, *, now: datetime) -> tuple[Decision, ...]:
        """Take an action back by a new one. An undone one is done again by undoing that.

        Raises `Conflict` if anything was decided later on one of its subjects.
        """
        access.check(editor, self.settings, now)
        with schema.reading(self.engine) as connection:
            done = log.read(connection, log.joined().where(schema.actions.c.id == action))
        if not done:
            raise Unstorable(f"there is no action {action} – look at the history again")
        back = [Change(d.kind, d.key, d.revision, d.new, d.old) for d in done]
        return self._append(editor, now, "undo", done[0].document, back, "", undoes=action)

    def decisions(
        self,
        document: str | None = None,
        kind: str | None = None,
        key: str | None = None,
    ) -> list[Decision]:
        """The decisions, in the order in which they were made: all, or those that are named."""
        wanted = log.joined()
        if document is not None:
            wanted = wanted.where(schema.actions.c.document == document)
        if kind is not None:
            wanted = wanted.where(schema.decisions.c.kind == kind)
        if key is not None:
            wanted = wanted.where(schema.decisions.c.key == key)
        with schema.reading(self.engine) as connection:
            return log.read(connection, wanted)

    def heads(self) -> dict[Subject, Decision]:
        """The newest decision on each subject, whoever made it and for which document."""
        return self._heads.read(self.engine)

    def receive(
        self,
        editor: Editor,
        name: str,
        media_type: str,
        content: bytes,
        text: str,
        *,
        now: datetime,
    ) -> str:
        """Keep a file as it was received and the text read from it; the SHA-256 of the content.

        The same content twice is kept once, as it came first.
        """
        access.check(editor, self.settings, now)
        row = received.row(name, media_type, content, text, _text_of(now), editor.name)
        with schema.writing(self.engine) as connection:
            signouts.check(connection, editor)
            received.keep(connection, row)
        return str(row["sha256"])

    def received(self, sha256: str) -> ReceivedFile:
        """The file with this hash; `KeyError` if none was received."""
        with schema.reading(self.engine) as connection:
            return received.read(connection, sha256)

    def text(self, sha256: str) -> str:
        """The text of the file with this hash, without its content; `KeyError` if none was
        received."""
        with schema.reading(self.engine) as connection:
            return received.text(connection, sha256)

    def receipts(self) -> list[Receipt]:
        """All received files without their contents, in the order of their arrival."""
        with schema.reading(self.engine) as connection:
            return received.listed(connection)

    def backup(self, path: Path) -> int:
        """Write the store, as it is at one moment, to a file for `restore`; the number of rows."""
        with schema.reading(self.engine) as connection:
            return backup.write(connection, path)

    def restore(self, path: Path) -> int:
        """Fill this store from a backup, all of it or nothing; the number of rows.

        Raises `Unstorable` if the store is not empty or the file is damaged. Asks for no editor:
        who decided stands in the file.
        """
        with schema.writing(self.engine) as connection:
            return backup.read(connection, path)

    def check(self) -> list[str]:
        """One line for everything that is wrong with the store."""
        with schema.reading(self.engine) as connection:
            return list(integrity.check(connection))

    def _append(
        self,
        editor: Editor,
        now: datetime,
        verb: str,
        document: str,
        changes: Sequence[Change],
        why: str,
        undoes: int,
    ) -> tuple[Decision, ...]:
        action: dict[str, Any] = {
            "at": _text_of(now),
            "who": plain("the editor's name", editor.name),
            "email": plain("the editor's address", editor.email),
            "how": editor.how,
            "verb": verb,
            "document": document,
            "why": plain("the reason", why),
            "undoes": undoes,
            "size": len(changes),
        }
        try:
            with schema.writing(self.engine) as connection:
                signouts.check(connection, editor)
                log.check_revisions(connection, changes)
                log.check_publications(connection, changes)
                return log.append(connection, action, changes)
        except IntegrityError:  # the last line of defence: somebody wrote without our lock
            with schema.reading(self.engine) as connection:
                log.check_revisions(connection, changes)
            raise


def _text_of(now: datetime) -> str:
    """UTC to the millisecond; `ValueError` for a time without a zone."""
    if now.tzinfo is None:
        raise ValueError(f"{now} has no time zone – give the time in UTC")
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
