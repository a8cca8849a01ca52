"""Turns what an editor does on the worksheet into changes for the store: all of it, or a refusal.

A plan says what is to be decided; writing it down, and telling of conflicts, is `data.store`'s.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from data.documents import Sentence
from data.extract.candidates import Candidate
from data.review import forms, keys, proposals, verdicts
from data.review.current import Json
from data.review.desk import ActionRefused, Desk
from data.store.decisions import Change

Action = dict[str, Any]
STATES = {"accept": "accepted", "edit": "edited", "split": "split", "merge": "merged"}
REVIEWS = {"accept": "accepted", "edit": "edited", "split": "edited", "add": "added"}


@dataclass(frozen=True)
class Plan:
    """What one action decides: all of `changes`, or nothing."""

    verb: str
    changes: tuple[Change, ...]
    why: str = ""


def plan(action: Action, desk: Desk) -> Plan:
    """The changes of one action, the verdict that follows from it included.

    Raises `ActionRefused` where it makes no sense as things stand, `FormRefused` with the errors
    of its form.
    """
    verb = str(action.get("verb"))
    if verb not in _ACTS:
        raise ActionRefused(f"There is no action “{verb[:40]}”")
    changes, touched = _ACTS[verb](action, desk)
    following = verdicts.following(desk.current.after(changes), desk.source, touched, desk.editor)
    explicit = {(change.kind, change.key) for change in changes}
    kept = [change for change in following if (change.kind, change.key) not in explicit]
    return Plan(_told(verb, action), (*changes, *kept), forms.text(action.get("why")))


def _told(verb: str, action: Action) -> str:
    """The verb under which the store keeps an action."""
    if verb == "assert":
        return "edit" if action.get("assertion") else "add"
    return "remove" if verb == "retract" or (verb == "reject" and action.get("event")) else verb


Made = tuple[list[Change], list[Sentence]]  # what changes, and the sentences that it touches


def _accept(action: Action, desk: Desk) -> Made:
    """A candidate as it is proposed."""
    candidate = _candidate(action, desk)
    form = proposals.form(candidate, desk.current)
    return _from_candidate(action, desk, candidate, [form])


def _edit(action: Action, desk: Desk) -> Made:
    """A candidate, or an event that there is, with other cells."""
    if action.get("event"):
        return _edit_event(action, desk)
    return _from_candidate(action, desk, _candidate(action, desk), [_form(action)])


def _split(action: Action, desk: Desk) -> Made:
    """One candidate becomes several events."""
    given = action.get("forms")
    if not isinstance(given, list) or not 2 <= len(given) <= 9:
        raise ActionRefused("Splitting makes at least two events of one – fill in both")
    listed = [form for form in given if isinstance(form, dict)]
    return _from_candidate(action, desk, _candidate(action, desk), listed)


def _add(action: Action, desk: Desk) -> Made:
    """An event that nobody proposed."""
    changes = _new_events(desk, [_form(action)], "added")
    return changes, _touched(desk, changes)


def _from_candidate(action: Action, desk: Desk, candidate: Candidate, given: list[Json]) -> Made:
    verb = str(action["verb"])
    changes = _new_events(desk, given, REVIEWS[verb])
    made = [change.key for change in changes if change.kind == "events"]
    state = _decided(candidate, STATES[verb], made)
    changes.append(desk.change("candidates", candidate.id, state))
    return changes, [*_touched(desk, changes), desk.sentence(candidate.number)]


def _new_events(desk: Desk, given: list[Json], review: str) -> list[Change]:
    """The changes that make events of forms, new instruments included."""
    changes: list[Change] = []
    for form in given:
        now = replace(desk, current=desk.current.after(changes))
        made, filled = _with_instrument(now, form)
        now = replace(now, current=now.current.after(made))
        row = now.row_of_event(filled, review, "")
        state = {"row": row, "evidence": [now.row_of_quote(filled, row["event"])]}
        changes += [*made, now.change("events", row["event"], state)]
    return changes


def _with_instrument(desk: Desk, form: Json) -> tuple[list[Change], Json]:
    """A new instrument that a form brings along, and the form that names it."""
    new = form.get("new")
    if not isinstance(new, dict):
        return [], form
    row = forms.instrument(new, desk.current)
    key = row["instrument"]
    return [desk.change("instruments", key, row)], {**form, "instrument": key}


def _edit_event(action: Action, desk: Desk) -> Made:
    key, old = desk.event(action["event"])
    made, form = _with_instrument(desk, _form(action))
    now = replace(desk, current=desk.current.after(made))
    row = now.row_of_event(form, _still(old["row"]["review"]), key)
    quote = now.row_of_quote(form, key)
    was = action.get("was")
    kept = [found for found in old["evidence"] if not _is_at(found, desk, was)]
    new = {"row": row, "evidence": _in_order([*kept, quote])}
    changes = [*made, desk.change("events", key, new)]
    return changes, _touched(desk, [Change("events", key, 0, old, new)])


def _still(review: str) -> str:
    """How the row came to be, after an edit: what was added stays added."""
    return review if review == "added" else "edited"


def _merge(action: Action, desk: Desk) -> Made:
    """A candidate tells of an event that there is: its quote becomes evidence of it."""
    candidate = _candidate(action, desk)
    key, old = desk.event(action.get("event"))
    same = any(found["document"] == candidate.document for found in old["evidence"])
    stance = action.get("stance") or ("repeats" if same else "confirms")
    place = {"start": candidate.start, "end": candidate.end, "stance": stance}
    quote = desk.row_of_quote(place, key)
    kept = [found for found in old["evidence"] if not _same_quote(found, quote)]
    new = {**old, "evidence": _in_order([*kept, quote])}
    changes = [
        desk.change("events", key, new),
        desk.change("candidates", candidate.id, _decided(candidate, "merged", [key])),
    ]
    return changes, [desk.sentence(candidate.number)]


def _reject(action: Action, desk: Desk) -> Made:
    """A candidate is no event; or an event loses its quote here, and is gone with its last."""
    if action.get("event"):
        return _remove(action, desk)
    candidate = _candidate(action, desk)
    change = desk.change("candidates", candidate.id, _decided(candidate, "rejected", []))
    return [change], [desk.sentence(candidate.number)]


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
            decided = _decided(candidate, state["state"] if left else "rejected", left)
            changes.append(desk.change("candidates", candidate.id, decided))
    return changes, [sentence]


def _none(action: Action, desk: Desk) -> Made:
    """No event here: what is proposed for the sentence is rejected, and that is its verdict."""
    sentence = desk.sentence(action.get("sentence"))
    holds = verdicts.held(desk.current, desk.source)[sentence.hash]
    if holds.events or holds.assertions:
        raise ActionRefused("Something is quoted from this sentence – remove it first")
    waiting = verdicts.undecided(desk.current, desk.source, sentence)
    rejected = [
        desk.change("candidates", found.id, _decided(found, "rejected", []))
        for found in desk.source.candidates
        if found.id in waiting
    ]
    key = verdicts.ledger_key(desk.source.document, sentence)
    row = verdicts.row(desk.source.document, sentence, verdicts.NONE, desk.editor)
    return [*rejected, desk.change("ledger", key, row)], [sentence]


def _assert(action: Action, desk: Desk) -> Made:
    """A statement that is no event; with a key it is one that there is."""
    form = _form(action)
    key = forms.text(action.get("assertion"))
    if key and desk.current.state("assertions", key) is None:
        raise ActionRefused("There is no such statement any more – reload the page")
    key = key or keys.of_assertion(desk.source.document, desk.current.states("assertions"))
    quote = forms.quote(form, desk.source)
    place = {name: quote[name] for name in ("quote", "start", "end")}
    cells = forms.assertion(form, desk.current)
    row = {"assertion": key, **cells, "document": desk.source.document, **place}
    change = desk.change("assertions", key, row)
    return [change], _touched(desk, [change])


def _retract(action: Action, desk: Desk) -> Made:
    """An assertion is taken out again."""
    key = forms.text(action.get("assertion"))
    old = desk.current.state("assertions", key)
    if old is None:
        raise ActionRefused("There is no such statement any more – reload the page")
    return [desk.change("assertions", key, None)], desk.touched(old["start"], old["end"])


def _candidate(action: Action, desk: Desk) -> Candidate:
    found = desk.source.candidate(str(action.get("candidate")))
    if found is None:
        raise ActionRefused("This is not proposed any more – reload the page")
    return found


def _decided(candidate: Candidate, state: str, events: list[str]) -> Json:
    listed = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(candidate).items()}
    return {"state": state, "events": events, "candidate": listed}


def _form(action: Action) -> Json:
    form = action.get("form")
    if not isinstance(form, dict):
        raise ActionRefused("The form did not arrive – try again")
    return form


def _touched(desk: Desk, changes: list[Change]) -> list[Sentence]:
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


_ACTS: dict[str, Callable[[Action, Desk], Made]] = {
    "accept": _accept,
    "edit": _edit,
    "split": _split,
    "add": _add,
    "merge": _merge,
    "reject": _reject,
    "none": _none,
    "assert": _assert,
    "retract": _retract,
}
