"""`/api/countries/{actor}`: a state or an organisation on a day, and where it stands in its pacts.

Codes and days as the tables hold them; what is told in words is `data.dossier`'s.
"""

from datetime import date

from data import coverage, dates, dossier, records, standing
from data.tables import Row, by_key
from pages.routes import choosing, parameters
from pages.routes.operations import Asked, Operation, Told
from pages.routes.snapshot import brief

ACTOR = parameters.code("actor", "Code of a state or an organisation.", "SRB").in_path()


def answer(asked: Asked) -> Told:
    """The actor, its standing in every pact that it is or was in on that day, and the events that
    brought it there. Raises `Refusal` for a code that is not there."""
    tables, actor = asked.tables, asked.values["actor"]
    choosing.check_known(tables, "actor", actor)
    as_of = choosing.covered_day(tables, asked.values["as_of"])
    row = by_key(tables, "actors")[actor]
    phases = standing.held(standing.of_actor(tables, actor), as_of)
    steps = dict.fromkeys(phase.event for phase in phases)
    return {
        **asked.chosen.about(),
        "as_of": as_of.isoformat(),
        "actor": records.record("actors", row),
        "exists": dates.between(row.valid_from, row.valid_to, as_of),
        "covered": coverage.holds(tables, actor, as_of),
        **dossier.ground(tables, actor, as_of),
        "pacts": [_standing(asked, phase, as_of) for phase in phases],
        "events": [records.event(tables, key) for key in steps],
    }


def _standing(asked: Asked, phase: Row, as_of: date) -> Told:
    others = standing.bound(standing.parties(asked.tables, phase.instrument, as_of))
    return {
        **brief(by_key(asked.tables, "instruments")[phase.instrument], phase.status),
        "certain": phase.certain_from <= as_of.toordinal(),
        "since": records.day(phase.start),
        "event": phase.event,
        "partners": [other.actor for other in others if other.actor != phase.actor],
    }


def operation(path: str) -> Operation:
    return Operation(
        path,
        "country",
        "A state or an organisation on a day: where it stands in its pacts, and since which event.",
        "Country",
        answer,
        (ACTOR, choosing.AS_OF),
    )
