"""What a choice in the search box does: where the focus goes, and which tools end or stay."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.browser.test_search import START, TIRANA, box, group, selected


def focused(page: Page) -> str:
    """The text of what has the focus, in whichever shadow it lies."""
    return str(
        page.evaluate(
            "() => { let at = document.activeElement;"
            " while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
            " return at?.textContent ?? '' }"
        )
    )


def choose(reader: Reader, text: str, kind: str) -> None:
    """Type something, and choose the first hit by Enter, of this kind."""
    box(reader.page).fill(text)
    expect(group(reader.page, kind).get_by_role("option").first).to_have_attribute(
        "aria-selected", "true"
    )
    reader.page.keyboard.press("Enter")


def test_the_focus_follows_a_choice_to_the_dossier_and_to_the_story(analyst: Reader) -> None:
    analyst.open(START)
    choose(analyst, "Warsaw Pact", "Pacts")
    analyst.until(lambda: focused(analyst.page), lambda text: text == "Warsaw Pact")
    analyst.await_address(pact="WARSAW_PACT")
    choose(analyst, "Warsaw Pact", "Pacts")  # what is there already
    analyst.until(lambda: focused(analyst.page), lambda text: text == "Warsaw Pact")
    for _ in "opened", "begun again":
        choose(analyst, "tirana and belgrade", "Stories")
        first = "Three ministers sign in Tirana"
        analyst.until(lambda: focused(analyst.page), lambda text, first=first: text == first)
        analyst.await_address(story="tirana-and-belgrade", step="1", as_of="2025-03-18")
        analyst.page.keyboard.press("ArrowRight")
        analyst.await_address(story="tirana-and-belgrade", step="2")


@pytest.mark.parametrize(
    ("tool", "stays"),
    [
        ("story=tirana-and-belgrade&step=1", {}),
        ("as_of=2025-03-20&from=2010-01-01", {}),
        ("as_of=2025-03-20&show=matrix", {"show": "matrix"}),
    ],
)
def test_a_hit_of_the_map_ends_a_story_or_a_comparison_and_keeps_a_matrix(
    reader: Reader, tool: str, stays: dict[str, str]
) -> None:
    reader.open(f"?{tool}")
    choose(reader, "Hungary", "Countries and organisations")
    params = reader.await_address(country="HUN")
    kept = {key: params[key] for key in ("story", "step", "from", "show") if key in params}
    assert kept == stays
    reader.until(lambda: focused(reader.page), lambda text: text == "Hungary")


def test_all_of_a_group_are_shown_by_key_and_the_first_new_one_is_pointed_at(
    analyst: Reader,
) -> None:
    analyst.open(START)
    box(analyst.page).fill("1999")
    events = group(analyst.page, "Events")
    more = events.get_by_role("option", name="Show all 31: Events")
    expect(more).to_be_visible()
    while selected(analyst.page).inner_text() != "Show all 31":
        analyst.page.keyboard.press("ArrowDown")
    analyst.page.keyboard.press("Enter")
    expect(events.get_by_role("option")).to_have_count(31)
    expect(events.get_by_role("option").nth(5)).to_have_attribute("aria-selected", "true")
    expect(box(analyst.page)).to_be_focused()
    expect(group(analyst.page, "Sentences and quotes").get_by_role("option")).to_have_count(6)


def test_each_choice_of_words_is_told(analyst: Reader) -> None:
    analyst.open(START)
    box(analyst.page).fill("shkodra belgrade")
    note = (
        "Nothing has all words:"
        " here results without “belgrade” and results without “shkodra” take turns."
    )
    expect(analyst.page.get_by_text(note).first).to_be_visible()


def test_on_a_phone_the_keyboard_leads_to_the_dossier(phone: Reader) -> None:
    phone.open(START)
    page = phone.page
    page.keyboard.press("/")
    page.keyboard.type("tirana decl")
    expect(group(page, "Pacts").get_by_role("option").first).to_have_attribute(
        "aria-selected", "true"
    )
    page.keyboard.press("ArrowDown")
    expect(selected(page)).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    phone.until(lambda: focused(page), lambda text: text == TIRANA)
    expect(phone.button("Close the search")).to_be_hidden()
    expect(page.locator("#pm-dossier-title")).to_be_in_viewport()
