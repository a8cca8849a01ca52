"""The events page: the curated table, searched, filtered and downloaded; a row leads on."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Locator, expect

from data import check
from data.tables import Tables
from tests.browser.reader import Reader

ROW = 35  # px, height of a row and of the heading


def grid(reader: Reader) -> Locator:
    return reader.page.get_by_test_id("stDataFrame")


def column(reader: Reader, number: int) -> list[str]:
    """The cells of a column (from 1) as the table tells them to screen readers."""
    return grid(reader).locator(f"td[aria-colindex='{number}']").all_text_contents()


def search(reader: Reader, words: str) -> None:
    box = reader.page.get_by_role("textbox", name="Search", exact=True)
    box.fill(words)
    box.press("Enter")


def select_row(reader: Reader, number: int) -> None:
    """Tick a row of the table (from 0) with the mouse."""
    reader.until(lambda: column(reader, 1), len)
    grid(reader).click(position={"x": 20, "y": ROW * (number + 1.5)})


def downloaded(reader: Reader) -> list[list[str]]:
    with reader.page.expect_download() as waiting:
        reader.button("Download as CSV").click()
    return rows(Path(waiting.value.path()))


def rows(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))


def counted(reader: Reader, number: int, tables: Tables) -> None:
    words = f"{number} of {len(tables.events)} events"
    expect(reader.page.get_by_text(words)).to_be_visible()
    reader.await_rest()


def test_all_events_are_there_newest_first(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    counted(reader, len(tables.events), tables)
    days = reader.until(lambda: column(reader, 1), len)
    assert days[0] == "2025-04-01"  # so the table tells it to screen readers
    assert days == sorted(days, reverse=True)


def test_a_search_finds_words_anywhere_in_a_row(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    search(reader, "florence MONTENEGRO")
    counted(reader, 3, tables)  # joined as Serbia and Montenegro, as Montenegro, and as Serbia
    assert set(reader.until(lambda: column(reader, 4), lambda cells: len(cells) == 3)) == {
        "Sub-regional arms control, Florence"
    }
    search(reader, "[.*")
    counted(reader, 0, tables)


def test_a_filter_by_type_is_what_is_downloaded(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    reader.page.get_by_role("combobox", name="Type").click()
    reader.page.get_by_role("option", name="Signature", exact=True).click()
    reader.page.keyboard.press("Escape")
    signed = tables.events.loc[tables.events["type"] == "SIGN", "event"].tolist()
    counted(reader, len(signed), tables)
    assert [row[0] for row in downloaded(reader)[1:]] == signed


def test_the_download_is_the_table_itself(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    assert downloaded(reader) == rows(tables.folder / "events.csv")


def test_a_row_leads_to_its_quote_and_to_the_document(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    search(reader, "Signature Tirana")
    counted(reader, 1, tables)
    select_row(reader, 0)
    page = reader.page
    quote = (
        "“a recent trilateral defense memorandum signed by Albania, Kosovo, and Croatia in Tirana”"
    )
    expect(page.get_by_text(quote)).to_be_visible()
    reader.button("Read it in the document").first.click()
    expect(page.get_by_role("article", name="Sentence 3", exact=True)).to_be_in_viewport()


def test_a_row_leads_to_the_map(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    search(reader, "Signature Tirana")
    counted(reader, 1, tables)
    select_row(reader, 0)
    reader.button("Show on the map").click()
    reader.await_map()
    reader.dossier_of("Tirana declaration")
    reader.await_address(as_of="2025-03-18", pact="TIRANA2025")
    assert "Tirana declaration: Croatia–Kosovo, signed" in reader.links()


def test_a_row_without_a_pact_leads_to_a_country_that_acted(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    search(reader, "talks Secretary General")
    counted(reader, 1, tables)
    select_row(reader, 0)
    reader.button("Show on the map").click()
    reader.await_map()
    reader.dossier_of("Serbia")
    reader.await_address(as_of="2025-03-19", country="SRB")


def test_a_filter_by_checks_shows_what_they_say(reader: Reader, tables: Tables) -> None:
    reader.open("events")
    reader.page.get_by_role("combobox", name="Checks").click()
    reader.page.get_by_role("option", name="contradicted", exact=True).click()
    reader.page.keyboard.press("Escape")
    found = [found for found in check.findings(tables) if found.claim == "event"]
    wrong = [one for one in found if one.verdict == "contradicted"]
    counted(reader, len({one.about for one in wrong}), tables)
    select_row(reader, 0)
    expect(reader.page.get_by_text("✕ contradicted · alleged breach").first).to_be_visible()
    expect(reader.page.get_by_text(wrong[0].message)).to_be_visible()


def test_only_the_safe_download_is_offered(reader: Reader) -> None:
    reader.open("events")
    reader.until(lambda: column(reader, 1), len)
    grid(reader).hover()
    expect(reader.page.get_by_role("button", name="Download as CSV")).to_have_count(1)
