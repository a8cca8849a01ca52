"""Whose land was whose on each day: as held, as claimed, and where the tables know nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import shapely

from data import query
from data.folders import DEFAULT_FOLDER
from data.rules.borders import parts_of
from data.tables import Tables, load
from geo import boundaries
from geo.days import number
from geo.territories import known, shapes, silent, territories
from tests.world import Row, event, row, world

Build = Callable[..., Tables]
Territory = dict[str, Any]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return partial(world, tmp_path)


@pytest.fixture(scope="module")
def committed() -> Tables:
    return load(DEFAULT_FOLDER)


def day(text: str) -> int:
    return number(date.fromisoformat(text))


def border(entity: str, since: str, until: str = "", members: str = "SRB", **cells: str) -> Row:
    known = {"entity": entity, "name": entity.title(), "valid_from": since, "valid_to": until}
    return row("borders", **{**known, "actor": "SRB", "modern_members": members, **cells})


def of(found: list[Territory], *members: str) -> list[tuple[Any, ...]]:
    """The states of the territory with these members."""
    return next((t["states"] for t in found if t["members"] == list(members)), [])


def at(found: list[Territory], when: int) -> Iterator[tuple[list[str], tuple[Any, ...]]]:
    """Members and state of each territory on a day."""
    for territory in found:
        for state in territory["states"]:
            if state[0] <= when and (state[1] is None or when < state[1]):
                yield territory["members"], state


def test_a_union_and_what_followed_it_are_territories_of_their_days(build: Build) -> None:
    borders = [
        border("UNION", "1992-04-27", "2003-02-04", "HUN;SRB", actor="YUG"),
        border("SRB", "2006-06-03", ""),
        border("HUN", "2003-02-04", "", "HUN", actor="HUN"),
        border("LAND", "2003-02-04", "2006-06-03", sovereignty="occupied", ruler="HRV;HUN"),
    ]
    found = territories(build(borders=borders, parts=[], disputes=[]))
    turn, free = day("2003-02-04"), day("2006-06-03")
    assert of(found, "HUN", "SRB") == [
        (day("1992-04-27"), turn, "YUG", "Union", "sovereign", []),
    ]
    assert of(found, "SRB") == [
        (turn, free, "SRB", "Land", "occupied", ["HRV", "HUN"]),
        (free, None, "SRB", "Srb", "sovereign", []),
    ]


def test_a_country_without_a_row_is_there_throughout(build: Build) -> None:
    found = territories(build())
    first = number(query.coverage(build())[0])
    assert of(found, "ALB") == [(first, None, "ALB", "Albania", "sovereign", [])]
    assert of(found, "FRA") == [(first, None, "FRA", "France", "sovereign", [])]


def test_all_parts_together_are_the_country(build: Build) -> None:
    borders = [border("SRB", "2000-01-01", members="SRB-N;SRB-S", sovereignty="disputed")]
    assert of(territories(build(borders=borders, disputes=[])), "SRB")


def test_as_claimed_a_disputed_territory_lies_within_its_claimant(build: Build) -> None:
    tables = build(
        borders=[
            border("SRB", "2000-01-01", sovereignty="disputed"),
            border("HRV", "2000-01-01", members="HRV", actor="HRV"),
        ],
        disputes=[row("disputes", territory="SRB-N", claimant="HRV", valid_from="2010-01-01")],
        coverage=[],
    )
    turn = day("2010-01-01")
    assert [state[:2] for state in of(territories(tables), "SRB")] == [(day("2000-01-01"), None)]
    claimed = territories(tables, claimed=True)
    assert [state[:3] for state in of(claimed, "SRB")] == [(day("2000-01-01"), turn, "SRB")]
    assert [state[:3] for state in of(claimed, "SRB-S")] == [(turn, None, "SRB")]
    assert [state[:3] for state in of(claimed, "HRV", "SRB-N")] == [(turn, None, "HRV")]


def test_pacts_are_known_of_who_is_covered_or_is_a_party(build: Build) -> None:
    left = event("left", "WITHDRAW", "2025-06-01", "HRV")
    signed = event("signed", "SIGN", "2025-03-18", "ALB;HRV")
    covered = [row("coverage", actor="HRV", valid_from="2025-04-01", valid_to="2026-01-01")]
    open_ended = row("coverage", actor="HUN", valid_from="2025-04-01")
    assert known(build(events=[signed, left], coverage=[*covered, open_ended])) == {
        "ALB": [(day("2025-03-18"), None)],
        "HRV": [(day("2025-03-18"), day("2026-01-01"))],
        "HUN": [(day("2025-04-01"), None)],
    }


def test_nothing_is_known_once_the_tables_know_of_nobody(build: Build) -> None:
    covered = [row("coverage", actor="HRV", valid_from="2025-04-01", valid_to="2025-12-01")]
    assert known(build(coverage=covered)) == {
        "ALB": [(day("2025-03-18"), day("2025-12-01"))],
        "HRV": [(day("2025-03-18"), day("2025-12-01"))],
    }


def test_days_of_which_the_tables_know_of_nobody_are_silent(build: Build) -> None:
    spans = [
        ("2000-01-01", "2003-01-01"),
        ("2002-01-01", "2004-01-01"),
        ("2010-01-01", "2020-01-01"),
    ]
    covered = [row("coverage", actor="HRV", valid_from=a, valid_to=b) for a, b in spans]
    assert silent(build(coverage=covered)) == [
        (day("1992-04-27"), day("2000-01-01")),
        (day("2004-01-01"), day("2010-01-01")),
        (day("2020-01-01"), day("2026-01-02")),
    ]
    assert silent(build(coverage=[])) == []


def before_borders(build: Build, **tables: list[Row]) -> dict[str, list[tuple[Any, ...]]]:
    """What stands in for HRV, ALB and FRA before 1945, from 1815 on."""
    codes = ("HRV", "ALB", "FRA")
    borders = [border(code, "1945-09-02", "", code, actor="ALB") for code in codes]
    found = territories(build(borders=borders, **tables))
    stand_ins = {"outline", "land"}
    return {code: [state for state in of(found, code) if state[4] in stand_ins] for code in codes}


def test_before_the_first_borders_todays_outlines_stand_in_for_states(build: Build) -> None:
    first, known, left, turn = map(day, ("1815-01-01", "1900-01-01", "1920-01-01", "1945-09-02"))
    covered = [
        row("coverage", actor="ALB", valid_from="1815-01-01"),
        row("coverage", actor="HRV", valid_from="1900-01-01", valid_to="1920-01-01"),
    ]
    assert before_borders(build, coverage=covered) == {
        "HRV": [
            (first, known, "HRV", "Land of today’s Croatia", "land", []),
            (known, left, "HRV", "Croatia", "outline", []),
            (left, turn, "HRV", "Land of today’s Croatia", "land", []),
        ],
        "ALB": [(first, turn, "ALB", "Albania", "outline", [])],
        "FRA": [(first, turn, "FRA", "Land of today’s France", "land", [])],
    }


@pytest.mark.parametrize("claimed", [False, True])
def test_on_any_day_all_land_is_shown_once_whoever_holds_it(
    committed: Tables, claimed: bool
) -> None:
    """No overlap and no gap: so the area of all land is the same on every day."""
    found = territories(committed, claimed=claimed)
    parts = parts_of(committed)
    pieces = {piece for code in shapes() for piece in parts.get(code, [code])}
    first, last = (number(end) for end in query.coverage(committed))
    edges = {s[0] for t in found for s in t["states"]} | {first, last}
    for when in sorted(edge for edge in edges if first <= edge <= last):
        land = Counter(
            piece for members, _ in at(found, when) for m in members for piece in parts.get(m, [m])
        )
        assert set(land) == pieces, when
        assert max(land.values()) == 1, when


def test_the_shapes_do_not_overlap() -> None:
    countries = boundaries.load().geometry.to_numpy()
    whole = shapely.coverage_union_all(countries)
    assert whole.area == pytest.approx(shapely.area(countries).sum(), rel=1e-9)
    assert shapely.coverage_is_valid(countries)


@pytest.mark.parametrize(
    ("when", "code", "name", "members"),
    [
        ("1950-01-01", "DEU", "Federal Republic of Germany", {"DEU-W"}),
        ("1990-10-02", "DDR", "German Democratic Republic", {"DEU-E"}),
        ("1990-10-03", "DEU", "Germany", {"DEU"}),
        ("1985-03-20", "YUG", "Yugoslavia", {"SVN", "HRV", "BIH", "SRB", "MNE", "MKD", "XKX"}),
        ("2004-01-01", "SCG", "Serbia and Montenegro", {"SRB", "MNE", "XKX"}),
        ("2007-01-01", "SRB", "Serbia", {"SRB", "XKX"}),
        ("2008-02-17", "SRB", "Serbia", {"SRB"}),
        ("1992-12-31", "CSK", "Czechoslovakia", {"CZE", "SVK"}),
        ("1993-01-01", "SVK", "Slovakia", {"SVK"}),
    ],
)
def test_former_states_have_their_land_and_name(
    committed: Tables, when: str, code: str, name: str, members: set[str]
) -> None:
    held = {
        state[2]: (set(land), state[3]) for land, state in at(territories(committed), day(when))
    }
    assert held[code][0] == members
    assert name.split()[-1] in held[code][1]


@pytest.mark.parametrize(
    ("when", "code", "sovereignty", "ruler"),
    [
        ("1956-12-31", "GHA", "dependent", "GBR"),
        ("1957-03-06", "GHA", "sovereign", ""),
        ("1960-01-01", "COD", "dependent", "BEL"),
        ("1946-01-01", "DEU", "occupied", "USA"),
    ],
)
def test_who_was_not_independent_is_told_with_its_ruler(
    committed: Tables, when: str, code: str, sovereignty: str, ruler: str
) -> None:
    held = {state[2]: state for _, state in at(territories(committed), day(when))}
    assert held[code][4] == sovereignty
    assert ruler in held[code][5] if ruler else held[code][5] == []
