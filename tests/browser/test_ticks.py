"""The marks of the timeline: one where each dated event is, as long as its date is vague."""

from datetime import date
from typing import Any

import pytest

from data import dates, query
from data.tables import Tables
from geo import words
from tests.browser.reader import Reader

DAYS_OFF = 45  # three pixels of the timeline

Tick = dict[str, float]


@pytest.fixture
def ticks(reader: Reader) -> dict[str, Tick]:
    """The marks by their words: left edge and width in pixels of the page."""
    reader.open("?as_of=2025-03-20")
    look = """all => all.map((tick) => {
        const { x, width, y, height } = tick.getBoundingClientRect();
        return [tick.title, { x, width, y: y + height / 2 }];
    })"""
    return dict(reader.page.locator("[data-exact]").evaluate_all(look))


def test_each_dated_event_has_its_mark(ticks: dict[str, Tick], tables: Tables) -> None:
    short = tables.instruments.set_index("instrument")["short_name"]
    dated: Any = query.in_day_order(tables)
    about = {
        (dates.in_words(row.date), words.TYPES[row.type], short.get(row.instrument))
        for row in dated.itertuples()
    }
    assert set(ticks) == {f"{day}: {', '.join(filter(None, rest))}" for day, *rest in about}


def test_a_vague_date_is_a_bar(ticks: dict[str, Tick]) -> None:
    exact = max(tick["width"] for said, tick in ticks.items() if not said.startswith("between"))
    vague = next(tick for said, tick in ticks.items() if said.startswith("between 3 June 2006"))
    assert exact <= 4
    assert vague["width"] > 2 * exact


def test_the_thumb_stands_at_the_mark_of_its_day(reader: Reader, ticks: dict[str, Tick]) -> None:
    box = reader.slider.bounding_box()
    assert box
    tick = next(tick for said, tick in ticks.items() if said.startswith("18 March 2025"))
    reader.page.mouse.click(tick["x"], box["y"] + box["height"] / 2)
    reached = dates.parse_day(reader.date_shown())
    assert abs((reached - date(2025, 3, 18)).days) < DAYS_OFF


def test_a_click_on_a_mark_goes_to_its_day(reader: Reader, ticks: dict[str, Tick]) -> None:
    tick = next(tick for said, tick in ticks.items() if said.startswith("4 February 2003"))
    reader.page.mouse.click(tick["x"] + tick["width"] / 2, tick["y"])
    assert reader.day() == "4 February 2003"
    reader.await_address(as_of="2003-02-04")
