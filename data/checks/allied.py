"""Rule on alliances between two actors: is there an instrument that promises mutual defence?

It looks at the pacts on defence that both are parties of. Where the two share none, nothing
follows, unless `coverage` says that the tables know the pacts of both.
"""

from functools import lru_cache

from data.checks import rulings, truth, wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.participation import parts
from data.checks.truth import NEVER, Truth
from data.rules.assertions import ALLIANCE
from data.tables import Row, Tables, by_key


def allied(tables: Tables, statement: Statement) -> Ruling:
    """Do the subject and the object have an alliance?"""
    pair = wording.actors(tables, (statement.subject, statement.object))
    says = rulings.dated(statement, f"{pair} are|were military allies")
    period = truth.of_period(statement.period)
    shared = {
        key: when
        for key, when in _shared(tables, statement.subject, statement.object)
        if truth.common(when.possible, period)
    }
    rows = [row for key in shared if (row := by_key(tables, "instruments")[key]) and _telling(row)]
    if not rows and not _known(tables, statement, period):
        found = f"The tables hold no pact on defence between {pair} {statement.period.words}."
        needs = f"What {pair} signed on defence, in the tables."
        return Ruling("unknown", says, found, Reference("instruments", ()), (), needs)
    held = truth.any_of(_promising(row, shared[row.instrument]) for row in rows)
    telling = [row for row in rows if row.defense == "1"] or rows
    plain = Ruling(
        "",
        says,
        _found(tables, pair, telling, statement.period.words),
        Reference("instruments", tuple(row.instrument for row in telling)),
        _sources(tables, telling, statement),
        f"The texts of {wording.listed([wording.pact(tables, r.instrument) for r in telling])}.",
    )
    return rulings.by_days(tables, statement, held, plain)


def _known(tables: Tables, statement: Statement, period: truth.Days) -> bool:
    """Whether the tables claim to know the pacts of both, so that no row means no pact."""
    known = by_key(tables, "coverage")
    return all(
        actor in known
        and not truth.without(period, truth.span(known[actor].valid_from, known[actor].valid_to))
        for actor in (statement.subject, statement.object)
    )


def _telling(row: Row) -> bool:
    """Only a pact on defence says something about an alliance; a forum of both does not."""
    return row.defense == "1" or row.family in (ALLIANCE, "defence_cooperation")


def _promising(row: Row, when: Truth) -> Truth:
    """When it allies them: never if it promises no defence; perhaps if that is not coded.

    `alliance` is the family of whatever promises help, so another family without a flag is none.
    """
    if row.defense == "1":
        return when
    return Truth(NEVER, when.possible if (row.defense, row.family) == ("NA", ALLIANCE) else NEVER)


def _found(tables: Tables, pair: str, rows: list[Row], when: str) -> str:
    names = [wording.pact(tables, row.instrument) for row in rows]
    if not rows:
        return f"The tables know the pacts of both; none on defence links {pair} {when}."
    if any(row.defense == "1" for row in rows):
        return f"By the tables {wording.listed(names)} promises mutual defence between them {when}."
    few = wording.listed(names) if len(names) <= 5 else f"{len(names)} instruments"
    kind = "it is" if len(names) == 1 else "none of them is"
    known = "coded as defence cooperation, not as an alliance"
    if len(names) > 1 or rows[0].family == ALLIANCE:
        known = "known to promise mutual defence"
        kind = kind.replace("it is", "it is not")
    return f"By the tables {few} linked {pair} {when}; {kind} {known}."


def _sources(tables: Tables, rows: list[Row], statement: Statement) -> tuple[str, ...]:
    found: set[str] = set()
    for row in rows:
        found |= set(wording.documents_in(tables, row.notes))
        for actor in (statement.subject, statement.object):
            phases = parts(tables, row.instrument)[actor].joining
            found |= set(wording.documents_of(tables, (phase.event for phase in phases)))
    return tuple(sorted(found))


@lru_cache(maxsize=1024)
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
