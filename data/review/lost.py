"""Finds what was decided on a document whose text has changed since: moved, or lost.

Nothing is dropped: what reads the same elsewhere in the text gets its new place, what cannot be
found is reported until a person decides. Finding quotes is done by `data.anchors`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from data import anchors
from data.review.current import Current, Json
from data.review.source import Source
from data.store.decisions import Change


@dataclass(frozen=True)
class Lost:
    """A decision without its sentence: `kind` and `key` of its subject, the `quote` it rested on
    and why it is not found."""

    kind: str
    key: str
    quote: str
    why: str


def moved(current: Current, source: Source) -> list[Change]:
    """Changes that give the quotes of events and assertions the place at which they stand now."""
    return [*_moved_events(current, source), *_moved_assertions(current, source)]


def lost(current: Current, source: Source) -> list[Lost]:
    """Everything decided on this document that has no place in its text any more."""
    return [*_lost_quotes(current, source), *_lost_candidates(current, source)]


def gone_verdicts(current: Current, source: Source) -> list[Change]:
    """Changes that take out verdicts on sentences that the text does not have any more."""
    known = {sentence.hash for sentence in source.sentences}
    return [
        Change("ledger", key, current.revision("ledger", key), row, None)
        for key, row in current.states("ledger").items()
        if row["document"] == source.document and row["sentence"] not in known
    ]


def _moved_events(current: Current, source: Source) -> Iterator[Change]:
    for key, state in current.states("events").items():
        if not any(row["document"] == source.document for row in state["evidence"]):
            continue
        evidence = [_now(row, source) or row for row in state["evidence"]]
        if evidence != state["evidence"]:
            revision = current.revision("events", key)
            yield Change("events", key, revision, state, {**state, "evidence": evidence})


def _moved_assertions(current: Current, source: Source) -> Iterator[Change]:
    for key, row in current.states("assertions").items():
        if (now := _now(row, source)) and now != row:
            yield Change("assertions", key, current.revision("assertions", key), row, now)


def _now(row: Json, source: Source) -> Json | None:
    """A row with the place of its quote in the text as it is; None if it is another document's or
    nowhere."""
    if row["document"] != source.document or not row["start"]:
        return None
    try:
        span = _find(row, source)
    except (anchors.QuoteNotFound, anchors.QuoteAmbiguous):
        return None
    start, end = span.start, span.end
    now = {**row, "quote": source.text[start:end], "start": str(start), "end": str(end)}
    if "prefix" in row:
        now["prefix"], now["suffix"] = anchors.context(source.text, start, end)
    return now


def _find(row: Json, source: Source) -> anchors.Span:
    around = row.get("prefix", ""), row.get("suffix", "")
    return anchors.find(source.text, row["quote"], *around, int(row["start"]))


def _lost_quotes(current: Current, source: Source) -> Iterator[Lost]:
    rows = [
        ("events", key, row)
        for key, state in current.states("events").items()
        for row in state["evidence"]
    ]
    rows += [("assertions", key, row) for key, row in current.states("assertions").items()]
    for kind, key, row in rows:
        if row["document"] == source.document and row["start"]:
            try:
                _find(row, source)
            except (anchors.QuoteNotFound, anchors.QuoteAmbiguous) as error:
                yield Lost(kind, key, row["quote"], str(error).rpartition(" – ")[0])


def _lost_candidates(current: Current, source: Source) -> Iterator[Lost]:
    """Rejected or merged candidates whose words are gone: nobody can see what was decided on.

    Those that became events are told by their events' quotes; one that has only moved, or that the
    extractor proposes no more, is still there to be read.
    """
    proposed = {candidate.id for candidate in source.candidates}
    for key, state in current.states("candidates").items():
        told = state["candidate"]
        if told["document"] != source.document or key in proposed or state.get("lost"):
            continue
        if state["events"]:
            continue
        try:
            anchors.find(source.text, told["quote"], near=told["start"])
        except (anchors.QuoteNotFound, anchors.QuoteAmbiguous) as error:
            yield Lost("candidates", key, told["quote"], str(error).rpartition(" – ")[0])
