"""Large pacts on the map of the world: shading, legend, links from the selected country."""

from datetime import date

from playwright.sync_api import expect

from data import dossier
from data.folders import DEFAULT_FOLDER
from data.tables import load
from tests.browser.expected import TALKS, TIRANA
from tests.browser.reader import Reader

FOUNDERS = {"Belgium", "Canada", "Denmark", "France", "Iceland", "Italy", "Luxembourg"}
FOUNDERS |= {"Netherlands", "Norway", "Portugal", "United Kingdom", "United States"}


def members(reader: Reader, pact: str) -> set[str]:
    """The names of the territories that are shaded as members of this pact, among others."""
    look = """(all, pact) => all
        .filter((shape) => shape.getAttribute("display") !== "none")
        .filter((shape) => shape.dataset.members.split(", ").includes(pact))
        .map((shape) => shape.getAttribute("aria-label"))"""
    return set(reader.map.locator("path.pm-country").evaluate_all(look, pact))


def test_the_members_of_nato_are_shaded_on_each_day(analyst: Reader) -> None:
    analyst.open("?as_of=1950-01-01")
    analyst.map.locator("[data-complete=true]").wait_for()
    assert members(analyst, "NATO") == FOUNDERS
    for day, number in [("1982-05-30", 16), ("1999-03-12", 19), ("2009-04-01", 28)]:
        analyst.scrub_to(day)
        assert len(members(analyst, "NATO")) == number, day
    analyst.scrub_to("2025-03-20")
    now = members(analyst, "NATO")
    assert len(now) == 32
    assert {"Albania", "Croatia", "Hungary"} <= now
    assert not {"Serbia", "Kosovo", "Bosnia and Herzegovina"} & now
    assert any(line.startswith("NATO, 32 members") for line in analyst.legend())


def test_in_the_cold_war_both_alliances_are_seen(analyst: Reader) -> None:
    analyst.open("?as_of=1985-03-20")
    analyst.map.locator("[data-complete=true]").wait_for()
    assert len(members(analyst, "NATO")) == 16
    assert {"Soviet Union", "Poland", "German Democratic Republic"} <= members(
        analyst, "Warsaw Pact"
    )
    fills = {
        name: analyst.shape(name).evaluate("(shape) => getComputedStyle(shape).fill")
        for name in ("Italy", "Poland", "Austria")
    }
    assert len(set(fills.values())) == 3, fills


def test_nato_is_no_line_until_a_country_is_selected(analyst: Reader) -> None:
    analyst.open("?as_of=2025-03-20")
    assert not [name for name in analyst.links() if name.startswith("NATO:")]
    analyst.open("?as_of=2025-03-20&country=HRV")
    analyst.dossier_of("Croatia")
    lines = [name for name in analyst.links() if name.startswith("NATO:")]
    assert len(lines) == 31
    assert all("Croatia" in name for name in lines)


def test_a_large_pact_alone_is_shaded_when_it_is_selected(analyst: Reader) -> None:
    analyst.open("?as_of=2025-03-20&pact=EU")
    analyst.dossier_of("European Union")
    analyst.map.locator("[data-complete=true]").wait_for()
    assert len(members(analyst, "European Union")) == 27
    assert members(analyst, "NATO") == set()
    expect(analyst.sentence).to_have_text(
        "European Union, 20 March 2025: 1 pact shown, 1 in force."
    )


def test_the_sentence_counts_the_pacts_of_the_selected_country(analyst: Reader) -> None:
    facts = dossier.country(load(DEFAULT_FOLDER), "SUN", date(1985, 3, 20))
    analyst.open("?as_of=1985-03-20&country=SUN")
    number = len(facts["pacts"])
    expect(analyst.sentence).to_contain_text(f"Soviet Union, 20 March 1985: {number} pacts shown")


def test_the_reader_chooses_what_is_shaded_and_the_address_says_so(analyst: Reader) -> None:
    analyst.open("?as_of=2025-03-20")
    menu = analyst.map.locator("details", has_text="Shading:").first
    menu.locator("summary").click()
    menu.get_by_label("None", exact=True).check()
    analyst.await_address(shade="none")
    assert members(analyst, "NATO") == set()
    menu = analyst.map.locator("details", has_text="No shading").first
    menu.get_by_label("European Union · 27").check()
    analyst.await_address(shade="EU")
    assert len(members(analyst, "European Union")) == 27
    analyst.open("?as_of=2025-03-20&shade=EU,NATO")
    analyst.map.locator("[data-complete=true]").wait_for()
    both = members(analyst, "European Union") & members(analyst, "NATO")
    assert len(both) == 23
    assert "Striped: member of several" in analyst.legend()


def test_the_links_of_the_first_document_stand_among_all_others(analyst: Reader) -> None:
    analyst.open("?as_of=2025-03-20")
    shown = analyst.drawn()
    assert set(shown) >= TIRANA | TALKS
    assert {shown[name]["fresh"] for name in TIRANA | TALKS} == {"true"}
    analyst.scrub_to("2025-03-01")
    assert not (TIRANA | TALKS) & analyst.links()


def test_who_reacts_is_named_among_many_links_too(analyst: Reader) -> None:
    analyst.open("?as_of=2025-03-20&layers=reactions&view=50.5,6,7")
    expect(analyst.map.locator(".pm-name").get_by_text("NATO", exact=True)).to_be_visible()


def test_where_nothing_is_known_land_is_hatched(analyst: Reader) -> None:
    analyst.open("?as_of=1985-03-20")
    analyst.map.locator("[data-complete=true]").wait_for()
    unknown = analyst.map.locator("path.pm-country.is-unknown:not([display])")
    names = set(unknown.evaluate_all("(all) => all.map((s) => s.getAttribute('aria-label'))"))
    assert names
    assert not {"Yugoslavia", "France", "Japan"} & names
    assert "No data" in analyst.legend()
