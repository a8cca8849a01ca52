"""Finds the words of a sentence that report an event.

Left to others: their sense (`data.extract.senses`), the object that they need
(`data.extract.objects`), who takes part (`data.extract.roles`), whether it happened
(`data.extract.realis`).
"""

from collections.abc import Sequence
from dataclasses import replace

from data.extract import clauses, objects
from data.extract.clauses import ACTIVE, RELATIVES
from data.extract.mentions import Trigger
from data.extract.needs import has_object
from data.extract.scan import Scan
from data.extract.senses import is_meant, is_word
from data.lexicon.files import listed
from data.lexicon.triggers import NOUN, Form
from data.lexicon.verbs import BASE, GERUND, PARTICIPLE, PAST

_APART = listed("grammar", "triggers", "apart")
_STAND_INS = listed("grammar", "triggers", "stand_ins")
_ENDING = frozenset(("WITHDRAW", "EXPIRE"))
# What is approved, asked for or talked about is no event of its own.
_HOLDERS = frozenset(
    (
        *("RATIFY", "REJECT", "INVITE", "APPLY", "REQUEST"),
        *("SUPPORT", "ACCUSE", "PROPOSE", "NEGOTIATE", "SUSPEND"),
    )
)
_HELD = 8  # words from a verb to what it holds
_HELD_NOTICE = 10  # the same, if it gives notice of an ending
_NEAR_PACT = 4  # words from an instrument to a participle that describes it


def triggers(scan: Scan) -> list[Trigger]:
    """The triggers of a sentence from left to right; of overlapping ones the longest."""
    found: list[Trigger] = []
    taken = 0
    for first, last, forms in scan.hits:
        if first < taken:
            continue
        trigger = _read(scan, first, last, forms)
        if trigger is None:
            continue
        taken = last
        if not any(_holds(scan, outer, trigger) for outer in found):
            found.append(trigger)
    return found


def _read(scan: Scan, first: int, last: int, forms: Sequence[Form]) -> Trigger | None:
    """What the words are here, the reading with the strictest conditions first."""
    if scan.in_name(first):
        return None
    for form in sorted(forms, key=lambda form: not form.family.subject):
        trigger = _read_as(scan, first, last, form)
        if trigger:
            return trigger
    return None


def _read_as(scan: Scan, first: int, last: int, form: Form) -> Trigger | None:
    if not is_word(scan, first, form):
        return None
    if form.family.subject and not scan.legislative(first):
        return None
    trigger = Trigger(first, last, form, _voice(scan, first, last, form))
    if not is_meant(scan, trigger):
        return None
    trigger = replace(
        trigger, pact=objects.instrument(scan, trigger), body=objects.organisation(scan, trigger)
    )
    return trigger if has_object(scan, trigger) else None


def _voice(scan: Scan, first: int, last: int, form: Form) -> str:
    """Active, or passive or reduced by what stands before a participle."""
    if form.form not in (PAST, PARTICIPLE):
        return ACTIVE
    if _has_subject_in_relative(scan, first):
        return clauses.voice(scan.words, first, last, False)
    near = any(0 <= first - pact.last <= _NEAR_PACT for pact in scan.pacts)
    stand_in = scan.before(first) in _STAND_INS
    apart = scan.before(first) == "," and any(pact.last < first for pact in scan.pacts)
    return clauses.voice(scan.words, first, last, near or stand_in or apart)


def _has_subject_in_relative(scan: Scan, first: int) -> bool:
    """Whether a relative clause names who does it: "which Japan signed"."""
    clause = scan.clause(first)
    return clause.opener in RELATIVES and any(
        clause.first <= group.first and group.last <= first for group in scan.groups
    )


def _holds(scan: Scan, outer: Trigger, inner: Trigger) -> bool:
    """Whether `inner` is only what `outer` is about: "approved the accession", "urged to sign"."""
    if outer.form.family.notice and inner.type in _ENDING:
        return inner.first - outer.last <= _HELD_NOTICE
    if outer.type not in _HOLDERS or not (outer.voice == ACTIVE or outer.form.is_noun):
        return False
    near = inner.first - outer.last <= _HELD
    return near and scan.clause(inner.first) == scan.clause(outer.first) and _is_held(scan, inner)


def _is_held(scan: Scan, inner: Trigger) -> bool:
    """Whether a trigger is a noun, gerund or infinitive that another verb can govern."""
    infinitive = scan.before(inner.first) == "to"
    if inner.form.form == BASE and not infinitive:
        return False
    if scan.before(inner.first - infinitive) in _APART and inner.form.form != NOUN:
        return False
    return inner.form.is_noun or inner.form.form in (BASE, GERUND)
