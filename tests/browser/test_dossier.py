"""The dossier: what a click on a country or a link tells, down to the sentence it rests on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

START = "?as_of=2025-03-20"
FLORENCE = "Sub-regional arms control, Florence"
TALKS = "Serbia–Hungary military alliance"
# As the document says it; its line break is no part of the sentence.
QUOTE = (
    "“Negotiations are reportedly underway between Serbian President Aleksandar Vučić"
    " and Hungarian Prime Minister Viktor Orban”"
)


def has_focus(reader: Reader) -> str:
    """The words of what has the focus in the dossier; empty if nothing there has."""
    found: str = reader.page.locator(".st-key-dossier .pm-host").evaluate(
        "host => host.getRootNode().activeElement?.textContent ?? ''"
    )
    return found


def test_who_reads_with_keys_stays_in_the_dossier_when_it_is_about_something_else(
    reader: Reader,
) -> None:
    reader.open(f"{START}&country=SRB")
    reader.dossier.get_by_role("button", name="Hungary", exact=True).first.press("Enter")
    reader.await_address(country="HUN")
    expect(reader.heading("Hungary", level=2)).to_be_visible()
    reader.until(lambda: has_focus(reader), lambda words: words == "Hungary")


def test_what_had_the_focus_has_it_when_the_dossier_is_drawn_anew(reader: Reader) -> None:
    reader.open(f"{START}&country=SRB")
    reader.dossier.get_by_role("tab", name="Pacts").press("ArrowRight")
    reader.await_address(tab="history")
    reader.await_rest()
    assert has_focus(reader) == "History"
    reader.dossier.get_by_role("tab", name="History").press("Home")
    reader.await_rest()
    assert has_focus(reader) == "Pacts"


def by_mouse(reader: Reader) -> None:
    reader.click("Serbia")


def by_keyboard(reader: Reader) -> None:
    reader.map.get_by_role("region", name="Map of pacts").focus()
    reader.page.keyboard.press("Tab")
    assert reader.focused() == "Serbia"
    reader.page.keyboard.press("Enter")


def by_search(reader: Reader) -> None:
    reader.search("Serbia")


def by_a_table(reader: Reader) -> None:
    table = reader.dossier.get_by_role("table")
    table.get_by_role("button", name=TALKS, exact=True).click()
    reader.await_address(pact="SRB_HUN_ALLIANCE")
    reader.await_rest()
    reader.dossier_of(TALKS).get_by_role("button", name="Serbia", exact=True).first.click()


@pytest.mark.parametrize(
    "way", [by_mouse, by_keyboard, by_search, by_a_table], ids=lambda w: w.__name__
)
def test_serbia_has_both_its_pacts_and_the_words_they_rest_on(
    reader: Reader, way: Callable[[Reader], None]
) -> None:
    reader.open(START)
    way(reader)
    dossier = reader.dossier_of("Serbia")
    expect(dossier.get_by_role("heading", level=4)).to_have_text([FLORENCE, TALKS])
    expect(dossier.get_by_text(QUOTE)).to_be_visible()
    reader.await_address(country="SRB")


def test_a_country_leads_to_its_pact_and_the_pact_to_its_parties(reader: Reader) -> None:
    reader.open(f"{START}&country=SRB")
    reader.dossier_of("Serbia").get_by_role("button", name=FLORENCE, exact=True).click()
    reader.dossier_of(FLORENCE)
    reader.await_address(pact="FLORENCE1996")
    expect(reader.page.get_by_role("alert")).to_have_count(0)
    reader.await_rest()
    reader.dossier.get_by_role("button", name="Croatia", exact=True).first.click()
    reader.dossier_of("Croatia")
    assert "pact" not in reader.await_address(country="HRV")


def test_pacts_are_grouped_by_where_they_stand(reader: Reader) -> None:
    reader.open(f"{START}&country=SRB")
    dossier = reader.dossier_of("Serbia")
    groups = dossier.get_by_role("heading", level=3)
    expect(groups.nth(0)).to_have_text(re.compile(r"^in force\s1$"))
    expect(groups.nth(1)).to_have_text(re.compile(r"^under negotiation\s1$"))
    expect(dossier).to_contain_text("reported · not certain")  # “reportedly” is no fact
    expect(dossier).to_contain_text("between 19 and 31 March 2025")
    expect(dossier).to_contain_text("Obligations: not coded")
    expect(dossier).to_contain_text("Called “military alliance”")


def test_what_contradicts_a_claim_stands_beside_it(reader: Reader) -> None:
    reader.open(f"{START}&pact=SRB_HUN_ALLIANCE")
    dossier = reader.dossier_of(TALKS)
    expect(dossier).to_contain_text("he did not mention the possibility")
    expect(dossier).to_contain_text("unnamed reports")


def test_a_link_opens_the_dossier_of_its_pact(reader: Reader) -> None:
    reader.open(START)
    reader.click("Tirana declaration: Albania–Croatia, signed")
    dossier = reader.dossier_of("Tirana declaration")
    expect(dossier).to_contain_text("Joint Declaration on Cooperation in the Field of Defence")
    expect(dossier).to_contain_text("not legally binding")
    expect(dossier.get_by_role("img", name=re.compile("3 in all, 3 on 20 March"))).to_be_visible()
    for party in ("Albania", "Croatia", "Kosovo"):
        expect(dossier.get_by_role("button", name=party, exact=True).first).to_be_visible()
    reader.await_address(pact="TIRANA2025")


def test_a_link_opens_by_keyboard_too(reader: Reader) -> None:
    reader.open(START)
    reader.shape(f"{TALKS}: Hungary–Serbia, negotiating").focus()
    reader.page.keyboard.press("Enter")
    reader.dossier_of(TALKS)


def test_the_tab_key_reaches_a_link_and_a_country(reader: Reader) -> None:
    reader.open(START)
    reader.map.get_by_role("region", name="Map of pacts").focus()
    reader.page.keyboard.press("Tab")
    assert reader.focused() == "Serbia"
    reader.page.keyboard.press("Tab")
    assert reader.focused() in reader.links()


def test_arrow_keys_lead_from_a_country_to_one_in_that_direction(reader: Reader) -> None:
    reader.open(START)
    reader.shape("Hungary").focus()
    reader.page.keyboard.press("ArrowUp")
    assert reader.focused() in ("Slovakia", "Poland")
    north = reader.focused()
    reader.page.keyboard.press("Enter")
    reader.dossier_of(north)


def test_partners_of_the_selected_country_stand_out_and_the_rest_fades(reader: Reader) -> None:
    reader.open(START)
    reader.click("Hungary")
    reader.dossier_of("Hungary")
    chosen = f"{TALKS}: Hungary–Serbia, negotiating"
    faded = reader.links() - {chosen}
    reader.until(
        lambda: {opacity(reader, name) < 0.5 for name in faded}, lambda seen: seen == {True}
    )
    assert opacity(reader, chosen) == 1
    fill = "(shape) => getComputedStyle(shape).fill"
    assert reader.shape("Hungary").evaluate(fill) != reader.shape("Austria").evaluate(fill)
    expect(reader.shape("Hungary")).to_have_attribute("aria-pressed", "true")


def opacity(reader: Reader, name: str) -> float:
    return float(reader.shape(name).evaluate("(link) => getComputedStyle(link).opacity"))


def test_without_a_selection_the_latest_events_are_told(reader: Reader) -> None:
    reader.open(START)
    dossier = reader.dossier_of("On this day")
    groups = [re.compile(r"^Latest events\s8$"), re.compile(r"^Pacts\s3$")]
    expect(dossier.get_by_role("heading", level=3)).to_have_text(groups)
    expect(dossier).to_contain_text("3 pacts: 1 in force, 1 signed, 1 under negotiation")
    expect(dossier.get_by_role("article").first).to_contain_text("19 March 2025")
    reader.settle_on("1996-06-20")
    expect(dossier.get_by_role("article").first).to_contain_text("June 1996")
    expect(dossier).not_to_contain_text("2025")


@pytest.mark.parametrize("way", ["Close", "the sea"])
def test_a_selection_can_be_left(reader: Reader, way: str) -> None:
    reader.open(f"{START}&country=SRB")
    dossier = reader.dossier_of("Serbia")
    if way == "Close":
        dossier.get_by_role("button", name="Close", exact=True).click()
    else:
        reader.click_sea()
    reader.dossier_of("On this day")
    assert "country" not in reader.await_address(lambda params: "country" not in params)


def test_the_dossier_tells_of_the_day_of_the_timeline(reader: Reader) -> None:
    reader.open(f"{START}&country=SRB")
    reader.settle_on("2025-03-01")
    pacts = reader.dossier_of("Serbia").get_by_role("heading", level=4)
    expect(pacts).to_have_text([FLORENCE])
    reader.settle_on("2004-01-01")
    expect(pacts).to_have_text([])
    then = reader.dossier.get_by_role("button", name="Serbia and Montenegro", exact=True)
    then.click()
    reader.dossier_of("Serbia and Montenegro")
    expect(reader.dossier.get_by_role("heading", level=4)).to_have_text([FLORENCE])


def test_a_quote_leads_to_its_sentence_and_from_there_back_to_the_map(reader: Reader) -> None:
    reader.open(f"{START}&country=SRB")
    link = reader.dossier_of("Serbia").get_by_role("button", name="sentence 2 →")
    link.first.click()
    sentence = reader.page.get_by_role("article", name="Sentence 2", exact=True)
    expect(sentence).to_be_in_viewport()
    expect(sentence.locator("mark").first).to_contain_text("Negotiations are reportedly underway")
    tone = "(element) => getComputedStyle(element).backgroundColor"
    other = reader.page.get_by_role("article", name="Sentence 3", exact=True)
    assert sentence.evaluate(tone) != other.evaluate(tone)
    sentence.get_by_role("button", name="Show on the map →").first.click()
    reader.await_map()
    reader.dossier_of(TALKS)
    reader.await_address(pact="SRB_HUN_ALLIANCE", as_of="2025-03-19")
    assert f"{TALKS}: Hungary–Serbia, negotiating" in reader.links()
