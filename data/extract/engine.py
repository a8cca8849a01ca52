"""Reads a text from its first sentence to its last and proposes the events that it reports.

Each step is in a module of its own; this one is their order. The same text always gives the same
candidates: no clock, no chance, no network.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from data import documents
from data.documents import Sentence
from data.extract import noting
from data.extract.attribution import attribution
from data.extract.candidates import Candidate, candidate_id
from data.extract.dating import DATELINE, dateline
from data.extract.introductions import introduce
from data.extract.memory import Memory
from data.extract.mentions import Mention, Trigger
from data.extract.realis import HYPOTHETICAL, OCCURRED, PLANNED, realis
from data.extract.scan import Scan, scan
from data.extract.telling import told
from data.extract.timing import date_of, is_later
from data.extract.units import hits
from data.lexicon.tokens import words

SPOKEN = frozenset(("CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT"))
_MARKS = frozenset((";", ":", ",", ".", "(", ")", "-", '"', "'"))


def extract(text: str, document: str, published: date | None = None) -> list[Candidate]:
    """The candidates of `text` in the order of their places; `document` is its key.

    `published` dates what the text leaves open: a dateline without its year, or a missing one.
    """
    ordinals: Counter[tuple[str, str]] = Counter()
    return [
        _candidate(text, document, sentence, seen, one, mentions, ordinals)
        for sentence, seen, mentions in _read(text, published)
        for one in mentions
    ]


def _read(text: str, published: date | None) -> Iterator[tuple[Sentence, Scan, list[Mention]]]:
    """Each sentence with what is seen in it and the events that it tells."""
    found = documents.sentences(text)
    cuts = [words(text, sentence.start, sentence.end) for sentence in found]
    names = [hits(cut) for cut in cuts]
    memory = Memory(*dateline(cuts[:DATELINE], published))
    memory.named = noting.named(cuts, names, memory)
    noting.look_ahead(cuts[1:3], names[1:3], memory)
    for sentence, cut, named in zip(found, cuts, names, strict=True):
        noting.note_year(cut.low, memory)
        seen = scan(cut, named, memory, sentence.number == 1)
        introduce(seen)
        mentions = list(told(seen))
        yield sentence, seen, mentions
        noting.remember(seen, mentions)


def _candidate(
    text: str,
    document: str,
    sentence: Sentence,
    seen: Scan,
    mention: Mention,
    mentions: Sequence[Mention],
    ordinals: Counter[tuple[str, str]],
) -> Candidate:
    """A mention as a candidate. `ordinals` counts those of a type in sentences that fold alike."""
    trigger, pact = mention.trigger, mention.trigger.pact
    ordinals[sentence.normalised, mention.type] += 1
    ordinal = ordinals[sentence.normalised, mention.type]
    state, dated = _state_and_date(seen, trigger, mentions)
    by = "" if mention.type in SPOKEN else attribution(seen, trigger)
    start, end = _quote(seen, trigger)
    return Candidate(
        id=candidate_id(document, sentence.normalised, mention.type, ordinal),
        document=document,
        number=sentence.number,
        sentence=sentence.hash,
        event_type=mention.type,
        realis=state,
        parties=mention.parties,
        targets=mention.targets,
        date=dated,
        instrument=text[slice(*_offsets(seen, pact.first, pact.last))] if pact else "",
        attributed_to=by,
        modality="claim" if by else "speculation" if state == HYPOTHETICAL else "fact",
        quote=text[start:end],
        start=start,
        end=end,
    )


def _state_and_date(seen: Scan, trigger: Trigger, mentions: Sequence[Mention]) -> tuple[str, str]:
    """Realis and date; what is dated after the text was written is planned."""
    state = realis(seen, trigger)
    dated = date_of(seen, trigger, state, [mention.trigger for mention in mentions])
    return PLANNED if state == OCCURRED and is_later(dated, seen.memory) else state, dated


def _quote(seen: Scan, trigger: Trigger) -> tuple[int, int]:
    """Where the clause that reports the event stands, with the object and without marks around."""
    clause, low = seen.clause(trigger.first), seen.words.low
    first, last = clause.first, clause.last
    while first < trigger.first and low[first] in _MARKS - {"."}:
        first += 1
    while last > trigger.last and low[last - 1] in _MARKS:
        last -= 1
    if trigger.pact:
        first, last = min(first, trigger.pact.first), max(last, trigger.pact.last)
    return _offsets(seen, first, last)


def _offsets(seen: Scan, first: int, last: int) -> tuple[int, int]:
    """Where words `first` (included) to `last` (excluded) stand in the text."""
    return seen.words.start[first], seen.words.end[last - 1]
