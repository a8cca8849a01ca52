"""The verdict on a sentence follows from what is decided in it; the ledger's progress.

Left to others: what is decided (`data.review.actions`), what a verdict means (`data.rules.seeds`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data.documents import Sentence
from data.review.current import Current, Json, base
from data.review.source import Source
from data.store.decisions import Change

EVENTS, ASSERTION, NONE = "events", "assertion", "none"


@dataclass(frozen=True)
class Held:
    """What a sentence of a document holds: keys of events and assertions quoted from it."""

    events: tuple[str, ...]
    assertions: tuple[str, ...]

    @property
    def verdict(self) -> str:
        return EVENTS if self.events else ASSERTION if self.assertions else NONE


def held(current: Current, source: Source) -> dict[str, Held]:
    """What each sentence holds, by its hash: equal sentences share one verdict."""
    events: dict[str, list[str]] = {}
    assertions: dict[str, list[str]] = {}
    for key, state in current.states("events").items():
        for row in state["evidence"]:
            _note(events, key, row, source)
    for key, row in current.states("assertions").items():
        _note(assertions, key, row, source)
    return {
        sentence.hash: Held(
            tuple(dict.fromkeys(events.get(sentence.hash, ()))),
            tuple(dict.fromkeys(assertions.get(sentence.hash, ()))),
        )
        for sentence in source.sentences
    }


def _note(found: dict[str, list[str]], key: str, row: Json, source: Source) -> None:
    if row["document"] != source.document or not row["start"]:
        return
    start, end = int(row["start"]), int(row["end"])
    for sentence in source.sentences:
        if sentence.start < end and start < sentence.end:
            found.setdefault(sentence.hash, []).append(key)


def ledger_key(document: str, sentence: Sentence) -> str:
    return f"{document}/{sentence.hash}"


def undecided(current: Current, source: Source, sentence: Sentence) -> list[str]:
    """The candidates of this sentence, and of those equal to it, that nobody has decided on."""
    return [
        found.id
        for found in source.candidates
        if found.sentence == sentence.hash and current.state("candidates", found.id) is None
    ]


def following(
    current: Current, source: Source, touched: Iterable[Sentence], editor: str
) -> list[Change]:
    """The changes of the ledger that follow from what `current` holds now.

    A sentence that holds nothing gets its verdict only when candidates were there and all of them
    are decided on; else it is open, until somebody says that there is no event.
    """
    found = held(current, source)
    unique = {sentence.hash: sentence for sentence in touched}
    changes = (
        _following(current, source, sentence, found[sentence.hash].verdict, editor)
        for sentence in unique.values()
    )
    return [change for change in changes if change]


def _following(
    current: Current, source: Source, sentence: Sentence, verdict: str, editor: str
) -> Change | None:
    key = ledger_key(source.document, sentence)
    old = current.state("ledger", key)
    new: Json | None = row(source.document, sentence, verdict, editor)
    if verdict == NONE and not _is_judged(current, source, sentence, old):
        new = None
    if (old or {}).get("verdict") == (new or {}).get("verdict"):
        return None
    return Change("ledger", key, current.revision("ledger", key), old, new)


def _is_judged(current: Current, source: Source, sentence: Sentence, old: Json | None) -> bool:
    """Whether somebody has found that a sentence which holds nothing has nothing to code."""
    proposed = any(found.sentence == sentence.hash for found in source.candidates)
    said = proposed or (old is not None and old["verdict"] == NONE)
    return said and not undecided(current, source, sentence)


def row(document: str, sentence: Sentence, verdict: str, editor: str) -> Json:
    """A row of the ledger."""
    return {
        "document": document,
        "sentence": sentence.hash,
        "verdict": verdict,
        "reviewer": editor,
    }


def open_sentences(current: Current, source: Source) -> list[int]:
    """The numbers of the sentences that still need a decision.

    A verdict that stands in the tables counts although the extractor proposes something since.
    """
    published = base(current.tables, "ledger")
    waiting = set()
    for found in source.candidates:
        subject = f"{source.document}/{found.sentence}"
        judged = subject in published and ("ledger", subject) not in current.heads
        if not judged and current.state("candidates", found.id) is None:
            waiting.add(found.sentence)
    return [
        sentence.number
        for sentence in source.sentences
        if sentence.hash in waiting
        or current.state("ledger", ledger_key(source.document, sentence)) is None
    ]
