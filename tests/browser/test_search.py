"""The search box: on every page, by keyboard or mouse, it leads to map, dossier or sentence."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader

START = "?as_of=2025-03-20"
TIRANA = "Tirana declaration"
WIDTH = 390


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search", exact=True)


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("listbox", name="Search results").get_by_role("group", name=name)


def option(page: Page, words: str | re.Pattern[str]) -> Locator:
    options = page.get_by_role("listbox", name="Search results").get_by_role("option")
    return options.filter(has_text=words).first


def selected(page: Page) -> Locator:
    """The option that Enter would choose, as the box tells assistive technology."""
    wanted = box(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{wanted}")


def test_by_keyboard_alone_a_misspelt_name_leads_to_the_dossier(reader: Reader) -> None:
    reader.open(START)
    page = reader.page
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("Hungray")
    expect(group(page, "Countries and organisations")).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(selected(page)).to_contain_text("Hungary")
    expect(page.get_by_role("status").filter(has_text="result")).to_contain_text("“hungray”")
    page.keyboard.press("Enter")
    reader.dossier_of("Hungary")
    reader.await_address(country="HUN", as_of="2025-03-20")
    expect(box(page)).to_have_value("")
    expect(page.get_by_role("listbox", name="Search results")).to_be_hidden()


def test_arrow_keys_go_round_and_escape_closes_then_clears(reader: Reader) -> None:
    reader.open(START)
    page = reader.page
    box(page).fill("tirana")
    options = page.get_by_role("listbox", name="Search results").get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box(page)).to_have_value("tirana")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_a_slash_in_the_map_reaches_the_box_and_in_a_field_it_is_a_slash(reader: Reader) -> None:
    reader.open(START)
    reader.map.get_by_role("region", name="Map of pacts").focus()
    reader.page.keyboard.press("/")
    expect(box(reader.page)).to_be_focused()
    reader.page.keyboard.type("a/b")
    expect(box(reader.page)).to_have_value("a/b")


def test_a_pact_is_marked_where_it_matches_and_opens_without_a_page_load(reader: Reader) -> None:
    reader.open(START)
    page = reader.page
    page.evaluate("window.mark = 1")
    box(page).fill("tirana decl")
    found = option(page, TIRANA)
    expect(found.locator("mark").first).to_have_text("Tirana")
    expect(found).to_contain_text("Dossier on the map")
    found.click()
    reader.dossier_of(TIRANA)
    reader.await_address(pact="TIRANA2025")
    assert page.evaluate("window.mark") == 1


def test_a_date_leads_to_the_map_of_that_day(reader: Reader) -> None:
    reader.open(START)
    box(reader.page).fill("14 june 1996")
    found = group(reader.page, "Dates").get_by_role("option")
    expect(found).to_contain_text("The map on 14 June 1996")
    found.click()
    reader.await_address(as_of="1996-06-14")
    assert reader.day() == "14 June 1996"


def test_a_state_that_is_gone_is_shown_while_it_was_there(reader: Reader) -> None:
    reader.open(START)
    box(reader.page).fill("Yugoslavia")
    found = group(reader.page, "Countries and organisations").get_by_role("option").first
    expect(found).to_contain_text("Dossier on the map, on 3 February 2003")
    found.click()
    reader.await_address(country="YUG", as_of="2003-02-03")


def test_a_sentence_leads_to_its_place_in_the_document(reader: Reader) -> None:
    reader.open(START)
    box(reader.page).fill("“commitment to mutual defense”")
    found = group(reader.page, "Sentences and quotes").get_by_role("option")
    expect(found).to_contain_text("Sentence 4 of the document")
    found.click()
    reader.await_address(document="SEED_000", sentence="4")
    expect(reader.heading(level=1)).to_contain_text("News text on Serbia–Hungary")


def test_an_event_leads_to_its_day_and_pact(reader: Reader) -> None:
    reader.open(START)
    box(reader.page).fill("Vučić criticises signing")
    found = group(reader.page, "Events").get_by_role("option").first
    expect(found).to_contain_text("On the map on 19 March 2025")
    found.click()
    reader.await_address(as_of="2025-03-19", pact="TIRANA2025")


def test_on_another_page_hits_are_links_with_the_whole_state(reader: Reader) -> None:
    reader.open(START)
    reader.menu("Events").click()
    reader.heading("Events").wait_for()
    box(reader.page).fill("Albania")
    found = group(reader.page, "Countries and organisations").get_by_role("option").first
    asked = parse_qs(urlsplit(found.get_attribute("href") or "").query)
    assert asked == {"as_of": ["2025-03-20"], "country": ["ALB"]}
    with reader.context.expect_page() as opened:
        found.click(modifiers=["Control"])
    expect(opened.value.get_by_role("heading", name="Albania", exact=True)).to_be_visible()
    opened.value.close()
    found.click()
    reader.await_map()
    reader.dossier_of("Albania")


def test_what_is_typed_is_only_ever_text(reader: Reader) -> None:
    reader.open(START)
    for text in ("<img src=x onqerror=xqz>", 'xqz"* ^(wqxk', "\ud83d\ude42 \u202e", "x" * 10_000):
        box(reader.page).fill(text)
        note = reader.page.get_by_text("Nothing was found. Try fewer words, or another spelling.")
        expect(note.first).to_be_visible()
    assert reader.page.locator(".pm-results img").count() == 0


def test_late_answers_do_not_replace_newer_ones(reader: Reader) -> None:
    reader.open(START)
    page = reader.page
    page.route("**/search?q=Alb*", lambda route: (page.wait_for_timeout(600), route.continue_()))
    box(page).fill("Alb")
    page.wait_for_timeout(150)
    box(page).fill("Croatia")
    found = group(page, "Countries and organisations").get_by_role("option")
    expect(found).to_contain_text(["Croatia"])
    page.wait_for_timeout(700)
    expect(found).to_contain_text(["Croatia"])


def test_the_clear_button_empties_the_box(reader: Reader) -> None:
    reader.open("about")
    box(reader.page).fill("Serbia")
    reader.button("Clear the search").click()
    expect(box(reader.page)).to_have_value("")
    expect(box(reader.page)).to_be_focused()
    expect(reader.page.get_by_role("option")).to_have_count(0)


def test_on_a_phone_the_box_takes_the_whole_width(phone: Reader) -> None:
    phone.open(START)
    box(phone.page).tap()
    close = phone.button("Close the search")
    expect(close).to_be_visible()
    box(phone.page).fill("orban")
    found = group(phone.page, "People").get_by_role("option")
    expect(found).to_contain_text("Prime Minister of Hungary")
    place = found.bounding_box()
    assert place
    assert place["x"] >= 0
    assert WIDTH - 40 < place["width"] <= WIDTH
    close.click()
    expect(found).to_be_hidden()
    box(phone.page).tap()
    found.tap()
    phone.dossier_of("Hungary")
    expect(close).to_be_hidden()


@pytest.mark.parametrize("where", ["?embed=true&as_of=2025-03-20"])
def test_an_embedded_page_has_no_box(reader: Reader, where: str) -> None:
    reader.open(where)
    expect(box(reader.page)).to_have_count(0)
