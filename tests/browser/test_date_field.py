"""The date field beside the timeline: the same date, chosen or typed."""

from tests.browser.reader import Reader

START = "?as_of=2025-03-20"


def test_the_date_field_and_the_timeline_are_one_date(reader: Reader) -> None:
    reader.open(START)
    reader.date_field.fill("2004-01-01")
    assert reader.day() == "1 January 2004"
    reader.await_address(as_of="2004-01-01")
    reader.settle_on("2006-06-03")
    assert reader.date_shown() == "2006-06-03"


def test_a_date_can_be_typed(reader: Reader) -> None:
    reader.open(START)
    reader.date_field.click(position={"x": 14, "y": 12})
    reader.page.keyboard.type("01012004")
    reader.await_address(as_of="2004-01-01")
    assert reader.day() == "1 January 2004"


def test_a_date_outside_the_tables_leaves_the_day_as_it_was(reader: Reader) -> None:
    reader.open(START)
    reader.date_field.fill("1815-06-09")
    reader.date_field.press("Tab")
    assert (reader.date_shown(), reader.day()) == ("2025-03-20", "20 March 2025")
    assert reader.address_params()["as_of"] == "2025-03-20"
