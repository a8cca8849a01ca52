"""Turns what an editor does on the worksheet into changes for the store: all of it, or a refusal.

A plan says what is to be decided; writing it down, and telling of conflicts, is `data.store`'s.
The actions themselves are in `data.review.on_candidates` and `data.review.on_sentences`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from data.review import forms, on_candidates, on_sentences, verdicts
from data.review.desk import Action, ActionRefused, Desk, Made
from data.store.decisions import Change

ACTS: dict[str, Callable[[Action, Desk], Made]] = {
    "accept": on_candidates.accept,
    "edit": on_candidates.edit,
    "split": on_candidates.split,
    "add": on_candidates.add,
    "merge": on_candidates.merge,
    "reject": on_candidates.reject,
    "none": on_sentences.no_event,
    "assert": on_sentences.state,
    "retract": on_sentences.retract,
    "anchor": on_sentences.anchor,
    "lose": on_sentences.lose,
}


@dataclass(frozen=True)
class Plan:
    """What one action decides: all of `changes`, or nothing."""

    verb: str
    changes: tuple[Change, ...]
    why: str = ""


def plan(action: Action, desk: Desk) -> Plan:
    """The changes of one action, the verdict that follows from it included.

    Raises `ActionRefused` where it makes no sense as things stand, `FormRefused` with the errors
    of its form.
    """
    verb = str(action.get("verb"))
    if verb not in ACTS:
        raise ActionRefused(f"There is no action “{verb[:40]}”")
    changes, sentences = ACTS[verb](action, desk)
    after = desk.current.after(changes)
    following = verdicts.following(after, desk.source, sentences, desk.editor)
    explicit = {change.subject for change in changes}
    kept = [change for change in following if change.subject not in explicit]
    return Plan(_told(verb, action), (*changes, *kept), _why(action))


def _why(action: Action) -> str:
    """The reason that an action gives, or the first of its forms that gives one."""
    several = action.get("forms")
    given = [action, action.get("form"), *(several if isinstance(several, list) else ())]
    whys = (forms.text(one.get("why")) for one in given if isinstance(one, dict))
    return next(filter(None, whys), "")


def _told(verb: str, action: Action) -> str:
    """The verb under which the store keeps an action."""
    if verb == "assert":
        return "edit" if action.get("assertion") else "add"
    return "remove" if verb == "retract" or (verb == "reject" and action.get("event")) else verb
