"""Rules on being a party: of an instrument, under its promise of defence, suspended, or gone.

A state that only observes has no row among the parties, so it is none.
"""

from collections.abc import Callable
from dataclasses import replace

from data.checks import rulings, wording
from data.checks.findings import Ruling, Statement
from data.checks.participation import covered, part, party
from data.checks.steps import steps_in_words
from data.checks.truth import FALSE, TRUE, UNKNOWN, Truth
from data.dates import DateSpan
from data.tables import Row, Tables, by_key

When = Callable[[Tables, str, str], Truth]  # when it holds for an actor and an instrument
_PROMISE = {
    "1": ("It promises mutual defence to its parties only.", TRUE),
    "0": ("It holds no promise of mutual defence.", FALSE),
    "NA": ("Whether it promises mutual defence is not coded, as its text was not seen.", UNKNOWN),
}


def member(tables: Tables, statement: Statement) -> Ruling:
    """Is the subject a party of the object?"""
    return _by_part(tables, statement, "is|was a party of {}", party)


def suspended(tables: Tables, statement: Statement) -> Ruling:
    """Is the subject's participation in the object suspended?"""
    return _by_part(tables, statement, "has|had suspended its part in {}", _suspended)


def protected(tables: Tables, statement: Statement) -> Ruling:
    """Does the object's promise of mutual defence cover the subject?"""
    clause = "is|was covered by the promise of mutual defence of {}"
    ruling = _by_part(tables, statement, clause, _covered_by_promise)
    if not covered(tables, statement.object):
        return ruling
    words, promise = _PROMISE[by_key(tables, "instruments")[statement.object].defense]
    needs = f"The text of {wording.pact(tables, statement.object)}."
    return replace(
        ruling,
        found=f"{ruling.found} {words}",
        needs=needs if promise == UNKNOWN else ruling.needs,
    )


def left(tables: Tables, statement: Statement) -> Ruling:
    """Has the subject left the object, and on the date if the statement gives one?"""
    if statement.date is None or not covered(tables, statement.object):
        return _by_part(tables, statement, "has|had left {}", _left)
    leaving = part(tables, statement.subject, statement.object).leaving
    return _on_day(tables, statement, statement.date, "left", leaving)


def joined(tables: Tables, statement: Statement) -> Ruling:
    """Did the subject become a party of the object, and on the date if the statement gives one?

    Where signature and entry into force are apart, either day is a day of joining.
    """
    if statement.date is None or not covered(tables, statement.object):
        return _by_part(tables, statement, "has|had joined {}", _joined)
    joining = part(tables, statement.subject, statement.object).joining
    return _on_day(tables, statement, statement.date, "joined", joining, statement.date)


def _on_day(
    tables: Tables,
    statement: Statement,
    day: DateSpan,
    did: str,
    phases: tuple[Row, ...],
    also: DateSpan | None = None,
) -> Ruling:
    """Did the subject do it on the day? `phases` are those that began when it did."""
    who, name = _names(tables, statement)
    return Ruling(
        rulings.best(rulings.compared_with(tables, day, phase.event) for phase in phases),
        f"{who} {did} {name} {wording.on(day.text)}",
        steps_in_words(tables, statement.subject, statement.object, also),
        *rulings.party_rows(tables, statement.subject, statement.object),
        f"A source that confirms the day on which {who} {did} {name}.",
    )


def _suspended(tables: Tables, actor: str, instrument: str) -> Truth:
    return part(tables, actor, instrument).suspended()


def _left(tables: Tables, actor: str, instrument: str) -> Truth:
    return part(tables, actor, instrument).left


def _joined(tables: Tables, actor: str, instrument: str) -> Truth:
    return part(tables, actor, instrument).party.ever_since()


def _covered_by_promise(tables: Tables, actor: str, instrument: str) -> Truth:
    promise = _PROMISE[by_key(tables, "instruments")[instrument].defense][1]
    return party(tables, actor, instrument).and_(promise)


def _by_part(tables: Tables, statement: Statement, clause: str, when: When) -> Ruling:
    who, name = _names(tables, statement)
    says = rulings.dated(statement, f"{who} {clause.format(name)}")
    if not covered(tables, statement.object):
        return rulings.not_covered(tables, statement.object, says)
    reference, sources = rulings.party_rows(tables, statement.subject, statement.object)
    found = steps_in_words(tables, statement.subject, statement.object)
    needs = f"A source that confirms the part of {who} in {name}."
    truth = when(tables, statement.subject, statement.object)
    plain = Ruling("", says, found, reference, sources, needs)
    return rulings.by_days(tables, statement, truth, plain)


def _names(tables: Tables, statement: Statement) -> tuple[str, str]:
    return wording.actor(tables, statement.subject), wording.pact(tables, statement.object)
