"""Several collections in one app: the reader turns from one to another, and links say which."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.schema import schema
from data.tables import Tables, dump
from tests.browser.conftest import watched
from tests.browser.reader import Reader
from tests.browser.serving import Server, served
from tests.geo.squares import topology
from tests.world import event, row, world

LINKS = {"Old pact: Albania–Croatia, signed", "Treaty: Albania–Old Empire, signed"}
EMPTY = (
    *("evidence", "assertions", "ledger", "offices"),
    *("parts", "disputes", "names"),
)


@pytest.fixture(scope="module")
def both(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The first document's tables, and a collection of one pact without any document."""
    place = tmp_path_factory.mktemp("collections")
    (place / "other").mkdir()
    since = {"valid_from": "1993-01-01"}
    world(
        place / "other",
        actors=[
            row("actors", actor="ALB", name="Albania", anchor_lon="20", anchor_lat="41"),
            row("actors", actor="HRV", name="Croatia", anchor_lon="16", anchor_lat="45"),
            row("actors", actor="OLD", name="Old Empire", anchor_lon="16", anchor_lat="48"),
        ],
        documents=[row("documents", document="REF", kind="reference", url="https://example.org/")],
        instruments=[
            row("instruments", instrument="PACT", short_name="Old pact"),
            row("instruments", instrument="TREATY", short_name="Treaty"),
        ],
        events=[
            event("a-signed", "SIGN", "1999-05-01", "ALB;HRV"),
            event("b-signed", "SIGN", "2003-05-01", "ALB;OLD", instrument="TREATY"),
        ],
        borders=[
            row("borders", entity=code, actor=code, modern_members=code, name=name, **since)
            for code, name in (("ALB", "Albania"), ("HRV", "Croatia"))
        ],
        coverage=[
            row("coverage", actor="ALB", valid_from="1990-01-01", valid_to="2011-01-01"),
            row("coverage", actor="HRV", valid_from="1995-01-01", valid_to="2011-01-01"),
        ],
        **{name: [] for name in EMPTY},
    )
    about = 'key = "other"\ntitle = "Other tables"\ncitation = "Somebody 2011"\n'
    (place / "other" / "collection.toml").write_text(about, "utf-8")
    squares = shutil.copytree(place / "other", place / "squares")
    (squares / "borders.csv").write_bytes(dump(schema()["borders"], tables.borders[:0]))
    (squares / "boundaries.topojson").write_text(json.dumps(topology()), "utf-8")
    brought = '[boundaries]\ntitle = "Old squares"\nlicence = "Ask them"\n'
    (squares / "collection.toml").write_text(f'title = "Squares"\n{brought}', "utf-8")
    folders = os.pathsep.join(map(str, (tables.folder, place / "other", squares)))
    with served(place / "app.log", Path(folders)) as running:
        yield running
    assert "Traceback" not in (place / "app.log").read_text("utf-8", errors="replace")


@pytest.fixture
def reader(desks: Callable[[Server], Reader], both: Server) -> Iterator[Reader]:
    """A reader of these collections, who has opened nothing yet."""
    yield from watched(desks(both))


def choose(reader: Reader, title: str) -> None:
    reader.page.get_by_role("combobox", name="Collection").click()
    reader.page.get_by_role("option", name=title).click()


def menu(reader: Reader) -> list[str]:
    return reader.page.locator(".st-key-menu a").all_inner_texts()


def test_a_reader_turns_to_another_collection_and_back(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&country=SRB")
    first = reader.await_address(as_of="2025-03-20", country="SRB")
    first.pop("view", None)  # where the map stands when Back leads to it is the map's business
    expect(reader.heading("Serbia")).to_be_visible()
    assert menu(reader) == ["Map", "Events", "Documents", "Checks", "About"]
    choose(reader, "Other tables")
    params = reader.await_address(collection="other")
    assert params["as_of"] == "2025-03-20"
    assert "country" not in params
    reader.until(lambda: menu(reader), lambda seen: seen == ["Map", "Events", "About"])
    reader.until(reader.links, lambda seen: seen == LINKS)
    reader.page.go_back()
    reader.await_address(**first)
    expect(reader.heading("Serbia")).to_be_visible()


def test_a_link_says_which_collection_it_means(reader: Reader) -> None:
    reader.open("?as_of=2001-01-01&country=HRV&collection=other")
    expect(reader.heading("Croatia")).to_be_visible()
    assert reader.links() == {"Old pact: Albania–Croatia, signed"}
    reader.page.get_by_role("link", name="Events").click()
    expect(reader.page.get_by_text("2 of 2 events")).to_be_visible()
    reader.await_address(collection="other")
    reader.page.reload()
    expect(reader.page.get_by_text("2 of 2 events")).to_be_visible()


def test_a_collection_that_is_not_there_is_told(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&country=SRB&collection=<b>gone")
    expect(reader.page.get_by_text("The link's collection “<b>gone” is not here")).to_be_visible()
    expect(reader.heading("Serbia")).to_be_visible()


def test_a_page_that_has_nothing_to_show_says_so(reader: Reader) -> None:
    reader.open("documents?collection=other")
    expect(reader.page.get_by_text("brings no documents of its own")).to_be_visible()
    reader.open("checks?collection=other")
    expect(reader.page.get_by_text("No document of this collection")).to_be_visible()


def test_days_of_which_a_source_is_silent_are_shaded(reader: Reader) -> None:
    reader.open("?as_of=2015-01-01&collection=other")
    gaps = reader.page.locator(".pm-gaps i")
    expect(gaps).to_have_count(1)  # after 2010
    expect(reader.page.get_by_text("No data · 2 pacts")).to_be_visible()
    reader.click("Croatia")
    expect(reader.heading("Croatia")).to_be_visible()
    expect(gaps).to_have_count(2)  # of Croatia the source tells from 1995 on
    reader.settle_on("2001-01-01")
    expect(reader.page.get_by_text("No data ·")).to_have_count(0)


def test_where_no_borders_are_known_the_outlines_are_those_of_today(reader: Reader) -> None:
    reader.open("?as_of=1992-06-01&collection=other")
    said = "Outlines of today; borders are known from 1 January 1993 on · Natural Earth"
    expect(reader.map.get_by_text(said)).to_be_visible()
    assert reader.shape("Albania").count() == 1


def test_an_actor_without_land_is_chosen_by_its_ring(reader: Reader) -> None:
    reader.open("?as_of=2005-01-01&collection=other")
    ring = reader.map.get_by_role("button", name="Old Empire", exact=True)
    ring.click()
    reader.dossier_of("Old Empire")
    expect(ring).to_have_attribute("aria-pressed", "true")
    reader.click_sea()
    reader.await_address(lambda params: "country" not in params)
    ring.focus()
    reader.page.keyboard.press("Enter")
    reader.dossier_of("Old Empire")


def test_a_collection_is_drawn_with_the_boundaries_that_it_brings(reader: Reader) -> None:
    reader.open("?as_of=2005-01-01&collection=squares&view=5,5,5")
    shapes = reader.map.locator(".pm-country")
    expect(shapes).to_have_count(1)
    expect(shapes).to_have_attribute("aria-label", "New")
    reader.click("New")
    reader.dossier_of("Albania")
    credit = "Borders on 1 January 2005 · Old squares"
    expect(reader.map.get_by_text(credit)).to_be_visible()
    reader.menu("About").click()
    expect(reader.page.get_by_text("the shapes that this collection brings")).to_be_visible()
    expect(reader.page.get_by_text("Terms: Ask them")).to_be_visible()
