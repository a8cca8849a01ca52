"""Tells decisions in words: who decided what, when, what changed from what to what, and why.

Used by the history of a subject, by conflicts and by undo; how it looks is the pages' business.
"""

from collections.abc import Sequence
from datetime import datetime

from data import dates
from data.review.current import Json
from data.schema import schema
from data.store.access import Editor
from data.store.decisions import Decision

VERBS = {
    "receive": "received",
    "accept": "accepted",
    "edit": "edited",
    "reject": "rejected",
    "add": "added",
    "remove": "removed",
    "split": "split",
    "merge": "merged",
    "verdict": "judged",
    "none": "found no event in",
    "anchor": "moved",
    "lose": "gave up",
    "publish": "published",
    "withdraw": "withdrew",
    "undo": "took back a decision on",
}
NOUNS = {
    "events": "event",
    "assertions": "statement",
    "ledger": "verdict",
    "candidates": "proposal",
    "instruments": "pact",
    "documents": "document",
    "publications": "publication",
    "actors": "actor",
    "offices": "office",
}
_QUIET = ("reviewer", "reviewed at", "review")  # told by who and when already


def decision(found: Decision) -> Json:
    """One decision as JSON: id, action, who, verb and noun in words, at, when, why, undoes,
    changes."""
    return {
        "id": found.id,
        "action": found.action,
        "who": found.who,
        "verb": VERBS.get(found.verb, found.verb),
        "noun": NOUNS.get(found.kind, found.kind),
        "kind": found.kind,
        "key": found.key,
        "document": found.document,
        "at": found.at,
        "when": moment(found.at),
        "why": found.why,
        "undoes": found.undoes,
        "changes": changes(found.kind, found.old, found.new),
    }


def moment(at: str) -> str:
    """`22 November 2026, 23:38 UTC`."""
    time = datetime.fromisoformat(at)
    return f"{dates.day_in_words(time.date())}, {time:%H:%M} UTC"


def changes(kind: str, old: Json | None, new: Json | None) -> list[Json]:
    """What differs, as {name, old, new} with texts; the whole of what came or went."""
    before, after = _cells(kind, old), _cells(kind, new)
    names = [*before, *(name for name in after if name not in before)]
    return [
        {"name": name, "old": before.get(name, ""), "new": after.get(name, "")}
        for name in names
        if before.get(name, "") != after.get(name, "") and name not in _QUIET
    ]


def _cells(kind: str, state: Json | None) -> dict[str, str]:
    """A state as cells of text by name, in the order of the table."""
    if state is None:
        return {}
    if kind == "events":
        quotes: dict[str, str] = {}
        for row in state["evidence"]:
            name = f"quote from {row['document']}"
            told = f"“{row['quote']}” ({row['stance']})"
            quotes[name] = f"{quotes.get(name, '')} {told}".strip()
        return {**_ordered("events", state["row"]), **quotes}
    if kind == "candidates":
        return {"decided": state["state"], "events": ", ".join(state["events"])}
    if kind in schema():
        return _ordered(kind, state)
    return {name: str(value) for name, value in state.items()}


def _ordered(table: str, row: Json) -> dict[str, str]:
    known = [name for name in schema()[table].column_names if name in row]
    listed = [*known, *(name for name in row if name not in known)]
    return {name.replace("_", " "): row[name] for name in listed}


def is_by(found: Decision, editor: Editor) -> bool:
    """Whether this editor decided so: a mail address tells apart who has the same name."""
    same = found.email.casefold() == editor.email.casefold()
    return same and (bool(editor.email) or found.who == editor.name)


def last_action(log: Sequence[Decision], editor: Editor) -> list[Decision]:
    """The decisions of this editor's newest action that can be taken back; none if there is none.

    `log` holds the decisions on one document, oldest first.
    """
    open_: dict[int, list[Decision]] = {}
    for found in log:
        if found.undoes:
            open_.pop(found.undoes, None)
        elif is_by(found, editor) and found.verb not in ("receive", "publish", "withdraw"):
            open_.setdefault(found.action, []).append(found)
    return list(open_.values())[-1] if open_ else []


def action(decisions: Sequence[Decision]) -> str:
    """An action in a few words: `accepted the event tirana2025-sign-2025`."""
    order = ("events", "assertions", "candidates", "ledger", "instruments", "documents")
    known = [found for kind in order for found in decisions if found.kind == kind]
    first = (known or list(decisions))[0]
    return (
        f"{VERBS.get(first.verb, first.verb)} the {NOUNS.get(first.kind, first.kind)} {first.key}"
    )


def ago(at: str, now: datetime) -> str:
    """`a minute ago`; after a day the moment itself."""
    minutes = int((now - datetime.fromisoformat(at)).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return "a minute ago" if minutes == 1 else f"{minutes} minutes ago"
    hours = minutes // 60
    if hours < 24:
        return "an hour ago" if hours == 1 else f"{hours} hours ago"
    return f"on {moment(at)}"
