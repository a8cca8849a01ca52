"""A seed as an annotated reading: its sentences, cut at the quotes that the tables rest on.

Plain values for a page to show; offsets are those of the tables, checked by `data.validate`.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from data import check, findings
from data.provenance import seed
from data.tables import Tables


@dataclass(frozen=True)
class Mark:
    """A quote in a seed: characters `start` to `end` (excluded) speak of `key`.

    `kind` is "event" or "assertion"; `stance` is empty for assertions.
    """

    start: int
    end: int
    kind: str
    key: str
    stance: str = ""


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence; `kind` is empty where nothing rests on it.

    `verdict` is the worst of the fact checks on its words, empty if there is none; `keys` are the
    events and assertions that rest on them.
    """

    text: str
    kind: str
    verdict: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A sentence with its verdict, its text in parts, and the marks that touch it, in order."""

    number: int
    verdict: str
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]


def marks(tables: Tables, document: str) -> list[Mark]:
    """All quotes of a seed in the order of the text."""
    found = [
        Mark(int(row.start), int(row.end), "event", row.event, row.stance)
        for row in _of(tables.evidence, document)
        if row.start
    ]
    found += [
        Mark(int(row.start), int(row.end), "assertion", row.assertion)
        for row in _of(tables.assertions, document)
    ]
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.kind, mark.key))


def passages(tables: Tables, document: str) -> list[Passage]:
    """The sentences of a seed, annotated. Raises `KeyError` for an unknown document."""
    source, found = seed(tables, document), marks(tables, document)
    verdicts = {row.sentence: row.verdict for row in _of(tables.ledger, document)}
    judged = {mark: _judged(tables, document, mark) for mark in found}
    return [
        Passage(
            sentence.number,
            verdicts.get(sentence.hash, ""),
            tuple(_parts(source.text, sentence.start, sentence.end, judged)),
            tuple(mark for mark in found if sentence.start <= mark.start < sentence.end),
        )
        for sentence in source.sentences
    ]


def _judged(tables: Tables, document: str, mark: Mark) -> str:
    """The worst verdict on what a document says with these words."""
    told = check.about(tables, mark.kind, mark.key)
    return findings.worst(found.verdict for found in told if found.document == document)


def _parts(text: str, start: int, end: int, judged: dict[Mark, str]) -> list[Part]:
    """Cut at every end of a mark; where marks overlap, an event's colour and the worst win."""
    inside = [mark for mark in judged if mark.start < end and mark.end > start]
    edges = {start, end} | {min(max(p, start), end) for m in inside for p in (m.start, m.end)}
    parts: list[Part] = []
    for left, right in pairwise(sorted(edges)):
        over = [mark for mark in inside if mark.start <= left and right <= mark.end]
        part = _part(text[left:right], over, judged)
        if parts and (parts[-1].kind, parts[-1].verdict) == (part.kind, part.verdict):
            keys = dict.fromkeys((*parts[-1].keys, *part.keys))
            part = Part(parts.pop().text + part.text, part.kind, part.verdict, tuple(keys))
        parts.append(part)
    return parts


def _part(text: str, over: list[Mark], judged: dict[Mark, str]) -> Part:
    kind = max((mark.kind for mark in over), default="")  # "event" after "assertion"
    verdict = findings.worst(judged[mark] for mark in over if judged[mark])
    return Part(text, kind, verdict, tuple(dict.fromkeys(mark.key for mark in over)))


def _of(frame: Any, document: str) -> Any:
    return frame[frame["document"] == document].itertuples()
