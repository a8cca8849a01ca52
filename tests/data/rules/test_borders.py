"""Each piece of land lies in one row on every day; who is not sovereign has a ruler."""

from collections.abc import Callable

import pytest

from data.tables import Tables
from tests.world import Row, row, said

Build = Callable[..., Tables]


def border(entity: str, since: str, until: str = "", members: str = "HUN", **cells: str) -> Row:
    known = {"entity": entity, "actor": "ALB", "valid_from": since, "valid_to": until}
    return row("borders", **{**known, "modern_members": members, **cells})


@pytest.mark.parametrize(
    ("borders", "problem"),
    [
        ([border("A", "2000-01-01")], ""),
        ([border("A", "2000-01-01", "2001-01-01"), border("B", "2001-01-01")], ""),
        (
            [border("A", "2000-01-01", "2001-01-02"), border("B", "2001-01-01")],
            "borders.csv:3:modern_members HUN is in A too until 2001-01-02"
            " – let one begin where the other ends",
        ),
        (
            [border("A", "2000-01-01", "2001-01-01"), border("B", "2001-01-02")],
            "borders.csv:3:valid_from HUN is in no row from 2001-01-01 to 2001-01-02"
            " – fill the gap",
        ),
        (
            [border("A", "2000-01-01", "2001-01-01")],
            "borders.csv:2:valid_to HUN is in no row from 2001-01-01 on – add who followed",
        ),
        (
            [border("A", "2000-01-01"), border("B", "2000-02-01", members="HRV")],
            "borders.csv:3:valid_from HRV is in no row from 2000-01-01 to 2000-02-01"
            " – fill the gap",
        ),
        (
            [border("A", "2000-01-01", members="HRV;XXX")],
            "borders.csv:2:modern_members 'XXX' is no country or part"
            " – use a code of actors.csv or parts.csv",
        ),
    ],
)
def test_each_piece_of_land_lies_in_one_row_on_every_day(
    build: Build, borders: list[Row], problem: str
) -> None:
    assert said(build(borders=borders)) == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("later", "problem"),
    [
        ("SRB", ""),
        ("SRB-N;SRB-S", ""),
        (
            "SRB-N",
            "borders.csv:2:valid_to SRB-S is in no row from 2001-01-01 on – add who followed",
        ),
    ],
)
def test_a_country_stands_for_all_its_parts(build: Build, later: str, problem: str) -> None:
    whole = border("A", "2000-01-01", "2001-01-01", "SRB")
    after = border("B", "2001-01-01", members=later)
    assert said(build(borders=[whole, after])) == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"sovereignty": "dependent", "ruler": "HRV"}, ""),
        ({"sovereignty": "disputed"}, ""),
        (
            {"sovereignty": "dependent"},
            "borders.csv:2:ruler is empty for a row that is dependent – name who administered it",
        ),
        (
            {"ruler": "HRV"},
            "borders.csv:2:ruler 'HRV' rules a sovereign state – leave it empty",
        ),
    ],
)
def test_who_is_not_sovereign_has_a_ruler(build: Build, cells: Row, problem: str) -> None:
    borders = [border("A", "2000-01-01", **cells)]
    assert said(build(borders=borders)) == ([problem] if problem else [])


def test_a_sovereign_row_lies_within_the_days_of_its_actor(build: Build) -> None:
    borders = [border("A", "2000-01-01", actor="SRB")]
    problem = "borders.csv:2:actor SRB does not exist on each of these days"
    remedy = "use the state of that time, or correct one of the intervals"
    assert said(build(borders=borders)) == [f"{problem} – {remedy}"]


def test_a_territory_may_bear_the_code_of_the_state_that_it_became(build: Build) -> None:
    colony = border("A", "2000-01-01", "2006-06-03", actor="SRB")
    later = border("B", "2006-06-03", actor="SRB")
    held = {"sovereignty": "dependent", "ruler": "HRV"}
    assert said(build(borders=[{**colony, **held}, later])) == []


def test_a_disputed_territory_is_a_country_or_a_part(build: Build) -> None:
    known = row("disputes", territory="SRB-N", valid_from="2010-01-01")
    unknown = row("disputes", territory="XXX", valid_from="2010-01-01")
    problem = "disputes.csv:3:territory 'XXX' is no country or part"
    remedy = "use a code of actors.csv or parts.csv"
    assert said(build(disputes=[known, unknown])) == [f"{problem} – {remedy}"]
