"""Filters of the map: by family, by status, reactions on or off, certain links only."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.expected import AFTER_2006, TALKS, TIRANA
from tests.browser.reader import Reader

START = "?as_of=2025-03-20"
# All statuses but “under negotiation”.
OTHERS = ("in force", "ratified", "signed", "suspended", "proposed", "alleged")


def chip(reader: Reader, name: str) -> Locator:
    return reader.map.get_by_role("group", name="Filters").get_by_text(name, exact=True)


def untick(reader: Reader, menu: str, *names: str, at_once: bool = False) -> None:
    """Open a menu and take the ticks from these boxes, one after the other or all at once."""
    chip(reader, menu).click()
    for name in names:
        before = reader.address_params()
        reader.map.get_by_role("checkbox", name=name, exact=True).uncheck()
        if not at_once:
            reader.await_address(lambda now, before=before: now != before)
            reader.await_rest()


def test_a_family_can_be_left_out(reader: Reader) -> None:
    reader.open(START)
    untick(reader, "All families", "Arms control")
    assert reader.links() == TIRANA | TALKS
    reader.await_address(family="alliance,defence_cooperation,consultation")
    expect(reader.sentence).to_contain_text("2 pacts shown, 1 signed, 1 under negotiation")


def test_one_status_can_be_chosen(reader: Reader) -> None:
    reader.open(START)
    untick(reader, "All statuses", *OTHERS)
    assert reader.links() == TALKS
    reader.await_address(status="negotiating")
    expect(chip(reader, "Under negotiation")).to_be_visible()
    assert "Paler: not certain on this day" in reader.legend()


def test_of_quick_ticks_none_is_lost(visit: Callable[..., Reader]) -> None:
    reader = visit()
    reader.move_away()
    reader.open(START)
    untick(reader, "All statuses", *OTHERS, at_once=True)
    reader.await_address(status="negotiating")
    reader.await_rest()
    assert reader.links() == TALKS


def test_a_filter_of_the_address_is_kept_while_the_date_moves(reader: Reader) -> None:
    reader.open(f"{START}&family=defence_cooperation,alliance&status=signed")
    assert reader.links() == TIRANA
    reader.settle_on("2025-03-01")
    assert reader.links() == set()
    params = reader.settle_on("2025-03-20")
    assert reader.links() == TIRANA
    assert (params["family"], params["status"]) == ("alliance,defence_cooperation", "signed")


def test_certain_only_hides_what_is_not_certain(reader: Reader) -> None:
    reader.open(START)
    certain = reader.map.get_by_role("button", name="Certain only")
    certain.click()
    expect(certain).to_have_attribute("aria-pressed", "true")
    assert reader.links() == AFTER_2006 | TIRANA
    certain.click()
    assert reader.links() == AFTER_2006 | TIRANA | TALKS


def test_reactions_are_off_until_they_are_asked_for_and_are_no_links(reader: Reader) -> None:
    reader.open(START)
    assert reader.reactions() == set()
    reader.map.get_by_role("button", name="Reactions").click()
    reader.await_address(layers="reactions")
    assert reader.links() == AFTER_2006 | TIRANA | TALKS
    shown = " ".join(reader.reactions()).casefold()
    # “President Vučić has criticized the signing”; “talks with NATO Secretary-General”
    for words in ("accus", "serbia", "albania", "kosovo", "croatia", "nato"):
        assert words in shown
    assert any(line.startswith("Reaction") for line in reader.legend())


def test_a_reaction_goes_with_its_weeks(reader: Reader) -> None:
    reader.open(f"{START}&layers=reactions")
    assert reader.reactions()
    for day in ("2025-03-01", "2025-06-01"):
        reader.scrub_to(day)
        assert reader.reactions() == set(), day
