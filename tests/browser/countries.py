"""Finds matrix and network, and what is beside them, on the page of a reader. Judges nothing."""

from playwright.sync_api import Locator, expect

from tests.browser.reader import Reader


def opened(reader: Reader, where: str, show: str) -> Reader:
    """Open a view of countries, and wait until it and the server's part are there."""
    reader.page.goto(f"{reader.address}/{where}&show={show}")
    reader.await_address(lambda now: "v" in now and now.get("show") == show)
    expect(panel(reader).get_by_role("heading", name="Blocs on this day")).to_be_visible()
    reader.await_rest()
    return reader


def panel(reader: Reader) -> Locator:
    return reader.page.get_by_role("complementary", name="Details")


def grid(reader: Reader) -> Locator:
    return reader.page.get_by_role("grid")


def cell(reader: Reader, words: str) -> Locator:
    """The cell whose accessible name begins so."""
    return grid(reader).locator(f'[role=gridcell][aria-label^="{words}"]')


def switch(reader: Reader, name: str) -> Locator:
    return reader.page.get_by_role("radio", name=name, exact=True)


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found, locator
    return {**found, "right": found["x"] + found["width"], "foot": found["y"] + found["height"]}
