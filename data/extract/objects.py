"""Finds the instrument or organisation that a word reports something of.

Left to others: which instruments a sentence names (`data.extract.pacts`), whether the word needs
one (`data.extract.needs`).
"""

from collections.abc import Sequence
from typing import TypeVar

from data.extract.clauses import ACTIVE, REDUCED, RELATIVES
from data.extract.groups import Group
from data.extract.mentions import Trigger
from data.extract.pacts import NAMED, PLAIN, STRONG, WEAK, Pact
from data.extract.scan import Scan
from data.lexicon.files import listed
from data.lexicon.triggers import NOUN, Form
from data.lexicon.verbs import BASE

_OWN_EVENT = frozenset(("WITHDRAW", "EXPIRE", "EXTEND", "AMEND", "RATIFY"))
_TAKING_IN = listed("grammar", "roles", "object_is_party")
_AHEAD = 8  # words behind a trigger in which "without" ends the search for its object
_BODY_AHEAD = 9  # words behind a trigger in which its organisation stands
_BEFORE_CLAUSE = 30  # words before its clause in which the object of a passive may stand
Found = TypeVar("Found")


def instrument(scan: Scan, trigger: Trigger) -> Pact | None:
    """The instrument that a trigger is about, if its clause has one in the right place."""
    fitting = [pact for pact in scan.pacts if _fits(pact, trigger)]
    if not fitting:
        return None
    before, after = _behind_and_ahead(scan, trigger, fitting)
    if trigger.form.is_noun:
        return _first(after) or _last(before)
    if trigger.voice == ACTIVE and trigger.form.family.side != "subject":
        relative = scan.clause(trigger.first).opener in RELATIVES
        return _first(after) or (_last(before) if relative else None)
    return _last(before) or (None if trigger.voice == REDUCED else _first(after))


def _behind_and_ahead(
    scan: Scan, trigger: Trigger, fitting: Sequence[Pact]
) -> tuple[list[Pact], list[Pact]]:
    """The instruments to the left and to the right of a trigger that it can be about."""
    near = trigger.form.family.near
    low, high = scan.span(trigger.first, near)
    stop = min(high, trigger.last + near, _stop(scan, trigger, high))
    start = max(scan.reach_back(trigger.first), low - _BEFORE_CLAUSE)
    before = [pact for pact in fitting if start <= pact.first and pact.last <= trigger.first]
    return before, [pact for pact in fitting if trigger.last <= pact.last and pact.first < stop]


def _stop(scan: Scan, trigger: Trigger, high: int) -> int:
    """Where what follows is the object of another verb, or of "without"."""
    end = min(high, trigger.last + _AHEAD)
    words = scan.words.low[trigger.last : end]
    without = trigger.last + words.index("without") if "without" in words else len(scan.words)
    return min(without, _next_verb(scan, trigger.last))


def _next_verb(scan: Scan, last: int) -> int:
    """Where the next verb of an event begins, or noun of one that has an object of its own."""
    for first, _, forms in scan.hits:
        if first >= last and _has_own_object(forms):
            return first
    return len(scan.words)


def _has_own_object(forms: Sequence[Form]) -> bool:
    if all(not form.is_noun and form.form != BASE for form in forms):
        return True
    return forms[0].family.type in _OWN_EVENT and forms[0].form == NOUN


def _fits(pact: Pact, trigger: Trigger) -> bool:
    """Whether an instrument can be what a family is about, and not part of its words."""
    family = trigger.form.family
    if pact.first < trigger.last and trigger.first < pact.last <= trigger.last:
        return False
    if family.object == "alliance":
        return pact.alliance and (pact.secure or pact.rank in (STRONG, NAMED) or not pact.excluded)
    return _is_of_security(pact) if family.strong else pact.fits


def _is_of_security(pact: Pact) -> bool:
    if pact.rank in (STRONG, NAMED):
        return True
    return not pact.excluded and (pact.rank == PLAIN or (pact.rank == WEAK and pact.secure))


def organisation(scan: Scan, trigger: Trigger) -> Group | None:
    """The organisation in the place of the object, None if there is none."""
    bodies = [group for group in scan.groups if group.names_body]
    if not bodies:
        return None
    low, high = scan.span(trigger.first, trigger.form.family.near)
    end = min(high, trigger.last + _BODY_AHEAD)
    after = [group for group in bodies if trigger.last <= group.first < end]
    if trigger.voice == ACTIVE and not trigger.form.is_noun and not _takes_in(trigger):
        return _first(after)
    before = [group for group in bodies if low <= group.first and group.last <= trigger.first]
    return _first(after) or _last(before)


def _takes_in(trigger: Trigger) -> bool:
    """Whether the organisation is the subject: "NATO admitted Finland"."""
    return trigger.form.verb.split()[0] in _TAKING_IN


def _first(found: Sequence[Found]) -> Found | None:
    return found[0] if found else None


def _last(found: Sequence[Found]) -> Found | None:
    return found[-1] if found else None
