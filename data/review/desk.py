"""What an action needs to become changes: what holds, the document, who acts and on which day.

The actions themselves are in `data.review.actions`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from data.documents import Sentence
from data.extract.candidates import Candidate
from data.review import forms, keys
from data.review.current import Current, Json
from data.review.source import Source
from data.store.decisions import Change

Action = dict[str, Any]  # verb, what it is about, a form; from a browser, so hostile
Made = tuple[list[Change], list[Sentence]]  # what changes, and the sentences that it touches


class ActionRefused(ValueError):
    """An action that makes no sense as things stand; the message says what to do instead."""


@dataclass(frozen=True, eq=False)
class Desk:
    """`seen` holds the revisions that the editor saw, by "kind/key"; `day` is an ISO date."""

    current: Current
    source: Source
    editor: str
    day: str
    seen: Mapping[str, int] = field(default_factory=dict)

    def saw(self, kind: str, key: str) -> bool:
        """Whether the editor saw the newest decision on a subject."""
        return self.seen.get(f"{kind}/{key}", 0) == self.current.revision(kind, key)

    def change(self, kind: str, key: str, new: Json | None) -> Change:
        """A change of a subject, based on the revision that the editor saw."""
        revision = self.seen.get(f"{kind}/{key}", 0)
        return Change(kind, key, revision, self.current.state(kind, key), new)

    def create(self, kind: str, key: str, new: Json) -> Change:
        """A new subject. One of this key that is gone is no obstacle; one that stands is."""
        gone = self.current.state(kind, key) is None
        revision = self.current.revision(kind, key) if gone else 0
        return Change(kind, key, revision, None, new)

    def sentence(self, number: Any) -> Sentence:
        """The sentence that a message names. Raises `ActionRefused`."""
        found = self.source.sentence(number) if isinstance(number, int) else None
        if found is None:
            raise ActionRefused("There is no such sentence – reload the page")
        return found

    def event(self, key: Any) -> tuple[str, Json]:
        """The event that a message names, as it holds. Raises `ActionRefused`."""
        state = self.current.state("events", key) if isinstance(key, str) else None
        if state is None:
            raise ActionRefused("There is no such event any more – reload the page")
        return str(key), state

    def row_of_event(self, form: Json, review: str, key: str) -> Json:
        """The whole row of an event; the key is made where there is none yet."""
        cells = forms.event(form, self.current)
        if not key:
            wanted = keys.slug(forms.text(form.get("event")))
            taken = self.current.taken("events")
            key = keys.free(wanted, taken) if wanted else keys.of_event(cells, taken)
        signed = {"review": review, "reviewer": self.editor, "reviewed_at": self.day}
        return {"event": key, **cells, **signed}

    def row_of_quote(self, form: Json, event: str) -> Json:
        """A row of evidence from this document."""
        place = forms.quote(form, self.source)
        row = {"event": event, "document": self.source.document, **place}
        return {**row, "stance": form.get("stance") or "reports"}

    def touched(self, start: str, end: str) -> list[Sentence]:
        """The sentences that a quote touches."""
        first, last = int(start), int(end)
        return [s for s in self.source.sentences if s.start < last and first < s.end]


def decided(candidate: Candidate, state: str, events: list[str]) -> Json:
    """The state of a candidate after a decision; `events` are keys of what became of it."""
    listed = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(candidate).items()}
    return {"state": state, "events": events, "candidate": listed}


def form_of(action: Action) -> Json:
    """The form that a message brings. Raises `ActionRefused`."""
    form = action.get("form")
    if not isinstance(form, dict):
        raise ActionRefused("The form did not arrive – try again")
    return form


def touched(desk: Desk, changes: Sequence[Change]) -> list[Sentence]:
    """The sentences from which something is or was quoted in these changes."""
    rows: list[Json] = []
    for change in changes:
        for state in (change.old, change.new):
            if state and change.kind == "events":
                rows += state["evidence"]
            elif state and change.kind == "assertions":
                rows.append(state)
    own = [row for row in rows if row["document"] == desk.source.document and row["start"]]
    return [found for row in own for found in desk.touched(row["start"], row["end"])]
