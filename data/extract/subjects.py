"""Finds who does what a word says: before a verb, behind "by", the owner of a noun.

A rule of thumb, not a parser. Left to others: who takes part in an event besides
(`data.extract.roles`).
"""

from collections.abc import Collection, Sequence

from data.extract import clauses
from data.extract.attribution import attribution
from data.extract.clauses import ACTIVE
from data.extract.groups import Group
from data.extract.mentions import Trigger
from data.extract.scan import Scan
from data.lexicon.files import Codes, listed, organisations
from data.lexicon.triggers import FIXED
from data.lexicon.verbs import GERUND

CONTRACTUAL = frozenset(
    ("SIGN", "NEGOTIATE", "PROPOSE", "AMEND", "EXTEND", "EXPIRE", "ENTER_FORCE")
)
_OBLIQUE = listed("grammar", "roles", "oblique")
_APART = listed("grammar", "roles", "apart")
_OWNERS = listed("grammar", "roles", "owners")
_WE = listed("grammar", "roles", "we")
_BY = 12  # words from a passive verb to its "by"
_OWNER_BEFORE, _OWNER_BEHIND = 5, 8
_PACT = 3  # words from an instrument back to whose it is
_RELATIVE = 5  # words of a relative clause before its verb, if it describes an actor
_OBJECT = 8
_PLACED = 6


def subject(scan: Scan, trigger: Trigger, patient: bool = False) -> Group | None:
    """Who does it: before an active verb, after "by", the owner of a noun; None if nobody is named.

    `patient`: whether the one is wanted to whom it is done, the subject of a passive.
    """
    if trigger.form.is_noun:
        return _owner(scan, trigger) or _left(scan, trigger)
    if trigger.voice == ACTIVE or patient:
        return _left(scan, trigger)
    agent = _agent(scan, trigger)
    if agent:
        return agent
    contractual = trigger.type in CONTRACTUAL
    return _owner_of_pact(scan, trigger) if contractual else _left(scan, trigger)


def eligible(groups: Sequence[Group]) -> list[Group]:
    """The groups that can be the subject of a verb."""
    return [group for group in groups if group.lead not in _OBLIQUE and group.acts]


def is_body(codes: Collection[str]) -> bool:
    """Whether these are organisations only."""
    return bool(codes) and all(code in organisations() for code in codes)


def object_of(scan: Scan, trigger: Trigger) -> Group | None:
    """The first state behind a verb to which it is done."""
    for group in scan.groups:
        if trigger.last <= group.first and not group.is_place and not is_body(group.codes):
            return group if group.first - trigger.last < _OBJECT else None
    return None


def fallback(scan: Scan, trigger: Trigger) -> Codes:
    """Who acts if the clause does not say: who is named nearest before it, or acted before."""
    speaker = speaking(scan, trigger)
    if speaker:
        return speaker
    before = [g for g in scan.groups if g.last <= trigger.first and not is_body(g.codes)]
    if trigger.type in ("RATIFY", "ECHO"):
        placed = _placed_behind(scan, trigger)
        if placed:
            return placed.codes
    if trigger.type == "RATIFY":
        placed_before = [g for g in before if any(unit.role for unit in g.units)]
        return placed_before[-1].codes if placed_before else scan.memory.main_state
    return scan.memory.subject or (before[-1].codes if before else scan.memory.beside(()))


def speaking(scan: Scan, trigger: Trigger) -> Codes:
    """Who says "we" before a trigger in its clause; nobody if no one does or it has no code."""
    if _WE.isdisjoint(scan.spoken(trigger.first)):
        return ()
    speaker = attribution(scan, trigger)
    return (speaker,) if any(speaker in group.codes for group in scan.groups) else ()


def _placed_behind(scan: Scan, trigger: Trigger) -> Group | None:
    """Whose parliament or which place a verb names right behind it: "ratified in Oslo"."""
    end = trigger.last + _PLACED
    after = [group for group in scan.groups if trigger.first <= group.first <= end]
    if not after:
        return None
    fits = trigger.form.family.object == "none" or scan.before(after[0].first) in ("in", "at")
    return after[0] if fits else None


