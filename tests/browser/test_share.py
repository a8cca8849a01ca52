"""Share writes the full link of what is seen, and copies it; elsewhere it shows the same."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, expect

from data.tables import Tables
from tests.browser.reader import Reader

FILTERS = "family=alliance,defence_cooperation&status=signed,negotiating"


def shared(reader: Reader) -> str:
    """The link that Share writes."""
    reader.button("Share").click()
    field = reader.page.get_by_label("Link to this view", exact=True)
    expect(field).not_to_have_value("")
    return field.input_value()


def looks(reader: Reader) -> dict[str, Any]:
    """What is seen: date, links, dossier, filters, and where on the screen Serbia lies."""
    box = reader.shape("Serbia").bounding_box()
    assert box
    chips = reader.map.get_by_role("group", name="Filters")
    return {
        "day": reader.day(),
        "links": reader.drawn(),
        "reactions": reader.reactions(),
        "dossier": reader.dossier.get_by_role("heading", level=2).inner_text(),
        "sentence": reader.sentence.inner_text(),
        "legend": reader.legend(),
        "chips": words(chips),
        "serbia": [round(value, -1) for value in box.values()],
    }


def words(chips: Locator) -> list[str]:
    return chips.locator("summary, button").all_inner_texts()


def test_a_shared_link_shows_another_reader_the_same(
    reader: Reader, visit: Callable[..., Reader]
) -> None:
    reader.open(f"?as_of=2025-03-20&{FILTERS}&layers=reactions&view=43.9,20.4,6")
    before = looks(reader)["serbia"]
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.await_address(lambda now: now["view"].endswith(",7"))
    reader.click("Serbia")
    reader.await_address(country="SRB")
    reader.settle_on("2025-03-22")
    link = shared(reader)
    other = visit()
    other.open(link.removeprefix(f"{reader.address}/"))
    seen = looks(reader)
    assert looks(other) == seen
    assert seen["day"] == "22 March 2025"
    assert seen["dossier"] == "Serbia"
    assert seen["serbia"] != before
    assert len(seen["links"]) == 4


def test_the_link_names_everything_and_the_version_of_the_data(
    reader: Reader, tables: Tables
) -> None:
    reader.open("?as_of=2025-03-20&pact=TIRANA2025")
    url = urlsplit(shared(reader))
    params = dict(parse_qsl(url.query))
    view = params.pop("view", "")
    assert len(view.split(",")) == 3
    assert params == {
        "as_of": "2025-03-20",
        "pact": "TIRANA2025",
        "family": "all",
        "status": "all",
        "layers": "none",
        "shade": "auto",
        "v": tables.version,
    }
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{reader.address}/"


def test_the_link_is_on_the_clipboard(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("?as_of=2025-03-20")
    link = shared(reader)
    expect(reader.page.get_by_text("Copied.")).to_be_visible()
    assert reader.page.evaluate("navigator.clipboard.readText()") == link


def test_the_link_is_of_the_date_on_the_screen_even_before_it_settles(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    reader.scrub_to("2004-01-01")
    assert "as_of=2004-01-01" in shared(reader)
