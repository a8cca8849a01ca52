"""Rules on states themselves: whether one exists on a day, and what it is called then."""

from data import dates
from data.checks import rulings, wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.truth import UNKNOWN, Truth, common, of_period, span, union
from data.tables import Row, Tables, by_key, items


def exists(tables: Tables, statement: Statement) -> Ruling:
    """Does the subject exist, as the state of its code?

    A territory is left open: the tables do not say since when it is one.
    """
    row = by_key(tables, "actors")[statement.subject]
    days = span(row.valid_from, row.valid_to)
    truth = UNKNOWN if row.kind == "territory" else Truth(days, days)
    says = rulings.dated(statement, f"{wording.actor(tables, row.actor)} exists|existed as a state")
    keys, documents = _borders(tables, row, statement)
    plain = Ruling(
        "",
        says,
        f"{_life(row)}{_instead(tables, keys)}",
        Reference("borders", keys) if keys else Reference("actors", (row.actor,)),
        tuple(sorted({*wording.documents_in(tables, row.source), *documents})),
        f"The days on which {row.name} was a state, in the tables.",
    )
    return rulings.by_days(tables, statement, truth, plain)


def _life(row: Row) -> str:
    if row.kind == "territory":
        return f"By the tables {row.name} is a territory; since when is not said."
    came = f"came into being on {dates.in_words(row.valid_from)}" if row.valid_from else ""
    went = f"ceased to exist on {dates.in_words(row.valid_to)}" if row.valid_to else ""
    life = " and ".join(part for part in (came, went) if part)
    return f"By the tables {row.name} {life or 'exists throughout the time that they cover'}."


def _borders(tables: Tables, row: Row, statement: Statement) -> tuple[tuple[str, ...], set[str]]:
    """The states of the time that held the same land, with what says so."""
    period = of_period(statement.period)
    if common(span(row.valid_from, row.valid_to), period):
        return (), set()
    land = _land(tables, row.actor)
    found = [
        other
        for other in by_key(tables, "borders").values()
        if other.actor != row.actor
        and land & set(items(other.modern_members))
        and common(span(other.valid_from, other.valid_to), period)
    ]
    return tuple(o.entity for o in found), {key for o in found for key in items(o.source)}


def _land(tables: Tables, actor: str) -> set[str]:
    """Today's countries that the actor covered last; of a country of today, itself."""
    own = [row for row in by_key(tables, "borders").values() if row.actor == actor]
    last = max(own, key=lambda row: str(row.valid_from), default=None)
    return set(items(last.modern_members)) if last is not None else {actor}


def _instead(tables: Tables, entities: tuple[str, ...]) -> str:
    if not entities:
        return ""
    names = dict.fromkeys(by_key(tables, "borders")[key].name for key in entities)
    return f" The land belonged to {wording.listed(list(names))} then."


def name(tables: Tables, statement: Statement) -> Ruling:
    """Is the subject called what the object says? A name that no row tells of is left open."""
    rows = [row for _, row in tables.rows("names") if row.actor == statement.subject]
    who = wording.actor(tables, statement.subject)
    said = f"is|was called “{statement.object}”"
    plain = Ruling(
        "",
        rulings.dated(statement, f"the state that the tables name {who} {said}"),
        _names_in_words(rows, who),
        Reference("names", tuple(f"{r.actor}, {r.name}, {r.valid_from}" for r in rows)),
        tuple(sorted({key for row in rows for key in items(row.source)})),
        f"When {who} was called “{statement.object}”, in the tables.",
    )
    return rulings.by_days(tables, statement, _called(rows, statement.object), plain)


def _called(rows: list[Row], said: str) -> Truth:
    own = [row for row in rows if wording.folded(row.name) == wording.folded(said)]
    days = union(*(span(row.valid_from, row.valid_to) for row in own))
    return Truth(days, days) if own else UNKNOWN


def _names_in_words(rows: list[Row], who: str) -> str:
    if not rows:
        return f"The tables list no names of {who}."
    told = [f"“{r.name}” {rulings.spans(span(r.valid_from, r.valid_to))}" for r in rows]
    return f"By the tables it was called {wording.listed(told)}."
