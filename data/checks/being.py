"""Rules on states themselves: whether one exists on a day, and what it is called then."""

from data import dates
from data.checks import rulings, wording
from data.checks.findings import Reference, Ruling, Statement
from data.checks.truth import UNKNOWN, Days, Truth, common, of_period, span, union, without
from data.query import coverage, in_day_order
from data.tables import Row, Tables, by_key, items

_DOUBTFUL = ("occupied", "disputed")


def exists(tables: Tables, statement: Statement) -> Ruling:
    """Does the subject exist as a state? A dependency does not; one occupied or disputed may."""
    row = by_key(tables, "actors")[statement.subject]
    who = wording.actor(tables, row.actor)
    rows = _held_by_others(tables, row, of_period(statement.period))
    plain = Ruling(
        "",
        rulings.dated(statement, f"{who} exists|existed as a state"),
        f"{_life(row, who)}{''.join(_held_in_words(tables, other) for other in rows)}",
        Reference("borders", tuple(other.entity for other in rows))
        if rows
        else Reference("actors", (row.actor,)),
        tuple(
            sorted(
                {
                    *wording.documents_in(tables, row.source),
                    *(key for other in rows for key in items(other.source)),
                }
            )
        ),
        f"The days on which {who} was a state, in the tables.",
    )
    return rulings.by_days(tables, statement, _sovereign(tables, row), plain)


def _sovereign(tables: Tables, row: Row) -> Truth:
    """When it is a state: within its own days, and not under another's rule."""
    if row.kind == "territory":
        return UNKNOWN
    days = span(row.valid_from, row.valid_to)
    own = [held for held in by_key(tables, "borders").values() if held.actor == row.actor]
    ruled = union(*(_days(held) for held in own if held.sovereignty == "dependent"))
    doubtful = union(*(_days(held) for held in own if held.sovereignty in _DOUBTFUL))
    if not row.valid_from:
        doubtful = union(doubtful, span("", _first_day(tables)))
    return Truth(without(days, union(ruled, doubtful)), without(days, ruled))


def _first_day(tables: Tables) -> str:
    """The first day of which the tables speak; nothing if they speak of none."""
    return coverage(tables)[0].isoformat() if len(in_day_order(tables)) else ""


def _days(row: Row) -> Days:
    return span(row.valid_from, row.valid_to)


def _life(row: Row, who: str) -> str:
    if row.kind == "territory":
        return f"By the tables {who} is a territory; since when is not said."
    came = f"came into being on {dates.in_words(row.valid_from)}" if row.valid_from else ""
    went = f"ceased to exist on {dates.in_words(row.valid_to)}" if row.valid_to else ""
    life = " and ".join(part for part in (came, went) if part)
    return f"By the tables {who} {life or 'is one throughout the time of which they speak'}."


def _held_by_others(tables: Tables, row: Row, period: Days) -> list[Row]:
    """The rows of the period that say who else held the land, or ruled it."""
    exists_then = bool(common(_days(row), period))
    land = _land(tables, row.actor)
    return [
        held
        for held in by_key(tables, "borders").values()
        if common(_days(held), period)
        and (
            held.sovereignty != "sovereign"
            if held.actor == row.actor
            else not exists_then and land & set(items(held.modern_members))
        )
    ]


def _held_in_words(tables: Tables, held: Row) -> str:
    when = rulings.spans(_days(held))
    if held.sovereignty == "sovereign":
        return f" The land belonged to {wording.with_article(held.name)} {when}."
    under = f" under {wording.actors(tables, items(held.ruler))}" if held.ruler else ""
    return f" It was {held.sovereignty}{under} {when}."


def _land(tables: Tables, actor: str) -> set[str]:
    """Today's countries that the actor covered last; of a country of today, itself."""
    own = [row for row in by_key(tables, "borders").values() if row.actor == actor]
    last = max(own, key=lambda row: str(row.valid_from), default=None)
    return set(items(last.modern_members)) if last is not None else {actor}


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
