"""The address holds the whole view, and a reader can go back and forward through views."""

from collections.abc import Callable

import pytest

from data import query
from data.tables import Tables
from tests.browser.expected import AFTER_2006, ON, TALKS, TIRANA
from tests.browser.reader import Reader
from tests.browser.serving import Server

PARAMETERS = {"as_of", "country", "pact", "family", "status", "layers", "shade", "view", "v"}


def test_the_address_names_everything_in_full(reader: Reader, tables: Tables) -> None:
    reader.open("?as_of=2025-03-20")
    expected = {
        "as_of": "2025-03-20",
        "family": "all",
        "status": "all",
        "layers": "none",
        "shade": "auto",
        "v": tables.version,
    }
    params = reader.address_params()
    assert {name: params[name] for name in expected} == expected
    assert set(params) <= PARAMETERS


def test_each_thing_a_reader_does_is_in_the_address(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.click("Hungary")
    reader.await_address(country="HUN")
    reader.map.get_by_role("button", name="Reactions").click()
    reader.await_address(country="HUN", layers="reactions")
    reader.settle_on("2025-03-25")
    reader.await_address(as_of="2025-03-25", country="HUN", layers="reactions")
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.await_address(lambda now: "view" in now)
    reader.settle_on("2025-03-26")
    assert set(reader.address_params()) == PARAMETERS - {"pact"}


def test_back_and_forward_lead_through_the_views(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.settle_on("2004-01-01")
    reader.click("Croatia")
    reader.await_address(country="HRV")
    reader.await_rest()
    for step, day, country in [
        ("back", "2004-01-01", None),
        ("back", "2025-03-20", None),
        ("forward", "2004-01-01", None),
        ("forward", "2004-01-01", "HRV"),
    ]:
        reader.page.evaluate(f"history.{step}()")
        reader.await_address(
            lambda now, d=day, c=country: (now["as_of"], now.get("country")) == (d, c)
        )
        reader.until(reader.links, lambda links, day=day: links == ON[day])
        reader.dossier_of("Croatia" if country else "On this day")
        reader.until(lambda: reader.date_shown(), lambda shown, day=day: shown == day)
        reader.await_rest()


def test_back_leads_from_a_document_to_the_view_it_was_opened_from(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&country=SRB")
    reader.dossier_of("Serbia").get_by_role("button", name="sentence 2 →").first.click()
    reader.page.get_by_role("article", name="Sentence 2", exact=True).wait_for()
    reader.await_rest()
    reader.page.evaluate("history.back()")
    reader.await_map()
    reader.await_address(as_of="2025-03-20", country="SRB")
    reader.dossier_of("Serbia")
    assert reader.links() == AFTER_2006 | TIRANA | TALKS


def test_the_menu_keeps_the_view(reader: Reader) -> None:
    reader.open("?as_of=2004-01-01&country=HRV")
    for name in ("About", "Map"):
        reader.menu(name).click()
        reader.page.wait_for_url("**/about" if name == "About" else "**/?*")
        reader.await_rest()
    reader.await_map()
    assert reader.links() == ON["2004-01-01"]
    reader.dossier_of("Croatia")


def test_what_is_found_on_another_page_is_shown_on_the_map(reader: Reader) -> None:
    reader.open("about")
    reader.search("Albania")
    reader.await_map()
    reader.dossier_of("Albania")
    reader.await_address(country="ALB")


@pytest.mark.parametrize("path", ["events", "documents"])
def test_a_deep_link_to_a_cold_server_opens_its_page(
    visit: Callable[..., Reader], fresh_server: Server, path: str
) -> None:
    reader = visit(fresh_server)
    reader.open(path)
    assert reader.page.evaluate("location.pathname") == f"/{path}"
    assert reader.page.get_by_text("Page not found").count() == 0
    assert reader.heading(level=1).count() == 1
    assert "Traceback" not in fresh_server.log.read_text("utf-8")


def test_an_address_of_a_view_opens_that_view(reader: Reader, tables: Tables) -> None:
    day = query.latest_day(tables).isoformat()
    reader.open(f"?as_of={day}&pact=TIRANA2025&status=signed&layers=certain&view=42,20,6")
    assert {name.split(":")[0] for name in reader.links()} == {
        "Tirana declaration",
        "Serbia–Hungary cooperation plan 2025",
    }
    reader.dossier_of("Tirana declaration")
    params = reader.address_params()
    assert (params["view"], params["status"], params["layers"]) == ("42,20,6", "signed", "certain")
