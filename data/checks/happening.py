"""Rules on what happened: day and place of a signature, day and doer of an event in the tables."""

from data import dates
from data.checks import rulings, wording
from data.checks.findings import Reference, Ruling, Statement
from data.tables import Row, Tables, by_key, items


def signed(tables: Tables, statement: Statement) -> Ruling:
    """Was the subject signed on the date, at the place in the object, or both?"""
    name = wording.pact(tables, statement.subject)
    place = f" in {statement.object}" if statement.object else ""
    says = f"{name} was signed{place}{_on(statement)}"
    rows = [row for row in by_key(tables, "events").values() if _signs(row, statement.subject)]
    if not rows:
        found = f"The tables do not say when and where {name} was signed."
        reference = Reference("instruments", (statement.subject,))
        needs = "The signature, with its date and place, in the tables."
        return Ruling("unknown", says, found, reference, (), needs)
    return Ruling(
        rulings.best(_signature(statement, row) for row in rows),
        says,
        " ".join(row.summary + _where(row) for row in rows),
        Reference("events", tuple(row.event for row in rows)),
        wording.documents_of(tables, (row.event for row in rows)),
        _needs(rows),
    )


def happened(tables: Tables, statement: Statement) -> Ruling:
    """Did the subject happen on the date, done by the object, or both?"""
    row = by_key(tables, "events")[statement.subject]
    claimed = items(statement.object)
    doers = f", done by {wording.actors(tables, claimed)}" if claimed else ""
    summary = row.summary.removesuffix(".")
    verdicts = [_on_day(statement, row)]
    if claimed:
        done = set(claimed) <= set(items(row.actors)) and row.realis == "occurred"
        verdicts.append(_settled(row, "supported" if done else "contradicted"))
    actors = wording.actors(tables, items(row.actors))
    return Ruling(
        rulings.worst(verdicts),
        f"this happened{_on(statement)}{doers}: {summary}",
        f"By the tables that was {wording.on(row.date)}, done by {actors}.{_unsure(row)}",
        Reference("events", (row.event,)),
        wording.documents_of(tables, (row.event,)),
        _needs([row]),
    )


def _signs(row: Row, instrument: str) -> bool:
    return bool(row.instrument == instrument and row.type == "SIGN" and row.realis == "occurred")


def _signature(statement: Statement, row: Row) -> str:
    return rulings.worst([_on_day(statement, row), _at_place(statement.object, row)])


def _on_day(statement: Statement, row: Row) -> str:
    if statement.date is None:
        return "supported"
    if not row.date:
        return "unknown"
    return _settled(row, rulings.compared(statement.date, dates.parse(row.date)))


def _at_place(claimed: str, row: Row) -> str:
    """One part of the claimed place, a town or a country, is enough: the more exact one."""
    if not claimed:
        return "supported"
    if not row.place:
        return "unknown"
    known = {wording.folded(part.strip()) for part in row.place.split(",")}
    same = wording.folded(claimed.split(",")[0].strip()) in known
    return _settled(row, "supported" if same else "contradicted")


def _settled(row: Row, verdict: str) -> str:
    """Only what is confirmed settles anything."""
    return verdict if row.certainty == "confirmed" else "unknown"


def _on(statement: Statement) -> str:
    return f" {wording.on(statement.date.text)}" if statement.date else ""


def _where(row: Row) -> str:
    place = f" in {row.place}" if row.place else ""
    return f" That was {wording.on(row.date)}{place}.{_unsure(row)}"


def _unsure(row: Row) -> str:
    return "" if row.certainty == "confirmed" else " No source confirms it."


def _needs(rows: list[Row]) -> str:
    if all(row.certainty == "confirmed" for row in rows):
        return "A closer date or place, in the text or in the tables."
    return "A source that confirms the event."
