"""Keeps in mind the newest decision on each subject, and reads only what came since.

Ids follow the order of commits, so what lies above the last one known is all that is new. Left to
others: the questions themselves (`data.store.log`).
"""

from threading import Lock

from sqlalchemy import Connection, Engine

from data.store import log, schema
from data.store.decisions import Decision, Subject


class Heads:
    """The newest decisions of one store, for any number of threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[Subject, Decision] = {}
        self._last: Decision | None = None

    def read(self, engine: Engine) -> dict[Subject, Decision]:
        """The newest decision on each subject, in the order of their making; the dict is
        the caller's own."""
        with self._lock, schema.reading(engine) as connection:
            for decision in self._since(connection):
                self._known.pop(decision.subject, None)  # so that they stay in their order
                self._known[decision.subject] = self._last = decision
            return dict(self._known)

    def _since(self, connection: Connection) -> list[Decision]:
        """What was decided since the last reading; everything if that was of another store, such
        as one that was restored under the same address."""
        if self._last is not None:
            wanted = log.joined().where(schema.decisions.c.id >= self._last.id)
            came = log.read(connection, wanted)
            if came[:1] == [self._last]:
                return came[1:]
        self._known, self._last = {}, None
        return log.read(connection, log.newest())
