"""Says who takes part in an event and at whom it is aimed.

Left to others: the words that report it (`data.extract.triggers`), who is named
(`data.extract.units`).
"""

from collections.abc import Collection, Sequence

from data.extract import clauses
from data.extract.clauses import ACTIVE
from data.extract.pacts import NAMED
from data.extract.scan import Scan
from data.extract.triggers import Trigger
from data.extract.units import Group
from data.lexicon.calendar import MONTHS
from data.lexicon.files import organisations
from data.lexicon.triggers import FIXED, NOUN

Codes = tuple[str, ...]
CONTRACTUAL = {"SIGN", "NEGOTIATE", "PROPOSE", "AMEND", "EXTEND", "EXPIRE", "ENTER_FORCE"}
MEMBERSHIP = {"ACCEDE", "WITHDRAW", "SUSPEND", "INVITE", "APPLY"}
MUTUAL = {"CONSULT", "COOPERATE"}
REACTIONS = {"SUPPORT", "ACCUSE", "REQUEST"}
_OBLIQUE = frozenset(
    "with against from to for about over on than under despite like unlike by between among as into".split()
)
_PREPOSITIONS = frozenset("of for in to with by on at from , and that".split())
_OBJECT_IS_PARTY = frozenset(
    "admit re-admit readmit take welcome accept bring absorb incorporate receive invite extend expel kick eject bar strip enrol".split()
)


def parties(scan: Scan, trigger: Trigger) -> tuple[Codes, Codes]:
    """(parties, targets) of an event, sorted codes; no parties if none can be told."""
    kind = trigger.family.type
    if kind in CONTRACTUAL:
        return _of_instrument(scan, trigger), ()
    if kind in MEMBERSHIP:
        return _of_membership(scan, trigger), ()
    if kind in MUTUAL:
        return _of_mutual(scan, trigger), ()
    side = _subject(scan, trigger)
    if kind in REACTIONS:
        return _of_reaction(scan, trigger, side)
    codes = side.codes if side else _fallback(scan, trigger)
    return codes, _targets(scan, trigger, codes)


def _of_reaction(scan: Scan, trigger: Trigger, side: Group | None) -> tuple[Codes, Codes]:
    """Who reacts and to whom; nobody if the sentence does not name who reacts and to what."""
    if side is None or trigger.voice != ACTIVE or not _has_topic(scan, trigger):
        return (), ()
    return side.codes, _targets(scan, trigger, side.codes)


def _has_topic(scan: Scan, trigger: Trigger) -> bool:
    """Whether an actor, an instrument or an event of one stands behind a verb of reaction."""
    end = trigger.last + 14
    return (
        any(trigger.last <= group.first <= end for group in scan.groups)
        or any(trigger.last <= pact.first <= end and pact.fits for pact in scan.pacts)
        or any(trigger.last <= first <= end for first, _, _ in scan.hits)
        or scan.at(trigger.last) in ("it", "them")
    )


def _of_instrument(scan: Scan, trigger: Trigger) -> Codes:
    pact = trigger.pact
    if trigger.family.type == "EXPIRE" and _is_of_body(scan, trigger):
        return trigger.body.codes if trigger.body else scan.memory.body
    own = set(pact.parties) if pact else set()
    if pact and pact.rank == NAMED and not any(scan.memory.named[code] for code in own):
        own = set()  # another instrument of that name
    side = _subject(scan, trigger)
    if len(own) < 2 or (side and set(side.codes) & own):
        own |= set(side.codes if side else ())
        for group in companions(scan, trigger):
            own |= set(group.codes)
    return tuple(sorted(_completed(scan, trigger, own)))


def _completed(scan: Scan, trigger: Trigger, own: set[str]) -> set[str]:
    """The parties of an instrument of which the words beside it name one or none."""
    memory, pact = scan.memory, trigger.pact
    spoken = scan.words.low[scan.clause(trigger.first).first : trigger.first]
    if own and companions(scan, trigger) and not _PRONOUNS.isdisjoint(spoken):
        own = own | set(memory.subject)
    if len(own) > 1 or (is_body(own) and trigger.family.type in ("EXPIRE", "AMEND")):
        return own
    lists_ = [set(g.codes) for g in eligible(scan.groups) if len(g.codes) > 1]
    fitting = [codes for codes in lists_ if own <= codes]
    known = [
        set(codes)
        for codes in sorted(memory.pacts, key=lambda c: -memory.pact_weight(c))
        if own <= set(codes)
    ]
    definite = pact is None or pact.definite or pact.rank == NAMED
    if own and companions(scan, trigger):
        known = [codes for codes in known if set(memory.beside(own)) <= codes]
    for codes in (known + fitting) if definite else (fitting + (lists_ if not own else [])):
        return own | codes
    if own:
        return own
    if not _PLURALS.isdisjoint(scan.words.low[: trigger.first]) and memory.several():
        return set(memory.several())
    return set(memory.pact or memory.beside((), 1))


