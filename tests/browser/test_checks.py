"""The checks page: findings filtered, searched and followed; and their marks in the document."""

import csv
import io
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect

from data import check, findings
from data.checks.findings import Finding
from data.tables import Tables
from geo import assets, words
from pages.ui import filters
from tests.browser.reader import Reader

SEED = "SEED_000"


@pytest.fixture(scope="module")
def told(tables: Tables) -> tuple[Finding, ...]:
    return check.findings(tables)


def cards(reader: Reader) -> Locator:
    """The findings of the list."""
    return reader.page.get_by_role("region", name="Findings").get_by_role("article")


def card(reader: Reader, said: str) -> Locator:
    return cards(reader).filter(has_text=said)


def chip(reader: Reader, verdict: str) -> Locator:
    return (
        reader.page.get_by_test_id("stButtonGroup").get_by_role("button").filter(has_text=verdict)
    )


def counted(reader: Reader, number: int, told: tuple[Finding, ...]) -> None:
    expect(reader.page.get_by_text(f"{number} of {len(told)} findings")).to_be_visible()
    expect(cards(reader)).to_have_count(min(number, filters.PER_PAGE))
    reader.await_rest()


def choose(reader: Reader, field: str, option: str) -> None:
    reader.page.get_by_role("combobox", name=field, exact=True).click()
    reader.page.get_by_role("option", name=option, exact=True).click()


def number_of(told: tuple[Finding, ...], verdict: str) -> int:
    return sum(found.verdict == verdict for found in told)


def test_the_menu_leads_to_what_is_contradicted(reader: Reader, told: tuple[Finding, ...]) -> None:
    reader.open("about")
    reader.menu("Checks").click()
    expect(reader.heading("Checks", level=1)).to_be_visible()
    counted(reader, len(told), told)
    chip(reader, "Contradicted").click()
    reader.await_address(verdict="contradicted")
    counted(reader, number_of(told, "contradicted"), told)
    wrong = card(reader, "Jens Stoltenberg was Secretary General of NATO")
    expect(wrong).to_contain_text("Contradicted")
    expect(wrong).to_contain_text("Office holder")
    expect(wrong).to_contain_text("held this office from 1 October 2014 until 1 October 2024")
    expect(wrong).to_contain_text("Mark Rutte, Secretary General of NATO, since 1 October 2024")
    source = wrong.get_by_role("link", name="takes over as NATO Secretary General")
    expect(source).to_have_attribute(
        "href", "https://www.pravda.com.ua/eng/news/2024/10/1/7477583/"
    )
    expect(source).to_have_attribute("rel", "noopener noreferrer")


def test_every_verdict_is_counted_and_told_in_words(
    reader: Reader, told: tuple[Finding, ...]
) -> None:
    reader.open("checks")
    counted(reader, len(told), told)
    counts = Counter(found.verdict for found in told)
    for verdict, word in words.VERDICTS.items():
        expect(chip(reader, f"{word[0].upper()}{word[1:]} {counts[verdict]}")).to_be_visible()
    for found, shown in zip(told, cards(reader).all(), strict=True):
        expect(shown).to_contain_text(found.message)
        expect(shown.get_by_role("heading", level=2)).to_contain_text(
            words.VERDICTS[found.verdict], ignore_case=True
        )
        quoted = shown.locator("blockquote")
        expect(quoted).to_have_text(f"“{' '.join(found.quote.split())}”")


def test_whether_kosovo_is_in_nato_is_told_as_the_tables_know_it(
    reader: Reader, told: tuple[Finding, ...]
) -> None:
    (known,) = [found for found in told if "Kosovo is a party of NATO" in found.message]
    reader.open(f"checks?verdict={known.verdict}&rule=member&text=kosovo")
    expect(cards(reader)).to_have_count(1)
    shown = card(reader, "Kosovo is a party of NATO")
    expect(shown).to_contain_text("“which are all NATO members”")
    expect(shown).to_contain_text(known.message)
    assert known.verdict != "supported"


