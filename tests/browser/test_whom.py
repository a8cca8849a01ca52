"""Who with whom: matrix and network in the map's place, for a few countries and for all."""

from datetime import date

from playwright.sync_api import expect

from data.folders import DEFAULT_FOLDER
from data.tables import load
from data.ties import ties
from tests.browser.countries import box, cell, grid, opened, panel, switch
from tests.browser.reader import Reader

EIGHT = ("USA", "JPN", "KOR", "PAK", "TUR", "ISR", "MLT", "ITA")
DAY = "as_of=1985-03-20"
CHOSEN = f"?{DAY}&among={','.join(EIGHT)}"
LETTERS = dict(
    zip(
        ("defense", "offense", "neutrality", "nonaggression", "consultation", "uncoded", "none"),
        "DONAC?–",
        strict=True,
    )
)


def letters(reader: Reader) -> list[list[str]]:
    """What the cells say, row by row."""
    rows = grid(reader).get_by_role("row").all()[1:]
    return [row.get_by_role("gridcell").all_inner_texts() for row in rows]


def test_the_matrix_says_what_the_tables_say_in_each_direction(analyst: Reader) -> None:
    opened(analyst, CHOSEN, "matrix")
    found = ties(load(DEFAULT_FOLDER), date(1985, 3, 20))
    assert letters(analyst) == [
        [LETTERS[found[a, b].obligation] if (a, b) in found else "" for b in EIGHT] for a in EIGHT
    ]
    expect(cell(analyst, "United States to Japan")).to_have_accessible_name(
        "United States to Japan: defence, US–Japan security treaty 1960, in force;"
        " not the same the other way"
    )
    expect(cell(analyst, "Japan to United States")).to_have_text("A")


def test_a_pair_opens_with_its_pacts_and_the_source_of_what_differs(analyst: Reader) -> None:
    opened(analyst, CHOSEN, "matrix")
    cell(analyst, "Japan to United States").click()
    expect(panel(analyst).get_by_role("heading", name="Japan and United States")).to_be_visible()
    expect(panel(analyst)).to_contain_text(
        "Japan owes United States non-aggression; United States owes Japan defence."
    )
    expect(panel(analyst)).to_contain_text("ATOP 5.1, member-level data, alliance 3375")
    panel(analyst).get_by_role("button", name="US–Japan security treaty 1960").first.click()
    analyst.await_address(pact="USA_JPN", show="matrix")
    analyst.dossier_of("US–Japan security treaty 1960")


def test_scrubbing_moves_the_matrix_without_the_server(analyst: Reader) -> None:
    opened(analyst, CHOSEN, "matrix")
    analyst.page.context.set_offline(True)
    analyst.scrub_to("1955-06-01")
    expect(cell(analyst, "Japan to United States")).to_have_text("C")
    expect(cell(analyst, "Italy to Türkiye")).to_have_text("D")
    analyst.scrub_to("1945-12-01")
    expect(cell(analyst, "Japan to United States")).to_have_text("")
    analyst.page.context.set_offline(False)


def test_the_switch_is_turned_by_keyboard_and_the_map_stays(analyst: Reader) -> None:
    analyst.open(f"?{DAY}")
    analyst.map.evaluate("window.stays = true")
    switch(analyst, "Map").focus()
    analyst.page.keyboard.press("ArrowRight")
    expect(switch(analyst, "Matrix")).to_be_checked()
    analyst.await_address(show="matrix")
    expect(grid(analyst)).to_be_visible()
    expect(analyst.page.locator("iframe[title=Map]")).to_be_hidden()
    switch(analyst, "Matrix").focus()
    analyst.page.keyboard.press("ArrowLeft")
    analyst.await_address(lambda now: "show" not in now)
    expect(analyst.page.locator("iframe[title=Map]")).to_be_visible()
    assert analyst.map.evaluate("window.stays")


def test_the_matrix_of_all_is_walked_by_keyboard(analyst: Reader) -> None:
    opened(analyst, f"?{DAY}", "matrix")
    rows = int(grid(analyst).get_attribute("aria-rowcount") or 0)
    assert rows > 100
    grid(analyst).locator("[tabindex='0']").focus()
    for key in ("Control+End", "ArrowLeft", "ArrowUp"):
        analyst.page.keyboard.press(key)
    focused = grid(analyst).locator(":focus")
    expect(focused).to_have_attribute("aria-colindex", str(rows - 1))
    expect(focused).to_be_in_viewport()
    analyst.page.keyboard.press("Control+Home")
    analyst.page.keyboard.press("ArrowLeft")
    expect(grid(analyst).locator(":focus")).to_have_attribute("role", "rowheader")
    analyst.page.keyboard.press("Enter")
    analyst.await_address(lambda now: "country" in now)


def test_countries_are_chosen_by_name_and_an_eleventh_is_refused_in_words(
    analyst: Reader,
) -> None:
    nine = "ALB,BEL,CAN,DNK,FRA,GRC,HRV,HUN,ITA"
    opened(analyst, f"?{DAY}&among={nine}", "matrix")
    field = analyst.page.get_by_label("Add a country")
    field.fill("turkiye")
    field.press("Enter")
    analyst.await_address(among=f"{nine},TUR")
    field.fill("Poland")
    field.press("Enter")
    said = analyst.page.get_by_role("status").filter(has_text="Poland")
    expect(said).to_contain_text("Poland was not added: at most 10 countries can be chosen.")
    analyst.button("Remove Albania").click()
    analyst.await_address(among=f"{nine.removeprefix('ALB,')},TUR")
    field.fill("Nowhere")
    field.press("Enter")
    expect(analyst.page.get_by_text("No country called “Nowhere”")).to_be_visible()


