"""What the Share panel offers beside the link: each of it works, by mouse and by keys."""

import io
import json
import re
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, expect

from data.tables import Tables
from tests.browser.reader import Reader

ASKED = "?as_of=2025-03-20&country=SRB"
TABS = ["Link", "Cite", "Embed", "Picture", "Data"]


def opened(reader: Reader, where: str = ASKED, tab: str = "Link") -> Locator:
    reader.open(where)
    reader.button("Share").click()
    panel = reader.page.get_by_role("dialog", name="Share")
    expect(panel).to_be_visible()
    panel.get_by_role("tab", name=tab).click()
    return panel


def saved(reader: Reader, panel: Locator, name: str, role: str = "link") -> tuple[str, bytes]:
    """The name and the content of the file that a click saves."""
    with reader.page.expect_download(timeout=90_000) as found:
        panel.get_by_role(role, name=name).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_the_code_is_that_of_the_link(reader: Reader) -> None:
    panel = opened(reader)
    link = panel.get_by_label("Link to this view", exact=True).input_value()
    code = panel.get_by_role("img", name="QR code of this link")
    expect(code).to_be_visible()
    reader.until(lambda: code.evaluate("image => image.naturalWidth"), lambda width: width > 0)
    picture = Image.open(io.BytesIO(code.screenshot(scale="device"))).convert("L")
    (found,) = zxingcpp.read_barcodes(picture.resize((picture.width * 4, picture.height * 4)))
    assert found.text == link


def test_it_can_be_cited_in_three_forms(reader: Reader, tables: Tables) -> None:
    panel = opened(reader, tab="Cite")
    text = panel.get_by_label("Citation as Text", exact=True)
    expect(text).to_have_value(re.compile("“Serbia on 20 March 2025”"))
    assert tables.version in text.input_value()
    bibtex = panel.get_by_label("Citation as BibTeX", exact=True).input_value()
    assert bibtex.startswith("@misc{pactmap-")
    csl = json.loads(panel.get_by_label("Citation as CSL-JSON", exact=True).input_value())
    assert csl[0]["title"] == "Serbia on 20 March 2025"
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel.get_by_role("button", name="Copy: Citation as BibTeX").click()
    expect(panel.get_by_role("status")).to_have_text("Copied.")
    assert reader.page.evaluate("navigator.clipboard.readText()") == bibtex


def test_the_map_is_saved_as_a_picture(reader: Reader) -> None:
    panel = opened(reader, tab="Picture")
    panel.get_by_label("Size of the picture").select_option("2")
    name, content = saved(reader, panel, "PNG", role="button")
    assert name == "pactmap-serbia-on-20-march-2025.png"
    width = Image.open(io.BytesIO(content)).width
    seen = reader.page.locator("iframe[title=Map]").bounding_box()
    assert seen
    assert width == 2 * round(seen["width"])
    name, content = saved(reader, panel, "SVG", role="button")
    assert name == "pactmap-serbia-on-20-march-2025.svg"
    assert b"20 March 2025" in content


def test_the_view_is_saved_as_one_file(reader: Reader) -> None:
    panel = opened(reader, tab="Picture")
    name, content = saved(reader, panel, "Download the file", role="button")
    expect(panel.get_by_role("status")).to_have_text("Saved.")
    assert name == "pactmap-serbia-on-20-march-2025.html"
    assert content.startswith(b"<!doctype html>")


def test_data_of_the_day_and_of_all_are_offered(reader: Reader, tables: Tables) -> None:
    panel = opened(reader, tab="Data")
    expect(panel.get_by_role("heading", name="Of this day")).to_be_visible()
    name, content = saved(reader, panel, "Links of the day, as a table (CSV)")
    assert name.endswith(f"-links-2025-03-20-{tables.version}.csv")
    assert b"TIRANA2025" in content
    name, content = saved(reader, panel, "All tables of this version, frozen")
    assert name.endswith(f"-bundle-{tables.version}.zip")
    assert content.startswith(b"PK")


def test_the_panel_is_used_by_keys_alone(reader: Reader) -> None:
    reader.open(ASKED)
    reader.button("Share").focus()
    reader.page.keyboard.press("Enter")
    panel = reader.page.get_by_role("dialog", name="Share")
    expect(panel.get_by_role("tab", name="Link")).to_be_focused()
    for name in [*TABS[1:], TABS[0]]:
        reader.page.keyboard.press("ArrowRight")
        expect(panel.get_by_role("tab", name=name)).to_be_focused()
        expect(panel.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    reader.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(reader.button("Share")).to_be_focused()


def test_a_click_elsewhere_closes_it(reader: Reader) -> None:
    panel = opened(reader)
    reader.page.mouse.click(300, 500)
    expect(panel).to_have_count(0)


def test_other_pages_offer_their_link_and_the_data(reader: Reader, tables: Tables) -> None:
    panel = opened(reader, "about")
    expect(panel.get_by_role("tab")).to_have_text(["Link", "Data"])
    link = panel.get_by_label("Link to this view", exact=True).input_value()
    assert link == f"{reader.address}/about?v={tables.version}"
