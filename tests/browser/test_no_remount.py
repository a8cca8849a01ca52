"""The map is mounted once: whatever a reader does beside leaving the page, its document stays."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

_COUNT_LOADS = """(frame) => {
    window.loads = 0;
    frame.addEventListener("load", () => { window.loads += 1; });
}"""


@pytest.fixture
def mounted(reader: Reader) -> Iterator[Reader]:
    """A reader with an open map that must still be the same document at the end."""
    reader.open("?as_of=2025-03-20")
    reader.page.locator("iframe[title=Map]").evaluate(_COUNT_LOADS)
    reader.map.evaluate("window.mark = 'this very document'")
    yield reader
    reader.await_rest()
    assert reader.map.evaluate("window.mark") == "this very document"
    assert reader.page.evaluate("window.loads") == 0
    assert reader.page.locator("iframe").count() == 1


def scrub(reader: Reader) -> None:
    for day in ("2004-01-01", "1996-06-20", "2025-03-20"):
        reader.settle_on(day)


def play(reader: Reader) -> None:
    reader.settle_on("1996-01-01")
    reader.button("Play").click()
    reader.until(reader.day, lambda day: day != "1 January 1996")
    reader.button("Pause").click()
    reader.await_address(as_of=reader.date_shown())


def click_country(reader: Reader) -> None:
    reader.click("Serbia")
    reader.dossier_of("Serbia")
    reader.await_address(country="SRB")


def click_link(reader: Reader) -> None:
    reader.click("Tirana declaration: Albania–Croatia, signed")
    reader.dossier_of("Tirana declaration")
    reader.await_address(pact="TIRANA2025")


def filter_links(reader: Reader) -> None:
    reader.map.get_by_role("button", name="Certain only").click()
    reader.await_address(layers="certain")
    reader.map.get_by_role("button", name="Reactions").click()
    reader.await_address(layers="certain,reactions")


def search(reader: Reader) -> None:
    reader.search("Albania")
    reader.dossier_of("Albania")
    reader.await_address(country="ALB")


def go_back(reader: Reader) -> None:
    reader.settle_on("2004-01-01")
    reader.page.evaluate("history.back()")
    reader.await_address(as_of="2025-03-20")


def move_the_map(reader: Reader) -> None:
    before = reader.address_params().get("view")
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.await_address(lambda now: now.get("view") not in (None, before))


@pytest.mark.parametrize(
    "act",
    [scrub, play, click_country, click_link, filter_links, search, go_back, move_the_map],
    ids=lambda act: act.__name__,
)
def test_the_map_stays_mounted(mounted: Reader, act: Callable[[Reader], None]) -> None:
    act(mounted)


def test_the_map_turns_dark_with_the_page_and_stays_mounted(mounted: Reader) -> None:
    tones = {}
    for scheme in ("light", "dark"):
        mounted.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(mounted.map.locator("html")).to_have_css("color-scheme", scheme)
        land = mounted.shape("Serbia").evaluate("(shape) => getComputedStyle(shape).fill")
        tones[scheme] = [
            int(part) for part in land.removeprefix("rgb(").removesuffix(")").split(",")
        ]
    assert min(tones["light"]) > 200
    assert max(tones["dark"]) < 80
