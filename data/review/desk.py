"""What an action needs to become changes: what holds, the document, who acts and on which day.

The actions themselves are in `data.review.actions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.documents import Sentence
from data.review import forms, keys
from data.review.current import Current, Json
from data.review.source import Source
from data.store.decisions import Change


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

    def change(self, kind: str, key: str, new: Json | None) -> Change:
        """A change of a subject, based on the revision that the editor saw."""
        revision = self.seen.get(f"{kind}/{key}", 0)
        return Change(kind, key, revision, self.current.state(kind, key), new)

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
            taken = self.current.states("events")
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