_PRONOUNS = frozenset(("he", "she", "it"))
_PLURALS = frozenset("we they both ministers leaders sides presidents governments".split())


def _is_of_body(scan: Scan, trigger: Trigger) -> bool:
    """Whether what ends is an organisation and not an instrument."""
    if trigger.body and is_body(trigger.body.codes):
        return trigger.pact is None or 0 <= trigger.first - trigger.body.last <= 3
    return trigger.pact is None and bool(scan.memory.body) and not scan.memory.pacts


def _of_membership(scan: Scan, trigger: Trigger) -> Codes:
    verb = trigger.verb.split()[0]
    side = (
        _object(scan, trigger)
        if verb in _OBJECT_IS_PARTY
        and trigger.voice == ACTIVE
        and trigger.form not in (NOUN, FIXED)
        else None
    )
    side = side or _subject(scan, trigger, patient=verb in _OBJECT_IS_PARTY)
    codes = set(side.codes if side else _fallback(scan, trigger))
    body = set(trigger.body.codes) if trigger.body else set()
    if not body and not _names_instrument(trigger) and scan.memory.body_is_clear:
        body = set(scan.memory.body)
    bodies = {
        code
        for group in scan.groups
        for unit in group.units
        if unit.kind == "organisation"
        for code in unit.codes
    }
    if codes and codes <= bodies | body and len(codes) == 1:
        others = [g for g in eligible(scan.groups) if not set(g.codes) <= bodies]
        codes |= set(others[0].codes) if others else set(scan.memory.subject)
    return tuple(sorted(codes | body))


def _names_instrument(trigger: Trigger) -> bool:
    return trigger.pact is not None and trigger.body is None


def _of_mutual(scan: Scan, trigger: Trigger) -> Codes:
    side = _subject(scan, trigger)
    codes = set(side.codes if side else ())
    for group in companions(scan, trigger):
        codes |= set(group.codes)
    clause = scan.clause(trigger.first)
    if len(codes) < 2:
        for group in scan.groups:
            if clause.first <= group.first < clause.last and not any(
                u.role == "place" for u in group.units
            ):
                codes |= set(group.codes)
    return tuple(sorted(codes))


def _subject(scan: Scan, trigger: Trigger, patient: bool = False) -> Group | None:
    """Who does it: before an active verb, after "by", the owner of a noun."""
    if trigger.form in (NOUN, FIXED):
        return _owner(scan, trigger) or _left(scan, trigger)
    if trigger.voice == ACTIVE:
        return _left(scan, trigger)
    agent = next(
        (g for g in scan.groups if g.lead == "by" and trigger.last <= g.first <= trigger.last + 12),
        None,
    )
    if patient or agent is None:
        return (
            _left(scan, trigger)
            if patient or trigger.family.type not in CONTRACTUAL
            else _owner_of_pact(scan, trigger)
        )
    return agent


def _owner(scan: Scan, trigger: Trigger) -> Group | None:
    """Of a noun: whose it is (Sweden's accession, the accession of Sweden; as did Sweden)."""
    if trigger.form == FIXED and trigger.verb.startswith("as "):
        return next((g for g in scan.groups if g.first == trigger.last), None)
    before = [
        g
        for g in scan.groups
        if g.last <= trigger.first
        and trigger.first - g.last <= 5
        and not any(u.role == "place" for u in g.units)
    ]
    state = [g for g in before if not is_body(g.codes)]
    clause = scan.clause(trigger.first)
    after = [
        g
        for g in scan.groups
        if g.lead in ("of", "by", "between", "among", "from", "with")
        and trigger.last <= g.first <= trigger.last + 8
        and g.first < clause.last
    ]
    after = [g for g in after if not is_body(g.codes)] or after
    if scan.at(trigger.last) == ":":
        after = [g for g in scan.groups if g.first == trigger.last + 1] or after
    if state and _PREPOSITIONS.isdisjoint(scan.words.low[state[-1].last : trigger.first]):
        return state[-1]
    return (after or state or before or [None])[0]


def _owner_of_pact(scan: Scan, trigger: Trigger) -> Group | None:
    """Whose the instrument is that something happened to: before it, or in a "with" behind it."""
    pact = trigger.pact
    if pact is None:
        return _left(scan, trigger)
    near = [
        g
        for g in scan.groups
        if g.first <= pact.last and pact.first - g.last <= 3 and g.last <= pact.last
    ]
    return near[-1] if near else None


