"""The borders, names and rulers of the day; disputed territories as the reader wants them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader


def names(reader: Reader) -> set[str]:
    """The accessible names of the territories that can be seen."""
    look = """(all) => all.filter((shape) => shape.getAttribute("display") !== "none")
        .map((shape) => shape.getAttribute("aria-label"))"""
    found = reader.map.locator("path.pm-country").evaluate_all(look)
    assert len(found) == len(set(found)), "two territories have one name"
    return set(found)


@pytest.mark.parametrize(
    ("day", "there", "not_there"),
    [
        ("1950-01-01", {"Soviet Union", "Czechoslovakia", "Gold Coast"}, {"Russia", "Ghana"}),
        ("1985-03-20", {"Yugoslavia", "German Democratic Republic"}, {"Serbia", "Kosovo"}),
        ("2004-01-01", {"Serbia and Montenegro", "Croatia"}, {"Yugoslavia", "Montenegro"}),
        ("2025-03-20", {"Serbia", "Kosovo", "North Macedonia", "Eswatini"}, {"Macedonia"}),
    ],
)
def test_a_link_to_a_day_shows_the_states_of_that_day(
    reader: Reader, day: str, there: set[str], not_there: set[str]
) -> None:
    reader.open(f"?as_of={day}")
    reader.map.locator("[data-complete=true]").wait_for()
    found = names(reader)
    assert there <= found
    assert not not_there & found


def test_the_borders_follow_the_thumb_without_the_server(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.map.locator("[data-complete=true]").wait_for()
    today = names(reader)
    steps = {}
    for day in ("1991-10-07", "1992-12-31", "1993-01-01", "2006-06-03", "2008-02-17"):
        reader.scrub_to(day)
        steps[day] = names(reader)
    assert {"Slovenia", "Croatia"} & steps["1991-10-07"] == set()
    assert "Czechoslovakia" in steps["1992-12-31"]
    assert "Slovakia" not in steps["1992-12-31"]
    assert {"Czech Republic", "Slovakia"} <= steps["1993-01-01"]
    assert {"Serbia", "Montenegro"} <= steps["2006-06-03"]
    assert "Kosovo" not in steps["2006-06-03"]
    assert "Kosovo" in steps["2008-02-17"]
    reader.scrub_to("2025-03-20")
    assert names(reader) == today


def test_the_credit_names_the_day_of_the_borders(reader: Reader) -> None:
    reader.open("?as_of=1985-03-20")
    expect(reader.map.get_by_text("Borders on 20 March 1985 · Natural Earth")).to_be_visible()


def test_who_was_not_independent_looks_so_and_tells_its_ruler(reader: Reader) -> None:
    reader.open("?as_of=1950-01-01&view=8,-1,5")
    coast = reader.shape("Gold Coast")
    expect(coast).to_have_class(re.compile("is-dependent"))
    reader.page.mouse.move(*reader.point_on("Gold Coast"))
    expect(reader.map.locator(".pm-tip")).to_contain_text("under United Kingdom")
    assert "Not independent" in reader.legend()


def test_a_country_that_was_part_of_another_is_found_in_that_one(reader: Reader) -> None:
    reader.open("?as_of=1985-03-20&country=HRV")
    expect(reader.shape("Yugoslavia")).to_have_class(re.compile("is-selected"))
    expect(reader.dossier_of("Croatia")).to_contain_text("part of")


def test_disputed_territories_are_dashed_or_go_to_who_claims_them(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.map.locator("[data-complete=true]").wait_for()
    assert "Kosovo" in names(reader)
    menu = reader.map.locator("details", has_text="Borders:").first
    menu.locator("summary").click()
    menu.get_by_label("Disputed ones dashed").check()
    reader.await_address(layers="neutral")
    assert reader.map.locator("path.pm-disputed").count() >= 5
    assert "Disputed" in reader.legend()
    menu.get_by_label("As claimed").check()
    reader.await_address(layers="claimed")
    assert reader.map.locator("path.pm-disputed").count() == 0
    assert {"Kosovo", "Taiwan"} & names(reader) == set()
    menu.get_by_label("As held").check()
    reader.await_address(layers="none")
    assert "Kosovo" in names(reader)
