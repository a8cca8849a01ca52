"""The actions on sentences: no event here, statements, quotes that have moved or are lost.

Actions on candidates and events are in `data.review.on_candidates`; each returns what changes,
and the sentences that it touches.
"""

from data.review import forms, keys, lost, verdicts
from data.review.current import Json
from data.review.desk import Action, ActionRefused, Desk, Made, decided, form_of, touched
from data.store.decisions import Change


def no_event(action: Action, desk: Desk) -> Made:
    """No event here: what is proposed for the sentence is rejected, and that is its verdict."""
    sentence = desk.sentence(action.get("sentence"))
    holds = verdicts.held(desk.current, desk.source)[sentence.hash]
    if holds.events or holds.assertions:
        raise ActionRefused("Something is quoted from this sentence – remove it first")
    waiting = verdicts.undecided(desk.current, desk.source, sentence)
    rejected = [
        desk.change("candidates", found.id, decided(found, "rejected", []))
        for found in desk.source.candidates
        if found.id in waiting
    ]
    key = verdicts.ledger_key(desk.source.document, sentence)
    row = verdicts.row(desk.source.document, sentence, verdicts.NONE, desk.editor)
    return [*rejected, desk.change("ledger", key, row)], [sentence]


def state(action: Action, desk: Desk) -> Made:
    """A statement that is no event; with a key it is one that there is."""
    form = form_of(action)
    key = forms.text(action.get("assertion"))
    if key and desk.current.state("assertions", key) is None:
        raise ActionRefused("There is no such statement any more – reload the page")
    make = desk.change if key else desk.create
    key = key or keys.of_assertion(desk.source.document, desk.current.taken("assertions"))
    quote = forms.quote(form, desk.source)
    place = {name: quote[name] for name in ("quote", "start", "end")}
    cells = forms.assertion(form)
    row = {"assertion": key, **cells, "document": desk.source.document, **place}
    change = make("assertions", key, row)
    return [change], touched(desk, [change])


def retract(action: Action, desk: Desk) -> Made:
    """An assertion is taken out again."""
    key = forms.text(action.get("assertion"))
    old = desk.current.state("assertions", key)
    if old is None:
        raise ActionRefused("There is no such statement any more – reload the page")
    return [desk.change("assertions", key, None)], desk.touched(old["start"], old["end"])


def anchor(action: Action, desk: Desk) -> Made:
    """Every quote that stands elsewhere in the text now gets its new place."""
    changes = [
        *lost.moved(desk.current, desk.source),
        *lost.gone_verdicts(desk.current, desk.source),
    ]
    if not changes:
        raise ActionRefused("Every quote stands in its place")
    return changes, [*desk.source.sentences]


def lose(action: Action, desk: Desk) -> Made:
    """A decision whose words are gone is given up: with its last quote an event goes too."""
    kind, key = str(action.get("kind")), str(action.get("key"))
    gone = [
        one for one in lost.lost(desk.current, desk.source) if (one.kind, one.key) == (kind, key)
    ]
    old = desk.current.state(kind, key)
    if not gone or old is None:
        raise ActionRefused("This is not lost any more – reload the page")
    new: Json | None = None
    if kind == "candidates":
        new = {**old, "state": "rejected", "lost": True}
    elif kind == "events":
        quotes = {one.quote for one in gone}
        kept = [row for row in old["evidence"] if not _is_of(row, desk, quotes)]
        new = {**old, "evidence": kept} if kept else None
    revision = desk.current.revision(kind, key)
    return [Change(kind, key, revision, old, new)], []


def _is_of(row: Json, desk: Desk, quotes: set[str]) -> bool:
    return row["document"] == desk.source.document and row["quote"] in quotes
