"""The history of a country or a pact: lines of time with what held and what happened on each.

A country's lines are its pacts, a pact's are its parties. Days are proleptic ordinals, starts
included, ends excluded, `FOREVER` where it lasts. How it looks is `geo.charts`' business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data import cards, chronicle, dates, grounds, query, standing
from data.grounds import ABSENT, Ground
from data.query import FOREVER
from data.standing import NATO, Phase
from data.tables import Row, Tables, by_key, derived, items

LARGE, OTHER, WHOLE, PARTIES, CONTACTS = "large", "other", "whole", "parties", "contacts"
HAPPENED = ("occurred", "ongoing")
# What moves one party; all else that happens to a pact concerns it as a whole.
OF_PARTIES = ("APPLY", "INVITE", "SIGN", "RATIFY", "ACCEDE", "SUCCEED", "WITHDRAW", "REJECT")
OF_ALL = ("ENTER_FORCE", "EXPIRE")  # concern each party, whoever is named


@dataclass(frozen=True)
class Stretch:
    """Days of one status. `certain` is False as long as it is not sure that it has begun; `since`
    is the day on which it began as exactly as its event is dated, in words."""

    start: int
    end: int
    status: str
    certain: bool
    since: str


@dataclass(frozen=True)
class Happening:
    """An event on a line; `earliest` and `latest` are both included."""

    event: str
    type: str
    earliest: int
    latest: int
    when: str
    summary: str


@dataclass(frozen=True)
class Line:
    """A pact or a party: `code` selects it, where it can be selected."""

    group: str
    code: str
    name: str
    family: str
    stretches: tuple[Stretch, ...]
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class Lifelines:
    """`kind` is "country" or "pact"; `first` to `last` (both included) is the time to show."""

    kind: str
    code: str
    name: str
    first: int
    last: int
    lines: tuple[Line, ...]
    grounds: tuple[Ground, ...]


@derived
def of_country(tables: Tables, actor: str) -> Lifelines:
    """An actor's memberships, NATO first, then of large pacts, then all others, by first day; then
    its statements and contacts; and what its land was. Raises `KeyError` for an unknown code."""
    name = by_key(tables, "actors")[actor].name
    pacts: dict[str, list[Phase]] = {}
    for phase in standing.of_actor(tables, actor):
        pacts.setdefault(phase.instrument, []).append(phase)
    lines = [_pact_line(tables, pact, actor, phases) for pact, phases in pacts.items()]
    lines.sort(key=_reading_order)
    held = grounds.of_actor(tables, actor)
    said = tuple(_happenings(row for _, row in chronicle.reactions_of(tables, actor)))
    contacts = Line(CONTACTS, "", "Statements and contacts", "reaction", (), said)
    told = (*lines, contacts) if said else tuple(lines)
    return Lifelines("country", actor, name, *_time(tables, told, held), told, held)


@derived
def of_pact(tables: Tables, instrument: str) -> Lifelines:
    """What happened to an instrument as a whole, and its parties by the day on which they joined.
    Raises `KeyError` for an unknown code."""
    about = by_key(tables, "instruments")[instrument]
    events = [row for _, row in chronicle.of_instrument(tables, instrument)]
    parties: dict[str, list[Phase]] = {}
    for phase in standing.of_pact(tables, instrument):
        parties.setdefault(phase.actor, []).append(phase)
    ordered = sorted(parties, key=lambda code: _joining(parties[code]))
    its = {code: [row for row in events if _moves(row, code)] for code in ordered}
    lines = [
        Line(
            PARTIES,
            code,
            chronicle.name(tables, code),
            about.family,
            tuple(_stretches(tables, parties[code])),
            tuple(_happenings(its[code])),
        )
        for code in ordered
    ]
    moving = {row.event for rows in its.values() for row in rows}
    rest = tuple(_happenings(row for row in events if row.event not in moving))
    whole = [Line(WHOLE, "", "The pact", about.family, (), rest)] if rest else []
    told = (*whole, *lines)
    return Lifelines("pact", instrument, about.short_name, *_time(tables, told, ()), told, ())


def _pact_line(tables: Tables, instrument: str, actor: str, phases: list[Phase]) -> Line:
    about = by_key(tables, "instruments")[instrument]
    parties = {phase.actor for phase in standing.of_pact(tables, instrument)}
    group = LARGE if instrument == NATO or len(parties) > standing.LARGE else OTHER
    stretches = tuple(_stretches(tables, phases))
    own = [
        row
        for _, row in chronicle.of_instrument(tables, instrument)
        if _names(row, actor) or (row.type in OF_ALL and _within(row, stretches))
    ]
    happened = tuple(_happenings(own))
    return Line(group, instrument, about.short_name, about.family, stretches, happened)


def _stretches(tables: Tables, phases: Iterable[Phase]) -> Iterable[Stretch]:
    """What binds or is on its way; a phase that becomes certain later is two stretches."""
    for phase in phases:
        if not standing.rank(phase.status):
            continue
        since = cards.began(tables, phase.event, phase.start)
        turn = min(max(phase.certain_from, phase.start), phase.end)
        if phase.start < turn:
            yield Stretch(phase.start, turn, phase.status, False, since)
        if turn < phase.end:
            yield Stretch(turn, phase.end, phase.status, True, since)


def _happenings(rows: Iterable[Row]) -> Iterable[Happening]:
    """What took place, of which there is a date, in order."""
    for row in rows:
        if row.date and row.realis in HAPPENED:
            span = dates.parse(row.date)
            days = span.earliest.toordinal(), span.latest.toordinal()
            yield Happening(row.event, row.type, *days, dates.in_words(row.date), row.summary)


def _names(row: Row, actor: str) -> bool:
    return actor in items(row.actors) or actor in items(row.targets)


def _moves(row: Row, actor: str) -> bool:
    return row.type in OF_PARTIES and _names(row, actor)


def _within(row: Row, stretches: tuple[Stretch, ...]) -> bool:
    """Whether an event lies in, or at the very end of, one of these stretches."""
    day = dates.parse(row.date).earliest.toordinal() if row.date else FOREVER
    return any(stretch.start <= day <= stretch.end for stretch in stretches)


def _reading_order(line: Line) -> tuple[bool, bool, int, str]:
    days = [stretch.start for stretch in line.stretches]
    days += [happened.earliest for happened in line.happenings]
    return line.group != LARGE, line.code != NATO, min(days, default=FOREVER), line.name


def _joining(phases: list[Phase]) -> tuple[int, str]:
    """By the first day as a member, or as anything where it never was one."""
    return (standing.members(phases) or phases)[0].start, phases[0].actor


def _time(tables: Tables, lines: tuple[Line, ...], held: tuple[Ground, ...]) -> tuple[int, int]:
    """From the first day of the year in which anything began to the last day that the tables know;
    where all was over long before, to a little after its end. Grounds before the first pact take
    half of it at most."""
    covered = [day.toordinal() for day in query.coverage(tables)]
    spans = [(stretch.start, stretch.end) for line in lines for stretch in line.stretches]
    spans += [(event.earliest, event.latest) for line in lines for event in line.happenings]
    grounds = [(ground.start, ground.end) for ground in held if ground.kind != ABSENT]
    if not spans + grounds:
        return covered[0], covered[1]
    begun = min(start for start, _ in spans or grounds)
    after = max(end for _, end in spans + grounds)
    margin = max((after - begun) // 8, 365) if after < FOREVER else 0
    last = max(begun + 1, min(covered[1], after + margin))
    earlier = min((start for start, _ in grounds), default=begun)
    first = date.fromordinal(min(begun, max(earlier, 2 * begun - last, 1)))
    return date(first.year, 1, 1).toordinal(), last


def day_of(ordinal: int) -> date | None:
    """The day of an ordinal; None for `FOREVER`."""
    return None if ordinal == FOREVER else date.fromordinal(ordinal)