def _agent(scan: Scan, trigger: Trigger) -> Group | None:
    end = trigger.last + _BY
    by = (g for g in scan.groups if g.lead == "by" and trigger.last <= g.first <= end)
    return next(by, None)


def _owner(scan: Scan, trigger: Trigger) -> Group | None:
    """Of a noun: whose it is (Sweden's accession, the accession of Sweden; as did Sweden)."""
    if trigger.form.form == FIXED and trigger.form.verb.startswith("as "):
        return next((g for g in scan.groups if g.first == trigger.last), None)
    before = [
        group
        for group in scan.groups
        if 0 <= trigger.first - group.last <= _OWNER_BEFORE and not group.is_place
    ]
    state = next((g for g in reversed(before) if not is_body(g.codes)), None)
    if state and _APART.isdisjoint(scan.words.low[state.last : trigger.first]):
        return state
    after = _owners_behind(scan, trigger)
    if after:
        return after[0]
    return state or (before[0] if before else None)


def _owners_behind(scan: Scan, trigger: Trigger) -> list[Group]:
    """Whose it is by what follows: "of Sweden", ": Sweden"; states before organisations."""
    if scan.at(trigger.last) == ":":
        listed_ = [g for g in scan.groups if g.first == trigger.last + 1]
        if listed_:
            return listed_
    end = min(scan.clause(trigger.first).last, trigger.last + _OWNER_BEHIND + 1)
    after = [g for g in scan.groups if g.lead in _OWNERS and trigger.last <= g.first < end]
    return [g for g in after if not is_body(g.codes)] or after


def _owner_of_pact(scan: Scan, trigger: Trigger) -> Group | None:
    """Whose the instrument is that something happened to, by the name right before it."""
    pact = trigger.pact
    if pact is None:
        return _left(scan, trigger)
    near = [g for g in scan.groups if g.last <= pact.last and pact.first - g.last <= _PACT]
    return near[-1] if near else None


def _left(scan: Scan, trigger: Trigger) -> Group | None:
    """The nearest group before a verb that can be its subject."""
    number = clauses.of(scan.clauses, trigger.first)
    clause = scan.clauses[number]
    before = [group for group in scan.groups if group.last <= trigger.first]
    own = _own(trigger, [group for group in before if group.first >= clause.first])
    if own:
        return own
    if clause.opener == ",":  # goes on behind a relative clause
        aside = scan.clauses[number - 1]
        resumed = eligible([group for group in before if group.last <= aside.first])
        if resumed:
            return resumed[-1]
    if clause.opener in clauses.RELATIVES and trigger.first - clause.first <= _RELATIVE:
        described = [group for group in before if not group.is_place]
        return described[-1] if described else None
    return _earlier(scan, number, before) or _dangling(scan, trigger, number)


def _own(trigger: Trigger, groups: Sequence[Group]) -> Group | None:
    """The subject in the clause of the verb; organisations do not ratify if a state can."""
    found = eligible(groups)
    if trigger.type == "RATIFY":
        found = [group for group in found if not is_body(group.codes)] or found
    return found[-1] if found else None


def _earlier(scan: Scan, number: int, before: Sequence[Group]) -> Group | None:
    """The subject of the sentence for a later clause; the nearest for the first and relatives."""
    found = eligible(before)
    if not found:
        return None
    later = number > 0 and scan.clauses[number].opener not in clauses.RELATIVES
    return found[0] if later else found[-1]


def _dangling(scan: Scan, trigger: Trigger, number: int) -> Group | None:
    """The subject behind a sentence's first clause: "By joining NATO, Finland …"."""
    if number or trigger.form.form != GERUND:
        return None
    end = scan.clauses[0].last
    later = eligible([group for group in scan.groups if group.first >= end])
    return later[0] if later else None
