"""The map inside a page of another site: what is there, from 320 pixels on, by mouse and by key."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from data.tables import Tables
from tests.browser.reader import Reader
from tests.browser.serving import Server, free_port, served
from tests.browser.watch import Watch

SIZES = [(320, 480), (640, 480), (1000, 640)]
ASKED = "?as_of=2025-03-20&embed=true"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: Any) -> None:
        """Nothing: the tests look at pages."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Another site: its address and its folder."""
    folder = tmp_path_factory.mktemp("elsewhere")
    site = ThreadingHTTPServer(("127.0.0.1", free_port()), partial(Quiet, directory=str(folder)))
    Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}", folder
    site.shutdown()
    site.server_close()


def embedded(
    page: Page, elsewhere: tuple[str, Path], code: str, width: int = 0, height: int = 0
) -> Frame:
    """The app's frame in a page of the other site that holds this code."""
    address, folder = elsewhere
    (folder / "page.html").write_text(
        f"<!doctype html><link rel=icon href=data:,><body style='margin:0'>{code}", "utf-8"
    )
    if width:
        page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/page.html")
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame
    return frame


def iframe(address: str, where: str, width: int, height: int) -> str:
    return f'<iframe src="{address}/{where}" width="{width}" height="{height}" style="border:0">'


@pytest.fixture
def visitor(chromium: Browser, server: Server, elsewhere: tuple[str, Path]) -> Iterator[Page]:
    """A page of a reader of the other site, watched."""
    context = chromium.new_context(locale="en-GB")
    watch = Watch(context, server.address, elsewhere[0])
    yield context.new_page()
    assert watch.problems() == []
    context.close()


def map_of(frame: Frame) -> Frame:
    frame.locator("iframe[title=Map]").wait_for()
    inner = frame.locator("iframe[title=Map]").element_handle().content_frame()
    assert inner
    inner.locator("[data-ready=true]").wait_for()
    return inner


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_map_and_timeline_are_there_and_nothing_else(
    visitor: Page, server: Server, elsewhere: tuple[str, Path], width: int, height: int
) -> None:
    code = iframe(server.address, ASKED, width, height)
    frame = embedded(visitor, elsewhere, code, width, height)
    shown = map_of(frame)
    expect(frame.get_by_role("slider", name="Timeline")).to_be_visible()
    expect(frame.get_by_role("button", name="Share")).to_have_count(0)
    expect(frame.get_by_role("link", name="Events")).to_have_count(0)
    expect(shown.get_by_role("group", name="Filters")).to_be_hidden()
    sizes = frame.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert sizes == [width, width], "nothing is wider than the frame"
    box = frame.locator("iframe[title=Map]").bounding_box()
    assert box
    assert box["height"] > height * 0.6
    assert len(shown.locator("path.pm-country").all()) > 100


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_country_is_chosen_by_keys_and_its_dossier_is_read(
    visitor: Page, server: Server, elsewhere: tuple[str, Path], width: int, height: int
) -> None:
    frame = embedded(
        visitor, elsewhere, iframe(server.address, ASKED, width, height), width, height
    )
    shown = map_of(frame)
    shown.get_by_label("Serbia", exact=True).and_(shown.locator("path")).focus()
    visitor.keyboard.press("Enter")
    heading = frame.get_by_role("heading", name="Serbia", level=2)
    expect(heading).to_be_in_viewport()
    visitor.keyboard.press("Tab")
    frame.get_by_role("button", name="Close").focus()
    visitor.keyboard.press("Enter")
    expect(heading).to_be_hidden()
    slider = frame.get_by_role("slider", name="Timeline")
    slider.focus()
    visitor.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "19 March 2025")


def test_the_full_map_shows_what_the_embedded_one_does(
    visitor: Page, server: Server, elsewhere: tuple[str, Path], tables: Tables
) -> None:
    where = f"{ASKED}&country=SRB&theme=dark"
    frame = embedded(visitor, elsewhere, iframe(server.address, where, 800, 600), 800, 600)
    map_of(frame)
    expect(frame.get_by_role("heading", name="Serbia", level=2)).to_be_visible()
    slider = frame.get_by_role("slider", name="Timeline")
    slider.focus()
    visitor.keyboard.press("ArrowLeft")
    with visitor.context.expect_page() as opened:
        frame.get_by_role("link", name="View full map").click()
    full = opened.value
    expect(full.get_by_role("button", name="Share")).to_be_visible()
    expect(full).to_have_title("Serbia on 19 March 2025 – Pactmap")
    assert "embed" not in full.url


def test_a_sentence_of_a_document_opens_beside(
    visitor: Page, server: Server, elsewhere: tuple[str, Path]
) -> None:
    where = f"{ASKED}&pact=TIRANA2025"
    frame = embedded(visitor, elsewhere, iframe(server.address, where, 800, 600), 800, 600)
    map_of(frame)
    with visitor.context.expect_page() as opened:
        frame.get_by_role("button", name="sentence").first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_be_visible()
    assert "/documents?" in opened.value.url
    expect(frame.get_by_role("slider", name="Timeline")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_what_the_code_asks_for(
    visitor: Page, server: Server, elsewhere: tuple[str, Path], theme: str
) -> None:
    visitor.emulate_media(color_scheme="dark" if theme == "light" else "light")
    where = f"{ASKED}&theme={theme}"
    frame = embedded(visitor, elsewhere, iframe(server.address, where, 800, 600), 800, 600)
    shown = map_of(frame)
    assert shown.evaluate("document.documentElement.style.colorScheme") == theme


def test_the_code_that_share_offers_works(
    reader: Reader, visitor: Page, elsewhere: tuple[str, Path]
) -> None:
    reader.open("?as_of=2025-03-20&country=SRB")
    reader.button("Share").click()
    reader.page.get_by_role("tab", name="Embed").click()
    reader.page.get_by_label("Theme").select_option("dark")
    code = reader.page.get_by_label("Code to embed this view", exact=True).input_value()
    frame = embedded(visitor, elsewhere, code, 900, 700)
    map_of(frame)
    expect(frame.get_by_role("heading", name="Serbia", level=2)).to_be_visible()
    title = visitor.locator("iframe").get_attribute("title")
    assert title == "Serbia on 20 March 2025"


def test_a_site_that_is_not_named_cannot_show_it(
    chromium: Browser, elsewhere: tuple[str, Path], tables: Tables, tmp_path: Path
) -> None:
    named = {"PACTMAP_FRAME_ANCESTORS": "https://pacts.example.org"}
    with served(tmp_path / "app.log", tables.folder, **named) as closed:
        page = chromium.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text))
        address, folder = elsewhere
        (folder / "page.html").write_text(iframe(closed.address, ASKED, 800, 600), "utf-8")
        page.goto(f"{address}/page.html")
        page.wait_for_timeout(500)
        page.close()
    assert "frame-ancestors 'self' https://pacts.example.org" in json.dumps(errors)
