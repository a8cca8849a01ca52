"""Rules on what an instrument is: its obligations, its form, and the label that a text gives it.

The label is the text's, the form and the obligations are coded from the instrument: never one.
"""

from data.checks import wording
from data.checks.findings import Reference, Ruling, Statement
from data.rules.assertions import ALLIANCE
from data.tables import Row, Tables, by_key

_BY_FLAG = {"1": "supported", "0": "contradicted", "NA": "unknown"}


def obligation(tables: Tables, statement: Statement) -> Ruling:
    """Does the text of the subject hold the obligation in the object?"""
    row = by_key(tables, "instruments")[statement.subject]
    name = wording.pact(tables, statement.subject)
    promise = wording.PROMISES[statement.object]
    says = f"{name} obliges its parties {promise}"
    return _ruling(tables, row, says, promise_in_words(row, statement.object), statement.object)


def form(tables: Tables, statement: Statement) -> Ruling:
    """Is the subject of the form in the object? An alliance is what promises mutual defence."""
    row = by_key(tables, "instruments")[statement.subject]
    name = wording.pact(tables, statement.subject)
    says = f"{name} is {wording.form(statement.object)}"
    known = row.form != "unknown"
    own = f"By its own text it is {wording.form(row.form)}" if known else "Its form is not known"
    if statement.object == ALLIANCE:
        found = f"{own}. {promise_in_words(row, 'defense')}"
        return _ruling(tables, row, says, found, "defense")
    verdict = "supported" if row.form == statement.object else "contradicted"
    ruling = Ruling(verdict if known else "unknown", says, f"{own}.", _reference(row))
    return _with_sources(tables, row, ruling)


def promise_in_words(row: Row, flag: str) -> str:
    """What the tables say of one obligation of an instrument."""
    promise = wording.PROMISES[flag]
    return {
        "1": f"It holds a promise {promise}.",
        "0": f"It holds no promise {promise}.",
        "NA": f"Whether it holds a promise {promise} is not coded: its text was not seen.",
    }[getattr(row, flag)]


def _ruling(tables: Tables, row: Row, says: str, found: str, flag: str) -> Ruling:
    verdict = _BY_FLAG[getattr(row, flag)]
    return _with_sources(tables, row, Ruling(verdict, says, found, _reference(row)))


def _with_sources(tables: Tables, row: Row, ruling: Ruling) -> Ruling:
    sources = wording.documents_in(tables, row.notes)
    needs = f"The text of {wording.pact(tables, row.instrument)}."
    return Ruling(ruling.verdict, ruling.says, ruling.found, ruling.reference, sources, needs)


def _reference(row: Row) -> Reference:
    return Reference("instruments", (row.instrument,))
