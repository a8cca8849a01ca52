"""Two days compared: three looks on the map, a second handle on the timeline, and the dossier."""

import re
from datetime import date

from playwright.sync_api import Locator, expect

from geo.days import EPOCH
from tests.browser.reader import Reader

SPAN = "?as_of=2025-03-20&from=2025-03-01"
ALLIANCE = "Serbia–Hungary military alliance: Hungary–Serbia, began, now under negotiation"
TIRANA = {
    f"Tirana declaration: {pair}, began, now signed": "began"
    for pair in ("Albania–Croatia", "Albania–Kosovo", "Croatia–Kosovo")
}
FLORENCE = "Sub-regional arms control, Florence"


def number(day: str) -> str:
    return str(date.fromisoformat(day).toordinal() - EPOCH)


def handle(reader: Reader) -> Locator:
    return reader.page.get_by_role("slider", name="Compare from", exact=True)


def changed(reader: Reader) -> dict[str, str]:
    """What became of each link that is not the same, by its accessible name."""
    return {name: looks["change"] for name, looks in reader.drawn().items() if "change" in looks}


def await_changed(reader: Reader, links: dict[str, str]) -> None:
    reader.until(lambda: changed(reader), lambda seen: seen == links)


def test_a_link_shows_what_began_on_the_map_the_timeline_and_in_the_dossier(
    reader: Reader,
) -> None:
    reader.open(SPAN)
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    assert f"{FLORENCE}: Croatia–Serbia, in force" in reader.links()
    expect(handle(reader)).to_have_attribute("aria-valuetext", "1 March 2025")
    expect(reader.page.get_by_label("From", exact=True)).to_have_value("2025-03-01")
    expect(reader.map.locator("#pm-sentence")).to_have_text(
        "From 1 March 2025 to 20 March 2025: 4 links between countries began."
    )
    legend = reader.map.locator("details", has_text="What changed")
    expect(legend.get_by_role("listitem")).to_have_text(["4 links between countries began"])
    dossier = reader.dossier_of("What changed")
    expect(dossier).to_contain_text("From 1 March 2025 to 20 March 2025 · 2 pacts began")
    signed = dossier.get_by_role("article").filter(has_text="Tirana declaration").first
    expect(signed.locator("blockquote").first).to_contain_text("sentence")
    expect(reader.page).to_have_title(
        "What changed between 1 March 2025 and 20 March 2025 – Pactmap"
    )


def test_a_quote_leads_to_its_sentence_and_the_pact_to_its_page(reader: Reader) -> None:
    reader.open(SPAN)
    dossier = reader.dossier_of("What changed")
    card = dossier.locator("article.pm-card").filter(has_text="Tirana declaration")
    card.get_by_text("All parties, events and sources").click()
    params = reader.await_address(pact="TIRANA2025")
    assert "from" not in params
    reader.dossier_of("Tirana declaration")
    reader.page.go_back()
    reader.await_address(**{"from": "2025-03-01"})
    card.get_by_role("button", name="sentence 3").first.click()
    expect(reader.page).to_have_url(re.compile("/documents"))


def test_what_ended_is_drawn_though_it_is_there_no_more(reader: Reader) -> None:
    reader.open("?as_of=2007-01-01&from=2003-01-01")
    reader.until(
        lambda: {name for name, change in changed(reader).items() if change == "ended"},
        lambda ended: (
            ended
            == {
                f"{FLORENCE}: Bosnia and Herzegovina–Yugoslavia, ended, was in force",
                f"{FLORENCE}: Croatia–Yugoslavia, ended, was in force",
            }
        ),
    )
    name = f"{FLORENCE}: Croatia–Yugoslavia, ended, was in force"
    looks = (
        reader.shape(name)
        .locator(".pm-line")
        .evaluate(
            "(line) => [getComputedStyle(line).strokeDasharray, getComputedStyle(line).stroke]"
        )
    )
    assert looks == ["5px, 4px", "rgb(185, 58, 38)"]
    dossier = reader.dossier_of("What changed")
    expect(dossier).to_contain_text("Joined: Montenegro, Serbia")
    expect(dossier).to_contain_text("Left: Yugoslavia")


