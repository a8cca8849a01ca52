"""Rule on offices: who held which on a day. A day without a holder in the tables is not covered."""

from data.checks import rulings, wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.truth import EVER, NEVER, Days, Truth, common, of_period, span, union, without
from data.tables import Row, Tables


def office(tables: Tables, statement: Statement) -> Ruling:
    """Does the subject hold the office in the object?"""
    says = rulings.dated(statement, f"{statement.subject} is|was {statement.object}")
    held = [row for _, row in tables.rows("offices") if _same(row.office, statement.object)]
    if not held:
        reference = Reference("offices", ())
        found = f"The tables do not say who was {statement.object}."
        needs = f"Who was {statement.object}, and when, in the tables."
        return Ruling("unknown", says, found, reference, (), needs)
    told = _told(held, statement)
    plain = Ruling(
        "",
        says,
        _found(held, statement),
        Reference("offices", tuple(_key(row) for row in told)),
        tuple(sorted({key for row in told for key in row.source.split(";")})),
        f"Who was {statement.object} {statement.period.words}, in the tables.",
    )
    return rulings.by_days(tables, statement, _truth(held, statement.subject), plain)


def _truth(held: list[Row], person: str) -> Truth:
    """For certain on the person's days; possibly on those on which the tables name nobody."""
    own = union(*(_days(row) for row in held if _same(row.person, person)))
    named = union(*(_days(row) for row in held))
    return Truth(own, union(own, without(EVER, named)))


def _told(held: list[Row], statement: Statement) -> list[Row]:
    """The rows of the person, and those of the days in question."""
    period = of_period(statement.period)
    return [
        row
        for row in held
        if _same(row.person, statement.subject) or common(_days(row), period) != NEVER
    ]


def _found(held: list[Row], statement: Statement) -> str:
    rows = sorted(_told(held, statement), key=lambda row: str(row.valid_from))
    own = union(*(_days(row) for row in rows if _same(row.person, statement.subject)))
    others = [row for row in rows if not _same(row.person, statement.subject)]
    known = f"{_verb(own)} this office {rulings.spans(own)}" if own else "never held this office"
    found = f"By the tables {statement.subject} {known}."
    if others:
        holders = [f"{row.person} ({rulings.spans(_days(row))})" for row in others]
        when = wording.capital(statement.period.words)
        found += f" {when} {wording.listed(holders)} held it."
    return found


def _verb(days: Days) -> str:
    return "has held" if days[-1][1] == EVER[0][1] else "held"


def _days(row: Row) -> Days:
    return span(row.valid_from, row.valid_to)


def _key(row: Row) -> str:
    return f"{row.person}, {row.office}, {row.valid_from}"


def _same(one: str, other: str) -> bool:
    return wording.folded(one) == wording.folded(other)
