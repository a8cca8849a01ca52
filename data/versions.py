"""What each version of a collection in the archive said of each event, in brief, and when it came.

Whole versions are opened by `data.archive`; who is told of what is new is decided in `data.feed`.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from data import archive, changes, tables
from data.problems import ProblemsFound
from data.tables import Tables, derived

LOOKED_AT = 8  # versions of the archive, the newest ones

Prints = dict[str, str]  # of each event, by its key: a digest of what is told of it


@dataclass(frozen=True)
class Version:
    """A version: its name, when it was kept (UTC, to the second), and its events."""

    name: str
    kept: datetime
    prints: Prints


@derived
def prints(found: Tables) -> Prints:
    """A digest of what the tables say of each event and quote for it; who reviewed it is no part,
    nor are empty cells, as a column that is new and empty changes nothing."""
    return {key: _digest(row) for key, row in changes.rows(found, "events").items()}


def _digest(said: object) -> str:
    row, quoted = said if isinstance(said, tuple) else (said, None)
    told = [(name, cell) for name, cell in row.items() if cell]
    return hashlib.blake2b(repr((told, quoted)).encode(), digest_size=12).hexdigest()


def past(key: str) -> list[Version]:
    """The newest versions of the collection of this key, oldest first. Those that cannot be read
    are left out: nobody can be told what they said."""
    kept = sorted((_kept(there), there) for there in archive.folders(key))
    found = []
    for when, there in kept[-LOOKED_AT:]:
        try:
            found.append(Version(archive.version_of(there), when, _prints(there)))
        except ProblemsFound:
            continue
    return found


def _kept(there: Path) -> datetime:
    return datetime.fromtimestamp(int(there.stat().st_mtime), UTC)


@lru_cache(maxsize=4 * LOOKED_AT)
def _prints(there: Path) -> Prints:
    """Kept by its folder, as a version never changes; its tables need not stay in memory."""
    return dict(prints(tables.load(there)))
