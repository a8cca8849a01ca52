"""The history of a country and of a pact: a chart tied to map and timeline, a table, files."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.reader import Reader

SERBIA = "?as_of=2025-03-20&country=SRB"
FLORENCE = "Sub-regional arms control, Florence"
LIBRARY = re.compile("/static/js/(loadVegaEmbed|embed)")
SVG = "{http://www.w3.org/2000/svg}"
BARS, ROWS = "g.bar > *", "g.row > *"
# Of the bar, or the strip, of a row: the middle of its left end in the window, by its datum's key.
PLACE = """(marks, key) => {
    const mark = marks.find((mark) => mark.__data__.datum.key === key);
    const { x, y, width, height } = mark.getBoundingClientRect();
    return [x + Math.min(12, width / 2), y + height / 2];
}"""
LIT = """rows => rows.filter((row) => row.getAttribute("fill-opacity") > 0)
    .map((row) => row.__data__.datum.name)"""


def chart_of(reader: Reader, where: str) -> Locator:
    """The chart of an opened history."""
    reader.open(f"{where}&tab=history")
    return drawn(reader)


def drawn(reader: Reader) -> Locator:
    chart = reader.dossier.locator(".pm-life-chart")
    expect(chart.locator("svg")).to_be_visible()
    return chart


def spot(chart: Locator, marks: str, key: str) -> tuple[float, float]:
    x, y = chart.locator(marks).evaluate_all(PLACE, key)
    return x, y


def line_of_day(chart: Locator) -> float:
    """Where the line of the day stands in the window."""
    return float(chart.locator("g.now line").evaluate("line => line.getBoundingClientRect().x"))


def highlighted(chart: Locator) -> list[str]:
    return list(chart.locator(ROWS).evaluate_all(LIT))


def test_the_library_is_fetched_when_a_history_is_opened_and_not_before(reader: Reader) -> None:
    reader.open(SERBIA)
    assert not any(map(LIBRARY.search, reader.watch.requests))
    tabs = reader.dossier.get_by_role("tab")
    assert tabs.all_inner_texts() == ["Pacts", "History"]
    tabs.first.focus()
    reader.page.keyboard.press("ArrowRight")
    chart = drawn(reader)
    assert any(map(LIBRARY.search, reader.watch.requests))
    expect(reader.dossier.get_by_role("tab", name="History")).to_be_focused()
    reader.await_address(tab="history")
    expect(chart).to_have_accessible_name("Serbia: pacts and memberships")
    told = "3 pacts as bars by status"
    expect(chart.get_by_role("img")).to_have_accessible_name(re.compile(told))
    reader.page.keyboard.press("Home")
    expect(chart).to_be_hidden()
    reader.await_address(lambda params: "tab" not in params)


def test_the_day_is_a_line_that_follows_the_timeline_without_the_server(reader: Reader) -> None:
    chart = chart_of(reader, SERBIA)
    before, sent = line_of_day(chart), len(reader.watch.sent)
    reader.page.evaluate("window.pactmap.set({ day: window.pactmap.state.day - 2000 }, 'test')")
    reader.until(lambda: line_of_day(chart), lambda now: now < before - 20)
    assert len(reader.watch.sent) == sent


def test_a_click_in_the_chart_sets_the_day_and_a_drag_moves_it(reader: Reader) -> None:
    chart = chart_of(reader, SERBIA)
    box = chart.bounding_box()
    assert box
    x = line_of_day(chart)
    reader.page.mouse.click(x - 60, box["y"] + 8)
    first = reader.await_address(lambda params: params["as_of"] < "2025")["as_of"]
    reader.until(lambda: line_of_day(chart), lambda now: abs(now - (x - 60)) < 2)
    reader.page.mouse.move(x - 60, box["y"] + 60)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 30, box["y"] + 60, steps=4)
    reader.page.mouse.up()
    reader.await_address(lambda params: first < params["as_of"] < "2025-03-20")


def test_a_click_on_a_bar_opens_the_pact_and_its_history(reader: Reader) -> None:
    chart = chart_of(reader, SERBIA)
    reader.page.mouse.click(*spot(chart, BARS, "FLORENCE1996"))
    reader.dossier_of(FLORENCE)
    parties = drawn(reader)
    expect(parties).to_have_accessible_name(f"{FLORENCE}: parties and their time")
    reader.await_address(pact="FLORENCE1996", tab="history")
    reader.page.mouse.click(*spot(parties, BARS, "SRB"))
    reader.dossier_of("Serbia")


def test_map_and_chart_point_at_the_same_both_ways(reader: Reader) -> None:
    chart = chart_of(reader, SERBIA)
    reader.page.mouse.move(*spot(chart, BARS, "FLORENCE1996"))
    pointed = reader.map.locator(".pm-link.is-pointed")
    expect(pointed).not_to_have_count(0)
    assert {
        name.split(":")[0]
        for name in pointed.evaluate_all(
            "links => links.map(link => link.getAttribute('aria-label'))"
        )
    } == {FLORENCE}
    assert highlighted(chart) == [FLORENCE]
    reader.page.mouse.move(5, 5)
    expect(pointed).to_have_count(0)
    reader.page.mouse.move(
        *reader.point_on("Serbia–Hungary military alliance: Hungary–Serbia, negotiating")
    )
    reader.until(
        lambda: highlighted(chart), lambda rows: rows == ["Serbia–Hungary military alliance"]
    )


def test_rows_are_walked_through_and_opened_by_keys_in_chart_and_table(reader: Reader) -> None:
    chart = chart_of(reader, SERBIA)
    chart.focus()
    reader.page.keyboard.press("ArrowDown")
    said = reader.dossier.get_by_role("status").filter(has_text=FLORENCE)
    expect(said).to_have_text(re.compile("in force, since"))
    assert highlighted(chart) == [FLORENCE]
    fold = reader.dossier.get_by_text("As a table")
    fold.focus()
    reader.page.keyboard.press("Enter")
    table = reader.dossier.get_by_role("table", name="Serbia: pacts and memberships")
    expect(table.get_by_role("columnheader")).to_have_text(["Pact", "What", "From", "Until"])
    row = table.get_by_role("row").filter(has_text="under negotiation")
    row.get_by_role("button", name="Serbia–Hungary military alliance").focus()
    reader.until(
        lambda: highlighted(chart), lambda rows: rows == ["Serbia–Hungary military alliance"]
    )
    chart.focus()
    reader.page.keyboard.press("ArrowUp")
    reader.page.keyboard.press("Enter")
    reader.dossier_of(FLORENCE)


def saved(reader: Reader, name: str) -> tuple[str, bytes]:
    with reader.page.expect_download() as found:
        reader.button(name).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_it_is_saved_with_title_day_and_licence_and_enlarged_by_keys(reader: Reader) -> None:
    chart = chart_of(reader, SERBIA)
    name, drawing = saved(reader, "Save the chart as SVG")
    assert name == "pactmap-serbia-pacts-and-memberships.svg"
    texts = [text.text or "" for text in ElementTree.fromstring(drawing).iter(f"{SVG}text")]
    assert "Serbia: pacts and memberships" in texts
    assert any("The line marks 20 March 2025." in text for text in texts)
    (source,) = [text for text in texts if text.startswith("Data: ")]
    assert source.endswith("Licence: not stated; ask the source.")
    assert b"var(--" not in drawing
    _, picture = saved(reader, "Save the chart as PNG")
    image = Image.open(io.BytesIO(picture))
    assert (image.format, image.width) == ("PNG", 2000)
    _, rows = saved(reader, "Save the table as CSV")
    head, *lines = csv.reader(io.StringIO(rows.decode()))
    assert head == ["Pact", "What", "From", "Until", "As of", "Source and licence"]
    assert {line[4] for line in lines} == {"2025-03-20"}
    assert {line[5] for line in lines} == {source}

    narrow = chart.bounding_box()
    reader.button("Enlarge the chart").focus()
    reader.page.keyboard.press("Enter")
    dialog = reader.page.get_by_role("dialog", name="Serbia: pacts and memberships")
    expect(dialog.locator("svg")).to_be_visible()
    wide = dialog.locator(".pm-life-chart").bounding_box()
    assert wide
    assert narrow
    assert wide["width"] > 2 * narrow["width"]
    reader.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(chart).to_be_visible()


def test_on_a_phone_the_chart_is_as_wide_as_the_screen_allows(phone: Reader) -> None:
    chart = chart_of(phone, SERBIA)
    chart.scroll_into_view_if_needed()
    box = chart.locator("svg").bounding_box()
    assert box
    assert box["x"] >= 0
    assert 300 < box["width"] <= 390 - box["x"]
    expect(phone.button("Enlarge the chart")).to_have_count(0)
    phone.page.touchscreen.tap(*spot(chart, BARS, "FLORENCE1996"))
    phone.dossier_of(FLORENCE)
