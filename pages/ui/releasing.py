"""Between the publish panel and the data: what is missing, what would change, and doing it.

Comparing and writing are the business of `data.publishing` and `data.build`.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from data import dates
from data.build import build
from data.lifecycle import LIFE_CYCLE
from data.publishing import preview, withdrawal
from data.review import telling, verdicts
from data.review.current import Current, Json
from data.review.lost import lost
from data.review.places import Places
from data.review.source import Source
from data.store.access import Refused
from data.store.decisions import Change, Conflict, Decision
from data.subjects import Difference
from data.tables import items
from pages.ui.reviewing import Bench, told

Facts = dict[str, Any]
DONE = {"publish": "Published", "withdraw": "Taken back"}


def panel(bench: Bench, opened: Source) -> Facts:
    """missing and undrawn (text, and the sentence to go to), differences, kept, through,
    publication (the one that stands)."""
    return previewed(bench, opened)[0]


def previewed(bench: Bench, opened: Source) -> tuple[Facts, Change | None]:
    """The panel, and the change that would publish exactly what it shows; None if nothing can."""
    decisions = bench.store.decisions()
    current = _after(bench, decisions)
    missing = list(_missing(current, opened))
    try:
        found = preview(bench.tables, decisions, opened.document, bench.store.received)
    except ValueError as error:
        missing = [_place(f"{error}")]
        return {"missing": missing, "differences": [], "kept": [], "through": 0}, None
    undecided = {one["sentence"] for one in missing}
    places = Places(found.tables, current, opened)
    told = (_place(str(problem), places.of(problem)) for problem in found.problems)
    missing += [one for one in told if one["sentence"] not in undecided or not one["sentence"]]
    facts = {
        "missing": missing,
        "differences": [_difference(one) for one in found.differences],
        "kept": [str(one) for one in found.kept if one.decision.document == opened.document],
        "undrawn": list(_undrawn(opened, found.differences)),
        "publication": _standing(current, opened.document),
        "through": found.publication.new["through"] if found.publication.new else 0,
    }
    return facts, found.publication


def _after(bench: Bench, decisions: Iterable[Decision]) -> Current:
    """What holds after these decisions, which are read once, so that all speaks of one moment."""
    return Current(bench.tables, {decision.subject: decision for decision in decisions})


def _missing(current: Current, opened: Source) -> Iterable[Facts]:
    for number in verdicts.open_sentences(current, opened):
        yield _place(f"Sentence {number} is not decided", number)
    for one in lost(current, opened):
        yield _place(f"Lost its place in the text: “{one.quote}” ({one.kind} {one.key})")


def _place(text: str, sentence: int | None = None) -> Facts:
    return {"text": text, "sentence": sentence}


def _difference(found: Difference) -> Facts:
    """A row that changes: sign, table, key, and its columns old and new."""
    old, new = found.old or {}, found.new or {}
    names = [name for name in (new or old) if old.get(name, "") != new.get(name, "")]
    return {
        "sign": found.sign,
        "table": found.table,
        "key": found.key,
        "columns": [
            {"name": name.replace("_", " "), "old": old.get(name, ""), "new": new.get(name, "")}
            for name in names
        ],
    }


def publish(bench: Bench, opened: Source, action: dict[str, Any]) -> Facts:
    """Publish what the editor saw and write the tables; the answer, with `published` if it went
    well. Refused if something was decided since, or is missing."""
    facts, change = previewed(bench, opened)
    if change is None or facts["missing"] or facts["through"] != action.get("through"):
        return _refused(action, "Something has changed since: look at the list again.")
    answer = _released(bench, "publish", change, action)
    if answer["ok"]:
        answer["published"] |= _on_the_map(bench.current(), opened)
    return answer


def withdraw(bench: Bench, opened: Source, action: dict[str, Any]) -> Facts:
    """Take the publication back that the editor saw; an answer as that of `publish`."""
    decisions = bench.store.decisions()
    shown = _standing(_after(bench, decisions), opened.document)
    if shown is None or shown["id"] != action.get("publication"):
        return _refused(action, "Something has changed since: look at the list again.")
    change = withdrawal(decisions, opened.document)
    found = preview(bench.tables, decisions, opened.document, bench.store.received, change)
    if found.problems:
        listed = " ".join(str(problem) for problem in found.problems[:3])
        return _refused(action, f"Without it the tables would not be valid: {listed}")
    return _released(bench, "withdraw", change, action)


def _released(bench: Bench, verb: str, change: Change, action: dict[str, Any]) -> Facts:
    """Decide on a publication and write the tables."""
    answer: Facts = {"id": str(action.get("id", "")), "ok": False}
    now = datetime.now(UTC)
    try:
        bench.store.decide(bench.editor, verb, change.key, [change], now=now)
    except Conflict as conflict:
        return {**answer, "conflict": [told(found, now) for found in conflict.others]}
    except Refused as refused:
        return {**answer, "refused": f"{refused}."}
    outcome = build(bench.tables.folder, bench.store)
    if outcome.problems:
        listed = " ".join(str(problem) for problem in outcome.problems[:3])
        return {**answer, "refused": f"{DONE[verb]}, but the tables were not written: {listed}"}
    said = f"{len(outcome.differences)} rows of the tables changed; readers see them now."
    published = {"heading": f"{DONE[verb]}.", "said": said, "as_of": ""}
    return {**answer, "ok": True, "revisions": {}, "published": published}


def _refused(action: dict[str, Any], why: str) -> Facts:
    return {"id": str(action.get("id", "")), "ok": False, "refused": why}


def _standing(current: Current, document: str) -> Facts | None:
    """The publication of a document that stands; None if there is none."""
    head = current.heads.get(("publications", document))
    if head is None or head.new is None:
        return None
    through = head.new["through"]
    return {"id": head.id, "through": through, "by": head.who, "when": telling.moment(head.at)}


def _undrawn(opened: Source, differences: Iterable[Difference]) -> Iterator[Facts]:
    """Steps of a pact that would be published without the pact: no link is drawn of them."""
    rows = [one.new for one in differences if one.table == "evidence" and one.new]
    quoted = {row["event"]: row["start"] for row in rows if row["document"] == opened.document}
    for one in differences:
        row = one.new
        if one.table == "events" and row and row["type"] in LIFE_CYCLE and not row["instrument"]:
            at = quoted.get(row["event"])
            found = opened.at(int(at)) if at else None
            text = f"{row['summary']} It names no pact, so no link is drawn"
            yield _place(text, found.number if found else None)


def _on_the_map(current: Current, opened: Source) -> Facts:
    """The day, and the pact or the country, of the newest happening that the document reports."""
    states = current.states("events").values()
    rows = [state["row"] for state in states if _is_told(state, opened.document)]
    happened = [row for row in rows if row["date"] and row["realis"] == "occurred"]
    happened = [row for row in happened if row["instrument"] or row["type"] not in LIFE_CYCLE]
    if not happened:
        return {"as_of": ""}
    newest = max(happened, key=lambda row: dates.parse(row["date"]).earliest)
    day = dates.parse(newest["date"]).earliest.isoformat()
    country = "" if newest["instrument"] else items(newest["actors"])[0]
    return {"as_of": day, "pact": newest["instrument"], "country": country}


def _is_told(state: Json, document: str) -> bool:
    return any(row["document"] == document for row in state["evidence"])