def test_a_quote_leads_to_its_sentence_and_back_to_the_same_filters(
    reader: Reader, told: tuple[Finding, ...]
) -> None:
    reader.open("checks")
    chip(reader, "Contradicted").click()
    reader.await_address(verdict="contradicted")
    choose(reader, "Rule", "Office holder")
    reader.await_address(verdict="contradicted", rule="office")
    expect(cards(reader)).to_have_count(1)
    cards(reader).get_by_role("link", name="sentence 11").click()
    sentence = reader.page.get_by_role("article", name="Sentence 11", exact=True)
    expect(sentence).to_be_in_viewport()
    reader.await_address(document=SEED, sentence="11")
    reader.await_rest()
    reader.page.go_back()
    expect(cards(reader)).to_have_count(1)
    reader.await_address(lambda now: now == {"verdict": "contradicted", "rule": "office"})


def test_a_row_leads_to_the_map(reader: Reader) -> None:
    reader.open("checks?rule=obligation")
    cards(reader).first.get_by_role("button", name="On the map").click()
    reader.await_map()
    reader.dossier_of("Tirana declaration")


def test_filters_and_search_stand_in_the_address(reader: Reader, told: tuple[Finding, ...]) -> None:
    reader.open("checks?verdict=contradicted,supported&rule=office&document=SEED_000&text=serbia")
    counted(reader, 1, told)
    expect(cards(reader)).to_contain_text("Aleksandar Vučić")
    box = reader.page.get_by_role("textbox", name="Search", exact=True)
    expect(box).to_have_value("serbia")
    box.fill("nobody at all")
    box.press("Enter")
    expect(reader.page.get_by_text("None of the")).to_be_visible()
    reader.await_address(text="nobody at all")
    reader.button("Show all findings").click()
    reader.await_address(lambda now: now == {})
    counted(reader, len(told), told)


@pytest.mark.parametrize(
    "value", ["<img src=x onerror=alert(1)>", "![x](//evil.example/x.png)", "${7*7}", "A" * 3000]
)
def test_rubbish_in_the_address_is_named_and_left(
    reader: Reader, told: tuple[Finding, ...], value: str
) -> None:
    names = ("verdict", "rule", "document", "page")
    reader.open("checks?" + "&".join(f"{name}={quote(value)}" for name in names))
    said = reader.page.get_by_role("alert")
    for name in names:
        expect(said).to_contain_text(f"link's {name} “{value[:30]}")
    counted(reader, len(told), told)
    reader.await_address(lambda now: now == {})


def test_the_table_and_the_download_say_the_same(reader: Reader, told: tuple[Finding, ...]) -> None:
    reader.open("checks?verdict=contradicted")
    with reader.page.expect_download() as waiting:
        reader.page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    text = Path(waiting.value.path()).read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    known = [found for found in told if found.verdict == "contradicted"]
    assert [row["key"] for row in rows] == [found.key for found in known]
    assert [row["finding"] for row in rows] == [found.message for found in known]
    reader.page.get_by_text("As a table", exact=True).click()
    grid = reader.page.get_by_test_id("stDataFrame")
    expect(grid.locator("td[aria-colindex='1']").first).to_have_text("contradicted")
    grid.hover()
    expect(reader.page.get_by_role("button", name="Download as CSV")).to_have_count(1)


def test_a_checked_quote_is_marked_and_described_in_the_document(
    reader: Reader, told: tuple[Finding, ...]
) -> None:
    reader.open(f"documents?document={SEED}&sentence=11")
    sentence = reader.page.get_by_role("article", name="Sentence 11", exact=True)
    marked = sentence.locator("mark[data-verdict=contradicted]")
    expect(marked).to_contain_text("Jens Stoltenberg")
    (known,) = [found for found in told if "Jens Stoltenberg was" in found.message]
    described = re.compile(f"Contradicted.*Office holder.*{re.escape(known.message)}")
    expect(marked.last).to_have_accessible_description(described)
    box = sentence.get_by_role("group", name="Fact checks")
    expect(box).to_contain_text("Contradicted")
    expect(box).to_contain_text(known.message)
    box.get_by_text("rows of the tables").click()
    expect(box.get_by_text("Mark Rutte, Secretary General of NATO")).to_be_visible()


