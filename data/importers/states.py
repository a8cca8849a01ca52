"""The states of a collection: rows of `actors`, `names` and `coverage`, and names on a day.

Which code means which state is left to `data.importers.cow`, who acts to the importers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data import dates
from data.importers import cow
from data.tables import Cells

Interval = tuple[date, date]  # first day, first day no longer

FIRST_LISTED = date(1816, 1, 1)  # the list of states begins here; who is in it then was there


@dataclass(frozen=True, eq=False)
class States:
    """The tables `actors`, `names` and `coverage`, and what was changed in the committed rows."""

    actors: list[Cells]
    names: list[Cells]
    coverage: list[Cells]
    changes: list[str]

    @property
    def rows(self) -> dict[str, list[Cells]]:
        """The tables by their names."""
        return {"actors": self.actors, "names": self.names, "coverage": self.coverage}

    def told(self) -> list[str]:
        """What was changed, for a report."""
        number = len(self.changes)
        head = f"Actors that begin earlier than in Pactmap's own tables: {number}."
        return [head, *(f"  {change}" for change in self.changes)]


def states(ground: Mapping[str, list[Cells]], acts: Mapping[str, date], span: Interval) -> States:
    """The states of a dataset that covers `span`; `acts` is the first day on which each acts.

    A committed actor that acts, or was in the state system, before its first day exists from then
    on; one without a first day begins on the first day of its code.
    """
    covered = _covered(span)
    historic = cow.historic_actors()
    taken = {word.casefold() for row in historic for word in _words(row)}
    actors, changes = [], []
    for row in [*ground["actors"], *historic]:
        born = _born(row, acts.get(row["actor"]), covered.get(row["actor"]))
        if row["valid_from"] and born != row["valid_from"]:
            was = f"{row['valid_from']} in Pactmap's own tables"
            changes.append(f"{row['actor']} {row['name']}: from {born}, not {was}")
        aliases = row["aliases"] if row in historic else _without(row["aliases"], taken)
        actors.append({**row, "valid_from": born, "aliases": aliases})
    coverage = [
        {"actor": actor, "valid_from": start.isoformat(), "valid_to": end.isoformat()}
        for actor, held in sorted(covered.items())
        for start, end in held
    ]
    return States(actors, _names(ground), coverage, changes)


def first_days(acts: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The first of its days for each actor."""
    found: dict[str, date] = {}
    for actor, day in acts:
        found[actor] = min(day, found.get(actor, date.max))
    return found


def _words(row: Cells) -> list[str]:
    return [row["name"], *row["aliases"].split(";")]


def _without(aliases: str, taken: set[str]) -> str:
    """The aliases that do not mean one of the historic states now."""
    return ";".join(word for word in aliases.split(";") if word.casefold() not in taken)


def _born(row: Cells, acts: date | None, covered: list[Interval] | None) -> str:
    if not row["valid_from"]:
        starts = [each.start for each in cow.meanings() if each.actor == row["actor"]]
        return min(starts).isoformat() if starts and min(starts) > date.min else ""
    needed = [day for day in (acts, covered[0][0] if covered else None) if day]
    return min([row["valid_from"], *(day.isoformat() for day in needed)])


def _covered(span: Interval) -> dict[str, list[Interval]]:
    """The days of the span on which each actor was in the state system, in order and merged."""
    found: dict[str, list[Interval]] = {}
    for meaning in cow.meanings():
        for start, end in cow.in_system().get(meaning.code, []) if not meaning.only else []:
            start = span[0] if start == FIRST_LISTED else start
            days = max(start, meaning.start, span[0]), min(end, meaning.end, span[1])
            if days[0] < days[1]:
                found.setdefault(meaning.actor, []).append(days)
    return {actor: list(_merged(sorted(days))) for actor, days in found.items()}


def _merged(intervals: list[Interval]) -> Iterator[Interval]:
    """Intervals without those that only touch or overlap."""
    start, end = intervals[0]
    for first, last in intervals[1:]:
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end


def _names(ground: Mapping[str, list[Cells]]) -> list[Cells]:
    """The committed names, and those of the crosswalk for actors that have none there."""
    named = {row["actor"] for row in ground["names"]}
    given = {each.actor for each in cow.meanings() if each.name} - named
    own = {row["actor"]: row["name"] for row in [*ground["actors"], *cow.historic_actors()]}
    return [
        *ground["names"],
        *(
            {
                "actor": each.actor,
                "name": each.name or own[each.actor],
                "valid_from": "" if each.start == date.min else each.start.isoformat(),
                "valid_to": "" if each.end == date.max else each.end.isoformat(),
                "source": each.source,
            }
            for each in cow.meanings()
            if each.actor in given and not each.only
        ),
    ]


def ends(ground: Mapping[str, list[Cells]]) -> dict[str, date]:
    """The first day on which a state is no more, of those that are no more."""
    rows = [*ground["actors"], *cow.historic_actors()]
    return {row["actor"]: date.fromisoformat(row["valid_to"]) for row in rows if row["valid_to"]}


class Names:
    """How states were called on a day."""

    def __init__(self, ground: Mapping[str, list[Cells]]) -> None:
        rows = [*ground["actors"], *cow.historic_actors()]
        self._own = {row["actor"]: row["name"] for row in rows}
        self._dated: dict[str, list[Cells]] = {}
        for row in _names(ground):
            self._dated.setdefault(row["actor"], []).append(row)

    def on(self, actor: str, day: date) -> str:
        """The actor's own name if it held on the day, else another of the day, else its own."""
        own = self._own[actor]
        held = [
            row["name"]
            for row in self._dated.get(actor, [])
            if dates.between(row["valid_from"], row["valid_to"], day)
        ]
        plain = [name for name in held if name[:1].isupper() and not name.isupper()]
        return own if own in held else (plain or [own])[0]


def listed(names: Sequence[str], most: int = 6) -> str:
    """`A, B and C`; of more than `most` names, the first ones and how many others."""
    shown = list(names) if len(names) <= most else list(names[: most - 1])
    others = len(names) - len(shown)
    if others:
        shown.append(f"{others} others")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
