"""Rules on the list of parties of an instrument: who they are, and how many."""

from itertools import pairwise

from data.checks import rulings, truth, wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.participation import covered, parts
from data.checks.truth import FALSE, TRUE, Days, Truth
from data.tables import Tables, items

Numbers = tuple[int, int]  # of sure parties, and of possible ones


def listed(tables: Tables, statement: Statement) -> Ruling:
    """Are the parties of the subject exactly those of the object?"""
    codes = items(statement.object)
    name = wording.pact(tables, statement.subject)
    clause = f"the parties of {name} are|were {wording.actors(tables, codes)}"
    return _by_parties(tables, statement, clause, _exactly(tables, statement.subject, set(codes)))


def count(tables: Tables, statement: Statement) -> Ruling:
    """Has the subject as many parties as the object says?"""
    name, number = wording.pact(tables, statement.subject), int(statement.object)
    clause = f"{name} has|had {number} {'party' if number == 1 else 'parties'}"
    return _by_parties(tables, statement, clause, _so_many(tables, statement.subject, number))


def _by_parties(tables: Tables, statement: Statement, clause: str, when: Truth) -> Ruling:
    says = rulings.dated(statement, clause)
    if not covered(tables, statement.subject):
        return rulings.not_covered(tables, statement.subject, says)
    plain = Ruling(
        "",
        says,
        _found(tables, statement),
        Reference("instruments", (statement.subject,)),
        rulings.party_list_documents(tables, statement.subject),
        f"Sources that confirm the parties of {wording.pact(tables, statement.subject)}.",
    )
    return rulings.by_days(tables, statement, when, plain)


def _exactly(tables: Tables, instrument: str, claimed: set[str]) -> Truth:
    """When all of these and no others are parties."""
    found = TRUE
    known = {actor: part.party for actor, part in parts(tables, instrument).items()}
    for actor in sorted(claimed | set(known)):
        party = known.get(actor, FALSE)
        found = found.and_(party if actor in claimed else party.not_())
    return found


def _so_many(tables: Tables, instrument: str, number: int) -> Truth:
    """When there are so many: for certain if nobody's part is doubtful on that day."""
    stretches = _numbers(tables, instrument)
    sure = tuple(span for span, (low, high) in stretches if low == number == high)
    possible = tuple(span for span, (low, high) in stretches if low <= number <= high)
    return Truth(truth.union(sure), truth.union(possible))


def _numbers(tables: Tables, instrument: str) -> list[tuple[tuple[int, int], Numbers]]:
    """How many parties there surely and possibly were, for stretches of days without a change."""
    found = [part.party for part in parts(tables, instrument).values()]
    sure, possible = ([s for t in found for s in getattr(t, n)] for n in ("sure", "possible"))
    cuts = sorted({edge for span in (*truth.EVER, *sure, *possible) for edge in span})
    return [((a, b), (_holding(sure, a), _holding(possible, a))) for a, b in pairwise(cuts)]


def _holding(spans: list[tuple[int, int]], day: int) -> int:
    return sum(1 for start, end in spans if start <= day < end)


def _found(tables: Tables, statement: Statement) -> str:
    """How many there were in the period, and who, if they are few."""
    period: Days = truth.of_period(statement.period)
    inside = [n for span, n in _numbers(tables, statement.subject) if truth.common((span,), period)]
    low, high = min(n[0] for n in inside), max(n[1] for n in inside)
    name, when = wording.pact(tables, statement.subject), statement.period.words
    if low != high:
        return f"By the tables {name} had from {low} to {high} parties {when}."
    codes = [
        actor
        for actor, part in sorted(parts(tables, statement.subject).items())
        if truth.common(part.party.possible, period)
    ]
    who = f": {wording.actors(tables, codes)}" if 0 < len(codes) <= 8 else ""
    return f"By the tables {name} had {low} {'party' if low == 1 else 'parties'} {when}{who}."