def test_both_handles_move_the_map_without_a_word_to_the_server(reader: Reader) -> None:
    reader.open(SPAN)
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    sent = len(reader.watch.sent)
    handle(reader).evaluate(
        "(input, day) => { input.value = day; input.dispatchEvent(new Event('input')); }",
        number("2025-03-19"),
    )
    await_changed(reader, {})
    reader.slider.evaluate(
        "(input, day) => { input.value = day; input.dispatchEvent(new Event('input')); }",
        number("2007-01-01"),
    )
    reader.until(lambda: set(changed(reader).values()), lambda seen: "began" in seen)
    expect(reader.map.locator("#pm-sentence")).to_contain_text(
        "From 1 January 2007 to 19 March 2025"
    )
    assert len(reader.watch.sent) == sent


def test_handles_that_pass_each_other_change_places(reader: Reader) -> None:
    reader.open(SPAN)
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    reader.scrub_to("2025-02-01")
    reader.await_address(**{"from": "2025-02-01", "as_of": "2025-03-01"})
    expect(handle(reader)).to_have_attribute("aria-valuetext", "1 February 2025")
    reader.page.get_by_label("From", exact=True).fill("2025-03-20")
    reader.await_address(**{"from": "2025-03-01", "as_of": "2025-03-20"})
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})


