"""Rows of `events` for DCAD's agreements: signature, entry into force, succession, end.

When each was is left to `data.importers.dcad.course`, how an agreement is called to `.instruments`.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data.importers.collection import event
from data.importers.dcad.course import Course, certainty
from data.importers.states import Names, listed
from data.tables import Cells


@dataclass(frozen=True, eq=False)
class Telling:
    """The events of one agreement, without who reviewed them. `short` is its name on the map,
    `gone` the first day on which a state is no more."""

    course: Course
    short: str
    states: Names
    gone: Mapping[str, date]

    def events(self) -> Iterator[Cells]:
        if self.course.agreement.was_signed:
            yield self.signature()
            yield from self.entry_into_force()
            yield from self.successions()
            yield from self.end()
        else:
            yield self.negotiation()

    def negotiation(self) -> Cells:
        summary = f"{self._who} negotiate “{self.short}”; by the news reports it was not signed."
        when = self.course.agreement.signed.text
        return self._event("negotiate", "NEGOTIATE", self._parties, when, summary, realis="ongoing")

    def signature(self) -> Cells:
        signs = "signs" if len(self._parties) == 1 else "sign"
        summary = f"{self._who} {signs} “{self.short}”."
        when = self.course.agreement.signed.text
        return self._event("sign", "SIGN", self._parties, when, summary, certainty=self._sure)

    def entry_into_force(self) -> Iterator[Cells]:
        when = self.course.in_force
        if when:
            actors, summary = (
                self.course.actors(when.earliest),
                f"“{self.short}” enters into force.",
            )
            sure = self._sure
            yield self._event("in-force", "ENTER_FORCE", actors, when.text, summary, certainty=sure)

    def successions(self) -> Iterator[Cells]:
        for before, after in (p for s in self.course.spells for p in itertools.pairwise(s)):
            day = after.start
            new, old = self.states.on(after.actor, day), self.states.on(before.actor, before.start)
            what = f"{new} takes the place of {old} in “{self.short}”"
            summary = f"{what}: DCAD has one code for both."
            key = f"succeed-{after.actor.lower().replace('_', '-')}"
            row = self._event(key, "SUCCEED", [after.actor], str(day), summary)
            inferred = {"date_basis": "inferred", "certainty": "probable"}
            yield {**row, **inferred, "targets": before.actor}

    def end(self) -> Iterator[Cells]:
        """About when it ended; none if both states are no more by then."""
        end = self.course.end
        if end is None:
            return
        actors = self.course.actors(end.earliest)
        living = [each for each in actors if self.gone.get(each, date.max) > end.earliest]
        if self.course.agreement.cells["terminated"] == "1":
            told = "is known to have ended; the year is reckoned from how long it lasted"
            summary = f"“{self.short}” {told}."
        else:
            told = f"By DCAD's estimate “{self.short}” has run out"
            summary = f"{told}; that it ended is not known."
        if living:
            sure = "disputed" if self._sure == "disputed" else "probable"
            yield self._event("expire", "EXPIRE", living, end.text, summary, certainty=sure)

    @property
    def _parties(self) -> list[str]:
        return self.course.actors(self.course.agreement.signed.earliest)

    @property
    def _who(self) -> str:
        day = self.course.agreement.signed.earliest
        return listed(sorted(self.states.on(actor, day) for actor in self._parties))

    @property
    def _sure(self) -> str:
        return certainty(self.course.agreement)

    def _event(
        self, key: str, kind: str, actors: Iterable[str], when: str, summary: str, **cells: str
    ) -> Cells:
        instrument = self.course.agreement.instrument
        prefix = instrument.lower().replace("_", "-")
        return event(f"{prefix}-{key}", kind, instrument, actors, when, summary, **cells)
