"""The dossier of many pacts, parties and events: facts of small worlds, drawn by the app's code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from data import dossier
from data.tables import Tables
from geo import assets, style, words
from tests.browser.reader import Reader
from tests.world import changed, event, row, rows, world

NAMES = {"statuses": words.STATUSES, "lines": style.lines(), **words.of_events()}
# Draws facts with the app's own code into a place of its own; what is asked for goes to `asked`.
DRAW = """async ([path, facts, names]) => {
    const { dossier } = await import(path);
    const host = document.querySelector("#drawn") ?? document.createElement("div");
    host.id = "drawn";
    host.style = "position: absolute; z-index: 1000; inset: 0 auto auto 0; background: white";
    document.body.prepend(host);
    window.asked = [];
    dossier(host, facts, (target) => window.asked.push(target), names);
}"""
DAY = date(2025, 3, 20)
PARTIES = [f"P{letter}{letter}" for letter in "ABCDEFGHIJKLMN"]

Draw = Callable[[dict[str, Any]], Locator]


@pytest.fixture
def draw(reader: Reader) -> Draw:
    """Draws facts on a page of the app and returns the dossier."""
    reader.open("about")

    def drawn(facts: dict[str, Any]) -> Locator:
        path = f"{reader.address}/assets/{assets.path_of('dossier.js')}"
        reader.page.evaluate(DRAW, [path, facts, NAMES])
        return reader.page.locator("#drawn")

    return drawn


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Albania and Croatia have twelve pacts, P00 to P11, signed in 2000; P12 was ended.

    Serbia was occupied until 2006.
    """
    keys = [f"P{number:02}" for number in range(13)]
    instruments = [row("instruments", instrument=key, short_name=key) for key in ("NATO", *keys)]
    signed = [
        event(f"{key.lower()}-signed", "SIGN", "2000-01-01", "ALB;HRV", instrument=key)
        for key in keys
    ]
    over = event("over", "EXPIRE", "2010-01-01", "ALB;HRV", instrument="P12")
    held = changed("borders", 2, actor="SRB")
    return of(tmp_path_factory.mktemp("many"), instruments, [*signed, over], **held)


