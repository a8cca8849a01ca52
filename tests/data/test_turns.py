"""Between two turns a dossier says the same, but for the day itself."""

import random
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from data import dossier, query, turns
from data.folders import DEFAULT_FOLDER
from data.tables import Tables, by_key, load

LOOKS = 400  # days looked at of each kind
WHOLE = load(DEFAULT_FOLDER)
FIRST, LAST = query.coverage(WHOLE)


def told(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key not in ("as_of", "day")}


def country(tables: Tables, chance: random.Random) -> tuple[list[int], Callable[[date], Any]]:
    actor = chance.choice(list(by_key(tables, "actors")))
    return turns.of_country(tables, actor), lambda day: dossier.country(tables, actor, day)


def pact(tables: Tables, chance: random.Random) -> tuple[list[int], Callable[[date], Any]]:
    name = chance.choice(list(by_key(tables, "instruments")))
    return turns.of_pact(tables, name), lambda day: dossier.pact(tables, name, day)


def overview(tables: Tables, chance: random.Random) -> tuple[list[int], Callable[[date], Any]]:
    return turns.of_day(tables), lambda day: dossier.overview(tables, day)


@pytest.mark.parametrize("kind", [country, pact, overview], ids=lambda kind: kind.__name__)
def test_a_dossier_says_what_it_said_at_its_last_turn(kind: Any) -> None:
    chance = random.Random(6)
    for _ in range(LOOKS):
        days, tell = kind(WHOLE, chance)
        turn = days[chance.randrange(len(days))]
        later = [day for day in days if day > turn]
        before_next = (later[0] if later else LAST.toordinal() + 1) - 1
        for day in (before_next, chance.randint(FIRST.toordinal(), LAST.toordinal())):
            last = days[bisect_right(days, day) - 1]
            assert told(tell(date.fromordinal(day))) == told(tell(date.fromordinal(last))), day


def test_the_first_turn_is_the_first_day_of_the_tables() -> None:
    for days in (turns.of_country(WHOLE, "SRB"), turns.of_pact(WHOLE, "NATO")):
        assert days == sorted(set(days))
        assert days[0] == FIRST.toordinal()
        assert days[-1] <= LAST.toordinal()


def test_a_pact_is_at_another_stage_from_the_day_of_an_event_on() -> None:
    signed = date(2025, 3, 18)
    stages = [
        turns.stage(WHOLE, "TIRANA2025", signed + timedelta(days=days)) for days in (-2, -1, 0)
    ]
    assert stages[0] == stages[1] < stages[2]