def test_every_finding_stands_at_its_sentence(
    reader: Reader, tables: Tables, told: tuple[Finding, ...]
) -> None:
    reader.open(f"documents?document={SEED}")
    articles = reader.page.get_by_role("article")
    expect(articles).to_have_count(14)
    for found in told:
        number = findings.sentence(tables, found)
        expect(
            reader.page.get_by_role("article", name=f"Sentence {number}", exact=True)
            .get_by_role("group", name="Fact checks")
            .filter(has_text=found.message)
            .first
        ).to_be_visible()


def test_a_document_leads_to_its_checks(reader: Reader, told: tuple[Finding, ...]) -> None:
    reader.open("documents")
    reader.page.get_by_role("link", name="statements checked").click()
    counted(reader, len(told), told)
    reader.await_address(document=SEED)


PAGER = """async ([path, facts, names]) => {
    const { checks } = await import(new URL(`/assets/${path}`, location.href));
    const host = document.body.appendChild(document.createElement("div"));
    host.style = "position: fixed; inset: 0; z-index: 999; overflow: auto";
    const data = (page) => ({ findings: [facts], names, pager: { page, pages: 3 } });
    const went = (window.went = []);
    const go = (target) => {
        went.push(target);
        checks(host, data(target.page), go);
    };
    checks(host, data(2), go);
}"""


def test_a_long_list_has_pages(reader: Reader, tables: Tables, told: tuple[Finding, ...]) -> None:
    reader.open("about")
    facts = findings.facts(tables, told[0])
    reader.page.evaluate(PAGER, [assets.path_of("checks.js"), facts, words.of_findings()])
    pages = reader.page.get_by_role("navigation", name="Pages")
    expect(pages).to_contain_text("Page 2 of 3")
    reader.button("Next →").click()
    expect(pages).to_contain_text("Page 3 of 3")
    expect(reader.button("Next →")).to_be_disabled()
    expect(reader.page.get_by_role("region", name="Findings")).to_be_focused()
    reader.button("← Previous").click()
    expect(pages).to_contain_text("Page 2 of 3")
    assert reader.page.evaluate("window.went") == [{"page": 3}, {"page": 2}]


def test_a_phone_shows_the_same(phone: Reader, told: tuple[Finding, ...]) -> None:
    phone.open("checks?verdict=contradicted")
    counted(phone, number_of(told, "contradicted"), told)
    width = phone.page.evaluate("document.documentElement.clientWidth")
    for shown in cards(phone).all():
        box = shown.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_the_whole_tables_contradict_what_the_first_document_gets_wrong(
    analyst: Reader,
) -> None:
    analyst.open("checks?verdict=contradicted")
    for message in (
        "By the tables Kosovo has never been a party of NATO.",
        "On 19 March 2025 Mark Rutte (since 1 October 2024) held it.",
        "It holds no promise to defend each other against an attack.",
        "By the tables Albania was no party of it on 19 March 2025",
    ):
        expect(cards(analyst).filter(has_text=message).first).to_be_visible()
    analyst.open("checks?rule=superseded")
    expect(cards(analyst)).to_have_count(1)
    expect(cards(analyst)).to_contain_text("On 1 April 2025 Hungary and Serbia signed another")


def test_the_card_of_a_pact_on_the_map_tells_what_was_found_of_it(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&pact=TIRANA2025")
    checks = reader.dossier_of("Tirana declaration").get_by_role("group", name="Fact checks")
    expect(checks.first).to_contain_text("Contradicted")
    expect(checks.first).to_contain_text("It holds no promise to defend each other")