def test_it_is_begun_moved_and_ended_by_keyboard(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    before = reader.drawn()
    reader.button("Compare").focus()
    reader.page.keyboard.press("Enter")
    reader.await_address(**{"from": "2024-03-20"})
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    expect(reader.button("Compare")).to_have_attribute("aria-pressed", "true")
    handle(reader).focus()
    for key, day in (("PageUp", "20 March 2025"), ("ArrowLeft", "19 March 2025")):
        reader.page.keyboard.press(key)
        expect(handle(reader)).to_have_attribute("aria-valuetext", day)
    reader.await_address(**{"from": "2025-03-19"})
    await_changed(reader, {})
    reader.page.keyboard.press("Escape")
    reader.await_address(lambda params: "from" not in params)
    expect(handle(reader)).to_have_count(0)
    assert reader.until(reader.drawn, lambda seen: seen == before) == before


def test_escape_on_the_map_ends_it_and_one_on_a_menu_shuts_the_menu(reader: Reader) -> None:
    reader.open(SPAN)
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    menu = reader.map.get_by_text("All families")
    menu.click()
    reader.page.keyboard.press("Escape")
    expect(reader.map.get_by_role("group", name="families")).to_be_hidden()
    assert "from" in reader.address_params()
    reader.shape("Serbia").focus()
    reader.page.keyboard.press("Escape")
    reader.await_address(lambda params: "from" not in params)
    await_changed(reader, {})


def test_a_country_is_told_of_its_own(reader: Reader) -> None:
    reader.open(f"{SPAN}&country=SRB")
    expect(reader.map.locator("#pm-sentence")).to_have_text(
        "Serbia, from 1 March 2025 to 20 March 2025: 1 link between countries began."
    )
    dossier = reader.dossier_of("What changed")
    expect(dossier.get_by_role("heading", level=3)).to_have_text(["Began for Serbia 1"])
    dossier.get_by_role("button", name="Close").click()
    reader.dossier_of("Serbia")
    assert "from" not in reader.await_address(country="SRB")


def test_it_is_shared_and_embedded(reader: Reader) -> None:
    reader.open(SPAN)
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    reader.button("Share").click()
    link = reader.page.get_by_label("Link to this view", exact=True).input_value()
    assert "from=2025-03-01" in link
    reader.page.goto(f"{link}&embed=true")
    reader.map.locator("[data-ready=true]").wait_for()
    await_changed(reader, {**TIRANA, ALLIANCE: "began"})
    expect(handle(reader)).to_be_visible()


def test_on_a_phone_it_is_begun_by_touch(phone: Reader) -> None:
    phone.open("?as_of=2025-03-20")
    phone.button("Compare").tap()
    phone.await_address(**{"from": "2024-03-20"})
    await_changed(phone, {**TIRANA, ALLIANCE: "began"})
    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    for part in (handle(phone), phone.page.get_by_label("From", exact=True)):
        box = part.bounding_box()
        assert box
        assert box["x"] >= -10
        assert box["x"] + box["width"] <= 400
    phone.button("Compare").tap()
    phone.await_address(lambda params: "from" not in params)


def test_members_who_joined_and_left_large_pacts_are_marked(analyst: Reader) -> None:
    analyst.open("?as_of=2025-03-20&from=2020-01-01")
    finland = analyst.shape("Finland")
    analyst.until(
        lambda: finland.get_attribute("data-members"), lambda words: words == "joined NATO"
    )
    legend = analyst.map.get_by_role("list", name="Members of large pacts")
    expect(legend.get_by_text("3 members joined NATO")).to_be_visible()
    assert finland.evaluate("(shape) => getComputedStyle(shape).fill") == 'url("#pm-joined")'
    dossier = analyst.dossier_of("What changed")
    last = dossier.locator("details.pm-brief").filter(has_text="2020").last
    dossier.get_by_role("button", name="Show all").first.click()
    last.locator("summary").first.click()
    expect(last.locator("blockquote").first).to_be_visible()


def test_a_member_whose_own_status_moved_is_told_on_the_map_and_in_the_dossier(
    analyst: Reader,
) -> None:
    analyst.open("?as_of=2025-04-01&from=2024-01-01&pact=CSTO")
    sentence = analyst.map.locator("#pm-sentence")
    expect(sentence).to_have_text(
        "CSTO, from 1 January 2024 to 1 April 2025: 1 member changed status in CSTO."
    )
    armenia = analyst.shape("Armenia")
    analyst.until(
        lambda: armenia.get_attribute("data-members"),
        lambda words: words == "changed status in CSTO",
    )
    assert armenia.evaluate("(shape) => getComputedStyle(shape).fill") == 'url("#pm-moved")'
    dossier = analyst.dossier_of("What changed")
    expect(dossier).to_contain_text("Armenia: in force → suspended")
    expect(dossier.locator(".pm-event")).to_contain_text("22 February 2024")


def test_map_and_list_say_what_they_count_and_draw_it_alike(analyst: Reader) -> None:
    analyst.open("?as_of=2025-04-01&from=2024-01-01")
    expect(analyst.map.locator("#pm-sentence")).to_contain_text(
        "1 member joined NATO, 1 member changed status in CSTO."
    )
    dossier = analyst.dossier_of("What changed")
    expect(dossier).to_contain_text("The map counts links, one for each two countries in a pact")
    stroke = "(path) => getComputedStyle(path).stroke"
    for kind, number in (
        ("began", -1),
        ("ended", -1),
        ("changed", 0),
    ):  # the halo of the first two is bare
        listed = dossier.locator(f"path[data-change={kind}]").first
        drawn = analyst.map.locator(f".pm-legend [data-change={kind}] path").nth(number)
        assert listed.evaluate(stroke) == drawn.evaluate(stroke)


def test_matrix_and_network_say_that_they_do_not_compare(reader: Reader) -> None:
    reader.open(f"{SPAN}&show=matrix")
    view = reader.page.locator(".pm-whom")
    words = "Only 20 March 2025 is shown here; the map compares it with 1 March 2025."
    expect(view).to_contain_text(words)
    reader.page.get_by_role("radio", name="Network").check(force=True)
    expect(view).to_contain_text(words)
    reader.button("Compare").click()
    expect(view).not_to_contain_text(words)


def test_a_step_of_a_story_ends_a_comparison_and_a_comparison_a_story(reader: Reader) -> None:
    reader.open(f"{SPAN}&story=tirana-and-belgrade&step=1")
    expect(reader.page.get_by_role("alert")).to_contain_text(
        "The link tells a story and compares; the story is told."
    )
    assert "from" not in reader.await_address(story="tirana-and-belgrade")
    reader.button("Compare").click()
    params = reader.await_address(lambda params: "from" in params)
    assert "story" not in params
    expect(reader.page.locator(".st-key-story h3")).to_have_count(0)
    reader.dossier_of("What changed")
    reader.page.go_back()
    reader.await_address(lambda params: "story" in params and "from" not in params)
    reader.button("Next step").click()
    assert "from" not in reader.await_address(story="tirana-and-belgrade", step="2")