def _left(scan: Scan, trigger: Trigger) -> Group | None:
    """The nearest group before a verb that can be its subject."""
    number = clauses.of(scan.clauses, trigger.first)
    relative = scan.clauses[number].opener in clauses.RELATIVES
    before = [g for g in scan.groups if g.last <= trigger.first]
    own = [g for g in before if g.first >= scan.clauses[number].first]
    found = eligible(own)
    if trigger.family.type == "RATIFY":
        found = [g for g in found if not is_body(g.codes)] or found
    if found:
        return found[-1]
    if scan.clauses[number].opener == ",":  # goes on behind a relative clause
        aside = scan.clauses[number - 1]
        resumed = eligible([g for g in before if g.last <= aside.first])
        if resumed:
            return resumed[-1]
    if relative and trigger.first - scan.clauses[number].first <= 5:
        earlier = [g for g in before if not any(u.role == "place" for u in g.units)]
        return earlier[-1] if earlier else None
    earlier = eligible(before)
    if earlier:
        return earlier[0] if len(earlier) > 1 and not relative and number else earlier[-1]
    if number == 0 or not before:
        later = eligible([g for g in scan.groups if g.first >= scan.clauses[number].last])
        if later and not scan.clauses[number].first and trigger.form == "gerund":
            return later[0]
    return None


def eligible(groups: Sequence[Group]) -> list[Group]:
    """The groups that can be the subject of a verb."""
    return [
        group
        for group in groups
        if group.lead not in _OBLIQUE and not all(unit.role for unit in group.units)
    ]


def _object(scan: Scan, trigger: Trigger) -> Group | None:
    after = [
        g
        for g in scan.groups
        if trigger.last <= g.first and not any(u.role == "place" for u in g.units)
    ]
    states = [g for g in after if not is_body(g.codes)]
    return states[0] if states and states[0].first - trigger.last < 8 else None


def further(scan: Scan, trigger: Trigger) -> list[Group]:
    """Who did the same, by a list with dates: "Pakistan in September and Iran in November"."""
    later = [first for first, _, _ in scan.hits if first > trigger.last]
    end = later[0] if later else len(scan.words)
    return [
        group
        for group in scan.groups
        if trigger.last < group.first < end
        and not group.lead
        and scan.before(group.first) in (",", "and", ";")
        and (scan.at(group.last) in ("in", "on") or scan.at(group.last) == "(")
        and _is_dated(scan, group.last + 1)
    ]


def _is_dated(scan: Scan, at: int) -> bool:
    return scan.at(at) in MONTHS or scan.at(at)[:1].isdigit()


def companions(scan: Scan, trigger: Trigger) -> list[Group]:
    """Groups in "with B", "between A and B" around the trigger and its object."""
    clause = scan.clause(trigger.first)
    return [
        group
        for group in scan.groups
        if group.lead in ("with", "between", "among", "alongside", "amongst")
        and not any(unit.role == "place" for unit in group.units)
        and clause.first <= group.first < clause.last
        and -14
        <= group.first - trigger.last
        <= (0 if trigger.family.context == "instrument" else 16)
    ]


def _targets(scan: Scan, trigger: Trigger, codes: Codes) -> Codes:
    after = [
        group
        for group in scan.groups
        if trigger.last <= group.first <= trigger.last + 14 and set(group.codes).isdisjoint(codes)
    ]
    if after:
        return tuple(sorted(set(after[0].codes) - set(codes)))
    if trigger.pact or scan.memory.pact:
        aimed = trigger.pact.parties if trigger.pact and trigger.pact.parties else scan.memory.pact
        return tuple(sorted(set(aimed) - set(codes)))
    return ()


def _fallback(scan: Scan, trigger: Trigger) -> Codes:
    """Who acts if the clause does not say: who is named nearest before it, or acted before."""
    before = [g for g in scan.groups if g.last <= trigger.first and not is_body(g.codes)]
    after = [g for g in scan.groups if trigger.first <= g.first <= trigger.last + 6]
    if trigger.family.type in ("RATIFY", "ECHO") and after:
        if trigger.family.object == "none" or scan.before(after[0].first) in ("in", "at"):
            return after[0].codes
    placed = [g for g in before if any(unit.role for unit in g.units)]
    if trigger.family.type == "RATIFY" and placed:
        return placed[-1].codes
    if trigger.family.type == "RATIFY":
        return scan.memory.main_state
    return scan.memory.subject or (before[-1].codes if before else scan.memory.beside(()))


def is_body(codes: Collection[str]) -> bool:
    """Whether these are organisations only."""
    return bool(codes) and all(code in organisations() for code in codes)
