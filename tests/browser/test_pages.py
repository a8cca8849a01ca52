"""The menu, the documents page and the about page."""

from playwright.sync_api import expect

from data import reading
from data.tables import Tables
from tests.browser.reader import Reader

SEED = "SEED_000"
VERDICTS = {
    "events": "reports events",
    "assertion": "states, no event",
    "none": "nothing to code",
}


def test_the_menu_has_exactly_what_there_is(reader: Reader) -> None:
    reader.open("about")
    entries = reader.page.get_by_test_id("stPageLink-NavLink")
    expect(entries).to_have_text(["Map", "Events", "Documents", "Checks", "About"])
    for name in ("Events", "Documents", "Checks", "About"):
        reader.menu(name).click()
        reader.page.wait_for_url(f"**/{name.lower()}*")
        expect(reader.heading(level=1)).to_be_visible()
        reader.await_rest()
    reader.menu("Map").click()
    reader.await_map()


def test_the_document_stands_there_sentence_by_sentence(reader: Reader, tables: Tables) -> None:
    reader.open("documents")
    sentences = reader.page.get_by_role("article")
    expect(sentences).to_have_count(14)
    told = reading.passages(tables, SEED)
    assert len(told) == 14
    for passage, article in zip(told, sentences.all(), strict=True):
        expect(article).to_have_accessible_name(f"Sentence {passage.number}")
        text = "".join(part.text for part in passage.parts)
        expect(article).to_contain_text(text)
        expect(article.get_by_text(VERDICTS[passage.verdict], exact=True)).to_be_visible()


def test_every_quote_is_marked_and_has_its_card(reader: Reader, tables: Tables) -> None:
    reader.open("documents")
    summaries = tables.events.set_index("event")["summary"]
    articles = reader.page.get_by_role("article")
    expect(articles).to_have_count(14)
    for passage, article in zip(reading.passages(tables, SEED), articles.all(), strict=True):
        marked = plain("".join(article.locator("mark").all_text_contents()))
        for mark in passage.marks:
            source = tables.evidence if mark.kind == "event" else tables.assertions
            quotes = source[(source["start"] == str(mark.start)) & (source["end"] == str(mark.end))]
            assert plain(quotes["quote"].iloc[0]) in marked, (passage.number, mark)
            if mark.kind == "event":
                expect(article.get_by_text(summaries[mark.key], exact=True).first).to_be_visible()
        asserted = sum(mark.kind == "assertion" for mark in passage.marks)
        expect(article.get_by_text(", asserted")).to_have_count(asserted)


def plain(text: str) -> str:
    """Text without its spaces, which the page may wrap as it likes."""
    return "".join(text.split())


def test_what_is_only_asserted_is_told_as_said_and_not_drawn(reader: Reader) -> None:
    reader.open("documents")
    # “a commitment to mutual defense among the three nations, which are all NATO members”
    sentence = reader.page.get_by_role("article", name="Sentence 4", exact=True)
    expect(sentence).to_contain_text("Kosovo is a member of NATO.")
    expect(sentence).to_contain_text("Not drawn on the map")
    expect(sentence.get_by_role("button", name="Show on the map →")).to_have_count(0)


def test_a_link_to_a_sentence_shows_it(reader: Reader) -> None:
    reader.open(f"documents?document={SEED}&sentence=12")
    expect(reader.page.get_by_role("article", name="Sentence 12", exact=True)).to_be_in_viewport()


def test_the_references_are_listed(reader: Reader, tables: Tables) -> None:
    reader.open("documents")
    number = int((tables.documents["kind"] == "reference").sum())
    reader.page.get_by_text(f"References ({number})").click()
    expect(reader.page.get_by_test_id("stDataFrame")).to_be_visible()


def test_about_tells_method_words_codes_limits_licence_and_version(
    reader: Reader, tables: Tables
) -> None:
    reader.open("about")
    expect(reader.heading(level=1)).to_have_text("About")
    for word in ("Words", "Codes", "Limits", "Licence"):
        heading = reader.page.get_by_role("heading").filter(has_text=word)
        expect(heading.first).to_be_visible()
    page = reader.page.get_by_test_id("stMain")
    for words in ("sentence by sentence", "Natural Earth", "MIT licence", tables.version, "XKX"):
        expect(page).to_contain_text(words)
