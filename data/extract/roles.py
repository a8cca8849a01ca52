"""Says who takes part in an event and at whom it is aimed.

Which side an event has depends on its type, as the labelling guideline says. Left to others: the
words that report it (`data.extract.triggers`), the subject of a word (`data.extract.subjects`).
"""

from data.extract.clauses import ACTIVE
from data.extract.groups import Group
from data.extract.mentions import Trigger
from data.extract.pacts import NAMED
from data.extract.scan import Scan
from data.extract.subjects import (
    CONTRACTUAL,
    eligible,
    fallback,
    is_body,
    object_of,
    speaking,
    subject,
)
from data.lexicon.files import Codes, listed

MEMBERSHIP = frozenset(("ACCEDE", "WITHDRAW", "SUSPEND", "INVITE", "APPLY"))
MUTUAL = frozenset(("CONSULT", "COOPERATE"))
REACTIONS = frozenset(("SUPPORT", "ACCUSE", "REQUEST"))
_COMPANIONS = listed("grammar", "roles", "companions")
_PRONOUNS = listed("grammar", "roles", "pronouns")
_PERSONS = listed("grammar", "roles", "persons")
_PLURALS = listed("grammar", "roles", "plurals")
_AHEAD = 14  # words behind a verb in which its topic or target stands
_BESIDE = 14  # words before a trigger in which "with" names another party
_BEHIND = 16  # the same behind it


def parties(scan: Scan, trigger: Trigger) -> tuple[Codes, Codes]:
    """(parties, targets) of an event, sorted codes; no parties if none can be told."""
    if trigger.type in CONTRACTUAL:
        return _of_instrument(scan, trigger), ()
    if trigger.type in MEMBERSHIP:
        return _of_membership(scan, trigger), ()
    if trigger.type in MUTUAL:
        return _of_mutual(scan, trigger), ()
    side = subject(scan, trigger)
    if trigger.type in REACTIONS:
        return _of_reaction(scan, trigger, side)
    codes = side.codes if side else fallback(scan, trigger)
    return codes, _targets(scan, trigger, codes) if trigger.type == "REJECT" else ()


def companions(scan: Scan, trigger: Trigger) -> list[Group]:
    """Groups in "with B", "between A and B" around a trigger and its object."""
    clause = scan.clause(trigger.first)
    start = max(clause.first, trigger.last - _BESIDE)
    behind = 0 if trigger.form.family.partners == "before" else _BEHIND
    end = min(clause.last, trigger.last + behind + 1)
    return [
        group
        for group in scan.groups
        if group.lead in _COMPANIONS and start <= group.first < end and not group.is_place
    ]


def _of_instrument(scan: Scan, trigger: Trigger) -> Codes:
    """All parties of the instrument: of its own words, who acts, and with whom."""
    pact = trigger.pact
    if trigger.type == "EXPIRE" and _is_of_body(scan, trigger):
        return trigger.body.codes if trigger.body else scan.memory.body
    own = set(pact.parties) if pact else set()
    named = scan.memory.named
    if pact and pact.rank == NAMED and len(named) > 1 and not any(named[code] for code in own):
        own = set()  # another instrument of that name
    side, spoken = subject(scan, trigger), scan.spoken(trigger.first)
    acting = set(side.codes) if side else set()
    if side is None and trigger.voice == ACTIVE and not _PERSONS.isdisjoint(spoken):
        acting = set(scan.memory.subject)
    others = companions(scan, trigger)
    if trigger.type == "PROPOSE":
        others += [
            g for g in scan.groups if g.lead == "to" and 0 <= g.first - trigger.last <= _BEHIND
        ]
    if len(acting) > 1 and pact and pact.rank == NAMED:
        own = set()  # who signs is told; who else did is not
    if len(own) < 2 or acting & own:
        own = own.union(acting, *(group.codes for group in others))
    if side is None and own and others and not _PRONOUNS.isdisjoint(spoken):
        own = own | set(scan.memory.subject)
    own = own.union(speaking(scan, trigger))
    return tuple(sorted(_completed(scan, trigger, own, bool(others))))


def _is_of_body(scan: Scan, trigger: Trigger) -> bool:
    """Whether what ends is an organisation and not an instrument."""
    body = trigger.body
    if body and is_body(body.codes):
        return trigger.pact is None or 0 <= trigger.first - body.last <= 3
    return trigger.pact is None and bool(scan.memory.body) and not scan.memory.pacts


def _completed(scan: Scan, trigger: Trigger, own: set[str], accompanied: bool) -> set[str]:
    """The parties of an instrument of which the words beside it name one or none."""
    if len(own) > 1 or (is_body(own) and trigger.type in ("EXPIRE", "AMEND")):
        return own
    listed_ = _known_list(scan, trigger, own, accompanied)
    if own or listed_:
        return own | listed_
    if not _PLURALS.isdisjoint(scan.words.low[: trigger.first]) and scan.memory.several():
        return set(scan.memory.several())
    return set(_makers(scan, trigger) or scan.memory.pact or scan.memory.beside((), 1))


