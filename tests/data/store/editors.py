"""Two editors, a day and a few changes, which tests of the store share."""

from datetime import UTC, datetime

from data.store.access import Editor, Settings
from data.store.decisions import Change

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
AT = "2026-11-22T12:30:00.000Z"
ANA = Editor("Ana", "ana@example.org", True, NOW)
BEN = Editor("Ben", "ben@example.org", True, NOW)
LOCAL = Settings("local")


def candidate(key: str, revision: int, old: str | None, new: str | None) -> Change:
    """A change of a candidate's state."""
    return Change("candidates", key, revision, state(old), state(new))


def state(name: str | None) -> dict[str, object] | None:
    return None if name is None else {"state": name, "events": []}
