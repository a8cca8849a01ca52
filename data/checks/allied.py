"""Rule on alliances between two actors: is there an instrument that promises mutual defence?

That none is in the tables is evidence only where `coverage` says that they know the pacts of both.
"""

from data import coverage
from data.checks import rulings, truth, wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.participation import parts
from data.checks.truth import FALSE, NEVER, UNKNOWN, Truth
from data.rules.assertions import ALLIANCE
from data.tables import Row, Tables, by_key, derived

_ON_DEFENCE = (ALLIANCE, "defence_cooperation")


def allied(tables: Tables, statement: Statement) -> Ruling:
    """Do the subject and the object have an alliance?"""
    pair = wording.actors(tables, (statement.subject, statement.object))
    known = _known(tables, statement)
    shared = dict(_shared(tables, statement.subject, statement.object))
    rows = _telling(tables, shared, statement)
    promises = [_promising(row, shared[row.instrument]) for row in rows]
    plain = Ruling(
        "",
        rulings.dated(statement, f"{pair} are|were military allies"),
        _found(tables, pair, rows, statement.period.words, known),
        Reference("instruments", tuple(row.instrument for row in rows)),
        _sources(tables, rows, statement),
        _needs(tables, pair, rows, known),
    )
    held = truth.any_of([FALSE if known else UNKNOWN, *promises])
    return rulings.by_days(tables, statement, held, plain)


def _known(tables: Tables, statement: Statement) -> bool:
    """Whether the tables claim to know the pacts of both, so that no row means no pact."""
    period = truth.of_period(statement.period)
    for actor in (statement.subject, statement.object):
        own = coverage.claims(tables).get(actor, [])
        known = truth.union(*(truth.span(row.valid_from, row.valid_to) for row in own))
        if truth.without(period, known):
            return False
    return True


def _telling(tables: Tables, shared: dict[str, Truth], statement: Statement) -> list[Row]:
    """The pacts on defence of these days: those that promise it, else all of them."""
    period = truth.of_period(statement.period)
    linking = [key for key, when in shared.items() if truth.common(when.possible, period)]
    rows = [by_key(tables, "instruments")[key] for key in linking]
    promising = [row for row in rows if row.defense == "1"]
    return promising or [row for row in rows if row.family in _ON_DEFENCE]


def _promising(row: Row, when: Truth) -> Truth:
    """When it allies them: never if it promises no defence; perhaps if that is not coded.

    `alliance` is the family of whatever promises help, so another family without a flag is none.
    """
    if row.defense == "1":
        return when
    return Truth(NEVER, when.possible if (row.defense, row.family) == ("NA", ALLIANCE) else NEVER)


def _found(tables: Tables, pair: str, rows: list[Row], when: str, known: bool) -> str:
    names = [wording.pact(tables, row.instrument) for row in rows]
    if any(row.defense == "1" for row in rows):
        verb = "promises" if len(names) == 1 else "promise"
        return f"By the tables {wording.listed(names)} {verb} mutual defence between them {when}."
    others = "" if known else f" Whether the tables hold all pacts of {pair} is not known."
    if not rows:
        return f"By the tables no pact on defence links {pair} {when}.{others}"
    few = wording.listed(names) if len(names) <= 5 else f"{len(names)} pacts on defence"
    return f"By the tables {few} linked {pair} {when}; {_no_promise(rows)}.{others}"


def _no_promise(rows: list[Row]) -> str:
    one = len(rows) == 1
    if all(row.defense == "0" for row in rows):
        return f"{'it promises' if one else 'they promise'} no mutual defence"
    if all(row.family != ALLIANCE for row in rows):
        coded = "it is" if one else "they are"
        return f"{coded} coded as defence cooperation, not as an alliance"
    return f"{'it is' if one else 'they are'} not known to promise mutual defence"


def _needs(tables: Tables, pair: str, rows: list[Row], known: bool) -> str:
    if not known:
        return f"All pacts of {pair} in the tables, and word of it in their coverage."
    names = [wording.pact(tables, row.instrument) for row in rows]
    if any(row.defense == "1" for row in rows):
        return f"A source that confirms that {pair} are parties of {wording.listed(names)}."
    return f"The texts of {wording.listed(names)}."


def _sources(tables: Tables, rows: list[Row], statement: Statement) -> tuple[str, ...]:
    found: set[str] = set()
    for row in rows:
        found |= set(wording.documents_in(tables, row.notes))
        for actor in (statement.subject, statement.object):
            phases = parts(tables, row.instrument)[actor].joining
            found |= set(wording.documents_of(tables, (phase.event for phase in phases)))
    return tuple(sorted(found))


@derived
def _shared(tables: Tables, one: str, other: str) -> tuple[tuple[str, Truth], ...]:
    """The instruments that both are parties of, each with when both are."""
    found = []
    for key in by_key(tables, "instruments"):
        known = parts(tables, key)
        if one in known and other in known:
            both = known[one].party.and_(known[other].party)
            if both.possible:
                found.append((key, both))
    return tuple(found)
