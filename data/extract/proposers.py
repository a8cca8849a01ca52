"""Lets extractors propose events, and lets through only what can be checked by machine.

Whoever proposes (the built-in rules, a file of patterns, a class of the user's own): a proposal is
dropped, and counted with the reason, unless its quote stands verbatim at its offsets, its codes are
those of actors, and its words are those of the vocabularies. What the words mean is not judged
here: people decide (`data.review`).
"""

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Protocol, cast

from data import dates, documents, schema
from data.documents import Document, Sentence
from data.extract import engine
from data.extract.candidates import Candidate, candidate_id
from data.lexicon.files import ACTORS

_LONGEST_DATE = 40  # characters; what is longer is no date, and slow to read
_VOCABULARIES = ("event_type", "realis", "modality")
_WORDS = (*_VOCABULARIES, "date", "instrument", "attributed_to", "quote")
_CODES = ("parties", "targets")
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Proposal:
    """What an extractor must say of an event; all else (sentence, id) follows from it.

    `quote` is `document.text[start:end]`, code points. `parties` and `targets` are codes of actors
    in any order, `date` is EDTF or empty, `attributed_to` a code, words, or empty for the author.
    Without `modality` it is a claim if somebody says so, else a fact.
    """

    event_type: str
    realis: str
    parties: Sequence[str]
    quote: str
    start: int
    end: int
    targets: Sequence[str] = ()
    date: str = ""
    instrument: str = ""
    attributed_to: str = ""
    modality: str = ""


_DEFAULTS = {field.name: field.default for field in fields(Proposal)}


class Proposer(Protocol):
    """An extractor. It sees one document at a time and keeps nothing from one to the next.

    Messages call it by its `name`, if it has one, else by that of its class.
    """

    def propose(self, document: Document) -> Iterable[object]:
        """The events that `document` reports, in any order: `Proposal`s, or what has its fields."""
        ...


class Rules:
    """The built-in rules and dictionaries (`data.extract.engine`)."""

    name = "rules"

    def propose(self, document: Document) -> Iterable[Candidate]:
        """The candidates of the rules, which have their ids already."""
        return engine.extract(document.text, document.key)


@dataclass(frozen=True)
class Drafted:
    """What came of a document: candidates by place, how many proposals were dropped by (extractor,
    reason), and the extractors that failed."""

    candidates: tuple[Candidate, ...]
    dropped: Counter[tuple[str, str]]
    failures: tuple[str, ...]


def drafted(document: Document, proposers: Iterable[Proposer]) -> Drafted:
    """Ask the extractors in turn; of equal mentions the first stays, so the rules come first."""
    draft = _Draft(document)
    failures: list[str] = []
    for proposer in proposers:
        name = name_of(proposer)
        try:
            for proposed in proposer.propose(document):
                draft.take(name, proposed, finished=isinstance(proposer, Rules))
        except Exception as error:  # somebody else's code: anything may happen in it
            why = f"{type(error).__name__}: {error}"
            failures.append(f"extractor {name} failed: {why} – mend or report it")
    draft.candidates.sort(key=lambda candidate: (candidate.start, candidate.end))
    return Drafted(tuple(draft.candidates), draft.dropped, tuple(failures))


def name_of(proposer: Proposer) -> str:
    """What messages call an extractor."""
    return str(getattr(proposer, "name", "") or type(proposer).__name__)


def whole(proposed: object) -> Proposal | None:
    """What was proposed, if it has all fields of a `Proposal` with their types."""
    cells: dict[str, Any] = {
        name: getattr(proposed, name, default) for name, default in _DEFAULTS.items()
    }
    for name in _CODES:
        if not isinstance(cells[name], list | tuple):
            return None
    texts = [cells[name] for name in _WORDS] + [code for name in _CODES for code in cells[name]]
    if not all(type(text) is str for text in texts):
        return None
    if not all(type(cells[end]) is int for end in ("start", "end")):
        return None
    return Proposal(**cells)


def fault(proposal: Proposal, text: str) -> str:
    """Why a proposal may not pass, or ""."""
    if not 0 <= proposal.start < proposal.end <= len(text):
        return "its offsets lie outside of the text"
    if text[proposal.start : proposal.end] != proposal.quote or not proposal.quote.strip():
        return "its quote is not what the text says there"
    if not proposal.parties:
        return "it names no party"
    if not actors().issuperset((*proposal.parties, *proposal.targets)):
        return "it has a code that no actor has"
    for name in _VOCABULARIES:
        word = getattr(proposal, name)
        if word not in schema.enums()[name] and (word or name != "modality"):
            return f"its {name} is not in the vocabulary"
    if proposal.date and not _is_date(proposal.date):
        return "its date is not EDTF"
    return "" if _can_be_stored(proposal) else "it has characters that cannot be stored"


def _is_date(text: str) -> bool:
    try:
        return len(text) <= _LONGEST_DATE and bool(dates.parse(text))
    except dates.DateError:
        return False


def _can_be_stored(proposal: Proposal) -> bool:
    """Whether its free words hold neither NUL nor halves of characters."""
    words = proposal.instrument + proposal.attributed_to
    return "\0" not in words and (words.isascii() or not _HALVES.search(words))


class _Draft:
    """The candidates of a document so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.candidates: list[Candidate] = []
        self.dropped: Counter[tuple[str, str]] = Counter()
        self._ordinals: Counter[tuple[str, str]] = Counter()  # of (sentence, type)
        self._known: set[tuple[int, str, tuple[str, ...]]] = set()
        self._sentences: list[Sentence] = []

    def take(self, name: str, proposed: object, finished: bool) -> None:
        """Keep what an extractor proposed, or count why not; `finished`: it is a candidate."""
        proposal = whole(proposed)
        reason = fault(proposal, self.document.text) if proposal else "it is no proposal"
        if proposal and not reason:
            done = finished and isinstance(proposed, Candidate)
            reason = self._add(cast(Candidate, proposed) if done else self._completed(proposal))
        if reason:
            self.dropped[name, reason] += 1

    def _add(self, candidate: Candidate) -> str:
        mention = (candidate.number, candidate.event_type, candidate.parties)
        if mention in self._known:
            return "it is proposed already"
        self._known.add(mention)
        self._ordinals[candidate.sentence, candidate.event_type] += 1
        self.candidates.append(candidate)
        return ""

    def _completed(self, proposal: Proposal) -> Candidate:
        sentence = self._sentence(proposal.start)
        kind = proposal.event_type
        ordinal = self._ordinals[sentence.hash, kind] + 1
        by = proposal.attributed_to
        return Candidate(
            id=candidate_id(self.document.key, sentence.normalised, kind, ordinal),
            document=self.document.key,
            number=sentence.number,
            sentence=sentence.hash,
            event_type=kind,
            realis=proposal.realis,
            parties=tuple(sorted(set(proposal.parties))),
            targets=tuple(sorted(set(proposal.targets))),
            date=proposal.date,
            instrument=proposal.instrument,
            attributed_to=by,
            modality=proposal.modality or ("claim" if by else "fact"),
            quote=proposal.quote,
            start=proposal.start,
            end=proposal.end,
        )

    def _sentence(self, start: int) -> Sentence:
        self._sentences = self._sentences or documents.sentences(self.document.text)
        after = bisect_right(self._sentences, start, key=lambda sentence: sentence.start)
        return self._sentences[max(0, after - 1)]


@cache
def actors() -> frozenset[str]:
    """The codes of the committed actors, whose names the dictionaries know."""
    with ACTORS.open(encoding="utf-8", newline="") as file:
        return frozenset(row["actor"] for row in csv.DictReader(file))