def test_two_countries_have_a_path_and_pacts_of_any_or_all(analyst: Reader) -> None:
    opened(analyst, "?as_of=2020-01-01&among=SRB,USA", "matrix")
    way = panel(analyst).get_by_role("region", name="From one to the other")
    expect(way).to_contain_text("Serbia – United States")
    expect(way.get_by_role("listitem")).to_have_count(1)
    panel(analyst).get_by_role("button", name="all of them").click()
    analyst.await_address(match="all")
    pacts = panel(analyst).get_by_role("region", name="pact").filter(has_text="any of them")
    expect(pacts.get_by_role("listitem").first).to_contain_text("Serbia, United States")
    panel(analyst).get_by_role("button", name="ever", exact=True).click()
    analyst.await_address(match="all-ever")
    expect(panel(analyst).get_by_role("button", name="ever", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    panel(analyst).get_by_role("button", name="any of them").click()
    analyst.await_address(match="ever")


def test_no_path_is_said_plainly(analyst: Reader) -> None:
    opened(analyst, "?as_of=1950-01-01&among=CHE,USA", "matrix")
    told = "No chain of pacts leads from Switzerland to United States on this day."
    expect(panel(analyst)).to_contain_text(told)


def test_the_network_shows_who_owes_more_by_an_arrow(analyst: Reader) -> None:
    opened(analyst, CHOSEN, "network")
    network = analyst.page.get_by_role("group", name="Network of countries")
    edges = network.locator(".pm-edge")
    found = ties(load(DEFAULT_FOLDER), date(1985, 3, 20))
    assert edges.count() == sum(a < b for a, b in found if {a, b} <= set(EIGHT))
    arrow = network.get_by_role("button", name="United States to Japan: defence")
    expect(arrow.locator("[marker-end]")).to_have_count(1)
    even = network.get_by_role("button", name="Italy and Türkiye: defence")
    expect(
        even.or_(network.get_by_role("button", name="Türkiye and Italy: defence"))
    ).to_be_visible()
    expect(even.locator("[marker-end]")).to_have_count(0)
    panel(analyst).get_by_text("The same as a table").click()
    rows = panel(analyst).get_by_role("row")
    expect(rows).to_have_count(edges.count() + 1)
    expect(rows.filter(has_text="Japan and United States")).to_contain_text("Non-aggression")


def test_the_network_of_all_stays_in_its_places_while_the_day_moves(analyst: Reader) -> None:
    opened(analyst, f"?{DAY}", "network")
    node = analyst.page.locator(".pm-node[data-actor=FRA]")
    place = node.get_attribute("transform")
    analyst.settle_on("1960-01-01")
    assert node.get_attribute("transform") == place
    node.focus()
    analyst.page.keyboard.press("ArrowRight")
    focused = analyst.page.locator(".pm-node:focus")
    expect(focused).not_to_have_attribute("data-actor", "FRA")
    analyst.page.keyboard.press("Enter")
    analyst.await_address(country=focused.get_attribute("data-actor") or "")


def test_the_letters_are_explained_below_the_matrix_those_that_are_there(analyst: Reader) -> None:
    opened(analyst, CHOSEN, "matrix")
    key = analyst.page.get_by_label("What the letters mean")
    found = ties(load(DEFAULT_FOLDER), date(1985, 3, 20))
    there = {LETTERS[tie.obligation] for pair, tie in found.items() if set(pair) <= set(EIGHT)}
    said = key.get_by_role("listitem").all_inner_texts()
    assert {text.split()[0] for text in said} == there
    assert " ".join(said[0].split()) == "D Defence"
    expect(key).to_be_in_viewport(ratio=1)


def test_the_strongest_tie_is_that_of_the_tables_for_every_pair(analyst: Reader) -> None:
    opened(analyst, "?as_of=2025-04-01", "network")
    panel(analyst).get_by_text("The same as a table").click()
    panel(analyst).get_by_role("button", name="Show").filter(has_text="more").click()
    told = (
        panel(analyst)
        .get_by_role("table")
        .evaluate(
            "(t) => [...t.tBodies[0].rows].map((row) => [0, 3].map((n) => row.cells[n].innerText))"
        )
    )
    tables = load(DEFAULT_FOLDER)
    names = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    short = dict(
        zip(tables.instruments["instrument"], tables.instruments["short_name"], strict=True)
    )
    found = ties(tables, date(2025, 4, 1))
    strongest = {
        f"{names[a]} and {names[b]}": short[
            min(found[a, b], found[b, a], key=lambda tie: tie.place).instrument
        ]
        for a, b in found
        if a < b
    }
    assert dict(told) == strongest
    assert strongest["Albania and Kosovo"] == "Kosovo–Albania defence memorandum 2021"


def test_a_country_tied_to_none_of_the_chosen_says_so(analyst: Reader) -> None:
    opened(analyst, "?as_of=2025-04-01&among=MCO,SRB,HUN", "network")
    network = analyst.page.get_by_role("group", name="Network of countries")
    for told in (
        "Monaco, tied to none of the chosen, and to 1 other on this day",
        "Serbia, tied to 1 of the chosen, and to ",
    ):
        expect(network.get_by_role("button", name=told)).to_have_count(1)


def test_a_notice_leaves_the_matrix_free_and_can_be_closed(analyst: Reader) -> None:
    opened(analyst, f"?{DAY}&among=ITA,zzz,tur", "matrix")
    notice = analyst.page.get_by_role("alert").filter(has_text="zzz")
    expect(notice).to_contain_text("“zzz” is left out")
    view = box(analyst.page.locator(".pm-whom"))
    assert box(notice)["x"] >= view["right"]
    analyst.button("Close").click()
    expect(notice).to_have_count(0)
    analyst.await_address(among="ITA,TUR")
