"""What differs of one pact between two moments: its status, its parties, and by which events.

A moment is a day of some tables. Which pacts differ, and what is told of them together, is the
business of `data.comparison`.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from data import cards, dates, standing
from data.chronicle import Facts
from data.tables import Row, Tables, by_key


class Moment(NamedTuple):
    """A day (included) of some tables."""

    tables: Tables
    day: date


def change(before: Moment, after: Moment, instrument: str, country: str) -> tuple[str, Facts]:
    """What became of an instrument as a whole, or (if one is named) for a country, and its facts.

    It "began", "ended", "changed" its status, kept it while others (beside the country) joined,
    left or moved ("members"), or is the same, told as "". `data.comparison.between` says what the
    facts are.
    """
    was, now = (_status(moment, instrument, country) for moment in (before, after))
    if not was and not now:
        return "", {}
    own = {country} if country else set()
    if not was or not now:
        steps = _steps(before, after, instrument, own)
        return ("began" if now else "ended"), _told(before, after, instrument, was, now, steps)
    turnover = _turnover(before, after, instrument, (was, now), country)
    others = {party["code"] for parties in turnover.values() for party in parties} - own
    if was == now and not others:
        return "", {}
    asked = others if was == now else own and own | others
    told = _told(before, after, instrument, was, now, _steps(before, after, instrument, asked))
    return ("members" if was == now else "changed"), told | turnover


def until(moment: Moment, instrument: str) -> list[tuple[object, ...]]:
    """The phases of an instrument that had begun, cut off at that day, with what is said of how."""
    day, events = moment.day.toordinal(), by_key(moment.tables, "events")
    return [
        (*phase._replace(end=min(phase.end, day + 1)), events[phase.event].summary)
        for phase in _begun(moment, instrument)
    ]


def event_of(before: Moment, after: Moment, key: str) -> tuple[Tables, Row]:
    """The row of an event, in the newer tables if they have it, and the tables that have it."""
    for tables in (after.tables, before.tables):
        if key in (events := by_key(tables, "events")):
            return tables, events[key]
    raise KeyError(key)


def _status(moment: Moment, instrument: str, country: str) -> str:
    """The status of a pact that holds, or of a country in it; else empty."""
    bound = standing.bound(_parties(moment, instrument))
    if len(bound) < 2:  # one that all others have left is no pact
        return ""
    own = [phase for phase in bound if phase.actor == country] if country else bound
    return standing.together(own)


def _parties(moment: Moment, instrument: str) -> list[Row]:
    return standing.parties(moment.tables, instrument, moment.day)


def _turnover(
    before: Moment, after: Moment, instrument: str, whole: tuple[str, str], country: str
) -> dict[str, list[Facts]]:
    """Who joined: is a party after and was none before; and who left, the other way round.

    The others moved if their status did otherwise than the whole, or than a selected country's.
    """
    held = [_parties(moment, instrument) for moment in (before, after)]
    was, now = ({phase.actor: phase for phase in standing.counted(phases)} for phases in held)
    joined = [phase for actor, phase in now.items() if actor not in was]
    left = [phase for actor, phase in was.items() if actor not in now]
    told = {party.actor for party in (*joined, *left)} | {country}
    return {
        "joined": cards.named(after.tables, joined),
        "left": cards.named(before.tables, left),
        "moved": [
            {**cards.named(moment.tables, [phase])[0], "was": first, "status": last}
            for moment, phase, first, last in _moves(before, after, instrument)
            if phase.actor not in told and (first, last) != whole
        ],
    }


def _moves(
    before: Moment, after: Moment, instrument: str
) -> Iterator[tuple[Moment, Row, str, str]]:
    """The parties, and who is on the way to be one, whose own status differs: with both."""
    was, now = (
        {phase.actor: phase for phase in standing.bound(_parties(moment, instrument))}
        for moment in (before, after)
    )
    for actor in sorted({*was, *now}):
        first, last = (own[actor].status if actor in own else "" for own in (was, now))
        if first != last:
            yield (after, now[actor], first, last) if last else (before, was[actor], first, last)


def _begun(moment: Moment, instrument: str) -> list[standing.Phase]:
    day = moment.day.toordinal()
    return [phase for phase in standing.of_pact(moment.tables, instrument) if phase.start <= day]


def _steps(before: Moment, after: Moment, instrument: str, actors: set[str]) -> list[str]:
    """The events that moved these parties, or (none named) any, in between; newest first.

    Of two versions: the events by which their histories up to that day differ.
    """

    def moved(moment: Moment) -> dict[str, str]:
        events = by_key(moment.tables, "events")
        own = [p for p in _begun(moment, instrument) if not actors or p.actor in actors]
        return {phase.event: events[phase.event].date for phase in own}

    was, now = moved(before), moved(after)
    found = [event for event in {**was, **now} if was.get(event) != now.get(event)]
    both = was | now
    return sorted(found, key=lambda event: (both[event], event), reverse=True)


def _told(
    before: Moment, after: Moment, instrument: str, was: str, now: str, steps: list[str]
) -> Facts:
    held = after if now else before
    parties = standing.counted(_parties(held, instrument))
    gone = [] if now else _gone(after, instrument)
    return {
        **cards.brief(held.tables, instrument, now or was),
        "was": was,
        "count": len(parties),
        "parties": cards.named(held.tables, parties) if len(parties) <= standing.LARGE else [],
        "joined": [],
        "left": [],
        "moved": [],
        "gone": cards.named(after.tables, gone),
        "day": _day(before, after, steps, gone),
        "events": steps,
    }


def _gone(after: Moment, instrument: str) -> list[Row]:
    """The last phases of the parties whose part in a pact ended because they did."""
    last = {phase.actor: phase for phase in _begun(after, instrument)}
    day = after.day.toordinal()
    return [p for p in last.values() if standing.rank(p.status) and p.end <= day]


def _day(before: Moment, after: Moment, steps: list[str], gone: list[Row]) -> str:
    """The day of the newest step; without one, that on which the last of those was gone."""
    if steps:
        return str(dates.parse(event_of(before, after, steps[0])[1].date).earliest)
    return str(date.fromordinal(max(phase.end for phase in gone))) if gone else ""
