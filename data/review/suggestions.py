"""What an editor should see beside an event: the same one told elsewhere, and what contradicts it.

Both are shown, never applied: whether two reports mean one event is for a person to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from data import dates
from data.dates import DateError, DateSpan
from data.review.current import Current, Json
from data.tables import items

MOST = 3  # of each kind that are shown
SLACK = timedelta(days=3)  # a report may name the day of its writing
ONCE = {"SIGN", "RATIFY", "ACCEDE", "ENTER_FORCE", "WITHDRAW", "EXPIRE"}  # happens once to a party


@dataclass(frozen=True)
class Index:
    """All events, each as {key, row, actors, documents}: by type and actor, by type and pact."""

    by_actor: dict[tuple[str, str], list[Json]]
    by_pact: dict[tuple[str, str], list[Json]]


def index(current: Current) -> Index:
    """The events as they hold now, for the functions below."""
    found = Index({}, {})
    for key, state in current.states("events").items():
        row, told = state["row"], {quote["document"] for quote in state["evidence"]}
        actors = frozenset(items(row["actors"]))
        entry = {"key": key, "row": row, "actors": actors, "documents": sorted(told)}
        for actor in actors:
            found.by_actor.setdefault((row["type"], actor), []).append(entry)
        found.by_pact.setdefault((row["type"], row["instrument"]), []).append(entry)
    return found


def duplicates(form: Json, events: Index, document: str) -> list[Json]:
    """Events that may be the one of the form: same type, overlapping actors, compatible dates.

    Without a date or a pact to compare, only those of the same `document` and the same actors.
    Each with `why`; those that share the instrument and more actors come first.
    """
    near = {
        event["key"]: event
        for actor in form["actors"]
        for event in events.by_actor.get((form["type"], actor), ())
    }
    alike = [event for event in near.values() if _alike(form, event, document)]
    best = sorted(alike, key=lambda event: (-_score(form, event), event["key"]))[:MOST]
    return [_told(event, _why(form, event["row"])) for event in best]


def contradictions(form: Json, events: Index, without: str = "") -> list[Json]:
    """Events of the same instrument and type that say something else of date, realis or parties."""
    if not form["instrument"] or form["type"] not in ONCE:
        return []
    found = []
    for event in events.by_pact.get((form["type"], form["instrument"]), ()):
        differs = list(_differences(form, event)) if event["key"] != without else []
        if differs:
            found.append(_told(event, differs))
    return found[:MOST]


def _alike(form: Json, event: Json, document: str) -> bool:
    row, documents = event["row"], event["documents"]
    ours, theirs = set(form["actors"]), event["actors"]
    if not ours & theirs or bool(form["realis"] == "negated") != (row["realis"] == "negated"):
        return False
    if form["instrument"] and row["instrument"] and form["instrument"] != row["instrument"]:
        return False
    if len(ours & theirs) * 2 < min(len(ours), len(theirs)):
        return False
    one, other = _span(form["date"]), _span(row["date"])
    if one and other:
        return one.earliest - SLACK <= other.latest and other.earliest - SLACK <= one.latest
    if form["instrument"] and form["instrument"] == row["instrument"]:
        return True
    return document in documents and form["actors"] == items(row["actors"])


def _score(form: Json, event: Json) -> float:
    row = event["row"]
    ours, theirs = set(form["actors"]), event["actors"]
    same = bool(form["instrument"]) and form["instrument"] == row["instrument"]
    dated = bool(form["date"]) and form["date"] == row["date"]
    return len(ours & theirs) / len(ours | theirs) + same + dated


def _why(form: Json, row: Json) -> list[str]:
    why = ["same type", "same actors" if form["actors"] == items(row["actors"]) else "some actors"]
    if form["instrument"] and form["instrument"] == row["instrument"]:
        why.append("same pact")
    if form["date"]:
        why.append("same date" if form["date"] == row["date"] else "compatible date")
    return why


def _differences(form: Json, event: Json) -> Iterator[str]:
    row = event["row"]
    ours, theirs = set(form["actors"]), event["actors"]
    if not ours & theirs:
        return  # another party's step
    one, other = _span(form["date"]), _span(row["date"])
    if one and other and not (one.earliest <= other.latest and other.earliest <= one.latest):
        yield "another date"
    if (form["realis"] == "negated") != (row["realis"] == "negated"):
        yield "one says that it did not happen"
    if ours != theirs and form["type"] in ("SIGN", "ENTER_FORCE"):
        yield "other parties"


def _told(event: Json, why: list[str]) -> Json:
    row = event["row"]
    return {
        "event": event["key"],
        "summary": row["summary"],
        "date": row["date"],
        "when": dates.in_words(row["date"]),
        "realis": row["realis"],
        "actors": items(row["actors"]),
        "documents": event["documents"],
        "why": why,
    }


def _span(text: str) -> DateSpan | None:
    try:
        return dates.parse(text) if text else None
    except DateError:
        return None
