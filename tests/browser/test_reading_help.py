"""Reading help: words are explained where they stand, lines say why they look as they do."""

from playwright.sync_api import Locator, expect

from geo.glossary import terms
from tests.browser.reader import Reader
from tests.browser.test_phone import assert_inside

TIRANA = "?as_of=2025-03-20&pact=TIRANA2025"
WHY = "Why is this line dashed?"
TALKS = "Serbia–Hungary military alliance: Hungary–Serbia, negotiating"


def marked(reader: Reader, word: str) -> Locator:
    return reader.dossier.locator("dfn").get_by_text(word, exact=True).first


def gloss(reader: Reader) -> Locator:
    return reader.page.get_by_role("tooltip")


def is_in_window(tip: Locator) -> bool:
    """Whether all of it is seen: in the window, with nothing above it."""
    return bool(
        tip.evaluate(
            """(tip) => {
              const { left, right, top, bottom } = tip.getBoundingClientRect();
              const root = tip.getRootNode();
              const corners = [[left + 4, top + 4], [right - 4, bottom - 4]];
              return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
                && corners.every(([x, y]) => tip.contains(root.elementFromPoint(x, y)));
            }"""
        )
    )


def test_a_word_is_explained_while_the_mouse_is_on_it_or_on_its_gloss(reader: Reader) -> None:
    reader.open(TIRANA)
    marked(reader, "declaration").hover()
    expect(gloss(reader)).to_contain_text("A joint statement.")
    assert is_in_window(gloss(reader))
    gloss(reader).hover()
    reader.page.wait_for_timeout(400)
    source = gloss(reader).get_by_role("link", name="United Nations Treaty Collection")
    expect(source).to_have_attribute(
        "href", "https://treaties.un.org/pages/overview.aspx?path=overview/definition/page1_en.xml"
    )
    reader.heading("Tirana declaration", level=2).hover()
    expect(gloss(reader)).to_have_count(0)


def test_a_word_is_explained_to_whoever_has_only_a_keyboard(reader: Reader) -> None:
    reader.open(TIRANA)
    word = marked(reader, "not legally binding")
    word.focus()
    expect(gloss(reader)).to_contain_text("must be performed in good faith")
    assert word.evaluate(
        "(word) => word.getRootNode().getElementById(word.getAttribute('aria-describedby'))"
        ".textContent.startsWith('Legally binding')"
    )
    reader.page.keyboard.press("Tab")
    expect(gloss(reader).get_by_role("link").first).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(gloss(reader)).to_have_count(0)
    expect(reader.heading("Tirana declaration", level=2)).to_be_visible()


def test_a_tap_explains_a_word_within_the_screen_of_a_phone(phone: Reader) -> None:
    phone.open(TIRANA)
    word = phone.dossier.locator("dfn").last
    word.scroll_into_view_if_needed()
    word.tap()
    expect(gloss(phone)).to_be_visible()
    assert_inside(gloss(phone))
    assert is_in_window(gloss(phone))


def test_only_the_first_of_a_card_is_marked_and_no_quote_is(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&country=SRB")
    expect(reader.dossier.locator("dfn").first).to_be_visible()
    for card in reader.dossier.locator(".pm-card").all():
        own = card.locator("dfn:not(.pm-event dfn)").all_text_contents()
        assert len({word.lower() for word in own}) == len(own), own
    expect(reader.dossier.locator("blockquote dfn, a dfn, summary dfn, h4 dfn")).to_have_count(0)


def test_who_reports_an_event_is_no_claim(reader: Reader) -> None:
    reader.open("documents")
    expect(reader.page.locator("dfn").get_by_text("claimed", exact=True).first).to_be_visible()
    expect(reader.page.locator("dfn").get_by_text("Reported", exact=True)).to_have_count(0)


def test_the_legend_of_the_map_is_explained_too(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.map.locator(".pm-legend dfn").get_by_text("binding", exact=True).first.hover()
    tip = reader.map.get_by_role("tooltip")
    expect(tip).to_contain_text("must be performed in good faith")
    assert is_in_window(tip)


def test_a_card_says_why_its_line_is_dashed_and_leads_to_the_words(reader: Reader) -> None:
    reader.open(TIRANA)
    why = reader.dossier.locator("details", has_text=WHY).first
    why.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    expect(why).to_contain_text(
        "Long dashes, because on 20 March 2025 it is signed, but not legally binding."
    )
    expect(why).to_contain_text("What led to it: Signature, 18 March 2025.")
    expect(why).to_contain_text("Colour: Defence cooperation.")
    why.get_by_role("button", name="sentence").click()
    reader.page.wait_for_url("**/documents*")
    expect(reader.page.get_by_role("article", name="Sentence 2", exact=True)).to_be_in_viewport()


def test_the_map_says_of_each_line_why_it_looks_so(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.page.mouse.move(*reader.point_on(TALKS))
    tip = reader.map.locator(".pm-tip")
    expect(tip).to_contain_text("Short dashes: under negotiation")
    reader.page.mouse.move(0, 0)
    reader.shape(TALKS).evaluate("(link) => link.focus({ focusVisible: true })")
    expect(tip).to_contain_text("Short dashes: under negotiation")
    described = reader.shape(TALKS).get_attribute("aria-description") or ""
    assert described.startswith("Short dashes: under negotiation")


def test_a_card_says_how_well_an_event_is_attested(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&pact=FLORENCE1996")
    event = reader.dossier.get_by_role("article").filter(has_text="According to President Vučić")
    event = event.first
    told = event.locator("details.pm-attested")
    expect(told.locator("summary")).to_have_text(
        "Reported by 2 documents of 2 independent origins · B5: usually reliable source, improbable"
    )
    told.locator("summary").click()
    for words in (
        "Information 5, improbable: 2 independent origins, only claimed, judged disputed,"
        " 2 documents tell it otherwise, a fact check contradicts it.",
        "(D: not usually reliable)",
        "What speaks against it",
        "(A: completely reliable) tells it otherwise, and is better graded than what reports it",
        "2 fact checks, above",
    ):
        expect(told).to_contain_text(words)


def test_what_nobody_denies_says_so(reader: Reader) -> None:
    reader.open(TIRANA)
    told = reader.dossier.locator("details.pm-attested").filter(has_text="confirmed by other").first
    told.locator("summary").click()
    expect(told).to_contain_text("Nothing in these tables speaks against it.")


def test_about_has_all_words(reader: Reader) -> None:
    reader.open("about")
    anchors = reader.page.locator("h5[id]").evaluate_all("(all) => all.map(({ id }) => id)")
    assert anchors == [term.anchor for term in terms()]
