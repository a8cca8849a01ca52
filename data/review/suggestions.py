"""What an editor should see beside an event: the same one told elsewhere, and what contradicts it.

Both are shown, never applied: whether two reports mean one event is for a person to say.
"""

from collections.abc import Iterator
from datetime import timedelta

from data import dates
from data.dates import DateError, DateSpan
from data.review.current import Current, Json
from data.tables import items

MOST = 3  # of each kind that are shown
SLACK = timedelta(days=3)  # a report may name the day of its writing
ONCE = {"SIGN", "RATIFY", "ACCEDE", "ENTER_FORCE", "WITHDRAW", "EXPIRE"}  # happens once to a party


def index(current: Current) -> dict[str, list[Json]]:
    """The events by type, each as {key, row, documents}, for the functions below."""
    found: dict[str, list[Json]] = {}
    for key, state in current.states("events").items():
        told = sorted({row["document"] for row in state["evidence"]})
        entry = {"key": key, "row": state["row"], "documents": told}
        found.setdefault(state["row"]["type"], []).append(entry)
    return found


def duplicates(form: Json, events: dict[str, list[Json]], document: str) -> list[Json]:
    """Events that may be the one of the form: same type, overlapping actors, compatible dates.

    Without a date or a pact to compare, only those of the same `document` and the same actors.
    Each with `why`; those that share the instrument and more actors come first.
    """
    found = [
        (_score(form, event["row"]), event)
        for event in events.get(form["type"], [])
        if _alike(form, event, document)
    ]
    best = sorted(found, key=lambda pair: (-pair[0], pair[1]["key"]))[:MOST]
    return [_told(event, _why(form, event["row"])) for _, event in best]


def contradictions(form: Json, events: dict[str, list[Json]], without: str = "") -> list[Json]:
    """Events of the same instrument and type that say something else of date, realis or parties."""
    if not form["instrument"] or form["type"] not in ONCE:
        return []
    found = []
    for event in events.get(form["type"], []):
        row = event["row"]
        same = event["key"] != without and row["instrument"] == form["instrument"]
        if same and (differs := list(_differences(form, row))):
            found.append(_told(event, differs))
    return found[:MOST]


def _alike(form: Json, event: Json, document: str) -> bool:
    row, documents = event["row"], event["documents"]
    ours, theirs = set(form["actors"]), set(items(row["actors"]))
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


def _score(form: Json, row: Json) -> float:
    ours, theirs = set(form["actors"]), set(items(row["actors"]))
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


def _differences(form: Json, row: Json) -> Iterator[str]:
    ours, theirs = set(form["actors"]), set(items(row["actors"]))
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