def _makers(scan: Scan, trigger: Trigger) -> Codes:
    """Who made what a verb speaks of: "a treaty signed by A and B expired"."""
    by = (g for g in scan.groups if g.lead == "by" and g.last <= trigger.first and len(g.codes) > 1)
    return next((group.codes for group in by), ())


def _known_list(scan: Scan, trigger: Trigger, own: set[str], accompanied: bool) -> set[str]:
    """The parties of an instrument spoken of before, or a list in the sentence, that hold `own`."""
    memory, pact = scan.memory, trigger.pact
    here = [set(g.codes) for g in eligible(scan.groups) if len(g.codes) > 1]
    here = [codes for codes in here if own <= codes]
    if pact and not pact.definite and pact.rank != NAMED:
        return here[0] if here else set()
    called = memory.by_noun.get(scan.at(pact.last - 1), ()) if pact else ()
    if called and own <= set(called):
        return set(called)
    pacts = sorted(memory.pacts, key=lambda codes: -memory.pact_weight(codes))
    known = [set(codes) for codes in pacts if own <= set(codes)]
    if own and accompanied:
        beside = set(memory.beside(own))
        known = [codes for codes in known if beside <= codes]
    return next(iter(known + here), set())


def _of_membership(scan: Scan, trigger: Trigger) -> Codes:
    """Who joins or leaves, and what."""
    codes = set(_joining(scan, trigger))
    body = set(trigger.body.codes) if trigger.body else set()
    if not trigger.body and not trigger.pact and scan.memory.body_is_clear:
        body = set(scan.memory.body)
    units = [unit for group in scan.groups for unit in group.units]
    bodies = {code for unit in units if unit.kind == "organisation" for code in unit.codes}
    if len(codes) == 1 and codes <= bodies | body:
        states = (g for g in eligible(scan.groups) if not bodies.issuperset(g.codes))
        state = next(states, None)
        codes |= set(state.codes if state else scan.memory.subject)
    return tuple(sorted(codes | body))


def _joining(scan: Scan, trigger: Trigger) -> Codes:
    """The one who joins or leaves: of "admit" and "expel" not the subject of the active."""
    passive = trigger.form.takes_party
    side = None
    if passive and trigger.voice == ACTIVE and not trigger.form.is_noun:
        side = object_of(scan, trigger)
    side = side or subject(scan, trigger, patient=passive)
    return side.codes if side else fallback(scan, trigger)


def _of_mutual(scan: Scan, trigger: Trigger) -> Codes:
    """Who meets or exercises: the subject and with whom, else everybody in the clause."""
    side = subject(scan, trigger)
    codes = set(side.codes if side else ())
    codes = codes.union(*(group.codes for group in companions(scan, trigger)))
    if len(codes) < 2:
        clause = scan.clause(trigger.first)
        inside = (g for g in scan.groups if clause.first <= g.first < clause.last)
        codes = codes.union(*(group.codes for group in inside if not group.is_place))
    return tuple(sorted(codes))


def _of_reaction(scan: Scan, trigger: Trigger, side: Group | None) -> tuple[Codes, Codes]:
    """Who reacts and to whom; nobody if the sentence does not name who reacts and to what."""
    if side is None or trigger.voice != ACTIVE or not _has_topic(scan, trigger):
        return (), ()
    return side.codes, _targets(scan, trigger, side.codes)


def _has_topic(scan: Scan, trigger: Trigger) -> bool:
    """Whether an actor, an instrument or an event of one stands behind a verb of reaction."""
    start, end = trigger.last, trigger.last + _AHEAD
    return (
        any(start <= group.first <= end for group in scan.groups)
        or any(start <= pact.first <= end and pact.fits for pact in scan.pacts)
        or any(start <= first <= end for first, _, _ in scan.hits)
        or scan.at(trigger.last) in ("it", "them")
    )


def _targets(scan: Scan, trigger: Trigger, codes: Codes) -> Codes:
    """The next one behind a trigger, else the parties of the instrument; never who acts."""
    end = trigger.last + _AHEAD
    for group in scan.groups:
        if trigger.last <= group.first <= end and set(group.codes).isdisjoint(codes):
            return group.codes
    named = [pact for pact in scan.pacts if pact.fits and pact.last >= trigger.last][:1]
    own = named[0].parties if named else ()
    called = scan.memory.by_noun.get(scan.at(named[0].last - 1), ()) if named else ()
    return tuple(sorted({*(own or called or scan.memory.pact)} - {*codes}))
