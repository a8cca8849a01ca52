"""Makes events of what the rows of one instrument say: signatures, accessions, endings.

Reading the rows is left to `pacts`, documents and evidence to `importing`.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.dates import DateSpan
from data.importers import cow
from data.importers.collection import event
from data.importers.dataset import Line
from data.importers.states import Names, listed
from data.importers.table.pacts import Entry, Pact
from data.tables import Cells

_SAID = {
    "SIGN": ("signs", "sign"),
    "ACCEDE": ("joins", "join"),
    "WITHDRAW": ("leaves", "leave"),
    "ENTER_FORCE": ("", ""),
    "EXPIRE": ("", ""),
}
_PASSIVE = {"ENTER_FORCE": "enters into force", "EXPIRE": "ends"}


@dataclass(frozen=True)
class Act:
    """An event and the row that it is made of."""

    cells: Cells
    line: Line
    quote: str
    url: str


@dataclass(frozen=True, eq=False)
class Telling:
    """The events of one instrument; `states` are the names of actors on a day."""

    pact: Pact
    states: Names

    def acts(self, kind: str) -> list[Act]:
        """All of them, each key once; `kind` is what a row of the file is."""
        made = {
            "agreement": self._of_agreements,
            "membership": self._of_members,
            "event": self._of_events,
        }[kind]
        counted: dict[str, int] = {}
        found = []
        for act in [*made(), *self._successions()]:
            key = act.cells["event"]
            counted[key] = counted.get(key, 0) + 1
            number = f"-{counted[key]}" if counted[key] > 1 else ""
            found.append(Act({**act.cells, "event": key + number}, act.line, act.quote, act.url))
        return found

    def _of_agreements(self) -> Iterator[Act]:
        kinds = {"signed": "SIGN", "in_force": "ENTER_FORCE", "ended": "EXPIRE"}
        for entry in self.pact.entries:
            for name, kind in kinds.items():
                if name in entry.dates:
                    when = entry.dates[name]
                    yield self._act(entry, kind, _actors(entry, when), when)

    def _of_members(self) -> Iterator[Act]:
        """Who joined first has signed; if all leave together, the instrument ends."""
        entries = self.pact.entries
        first = min((entry.dates["joined"].earliest for entry in entries), default=date.max)
        ends = {entry.dates["left"].text if "left" in entry.dates else "" for entry in entries}
        is_over = len(ends) == 1 and "" not in ends
        for entry in entries:
            joined = entry.dates["joined"]
            kind = "SIGN" if joined.earliest == first else "ACCEDE"
            yield self._act(entry, kind, _actors(entry, joined), joined)
            if "left" in entry.dates and not is_over:
                yield self._act(
                    entry, "WITHDRAW", _actors(entry, entry.dates["left"]), entry.dates["left"]
                )
        if is_over:
            when = entries[0].dates["left"]
            everyone = {actor for entry in entries for actor in _actors(entry, when)}
            yield self._act(entries[0], "EXPIRE", sorted(everyone), when)

    def _of_events(self) -> Iterator[Act]:
        for entry in self.pact.entries:
            yield self._act(
                entry, entry.type, _actors(entry, entry.dates["date"]), entry.dates["date"]
            )

    def _successions(self) -> Iterator[Act]:
        """Who takes the place of a state whose code goes on."""
        for entry in self.pact.entries:
            for spells in entry.parties:
                for before, after in itertools.pairwise(spells):
                    new = self.states.on(after.actor, after.start)
                    old = self.states.on(before.actor, before.start)
                    summary = (
                        f"{new} takes the place of {old} in “{self.pact.cells['short_name']}”."
                    )
                    cells = self._cells("SUCCEED", [after.actor], str(after.start), summary)
                    inferred = {"date_basis": "inferred", "certainty": "probable"}
                    cells |= {**inferred, "targets": before.actor}
                    yield Act(cells, entry.line, "", "")

    def _act(self, entry: Entry, kind: str, actors: list[str], when: DateSpan) -> Act:
        short = self.pact.cells["short_name"]
        who = listed(sorted(self.states.on(actor, when.earliest) for actor in actors))
        said = _SAID.get(kind)
        if kind in _PASSIVE:
            summary = f"“{short}” {_PASSIVE[kind]} for {who}."
        elif said:
            summary = f"{who} {said[len(actors) > 1]} “{short}”."
        else:
            summary = f"{kind.replace('_', ' ').capitalize()} of “{short}” by {who}."
        return Act(
            self._cells(kind, actors, when.text, summary), entry.line, entry.quote, entry.url
        )

    def _cells(self, kind: str, actors: list[str], when: str, summary: str) -> Cells:
        instrument = self.pact.cells["instrument"]
        words = [instrument, kind, *([actors[0]] if len(actors) == 1 else [])]
        key = "-".join(words).lower().replace("_", "-")
        return event(key, kind, instrument, actors, when, summary)


def _actors(entry: Entry, when: DateSpan) -> list[str]:
    return cow.actors_on(entry.parties, when.earliest)
