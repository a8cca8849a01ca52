"""Reads a text from its first sentence to its last and proposes the events that it reports.

Each step is in a module of its own; this one is their order. The same text always gives the same
candidates: no clock, no chance, no network.
"""

from collections import Counter
from collections.abc import Iterator

from data import documents
from data.documents import Sentence
from data.extract import attribution, dating, roles
from data.extract.candidates import Candidate, candidate_id
from data.extract.introductions import introduce
from data.extract.memory import Memory
from data.extract.realis import realis
from data.extract.scan import Scan, scan
from data.extract.triggers import Trigger, triggers
from data.lexicon.tokens import words

REACTIONS = {"CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT"}
_DATELINE = 4  # sentences at the start that may hold the date of the text


def extract(text: str, document: str) -> list[Candidate]:
    """The candidates of `text` in the order of their places; `document` is its key."""
    found = documents.sentences(text)
    ordinals: Counter[tuple[str, str]] = Counter()
    memory = Memory(dating.dateline(words(text, s.start, s.end) for s in found[:_DATELINE]))
    candidates: list[Candidate] = []
    for sentence in found:
        candidates.extend(_of_sentence(text, document, sentence, memory, ordinals))
    return candidates


def _of_sentence(
    text: str, document: str, sentence: Sentence, memory: Memory, ordinals: Counter[tuple[str, str]]
) -> Iterator[Candidate]:
    cut = words(text, sentence.start, sentence.end)
    headline = sentence.number == 1
    _note_year(cut.low, memory)
    seen = scan(cut, memory, headline)
    introduce(seen)
    reported = list(_reported(seen))
    for trigger, parties, targets in reported:
        yield _candidate(text, document, sentence, seen, trigger, parties, targets, ordinals)
    _remember(seen, reported)


def _reported(seen: Scan) -> Iterator[tuple[Trigger, roles.Codes, roles.Codes]]:
    """Each event of a sentence once: of one type with the same parties the first."""
    known = set()
    for trigger in triggers(seen):
        parties, targets = roles.parties(seen, trigger)
        kind = trigger.family.type
        if not parties or (kind, parties) in known or not _is_enough(kind, parties):
            continue
        known.add((kind, parties))
        yield trigger, parties, targets


def _is_enough(kind: str, parties: roles.Codes) -> bool:
    return kind not in ("CONSULT", "COOPERATE", "NEGOTIATE") or len(parties) > 1 or roles.is_body(parties)


def _candidate(
    text: str,
    document: str,
    sentence: Sentence,
    seen: Scan,
    trigger: Trigger,
    parties: roles.Codes,
    targets: roles.Codes,
    ordinals: Counter[tuple[str, str]],
) -> Candidate:
    kind = trigger.family.type
    ordinals[sentence.normalised, kind] += 1
    state = realis(seen, trigger)
    by = "" if kind in REACTIONS else attribution.attribution(seen, trigger)
    pact = trigger.pact
    start, end = _quote(seen, trigger)
    return Candidate(
        candidate_id(document, sentence.normalised, kind, ordinals[sentence.normalised, kind]),
        document,
        sentence.number,
        sentence.hash,
        kind,
        state,
        parties,
        targets,
        _date(seen, trigger, state),
        text[seen.words.start[pact.first] : seen.words.end[pact.last - 1]] if pact else "",
        by,
        "claim" if by else "speculation" if state == "hypothetical" else "fact",
        text[start:end],
        start,
        end,
    )


def _quote(seen: Scan, trigger: Trigger) -> tuple[int, int]:
    """The clause that reports the event, with the object of the verb."""
    clause = seen.clause(trigger.first)
    first, last = clause.first, clause.last
    while first < trigger.first and seen.words.low[first] in (";", ":", ",", "(", ")", "-", '"', "'"):
        first += 1
    while last > trigger.last and seen.words.low[last - 1] in (";", ":", ",", ".", "(", ")", "-", '"', "'"):
        last -= 1
    if trigger.pact:
        first, last = min(first, trigger.pact.first), max(last, trigger.pact.last)
    return seen.words.start[first], seen.words.end[last - 1]


def _date(seen: Scan, trigger: Trigger, state: str) -> str:
    """The date nearest to the trigger, in its clause before others."""
    found = dating.dates(seen.words, seen.memory, state in ("planned", "hypothetical"))
    if not found:
        return ""
    clause = seen.clause(trigger.first)

    def away(dated: dating.Dated) -> tuple[bool, int]:
        outside = not clause.first <= dated.first < clause.last
        return outside, min(abs(dated.first - trigger.last), abs(trigger.first - dated.last))

    return min(found, key=away).edtf


def _note_year(low: tuple[str, ...] | list[str], memory: Memory) -> None:
    for word in low:
        if len(word) == 4 and word.isdigit() and "1800" <= word < "2100":
            memory.year = int(word)


def _remember(seen: Scan, reported: list[tuple[Trigger, roles.Codes, roles.Codes]]) -> None:
    """Keep what later sentences may point back to."""
    memory = seen.memory
    for group in seen.groups:
        bodies = [u.codes for u in group.units if u.kind == "organisation"]
        if bodies:
            memory.body = bodies[-1]
        elif len(group.codes) == 1 and not any(u.role for u in group.units):
            memory.subject = group.codes
        memory.note_list(group.codes)
    for pact in seen.pacts:
        if pact.fits:
            memory.note_pact(pact.parties)
    for trigger, parties, _ in reported:
        if trigger.family.type in roles.CONTRACTUAL:
            memory.note_pact(parties if len(parties) > 1 else ())
    found = dating.dates(seen.words, memory)
    if found:
        memory.latest = found[-1].edtf
