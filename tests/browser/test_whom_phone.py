"""Matrix and network on a phone: nothing is covered, and the page moves only if the reader does."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, newcomer, watched
from tests.browser.countries import box, cell, grid, opened, panel, switch
from tests.browser.reader import Reader
from tests.browser.serving import Server

DAY = "as_of=1985-03-20"
FIVE = "?as_of=2025-04-01&among=ALB,HRV,XKX,SRB,HUN"


@pytest.fixture(scope="module")
def pocket(chromium: Browser, world_server: Server) -> Iterator[Reader]:
    """A phone on the committed tables."""
    reader = newcomer(chromium, world_server, **PHONE)
    yield from watched(reader)
    reader.context.close()


def test_on_a_phone_names_stay_in_sight_while_the_matrix_is_scrolled(pocket: Reader) -> None:
    opened(pocket, f"?{DAY}", "matrix")
    grid(pocket).evaluate("(grid) => grid.scrollTo(800, 600)")
    head = grid(pocket).get_by_role("rowheader").nth(20)
    head.scroll_into_view_if_needed()
    assert (head.bounding_box() or {})["x"] == (grid(pocket).bounding_box() or {})["x"]
    assert pocket.page.evaluate("document.documentElement.scrollWidth") == 390
    box = switch(pocket, "Network").bounding_box() or {}
    assert box["x"] + box["width"] <= 390
    assert box["height"] >= 24


def test_on_a_phone_nothing_covers_the_matrix_and_a_tap_does_not_move_it(pocket: Reader) -> None:
    opened(pocket, FIVE, "matrix")
    slider = pocket.page.get_by_role("slider")
    assert box(switch(pocket, "Matrix"))["foot"] <= box(grid(pocket))["y"]
    key = pocket.page.get_by_label("What the letters mean")
    assert box(grid(pocket))["foot"] <= box(key)["y"] < box(key)["foot"] < box(slider)["y"]
    for pair in ("Albania to Kosovo", "Hungary to Croatia"):
        place = box(cell(pocket, pair))
        cell(pocket, pair).tap()
        heading = panel(pocket).get_by_role("heading", name=pair.replace(" to ", " and "))
        expect(heading).to_be_in_viewport(ratio=1)
        assert box(cell(pocket, pair)) == place
        assert box(heading)["foot"] < box(slider)["y"]
    last = panel(pocket).get_by_text("codebook of ATOP")
    last.scroll_into_view_if_needed()
    assert box(last)["foot"] <= box(slider)["y"], "the end of the panel cannot be read"


def test_on_a_phone_the_choice_of_countries_unfolds(pocket: Reader) -> None:
    opened(pocket, FIVE, "network")
    field = pocket.page.get_by_label("Add a country")
    expect(field).to_be_hidden()
    pocket.button("Countries and filters").tap()
    expect(field).to_be_visible()
    expect(pocket.button("Countries and filters")).to_have_attribute("aria-expanded", "true")


def test_on_a_phone_the_switch_covers_nothing_of_the_map_nor_of_a_story(pocket: Reader) -> None:
    for where in ("?as_of=2025-04-01", "?story=tirana-and-belgrade&step=1"):
        pocket.open(where)
        frame = box(pocket.page.locator("iframe[title=Map]"))
        assert box(switch(pocket, "Map"))["foot"] <= frame["y"]
        assert frame["height"] >= 200


def test_a_narrow_window_keeps_no_corner_for_the_switch(pocket: Reader) -> None:
    pocket.page.set_viewport_size({"width": 760, "height": 900})
    pocket.open(f"?{DAY}")
    zoom = pocket.map.get_by_role("group", name="Zoom")
    expect(zoom).to_have_css("top", "12px")
    pocket.page.set_viewport_size({"width": 1440, "height": 900})
    expect(zoom).to_have_css("top", "58px")
    pocket.page.set_viewport_size({"width": 390, "height": 844})
