"""Reads a text from its first sentence to its last and proposes the events that it reports.

Each step is in a module of its own; this one is their order. The same text always gives the same
candidates: no clock, no chance, no network.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from data import documents
from data.documents import Sentence
from data.extract import attribution, dating, roles
from data.extract.candidates import Candidate, candidate_id
from data.extract.introductions import introduce
from data.extract.memory import Memory
from data.extract.realis import realis
from data.extract.scan import Scan, scan
from data.extract.triggers import Trigger, triggers
from data.extract.units import Hit, groups, hits, units
from data.lexicon.tokens import Words, words

REACTIONS = {"CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT"}
GENERAL = frozenset(("UN", "EU"))  # named in passing more often than joined
ECHO = "ECHO"
_DATELINE = 4  # sentences at the start that may hold the date of the text


def extract(text: str, document: str) -> list[Candidate]:
    """The candidates of `text` in the order of their places; `document` is its key."""
    found = documents.sentences(text)
    ordinals: Counter[tuple[str, str]] = Counter()
    cuts = [words(text, sentence.start, sentence.end) for sentence in found]
    memory = Memory(*dating.dateline(cuts[:_DATELINE]))
    names = [hits(cut) for cut in cuts]
    memory.named = _named(cuts, names, memory)
    _look_ahead(cuts[1:3], names[1:3], memory)
    candidates: list[Candidate] = []
    for sentence, cut, named in zip(found, cuts, names, strict=True):
        seen = _scan(cut, named, memory, sentence.number == 1)
        candidates.extend(_of_sentence(text, document, sentence, seen, ordinals))
    return candidates


def _scan(cut: Words, names: list[Hit], memory: Memory, headline: bool) -> Scan:
    _note_year(cut.low, memory)
    seen = scan(cut, names, memory, headline)
    introduce(seen)
    return seen


def _look_ahead(cuts: list[Words], names: list[list[Hit]], memory: Memory) -> None:
    """Note whom the first sentences name together: a headline speaks of them before they do."""
    for cut, found in zip(reversed(cuts), reversed(names), strict=True):
        for group in groups(
            cut, units(cut, found, memory.day.year if memory.day else 0, {}, memory.named)
        ):
            memory.note_list(group.codes)


def _named(cuts: list[Words], names: list[list[Hit]], memory: Memory) -> Counter[str]:
    """How often a text names each actor, places and organisations for everything left out."""
    counts: Counter[str] = Counter()
    year = memory.day.year if memory.day else 0
    for cut, found in zip(cuts, names, strict=True):
        for unit in units(cut, found, year, {}, {}):
            if unit.kind != "treaty" and unit.role != "place":
                counts.update(code for code in unit.codes if code not in GENERAL)
    return counts


def _of_sentence(
    text: str,
    document: str,
    sentence: Sentence,
    seen: Scan,
    ordinals: Counter[tuple[str, str]],
) -> Iterator[Candidate]:
    reported = list(_reported(seen))
    others = [trigger for _, trigger, _, _ in reported]
    for one in reported:
        yield _candidate(text, document, sentence, seen, one, others, ordinals)
    _remember(seen, reported)


Reported = tuple[str, Trigger, roles.Codes, roles.Codes]


def _reported(seen: Scan) -> Iterator[Reported]:
    """Each event of a sentence once: of one type with the same parties the first."""
    known = set()
    for kind, trigger, parties, targets in _told(seen):
        if parties and (kind, parties) not in known and _is_enough(seen, kind, trigger, parties):
            known.add((kind, parties))
            yield kind, trigger, parties, targets


def _told(seen: Scan) -> Iterator[Reported]:
    memory = seen.memory
    for trigger in triggers(seen):
        kind = trigger.family.type
        if _is_heading(seen) and trigger.form in ("noun", "gerund"):
            continue
        parties, targets = roles.parties(seen, trigger)
        if kind == ECHO:
            if not memory.event or not parties:
                continue
            kind, parties = memory.event[0], tuple(sorted({*parties, *memory.event[1]}))
        elif kind in roles.MEMBERSHIP | {"RATIFY", "SIGN"}:
            memory.event = (kind, tuple(code for code in parties if roles.is_body((code,))))
        yield kind, trigger, parties, targets
        if kind in roles.MEMBERSHIP | {"RATIFY"}:
            for group in roles.further(seen, trigger):
                yield (
                    kind,
                    replace(trigger, first=group.first, last=group.last),
                    tuple(sorted({*group.codes, *memory.event[1]})),
                    (),
                )


def _is_heading(seen: Scan) -> bool:
    """Whether it is the title of a section: short, without a mark at its end, no headline."""
    return not seen.headline and len(seen.words) < 9 and seen.words.low[-1] not in ".!?\"';:)"


def _is_enough(seen: Scan, kind: str, trigger: Trigger, parties: roles.Codes) -> bool:
    if kind == "NEGOTIATE" and (trigger.pact or roles.companions(seen, trigger)):
        return True
    return (
        kind not in ("CONSULT", "COOPERATE", "NEGOTIATE")
        or len(parties) > 1
        or roles.is_body(parties)
    )


def _candidate(
    text: str,
    document: str,
    sentence: Sentence,
    seen: Scan,
    reported: Reported,
    others: list[Trigger],
    ordinals: Counter[tuple[str, str]],
) -> Candidate:
    kind, trigger, parties, targets = reported
    ordinals[sentence.normalised, kind] += 1
    state = realis(seen, trigger)
    dated = _date(seen, trigger, state, others)
    if state == "occurred" and _is_later(dated, seen.memory):
        state = "planned"
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
        dated,
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
    while first < trigger.first and seen.words.low[first] in (
        ";",
        ":",
        ",",
        "(",
        ")",
        "-",
        '"',
        "'",
    ):
        first += 1
    while last > trigger.last and seen.words.low[last - 1] in (
        ";",
        ":",
        ",",
        ".",
        "(",
        ")",
        "-",
        '"',
        "'",
    ):
        last -= 1
    if trigger.pact:
        first, last = min(first, trigger.pact.first), max(last, trigger.pact.last)
    return seen.words.start[first], seen.words.end[last - 1]


def _date(seen: Scan, trigger: Trigger, state: str, others: list[Trigger]) -> str:
    """The date that belongs to a trigger: behind it, before it, or at the start for all."""
    found = seen.dates(state in ("planned", "hypothetical"))
    found = [dated for dated in found if not _is_of_other(seen, dated)]
    left = max((t.last for t in others if t.first < trigger.first), default=0)
    right = min((t.first for t in others if t.first > trigger.first), default=len(seen.words))
    behind = [d for d in found if trigger.first <= d.first < right]
    before = [d for d in found if left <= d.first and d.last <= trigger.first]
    clause = seen.clause(trigger.first)
    near = [d for d in behind if d.first < clause.last] or [
        d for d in before if clause.first <= d.first
    ]
    if near:
        return min(near, key=lambda d: abs(d.first - trigger.last)).edtf
    first = [d for d in found if d.first <= 3]
    return next(
        (d.edtf for d in [*before[::-1], *behind, *first] if not _is_told(seen, d, trigger)), ""
    )


def _is_of_other(seen: Scan, dated: dating.Dated) -> bool:
    """Whether a date is part of a name (the treaty of 1930) or says when something was said."""
    words = seen.words
    if words.start[dated.first] == seen.memory.dateline:
        return True
    if words.low[dated.first - 1 : dated.first] == ["of"] and any(
        pact.last == dated.first - 1 for pact in seen.pacts
    ):
        return True
    before = words.low[max(0, dated.first - 2) : dated.first]
    return any(word in _SAID for word in before)


_SAID = frozenset("said told announced added declared stated warned confirmed".split())


def _is_told(seen: Scan, dated: dating.Dated, trigger: Trigger) -> bool:
    """Whether a verb of speech stands between a date and the trigger."""
    between = seen.words.low[dated.last : trigger.first]
    return not _SAID.isdisjoint(between)


def _is_later(edtf: str, memory: Memory) -> bool:
    """Whether a date lies after the day on which the text was written."""
    return bool(memory.day) and edtf[:10] > memory.day.isoformat()[: len(edtf)]


_PRONOUNS = frozenset(("it", "they", "he", "she"))


def _note_year(low: tuple[str, ...] | list[str], memory: Memory) -> None:
    for word in low:
        if len(word) == 4 and word.isdigit() and "1800" <= word < "2100":
            memory.year = int(word)


def _remember(seen: Scan, reported: list[Reported]) -> None:
    """Keep what later sentences may point back to."""
    memory = seen.memory
    memory.fade()
    if seen.headline:
        memory.lists.clear()  # what it looked ahead to is still to come
    for unit in seen.units:
        weights = memory.bodies if unit.kind == "organisation" else memory.actors
        for code in unit.codes if unit.kind != "treaty" else ():
            if code not in GENERAL:
                weights[code] = weights.get(code, 0.0) + (0.3 if unit.role else 1.0)
    for group in seen.groups:
        memory.note_list(group.codes)
    subject = next((g for g in roles.eligible(seen.groups) if not roles.is_body(g.codes)), None)
    if subject and _PRONOUNS.isdisjoint(seen.words.low[:3]):
        memory.subject = subject.codes
    for pact in seen.pacts:
        if pact.fits:
            memory.note_pact(pact.parties)
    for kind, _, parties, _ in reported:
        if kind in roles.CONTRACTUAL:
            memory.note_pact(parties if len(parties) > 1 else ())
    found = seen.dates(False)
    if found:
        memory.latest = found[-1].edtf
