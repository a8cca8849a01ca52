"""Joins sentences, candidates and the newest decisions of a document into one worksheet (JSON).

What may be done with it is in `data.review.actions`; how it looks is the browser's business.
"""

from collections.abc import Sequence
from dataclasses import asdict

from data import dates
from data.documents import Sentence
from data.extract.candidates import Candidate
from data.review import forms, origins, proposals, suggestions, telling, verdicts
from data.review.current import Current, Json
from data.review.lost import gone_verdicts, lost, moved
from data.review.source import Source
from data.store.access import Editor
from data.store.decisions import Decision


def worksheet(current: Current, source: Source, log: Sequence[Decision], editor: Editor) -> Json:
    """document, sentences, progress, lost, moved (how many rows), last (what undo would take
    back), added (instruments and events that the tables do not know yet). `log` holds the
    document's decisions, oldest first.

    A sentence: number, start, hash, text, verdict, by, revision, waiting (ids), candidates, events,
    assertions. Offsets are code points of the whole text.
    """
    events = suggestions.index(current)
    one = origins.groups(current, source)
    held = verdicts.held(current, source)
    waiting = verdicts.open_sentences(current, source)
    undecided, proposed = set(waiting), _proposed(current, source, events)
    return {
        "document": source.document,
        "sentences": [
            _sentence(current, source, sentence, held[sentence.hash], events, one)
            | {
                "candidates": proposed.get(sentence.number, []),
                "open": sentence.number in undecided,
            }
            for sentence in source.sentences
        ],
        "progress": {"total": len(source.sentences), "open": waiting},
        "lost": [asdict(one) for one in lost(current, source)],
        "moved": len(moved(current, source)) + len(gone_verdicts(current, source)),
        "last": _last(log, editor),
        "added": _added(current),
    }


def _sentence(
    current: Current,
    source: Source,
    sentence: Sentence,
    held: verdicts.Held,
    events: suggestions.Index,
    one: origins.Groups,
) -> Json:
    key = verdicts.ledger_key(source.document, sentence)
    row = current.state("ledger", key)
    return {
        "number": sentence.number,
        "start": sentence.start,
        "hash": sentence.hash,
        "text": sentence.text,
        "verdict": row["verdict"] if row else "",
        "by": row["reviewer"] if row else "",
        "subject": f"ledger/{key}",
        "revision": current.revision("ledger", key),
        "events": [
            card
            for event in held.events
            for card in _events(current, source, sentence, event, events, one)
        ],
        "assertions": [
            _assertion(current, key)
            for key in held.assertions
            if _inside(current.state("assertions", key) or {}, source, sentence)
        ],
    }


def _proposed(current: Current, source: Source, events: suggestions.Index) -> dict[int, list[Json]]:
    """The cards of what is proposed, by the number of the sentence."""
    found: dict[int, list[Json]] = {}
    for candidate in source.candidates:
        found.setdefault(candidate.number, []).append(_candidate(current, candidate, events))
    return found


def _candidate(current: Current, candidate: Candidate, events: suggestions.Index) -> Json:
    """id, subject, revision, state (empty: nobody decided), events, form, errors (what an editor
    must fill in before it can be accepted), duplicates, contradictions, by, when."""
    state = current.state("candidates", candidate.id)
    form = proposals.form(candidate, current)
    head = current.heads.get(("candidates", candidate.id))
    return {
        "id": candidate.id,
        "subject": f"candidates/{candidate.id}",
        "revision": current.revision("candidates", candidate.id),
        "state": state["state"] if state else "",
        "made": state["events"] if state else [],
        "form": _dated(form),
        "errors": _errors(form, current),
        "duplicates": [] if state else suggestions.duplicates(form, events, candidate.document),
        "contradictions": [] if state else suggestions.contradictions(form, events),
        "by": head.who if head and state else "",
        "when": telling.moment(head.at) if head and state else "",
    }


def _dated(form: Json) -> Json:
    """The form with its date in words, for a card."""
    good = form["date"] and not forms.date_error(form["date"])
    return {**form, "when": dates.in_words(form["date"]) if good else form["date"]}


def _errors(form: Json, current: Current) -> forms.Errors:
    try:
        forms.event(form, current)
    except forms.FormRefused as refused:
        return refused.errors
    return {}


def _events(
    current: Current,
    source: Source,
    sentence: Sentence,
    key: str,
    events: suggestions.Index,
    one: origins.Groups,
) -> list[Json]:
    """The cards of an event in one sentence, one for each of its quotes there."""
    state = current.state("events", key) or {}
    head = current.heads.get(("events", key))
    cards, reviewer = [], state["row"]["reviewer"]
    reported = origins.told(state, one)
    for row in state["evidence"]:
        if not _inside(row, source, sentence):
            continue
        form = proposals.of_event(state, int(row["start"]), int(row["end"]), row["stance"])
        about = {
            "event": key,
            "subject": f"events/{key}",
            "revision": current.revision("events", key),
            "form": _dated(form),
            "review": state["row"]["review"],
            "reported": reported,
            "contradictions": suggestions.contradictions(form, events, without=key),
            "duplicates": [],
            "by": reviewer,
            "when": telling.moment(head.at) if head and head.who == reviewer else "",
        }
        cards.append(about)
    return cards


def _assertion(current: Current, key: str) -> Json:
    row = current.state("assertions", key) or {}
    form = {**row, "start": int(row["start"]), "end": int(row["end"])}
    revision = current.revision("assertions", key)
    return {"assertion": key, "subject": f"assertions/{key}", "revision": revision, "form": form}


def _inside(row: Json, source: Source, sentence: Sentence) -> bool:
    """Whether a quote begins in this very sentence (an equal one has the same hash)."""
    here = row["document"] == source.document and bool(row["start"])
    return here and sentence.start <= int(row["start"]) < sentence.end


def _last(log: Sequence[Decision], editor: Editor) -> Json | None:
    found = telling.last_action(log, editor)
    if not found:
        return None
    return {"action": found[0].action, "what": telling.action(found), "at": found[0].at}


def _added(current: Current) -> Json:
    """What editors have added and the tables do not know yet, as the lookups of a form list it."""
    return {
        "instruments": [
            {"key": key, "name": state["name"], "short": state["short_name"]}
            for (kind, key), head in current.heads.items()
            if kind == "instruments" and (state := head.new)
        ],
        "events": [
            {
                "key": key,
                "summary": state["row"]["summary"],
                "date": state["row"]["date"],
                "revision": head.revision,
            }
            for (kind, key), head in current.heads.items()
            if kind == "events" and (state := head.new)
        ],
    }
