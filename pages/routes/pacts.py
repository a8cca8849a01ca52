"""`/api/pacts/{instrument}`: an instrument on a day, its parties over time, its events.

Codes and days as the tables hold them; what is told in words is `data.dossier`'s.
"""

from datetime import date

from data import check, chronicle, records, standing
from data.tables import Row, by_key
from pages.routes import choosing, parameters
from pages.routes.operations import Asked, Operation, Told

INSTRUMENT = parameters.code("instrument", "Key of an instrument.", "TIRANA2025").in_path()


def answer(asked: Asked) -> Told:
    """The instrument, its status as a whole and its parties on that day, all their phases, all its
    events and what the fact checks say of it. Raises `Refusal` for a key that is not there."""
    tables, instrument = asked.tables, asked.values["instrument"]
    choosing.check_known(tables, "instrument", instrument)
    as_of = choosing.covered_day(tables, asked.values["as_of"])
    parties = standing.parties(tables, instrument, as_of)
    events = chronicle.of_instrument(tables, instrument)
    return {
        **asked.chosen.about(),
        "as_of": as_of.isoformat(),
        "instrument": records.record("instruments", by_key(tables, "instruments")[instrument]),
        "status": standing.together(parties) or None,
        "parties": [_party(phase, as_of) for phase in parties],
        "phases": [_phase(phase) for phase in standing.of_pact(tables, instrument)],
        "events": [records.event(tables, row.event) for _, row in events],
        "findings": records.findings(check.of_instrument(tables, instrument)),
    }


def _party(phase: Row, as_of: date) -> Told:
    return {
        "actor": phase.actor,
        "status": phase.status,
        "certain": phase.certain_from <= as_of.toordinal(),
        "since": records.day(phase.start),
        "event": phase.event,
    }


def _phase(phase: Row) -> Told:
    return {
        "actor": phase.actor,
        "status": phase.status,
        "start": records.day(phase.start),
        "end": records.day(phase.end),
        "certain_from": records.day(phase.certain_from),
        "event": phase.event,
    }


def operation(path: str) -> Operation:
    return Operation(
        path,
        "pact",
        "An instrument on a day: its status, its parties over time, its events, findings about it.",
        "Pact",
        answer,
        (INSTRUMENT, choosing.AS_OF),
    )
