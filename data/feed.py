"""The events that who watches some countries or pacts is told of: new ones, and changed ones.

What each version said is told by `data.versions`; the feed is written by `data.exports.atom`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import pairwise

from data import chronicle, dates
from data.tables import Row, Tables, by_key, items
from data.versions import Version, prints

NEW, CHANGED = "new", "changed"
MOST = 50  # entries


@dataclass(frozen=True)
class Entry:
    """An event, when what is told of it came up (UTC), and whether it is `new` or has `changed`
    since the versions before; empty: it has been told as it is for as long as versions are kept."""

    event: str
    updated: datetime
    news: str


def entries(
    tables: Tables,
    past: Sequence[Version],
    actors: Collection[str] = (),
    pacts: Collection[str] = (),
) -> list[Entry]:
    """What happened to these actors or pacts (none of either: to all), what came up last first.

    `past` are versions of the same collection, oldest first; without any, the day on which an event
    was reviewed (at its beginning) is all that is known. At most `MOST`.
    """
    chosen = [row for _, row in chronicle.timeline(tables) if _concerns(row, actors, pacts)]
    told = _news(tables, past)
    found = [Entry(row.event, *told.get(row.event, (_reviewed(row), ""))) for row in chosen]
    place = {entry.event: number for number, entry in enumerate(found)}  # in order of their days
    return sorted(found, key=lambda one: (one.updated, place[one.event]), reverse=True)[:MOST]


def _concerns(row: Row, actors: Collection[str], pacts: Collection[str]) -> bool:
    if not actors and not pacts:
        return True
    return row.instrument in pacts or any(
        code in actors for code in (*items(row.actors), *items(row.targets))
    )


def _news(tables: Tables, past: Sequence[Version]) -> dict[str, tuple[datetime, str]]:
    """When each event came up, or came to read as it does, and which of both, if it was seen."""
    now = prints(tables)
    rows = by_key(tables, "events")
    found: dict[str, tuple[datetime, str]] = {}
    known = [version for version in past if version.name != tables.version]
    shown = next((version.kept for version in past if version.name == tables.version), None)
    for before, after in pairwise(known):
        found |= _between(before.prints, after.prints, after.kept)
    if known and shown:
        found |= _between(known[-1].prints, now, shown)
    return {
        key: (max(when, _reviewed(rows[key])), news)
        for key, (when, news) in found.items()
        if key in rows
    }


def _between(
    before: dict[str, str], after: dict[str, str], when: datetime
) -> dict[str, tuple[datetime, str]]:
    return {
        key: (when, CHANGED if key in before else NEW)
        for key, said in after.items()
        if before.get(key) != said
    }


def _reviewed(row: Row) -> datetime:
    return datetime.combine(dates.parse_day(row.reviewed_at), time(), UTC)
