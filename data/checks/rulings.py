"""Makes a ruling out of the days on which a statement holds, with what would settle it.

What those days are, and how to say it, is the rules' business.
"""

import re
from collections.abc import Iterable
from datetime import date

from data import dates
from data.checks import truth as days
from data.checks import wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.participation import part, parts
from data.checks.period import reviewed
from data.checks.truth import EVER, Days, Truth
from data.dates import DateSpan
from data.tables import Row, Tables, by_key

_VERBS = re.compile(r"(\w+)\|(\w+)")


def by_days(
    tables: Tables,
    statement: Statement,
    truth: Truth,
    ruling: Ruling,
) -> Ruling:
    """`ruling` with the verdict of `truth` on the period of the statement.

    `ruling.needs` is what would settle it if the rows are what is not certain; a period that is
    too long, or later than the tables, needs something else.
    """
    truth = truth.known_until(reviewed(tables))
    verdict = days.verdict(truth, statement.period)
    found, needs = ruling.found, ruling.needs
    if verdict == "unknown" and statement.period.last > reviewed(tables):
        found += f" The tables know of no day after {dates.day_in_words(reviewed(tables))}."
        needs = "Tables that were reviewed later."
    elif verdict == "unknown" and days.depends_on_day(truth, statement.period):
        found += f" It depends on the day, and the statement is of any day {_which(statement)}."
        needs = _closer(statement)
    return Ruling(verdict, ruling.says, found, ruling.reference, ruling.sources, needs)


def _which(statement: Statement) -> str:
    words = statement.period.words
    return words.removeprefix("on ")


def _closer(statement: Statement) -> str:
    if statement.period.of_document:
        return "The day on which the text was published."
    return "A closer date of the statement."


def dated(statement: Statement, clause: str) -> str:
    """The clause with the date that the statement itself has; what is undated speaks of its day.

    A clause gives its verb twice: `Kosovo is|was a party of NATO`.
    """
    if not statement.date:
        return _VERBS.sub(r"\1", clause)
    return _VERBS.sub(r"\2", clause) + f" {wording.on(statement.date.text)}"


def spans(found: Days) -> str:
    """`since 1 April 2009`, `from 1 October 2014 until 1 October 2024` (a day no longer)."""
    return wording.listed([_span(start, end) for start, end in found])


def _span(start: int, end: int) -> str:
    open_end = end >= date.max.toordinal()
    if start == EVER[0][0]:
        return "at all times" if open_end else f"until {wording.day(end)}"
    if open_end:
        return f"since {wording.day(start)}"
    return f"from {wording.day(start)} until {wording.day(end)}"


def compared(claimed: DateSpan, actual: DateSpan) -> str:
    """Verdict on a date: the claimed one may be coarser than the row's, not finer or elsewhere."""
    if claimed.latest < actual.earliest or actual.latest < claimed.earliest:
        return "contradicted"
    inside = claimed.earliest <= actual.earliest and actual.latest <= claimed.latest
    return "supported" if inside and not actual.qualified else "unknown"


def compared_with(tables: Tables, claimed: DateSpan, event: str) -> str:
    """Verdict on a date by an event; one that is not confirmed settles nothing."""
    row = by_key(tables, "events")[event]
    if row.certainty != "confirmed" or not row.date:
        return "unknown"
    return compared(claimed, dates.parse(row.date))


def best(verdicts: Iterable[str]) -> str:
    """The verdict on alternatives: one that holds is enough; of none, contradicted."""
    found = set(verdicts)
    return next((v for v in ("supported", "unknown") if v in found), "contradicted")


def worst(verdicts: Iterable[str]) -> str:
    """The verdict on parts that must all hold."""
    found = set(verdicts)
    return next((v for v in ("contradicted", "unknown") if v in found), "supported")


def not_covered(tables: Tables, instrument: str, says: str) -> Ruling:
    """The ruling where the tables hold no list of parties: no row is no evidence."""
    name = wording.pact(tables, instrument)
    known = instrument in by_key(tables, "instruments")
    reference = Reference("instruments" if known else "actors", (instrument,))
    found = f"The tables hold no list of the parties of {name}."
    needs = f"The parties of {name} in the tables, with their dates."
    return Ruling("unknown", says, found, reference, (), needs)


def party_rows(tables: Tables, actor: str, instrument: str) -> tuple[Reference, tuple[str, ...]]:
    """What shows an actor's part in an instrument, or that it has none: rows and documents."""
    phases: tuple[Row, ...] = part(tables, actor, instrument).phases
    if phases:
        keys = tuple(dict.fromkeys(phase.event for phase in phases))
        return Reference("events", keys), wording.documents_of(tables, keys)
    return Reference("instruments", (instrument,)), party_list_documents(tables, instrument)


def party_list_documents(tables: Tables, instrument: str) -> tuple[str, ...]:
    """The documents that the list of parties of an instrument rests on."""
    joining = {p.event for found in parts(tables, instrument).values() for p in found.joining}
    return wording.documents_of(tables, joining)
