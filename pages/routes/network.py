"""`/api/network`: who is tied to whom on a day – blocs, and ties, pacts, a path of countries.

What a tie, a path and a bloc are is said in `data.ties` and `data.network`.
"""

from datetime import date

from data import cards, records
from data.network import Step, blocs, path
from data.schema import enums
from data.tables import Tables
from data.ties import ALL, ANY, Filters, Shared, Tie, shared, ties
from geo.address import CHOSEN
from geo.words import DRAWN_STATUSES
from pages.routes import choosing, parameters
from pages.routes.operations import Asked, Operation, Told

DAY, EVER = "day", "ever"
AMONG = parameters.codes(
    "among",
    f"Countries of which ties and pacts are told, at most {CHOSEN}; of two also the path between.",
    ["SRB", "HUN"],
    CHOSEN,
)
PARAMETERS = (
    choosing.AS_OF,
    AMONG,
    parameters.choices("family", "What pacts are about.", enums()["family"], "alliance"),
    parameters.choices("status", "Statuses of links.", DRAWN_STATUSES, "in_force"),
    parameters.choice("match", "Pacts that have any (else) or all of them.", (ANY, ALL), ALL),
    parameters.choice("when", "Pacts of that day (else) or of all time.", (DAY, EVER), EVER),
)


def answer(asked: Asked) -> Told:
    """Blocs, ties, pacts and a path. Raises `Refusal` for codes and days that are not there."""
    tables, values = asked.tables, asked.values
    as_of = choosing.covered_day(tables, values["as_of"])
    among = values["among"] or ()
    for code in among:
        choosing.check_known(tables, "among", code)
    filters = Filters(values["family"] or (), values["status"] or ())
    of_day = None if values["when"] == EVER else as_of
    pacts = shared(tables, among, of_day, values["match"] or ANY, filters)
    return {
        **asked.chosen.about(),
        "as_of": as_of.isoformat(),
        "blocs": [
            {"members": list(bloc.members), "pacts": list(bloc.pacts)}
            for bloc in blocs(tables, as_of, filters)
        ],
        "ties": _ties(tables, as_of, among, filters),
        "pacts": [_pact(tables, pact) for pact in pacts],
        "path": _path(tables, as_of, among, filters),
    }


def _ties(tables: Tables, as_of: date, among: tuple[str, ...], filters: Filters) -> list[Told]:
    found = ties(tables, as_of, filters) if among else {}
    return [
        {"actor": actor, "toward": toward, **_tie(tie)}
        for (actor, toward), tie in sorted(found.items())
        if actor in among and toward in among
    ]


def _tie(tie: Tie) -> Told:
    return {"obligation": tie.obligation, "instrument": tie.instrument, "status": tie.status}


def _pact(tables: Tables, pact: Shared) -> Told:
    return {
        **_brief(tables, pact.instrument, pact.status),
        "actors": list(pact.actors),
        "since": records.day(pact.since),
    }


def _brief(tables: Tables, instrument: str, status: str) -> Told:
    told = cards.brief(tables, instrument, status)
    return {"short_name" if name == "short" else name: value for name, value in told.items()}


def _path(
    tables: Tables, as_of: date, among: tuple[str, ...], filters: Filters
) -> list[Told] | None:
    """The steps of the path between two; None where it was not asked for two."""
    if len(among) != 2:
        return None
    return [_step(step) for step in path(tables, as_of, *among, filters)]


def _step(step: Step) -> Told:
    return {
        "a": step.a,
        "b": step.b,
        "instrument": step.instrument,
        "out": _tie(step.out),
        "back": _tie(step.back),
    }


def operation(path: str) -> Operation:
    return Operation(
        path,
        "network",
        "Who is tied to whom on a day: blocs, and ties, pacts and a path of chosen countries.",
        "Network",
        answer,
        PARAMETERS,
    )
