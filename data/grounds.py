"""What the land of an actor was over time: its own state, part of another, ruled by others.

Days are proleptic ordinals, ends excluded. What a dossier says of one day is in `data.dossier`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from data import chronicle, dates, dossier, query
from data.query import FOREVER
from data.tables import Row, Tables, by_key, derived, items

OWN, PART, ABSENT = "own", "part", "absent"  # else a sovereignty of the table `borders`


@dataclass(frozen=True)
class Ground:
    """Days on which the land was the same: `name` is that of the state, `rulers` are names."""

    start: int
    end: int
    kind: str
    name: str
    rulers: tuple[str, ...] = ()


@derived
def of_actor(tables: Tables, actor: str) -> tuple[Ground, ...]:
    """The grounds of an actor in order; from the days of its life where `borders` has none of it,
    and before and after its life `ABSENT`, where nobody else held its land."""
    rows = {row.entity: row for row in dossier.borders(tables).get(actor, [])}
    rows |= {row.entity: row for row in _held_by(tables).get(actor, [])}
    known = sorted((_ground(tables, row, actor) for row in rows.values()), key=lambda g: g.start)
    about = by_key(tables, "actors")[actor]
    if not known and (about.valid_from or about.valid_to):
        known = [Ground(*_days(about), OWN, about.name)]
    joined = _joined(known)
    return tuple(sorted([*joined, *_absent(tables, joined)], key=lambda g: g.start))


@derived
def _held_by(tables: Tables) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in by_key(tables, "borders").values():
        found.setdefault(row.actor, []).append(row)
    return found


def _ground(tables: Tables, row: Row, actor: str) -> Ground:
    kind = PART if row.actor != actor else OWN if row.sovereignty == "sovereign" else None
    rulers = tuple(chronicle.name(tables, code) for code in items(row.ruler))
    return Ground(*_days(row), kind or row.sovereignty, row.name, rulers)


def _joined(grounds: Iterable[Ground]) -> list[Ground]:
    """Without the days on which only borders changed."""
    found: list[Ground] = []
    for ground in grounds:
        last = found[-1] if found else None
        if last and ground.start <= last.end and _same(last, ground):
            found[-1] = replace(last, end=max(last.end, ground.end))
        else:
            found.append(ground)
    return found


def _same(one: Ground, other: Ground) -> bool:
    return replace(one, start=other.start, end=other.end) == other


def _absent(tables: Tables, grounds: list[Ground]) -> list[Ground]:
    """The days before the first of these and after the last, as far as the tables know borders:
    of the days before, nobody says that there was no such state."""
    known = [row.valid_from for row in by_key(tables, "borders").values()]
    if not grounds or not known:
        return []
    first = dates.parse_day(min(known)).toordinal()
    last = query.coverage(tables)[1].toordinal()
    start, end = grounds[0].start, max(ground.end for ground in grounds)
    before = [Ground(first, start, ABSENT, "")] if first < start else []
    return before + ([Ground(end, last + 1, ABSENT, "")] if end <= last else [])


def _days(row: Row) -> tuple[int, int]:
    """The half-open interval of a row with `valid_from` and `valid_to`."""
    start, end = row.valid_from, row.valid_to
    return (
        dates.parse_day(start).toordinal() if start else 1,
        dates.parse_day(end).toordinal() if end else FOREVER,
    )
