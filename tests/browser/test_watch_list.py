"""The watch list: countries are put on it and taken off, it stays, and it has a feed."""

import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reader import Reader

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = "?as_of=2025-04-01"


def button(reader: Reader, name: str) -> Locator:
    return reader.dossier.get_by_role("button", name=f"Watch {name}", exact=True)


def watched(reader: Reader) -> Locator:
    return reader.dossier.locator(".pm-watching li")


@pytest.fixture(params=["desktop", "phone"])
def anyone(request: pytest.FixtureRequest) -> Reader:
    found: Reader = request.getfixturevalue({"desktop": "reader"}.get(request.param, "phone"))
    return found


def test_a_country_is_watched_from_its_dossier_and_listed_on_the_page_of_the_day(
    anyone: Reader,
) -> None:
    anyone.open(f"{FIRST}&country=SRB")
    expect(button(anyone, "Serbia")).to_have_attribute("aria-pressed", "false")
    button(anyone, "Serbia").click()
    expect(button(anyone, "Serbia")).to_have_attribute("aria-pressed", "true")
    expect(anyone.dossier.get_by_role("status")).to_have_text("Serbia is on your watch list.")
    anyone.open(FIRST)
    expect(watched(anyone)).to_have_count(1)
    expect(watched(anyone)).to_contain_text("SerbiaNewest event: 1 April 2025, Signature")
    anyone.dossier.get_by_role("button", name="Stop watching Serbia").click()
    expect(watched(anyone)).to_have_count(0)


def test_the_list_is_used_by_keyboard_and_leads_to_the_newest_event(reader: Reader) -> None:
    reader.open(f"{FIRST}&country=HUN")
    button(reader, "Hungary").press("Enter")
    expect(button(reader, "Hungary")).to_have_attribute("aria-pressed", "true")
    reader.open("?as_of=2025-03-18")
    watched(reader).get_by_role("button", name="1 April 2025").press("Enter")
    reader.await_address(as_of="2025-04-01", country="HUN")
    button(reader, "Hungary").press("Space")
    expect(button(reader, "Hungary")).to_have_attribute("aria-pressed", "false")


def test_the_feed_of_the_list_is_one_of_its_countries(reader: Reader) -> None:
    for code, name in (("SRB", "Serbia"), ("ALB", "Albania")):
        reader.open(f"{FIRST}&country={code}")
        button(reader, name).click()
    reader.open(FIRST)
    reader.dossier.get_by_text("Feed of what is new or has changed").click()
    field = reader.dossier.get_by_label("Address of the feed of these countries", exact=True)
    expect(field).to_be_visible()
    address = field.input_value()
    assert address.endswith("/feed.atom?country=SRB&country=ALB")
    found = ET.fromstring(reader.page.request.get(address).body())
    assert (found.findtext(f"{ATOM}title") or "").startswith("Serbia, Albania – ")
    for name in ("Serbia", "Albania"):
        reader.dossier.get_by_role("button", name=f"Stop watching {name}").click()
    expect(reader.dossier.locator(".pm-feed")).to_have_count(0)


def test_a_list_that_is_no_list_is_an_empty_one(reader: Reader) -> None:
    reader.open(f"{FIRST}&country=SRB")
    button(reader, "Serbia").click()
    for kept in ("{}", "[1, null, 'x'", '["NOPE", 5, "<img>"]'):
        reader.page.evaluate(
            "kept => localStorage.setItem(Object.keys(localStorage)"
            ".find((key) => key.startsWith('pactmap.watch.')), kept)",
            kept,
        )
        reader.open(FIRST)
        expect(reader.dossier.locator(".pm-watching")).to_be_attached()
        expect(watched(reader)).to_have_count(0)


def test_inside_another_page_there_is_no_list(reader: Reader) -> None:
    reader.open(f"{FIRST}&country=SRB&embed=true")
    expect(reader.heading("Serbia")).to_be_visible()
    expect(button(reader, "Serbia")).to_have_count(0)
