"""On a phone, map, timeline and dossier can be used, and nothing sticks out sideways."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reader import Reader

WIDTH = 390
# How far the widest of the page's scrollers can be scrolled sideways, in pixels.
_SIDEWAYS = """() => Math.max(...[document.scrollingElement, ...document.querySelectorAll(
    "[data-testid=stApp], [data-testid=stAppViewContainer], [data-testid=stMain]")]
    .map((one) => one.scrollWidth - one.clientWidth))"""


def assert_inside(control: Locator) -> None:
    """The whole width of a control is on the screen."""
    box = control.bounding_box()
    assert box, control
    assert box["x"] >= 0, box
    assert box["x"] + box["width"] <= WIDTH, box


@pytest.mark.parametrize(
    "where", ["?as_of=2025-03-20&country=SRB", "events", "documents", "checks", "about"]
)
def test_no_page_scrolls_sideways(phone: Reader, where: str) -> None:
    phone.open(where)
    assert phone.page.evaluate(_SIDEWAYS) == 0
    assert_inside(phone.button("Share"))
    assert_inside(phone.menu("About"))


def test_everything_one_needs_is_on_the_screen(phone: Reader) -> None:
    phone.open("?as_of=2025-03-20")
    for control in (
        phone.page.locator("iframe[title=Map]"),
        phone.slider,
        phone.button("Play"),
        phone.button("Previous event"),
        phone.button("Next event"),
        phone.button("Latest event"),
        phone.date_field,
    ):
        expect(control).to_be_in_viewport(ratio=1)
        assert_inside(control)
    for name in ("Zoom in", "Reactions", "Certain only"):
        assert_inside(phone.map.get_by_role("button", name=name))


def test_a_tap_on_a_country_opens_its_dossier(phone: Reader) -> None:
    phone.open("?as_of=2025-03-20")
    phone.page.touchscreen.tap(*phone.point_on("Serbia"))
    dossier = phone.dossier_of("Serbia")
    assert_inside(dossier)
    quote = dossier.get_by_text("Negotiations are reportedly underway")
    quote.scroll_into_view_if_needed()
    expect(quote).to_be_in_viewport()
    assert_inside(quote)
    assert phone.page.evaluate(_SIDEWAYS) == 0


def test_a_tap_on_the_timeline_moves_the_map(phone: Reader) -> None:
    phone.open("?as_of=2025-03-20")
    box = phone.slider.bounding_box()
    assert box
    phone.page.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    assert len(phone.links()) == 6  # nine tenths of the way lie between 2006 and 2025
    phone.await_address(as_of=phone.date_shown())
    assert phone.date_shown() < "2025"


def test_the_legend_can_be_opened(phone: Reader) -> None:
    phone.open("?as_of=2025-03-20")
    phone.map.get_by_text("On the map now").click()
    line = phone.map.get_by_text("Signed, not binding")
    expect(line).to_be_visible()
    assert "Arms control" in phone.legend()
