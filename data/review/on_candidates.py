"""The actions on candidates and events: accept, edit, split, add, merge, reject.

Actions on whole sentences are in `data.review.on_sentences`; each returns what changes, and the
sentences that it touches.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Any

from data.documents import Sentence
from data.extract.candidates import Candidate
from data.review import forms, origins, proposals
from data.review.current import Json
from data.review.desk import Action, ActionRefused, Desk, Made, decided, form_of, touched
from data.store.decisions import Change

STATES = {"accept": "accepted", "edit": "edited", "split": "split", "merge": "merged"}
REVIEWS = {"accept": "accepted", "edit": "edited", "split": "edited", "add": "added"}


def accept(action: Action, desk: Desk) -> Made:
    """A candidate as it is proposed."""
    candidate = _candidate(action, desk)
    form = proposals.form(candidate, desk.current)
    return _from_candidate(action, desk, candidate, [form])


def edit(action: Action, desk: Desk) -> Made:
    """A candidate, or an event that there is, with other cells."""
    if action.get("event"):
        return _edit_event(action, desk)
    return _from_candidate(action, desk, _candidate(action, desk), [form_of(action)])


def split(action: Action, desk: Desk) -> Made:
    """One candidate becomes several events."""
    given = action.get("forms")
    if not isinstance(given, list) or not 2 <= len(given) <= 9:
        raise ActionRefused("Splitting makes at least two events of one – fill in both")
    listed = [form for form in given if isinstance(form, dict)]
    return _from_candidate(action, desk, _candidate(action, desk), listed)


def add(action: Action, desk: Desk) -> Made:
    """An event that nobody proposed."""
    changes = _new_events(desk, [form_of(action)], "added")
    return changes, touched(desk, changes)


def _from_candidate(action: Action, desk: Desk, candidate: Candidate, given: list[Json]) -> Made:
    verb = str(action["verb"])
    former = _unmade(desk, candidate)
    changes = _new_events(desk, given, REVIEWS[verb], [c.key for c in former if c.new is None])
    made = [change.key for change in changes if change.kind == "events"]
    changes += [change for change in former if change.key not in made]
    state = decided(candidate, STATES[verb], made)
    changes.append(desk.change("candidates", candidate.id, state))
    return changes, [*touched(desk, changes), desk.sentence(candidate.number)]


def _unmade(desk: Desk, candidate: Candidate, but: str = "") -> list[Change]:
    """What a former decision on the candidate made, without its quote: a decision that replaces
    it leaves no event behind that rests on these words only. The event `but` stays."""
    former = desk.current.state("candidates", candidate.id)
    changes: list[Change] = []
    if not former or not desk.saw("candidates", candidate.id):
        return changes
    for key in former["events"]:
        old = desk.current.state("events", key)
        if old is None or key == but:
            continue
        kept = [row for row in old["evidence"] if not _is_from(row, desk, candidate, key)]
        if kept != old["evidence"]:
            changes.append(desk.change("events", key, {**old, "evidence": kept} if kept else None))
    return changes


def _is_from(row: Json, desk: Desk, candidate: Candidate, event: str) -> bool:
    """Whether a row of evidence is the quote of this candidate, and of no other one."""
    if not _meets(row, desk, desk.sentence(candidate.number)):
        return False
    if _overlaps(row, candidate):
        return True
    others = (other for other in desk.source.candidates if other.id != candidate.id)
    states = ((other, desk.current.state("candidates", other.id)) for other in others)
    return not any(
        state and event in state["events"] and _overlaps(row, other) for other, state in states
    )


def _overlaps(row: Json, candidate: Candidate) -> bool:
    return int(row["start"]) < candidate.end and candidate.start < int(row["end"])


def _new_events(
    desk: Desk, given: list[Json], review: str, again: Sequence[str] = ()
) -> list[Change]:
    """The changes that make events of forms, new instruments included; `again` are keys of
    events that the first of them replace."""
    changes: list[Change] = []
    for form, key in zip(given, chain(again, repeat("")), strict=False):
        now = replace(desk, current=desk.current.after(changes))
        made, filled = _with_instrument(now, form)
        now = replace(now, current=now.current.after(made))
        row = now.row_of_event(filled, review, key)
        state = {"row": row, "evidence": [now.row_of_quote(filled, row["event"])]}
        make = now.change if key else now.create
        changes += [*made, make("events", row["event"], state)]
    return changes


def _with_instrument(desk: Desk, form: Json) -> tuple[list[Change], Json]:
    """A new instrument that a form brings along, and the form that names it."""
    new = form.get("new")
    if not isinstance(new, dict):
        return [], form
    row = forms.instrument(new, desk.current)
    key = row["instrument"]
    return [desk.create("instruments", key, row)], {**form, "instrument": key}


def _edit_event(action: Action, desk: Desk) -> Made:
    key, old = desk.event(action["event"])
    made, form = _with_instrument(desk, form_of(action))
    now = replace(desk, current=desk.current.after(made))
    row = now.row_of_event(form, _still(old["row"]["review"]), key)
    quote = now.row_of_quote(form, key)
    was = action.get("was")
    kept = [found for found in old["evidence"] if not _is_at(found, desk, was)]
    new = {"row": row, "evidence": _in_order([*kept, quote])}
    changes = [*made, desk.change("events", key, new)]
    return changes, touched(desk, [Change("events", key, 0, old, new)])


def _still(review: str) -> str:
    """How the row came to be, after an edit: what was added stays added."""
    return review if review == "added" else "edited"


def merge(action: Action, desk: Desk) -> Made:
    """A candidate tells of an event that there is: its quote becomes evidence of it."""
    candidate = _candidate(action, desk)
    key, old = desk.event(action.get("event"))
    one = origins.groups(desk.current, desk.source)
    told = (found["document"] for found in old["evidence"])
    same = any(origins.are_one(document, candidate.document, one) for document in told)
    stance = "repeats" if same else "confirms"
    place = {"start": candidate.start, "end": candidate.end, "stance": stance}
    quote = desk.row_of_quote(place, key)
    kept = [found for found in old["evidence"] if not _same_quote(found, quote)]
    new = {**old, "evidence": _in_order([*kept, quote])}
    changes = [
        *_unmade(desk, candidate, but=key),
        desk.change("events", key, new),
        desk.change("candidates", candidate.id, decided(candidate, "merged", [key])),
    ]
    return changes, [desk.sentence(candidate.number)]


def reject(action: Action, desk: Desk) -> Made:
    """A candidate is no event; or an event loses its quote here, and is gone with its last."""
    if action.get("event"):
        return _remove(action, desk)
    candidate = _candidate(action, desk)
    change = desk.change("candidates", candidate.id, decided(candidate, "rejected", []))
    changes = [*_unmade(desk, candidate), change]
    return changes, [*touched(desk, changes), desk.sentence(candidate.number)]


def _remove(action: Action, desk: Desk) -> Made:
    key, old = desk.event(action["event"])
    sentence = desk.sentence(action.get("sentence"))
    kept = [row for row in old["evidence"] if not _meets(row, desk, sentence)]
    new = {**old, "evidence": kept} if kept else None
    changes = [desk.change("events", key, new)]
    for candidate in desk.source.candidates:
        state = desk.current.state("candidates", candidate.id)
        if state and candidate.sentence == sentence.hash and key in state["events"]:
            left = [other for other in state["events"] if other != key]
            new = decided(candidate, state["state"] if left else "rejected", left)
            changes.append(desk.change("candidates", candidate.id, new))
    return changes, [sentence]


def _candidate(action: Action, desk: Desk) -> Candidate:
    found = desk.source.candidate(str(action.get("candidate")))
    if found is None:
        raise ActionRefused("This is not proposed any more – reload the page")
    return found


def _is_at(row: Json, desk: Desk, was: Any) -> bool:
    """Whether a row of evidence is the quote that the editor changed."""
    place = [int(row["start"]), int(row["end"])] if row["start"] else None
    return row["document"] == desk.source.document and place is not None and place == was


def _meets(row: Json, desk: Desk, sentence: Sentence) -> bool:
    if row["document"] != desk.source.document or not row["start"]:
        return False
    return sentence in desk.touched(row["start"], row["end"])


def _same_quote(one: Json, other: Json) -> bool:
    return all(one[name] == other[name] for name in ("document", "quote"))


def _in_order(evidence: list[Json]) -> list[Json]:
    return sorted(evidence, key=lambda row: (row["document"], row["quote"]))