@pytest.fixture(scope="module")
def alliance(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """A pact of fourteen, some of which joined later, left or came in another's place."""
    actors = [*rows()["actors"], *(row("actors", actor=code, name=code) for code in PARTIES)]
    founded = event("founded", "SIGN", "1950-04-04", ";".join(PARTIES), instrument="BIG")
    force = event("force", "ENTER_FORCE", "1951", ";".join(PARTIES), instrument="BIG")
    heir = event("heir", "SUCCEED", "2006-06-03", "SRB", targets="YUG", instrument="BIG")
    old = event("old", "ACCEDE", "1995-01-01", "YUG", instrument="BIG", certainty="probable")
    left = event("left", "WITHDRAW", "2010-01-01", "PAA", instrument="BIG")
    changes = [event(f"change{n}", "AMEND", f"198{n}", "PBB", instrument="BIG") for n in range(7)]
    other = row("evidence", event="founded", document="REF", quote="in May", stance="denies")
    told = row("evidence", event="founded", document="REF", quote="on 4 April")
    return of(
        tmp_path_factory.mktemp("alliance"),
        [row("instruments", instrument="BIG", short_name="Big", defense="1", atop_id="3180")],
        [founded, force, old, heir, left, *changes],
        actors=actors,
        evidence=[*rows()["evidence"], told, other],
    )


def of(folder: Path, instruments: list[Any], events: list[Any], **tables: Any) -> Tables:
    """A world of these instruments and events, which holds no others."""
    unsaid = {"assertions": [], "evidence": [], **tables}
    known = [*rows()["instruments"], *instruments]
    unique = list({one["instrument"]: one for one in known}.values())
    return world(folder, instruments=unique, events=[*rows()["events"], *events], **unsaid)


BEFORE = date(2024, 1, 1)


def current(drawn: Locator) -> Locator:
    """The names of the pacts of the first group."""
    return drawn.locator(".pm-group").first.get_by_role("heading", level=4)


def test_many_pacts_are_rows_and_the_first_of_them_are_shown(draw: Draw, many: Tables) -> None:
    drawn = draw(dossier.country(many, "ALB", BEFORE))
    expect(drawn.get_by_role("heading", name="signed 12", exact=True)).to_be_visible()
    pacts = current(drawn)
    expect(pacts).to_have_count(8)
    button = drawn.get_by_role("button", name="Show all 12", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(pacts).to_have_text([f"P{number:02}" for number in range(12)])
    expect(drawn.locator("summary:focus")).to_contain_text("P08")  # and there it goes on


def test_a_row_opens_in_place_and_leads_to_the_page_of_its_pact(draw: Draw, many: Tables) -> None:
    drawn = draw(dossier.country(many, "ALB", BEFORE))
    row = drawn.locator("summary", has_text="P03")
    expect(row).to_contain_text("with Croatia · since 2000")
    row.press("Enter")
    expect(drawn.get_by_text("Since: 1 January 2000")).to_be_visible()
    expect(drawn.get_by_text("“So it was.”")).to_be_visible()
    drawn.get_by_role("button", name="All parties, events and sources →").click()
    assert drawn.page.evaluate("asked") == [{"pact": "P03"}]


def test_what_is_open_stays_open_while_the_date_moves(draw: Draw, many: Tables) -> None:
    drawn = draw(dossier.country(many, "ALB", BEFORE))
    drawn.locator("summary", has_text="P03").click()
    drawn.get_by_role("button", name="Show all 12").click()
    drawn = draw(dossier.country(many, "ALB", date(2024, 2, 1)))
    expect(drawn.get_by_text("Since: 1 January 2000")).to_be_visible()
    expect(current(drawn)).to_have_count(12)
    draw(dossier.country(many, "HRV", date(2024, 2, 1)))
    expect(drawn.get_by_text("Since: 1 January 2000")).to_have_count(0)
    expect(current(drawn)).to_have_count(8)


def test_what_is_over_is_said_to_have_ended(draw: Draw, many: Tables) -> None:
    drawn = draw(dossier.country(many, "ALB", BEFORE))
    past = drawn.locator(".pm-group", has=drawn.page.get_by_role("heading", name="Past 1"))
    expect(past).to_contain_text("ended in 2010")


def test_all_pacts_of_a_day_can_be_listed(draw: Draw, many: Tables) -> None:
    drawn = draw(dossier.overview(many, BEFORE))
    lines = drawn.get_by_role("table").get_by_role("row")
    expect(lines).to_have_count(8 + 1)
    drawn.get_by_role("button", name="Show all 12").click()
    expect(lines).to_have_count(12)


def test_a_page_draws_the_parties_on_a_line_of_time(draw: Draw, alliance: Tables) -> None:
    drawn = draw(dossier.pact(alliance, "BIG", DAY))
    name = (
        "Parties of Big from 4 April 1950 to 1 January 2026: 16 in all, 14 on 20 March 2025."
        " The table below says the same."
    )
    picture = drawn.get_by_role("img", name=name, exact=True)
    expect(picture).to_be_visible()
    picture.locator("g", has_text="PCC").click()
    assert drawn.page.evaluate("asked") == [{"country": "PCC"}]


def test_a_table_says_what_the_chart_draws(draw: Draw, alliance: Tables) -> None:
    drawn = draw(dossier.pact(alliance, "BIG", DAY))
    expect(drawn.get_by_role("table")).to_have_count(0)
    drawn.get_by_text("As a table").click()
    table = drawn.get_by_role("table", name="Parties and their intervals")
    cells = [line.split("\t") for line in table.inner_text().splitlines() if line.strip()]
    assert cells[1:5] == [
        ["Party", "Status", "From", "Until"],
        ["PAA", "signed", "4 April 1950", "1 January 1951"],
        ["in force", "1951", "1 January 2010"],
        ["withdrawn", "1 January 2010", ""],
    ]


def test_many_events_are_shown_newest_first_and_the_rest_on_demand(
    draw: Draw, alliance: Tables
) -> None:
    drawn = draw(dossier.pact(alliance, "BIG", DAY))
    events = drawn.get_by_role("article")
    expect(events).to_have_count(6)
    expect(events.nth(0)).to_contain_text("Withdrawal · 1 January 2010")
    expect(events.nth(1)).to_contain_text("Serbia succeeds Somewhere · 3 June 2006")
    expect(events.nth(2)).to_contain_text("Probable: It was so.")
    drawn.get_by_role("button", name="Show all 12").click()
    expect(events).to_have_count(12)
    founded = events.nth(11)
    expect(founded).to_contain_text("Sources differ. Chosen here: 4 April 1950. Otherwise:")
    expect(founded).to_contain_text("“in May”")


def test_a_page_says_what_is_not_known_and_where_else_the_pact_is_listed(
    draw: Draw, alliance: Tables
) -> None:
    drawn = draw(dossier.pact(alliance, "BIG", DAY))
    expect(drawn).to_contain_text("Obliges its parties to defend each other.")
    expect(drawn).to_contain_text("Not coded: whether also to fight together, to stay neutral")
    expect(drawn).to_contain_text("ATOP 3180")


def test_a_land_that_was_no_state_says_who_held_it_and_that_nothing_is_known(
    draw: Draw, many: Tables
) -> None:
    drawn = draw(dossier.country(many, "SRB", date(2004, 1, 1)))
    expect(drawn).to_contain_text("On this day occupied by Croatia.")
    expect(drawn).to_contain_text("No data: these tables do not claim to know the pacts of Serbia")
    drawn.get_by_role("button", name="Croatia", exact=True).click()
    assert drawn.page.evaluate("asked") == [{"country": "HRV"}]
