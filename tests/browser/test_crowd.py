"""Thousands of links: drawn on one canvas, each an element, and a step touches what changes."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, expect

from data import query
from data.tables import Tables
from tests.bench.worlds import write_world
from tests.browser.conftest import watched
from tests.browser.reader import Reader
from tests.browser.serving import Server, served

LINKS = 3_000
DAY = date(2016, 7, 1)
VIEW = "view=30,20,2"
# Begins to note which links are touched, in any way; told() gives their names, in order.
NOTE = """(pane) => {
    const touched = new Set();
    const link = (node) => node.closest?.(".pm-link");
    const note = (records) => records
        .flatMap(({ target, addedNodes, removedNodes }) => [target, ...addedNodes, ...removedNodes])
        .forEach((node) => link(node) && touched.add(link(node).getAttribute("aria-label")));
    const observer = new MutationObserver(note);
    const all = { subtree: true, childList: true, attributes: true, attributeFilter: [
        "display", "d", "class", "aria-label", "data-line", "data-status", "data-certain",
        "data-fresh"] };
    observer.observe(pane, all);
    window.told = () => {
        note(observer.takeRecords());
        observer.disconnect();
        return [...touched].sort();
    };
}"""
# A fingerprint of the canvas's pixels, and how many of them are not blank.
PIXELS = """(canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    const pixels = new Uint32Array(data.buffer);
    return [pixels.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 0),
        pixels.filter((pixel) => pixel).length];
}"""

# Of the new, solid links whose middle lies on the canvas: how many there are, and at how many of
# them the canvas has ink within a pixel.
INKED = """(canvas) => {
    const place = canvas.getBoundingClientRect();
    const context = canvas.getContext("2d");
    const fresh = document.querySelectorAll(
        '.pm-link:not([display])[data-fresh="true"][data-line="solid"]');
    const found = [...fresh].map((link) => {
        const line = link.firstElementChild;
        const middle = line.getPointAtLength(line.getTotalLength() / 2);
        const { x, y } = middle.matrixTransform(line.getScreenCTM());
        const [left, top] = [Math.floor(x - place.x) - 1, Math.floor(y - place.y) - 1];
        if (left < 0 || top < 0 || left + 3 > canvas.width || top + 3 > canvas.height) return null;
        const { data } = context.getImageData(left, top, 3, 3);
        return data.some((value, at) => at % 4 === 3 && value > 200);
    }).filter((inked) => inked !== null);
    return [found.length, found.filter(Boolean).length];
}"""


@pytest.fixture(scope="module")
def crowd(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Server, Tables]]:
    """The app on generated tables with many links."""
    tables = write_world(LINKS, tmp_path_factory.mktemp("crowd"))
    with served(tmp_path_factory.mktemp("log") / "app.log", tables.folder) as running:
        yield running, tables


@pytest.fixture
def analyst(desks: Callable[[Server], Reader], crowd: tuple[Server, Tables]) -> Iterator[Reader]:
    """A reader of these tables, who sees the whole world on a day of many links."""
    reader = desks(crowd[0])
    reader.open(f"?as_of={DAY}&{VIEW}")
    yield from watched(reader)


def pixels(reader: Reader) -> tuple[int, int]:
    """A fingerprint of what the canvas shows, and the number of pixels that are not blank."""
    fingerprint, number = reader.map.locator("canvas.pm-crowd").evaluate(PIXELS)
    return fingerprint, number


def touched(reader: Reader, day: date) -> list[str]:
    """The names of the links whose elements a step to this day touches."""
    reader.map.locator(".pm-arcs").evaluate(NOTE)
    reader.scrub_to(day.isoformat())
    expect(reader.map.locator("[aria-busy]")).to_have_count(0)
    names: list[str] = reader.map.evaluate("told()")
    return names


def drag(reader: Reader, right: int, down: int) -> None:
    """Drag the map by so many pixels, from its middle, and let it come to rest."""
    box = reader.page.locator("iframe[title=Map]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = reader.address_params()["view"]
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + right, y + down, steps=4)
    reader.page.mouse.up()
    reader.await_address(lambda params: params["view"] != before)


def test_a_step_touches_the_links_that_change_and_no_other(analyst: Reader) -> None:
    counts, after = set(), analyst.drawn()
    for number in range(1, 6):
        before, names = after, touched(analyst, DAY + timedelta(number))
        after = analyst.drawn()
        gone_or_new = before.keys() ^ after.keys()
        changed = {name for name in before.keys() & after.keys() if before[name] != after[name]}
        # What changes its status changes its name too, and is one element: it was `gone`, is `new`.
        assert set(names) <= gone_or_new | changed
        assert set(names) >= changed | (after.keys() - before.keys())
        assert len(after) > 1_000 > 100 > len(names)
        counts.add(len(names))
    assert max(counts) > 0


def test_a_day_on_which_nothing_changes_touches_nothing(
    analyst: Reader, crowd: tuple[Server, Tables]
) -> None:
    phases = query.pair_phases(crowd[1])
    edges = {*phases["start"], *phases["end"], *(phases["start"] + 365)}
    edges |= {*phases["certain_from"]}
    today = DAY.toordinal()
    quiet = next(day for day in range(today + 1, today + 400) if day not in edges)
    analyst.scrub_to(date.fromordinal(quiet - 1).isoformat())
    expect(analyst.map.locator("[aria-busy]")).to_have_count(0)
    assert touched(analyst, date.fromordinal(quiet)) == []


def test_a_jump_ends_where_steps_end_to_the_pixel(analyst: Reader) -> None:
    start, blank = (analyst.drawn(), pixels(analyst)), (0, 0)
    for year in range(2015, 1997, -3):
        analyst.scrub_to(f"{year}-03-09")
    stepped = analyst.drawn(), pixels(analyst)
    assert stepped[1] != start[1] != blank
    analyst.scrub_to(DAY.isoformat())
    assert (analyst.drawn(), pixels(analyst)) == start
    analyst.scrub_to("2000-03-09")
    assert (analyst.drawn(), pixels(analyst)) == stepped


def test_every_link_of_a_crowd_has_its_name_and_its_place_on_the_keyboard(
    analyst: Reader, crowd: tuple[Server, Tables]
) -> None:
    tables = crowd[1]
    names = tables.actors.set_index("actor")["name"]
    pacts = tables.instruments.set_index("instrument")["short_name"]
    expected = {
        f"{pacts[link.instrument]}: {names[link.a]}–{names[link.b]},"
        f" {link.status.replace('_', ' ')}"
        for link in query.snapshot(tables, DAY).links.itertuples()
    }
    assert len(expected) > 1_000
    assert analyst.links() == expected
    stop = analyst.map.locator(".pm-link[tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    first = analyst.focused()
    analyst.page.keyboard.press("ArrowRight")
    second = analyst.focused()
    assert first != second
    assert {first, second} <= expected
    analyst.page.keyboard.press("Enter")
    chosen = analyst.await_address(lambda params: "pact" in params)["pact"]
    assert second.startswith(f"{pacts[chosen]}:")


def test_the_canvas_has_its_ink_where_the_links_are_wherever_the_map_is(analyst: Reader) -> None:
    canvas = analyst.map.locator("canvas.pm-crowd")
    assert all_inked(canvas)
    analyst.map.get_by_role("button", name="Zoom in").click()
    analyst.await_address(lambda params: params["view"].endswith(",3"))
    assert all_inked(canvas)
    drag(analyst, -180, 90)
    assert all_inked(canvas)
    analyst.scrub_to("2010-07-01")
    assert all_inked(canvas)


def all_inked(canvas: Locator) -> bool:
    """Whether every new link is on the canvas; more than a few must be there to tell."""
    links, inked = canvas.evaluate(INKED)
    return links == inked > 20


def test_a_selection_is_taken_out_of_the_crowd_and_put_back(analyst: Reader) -> None:
    canvas = analyst.map.locator("canvas.pm-crowd")
    lines = analyst.map.locator(".pm-link:not([display]) .pm-line:visible")
    before = pixels(analyst)
    assert lines.count() == 0
    analyst.search("Brazil")
    analyst.await_address(country="BRA")
    expect(canvas).to_have_count(0)
    assert 0 < lines.count() == len(analyst.links()) < 150
    analyst.click_sea()
    analyst.page.mouse.move(0, 0)  # a link under the mouse is drawn by the SVG as well
    expect(canvas).to_have_count(1)
    assert lines.count() == 0
    assert pixels(analyst) == before
