"""Between the publish panel and the data: what is missing, what would change, and doing it.

Comparing and writing are the business of `data.publishing` and `data.build`.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from data import dates
from data.build import build
from data.publishing import preview
from data.review import verdicts
from data.review.current import Current, Json
from data.review.lost import lost
from data.review.places import Places
from data.review.source import Source
from data.store.access import Refused
from data.store.decisions import Change, Conflict
from data.subjects import Difference
from data.tables import items
from pages.ui.reviewing import Bench, told

Facts = dict[str, Any]


def panel(bench: Bench, opened: Source) -> Facts:
    """missing (text, and the sentence to go to), differences, kept, through."""
    return previewed(bench, opened)[0]


def previewed(bench: Bench, opened: Source) -> tuple[Facts, Change | None]:
    """The panel, and the change that would publish exactly what it shows; None if nothing can."""
    current, decisions = bench.current(), bench.store.decisions()
    missing = list(_missing(current, opened))
    try:
        found = preview(bench.tables, decisions, opened.document, bench.store.received)
    except ValueError as error:
        missing = [_place(f"{error}")]
        return {"missing": missing, "differences": [], "kept": [], "through": 0}, None
    undecided = {one["sentence"] for one in missing}
    places = Places(bench.tables, current, opened, found.differences)
    told = (_place(str(problem), places.of(problem)) for problem in found.problems)
    missing += [one for one in told if one["sentence"] not in undecided or not one["sentence"]]
    facts = {
        "missing": missing,
        "differences": [_difference(one) for one in found.differences],
        "kept": [str(one) for one in found.kept],
        "through": found.publication.new["through"] if found.publication.new else 0,
    }
    return facts, found.publication


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
        "sign": "+" if found.old is None else "-" if found.new is None else "~",
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
    answer: Facts = {"id": str(action.get("id", "")), "ok": False}
    now = datetime.now(UTC)
    facts, change = previewed(bench, opened)
    if change is None or facts["missing"] or facts["through"] != action.get("through"):
        return {**answer, "refused": "Something has changed since: look at the list again."}
    try:
        bench.store.decide(bench.editor, "publish", opened.document, [change], now=now)
    except Conflict as conflict:
        return {**answer, "conflict": [told(found, now) for found in conflict.others]}
    except Refused as refused:
        return {**answer, "refused": f"{refused}."}
    outcome = build(bench.tables.folder, bench.store)
    if outcome.problems:
        listed = " ".join(str(problem) for problem in outcome.problems[:3])
        return {**answer, "refused": f"Published, but the tables were not written: {listed}"}
    where = _on_the_map(bench.current(), opened)
    said = f"{len(outcome.differences)} rows of the tables changed; readers see them now."
    return {**answer, "ok": True, "revisions": {}, "published": {"said": said, **where}}


def _on_the_map(current: Current, opened: Source) -> Facts:
    """The day, and the pact or the country, of the newest happening that the document reports."""
    states = current.states("events").values()
    rows = [state["row"] for state in states if _is_told(state, opened.document)]
    happened = [row for row in rows if row["date"] and row["realis"] == "occurred"]
    if not happened:
        return {"as_of": ""}
    newest = max(happened, key=lambda row: dates.parse(row["date"]).earliest)
    day = dates.parse(newest["date"]).earliest.isoformat()
    country = "" if newest["instrument"] else items(newest["actors"])[0]
    return {"as_of": day, "pact": newest["instrument"], "country": country}


def _is_told(state: Json, document: str) -> bool:
    return any(row["document"] == document for row in state["evidence"])
