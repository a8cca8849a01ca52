"""Pictures of the map as it is seen, made in the page: as the server makes them, and whole."""

import base64
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Error

from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from geo import address, picture
from tests.browser.reader import Reader
from tests.browser.serving import Server
from tests.geo.pictures.drawn import Picture, read

TAKE = """async (wanted) => {
    const blob = await window.pactmap.picture(wanted);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 9000)
        text += String.fromCharCode(...bytes.subarray(at, at + 9000));
    return [blob.type, btoa(text)];
}"""
SERBIA = "?as_of=2025-03-20&country=SRB&view=44.5,19,5.5"


@pytest.fixture(scope="module")
def committed() -> Tables:
    return load(DEFAULT_FOLDER)


@pytest.fixture
def analyst(visit: Callable[..., Reader], world_server: Server) -> Callable[..., Reader]:
    """Makes readers of the committed tables, with options of Playwright's `new_context`."""

    def make(**options: Any) -> Reader:
        return visit(world_server, **options)

    return make


def take(reader: Reader, **wanted: Any) -> tuple[str, bytes]:
    kind, text = reader.page.evaluate(TAKE, wanted)
    return kind, base64.b64decode(text)


def svg(reader: Reader) -> bytes:
    kind, content = take(reader, format="svg")
    assert kind == "image/svg+xml"
    return content


def of_server(reader: Reader, tables: Tables, seen: Picture, theme: str = "light") -> Picture:
    """The picture that the server makes of the reader's address, in the size of the page's."""
    view, notices = address.parse(reader.address_params(), tables)
    assert notices == []
    width, height = (int(side) for side in seen.size)
    return read(picture.svg(tables, view, (width, height), theme))


@pytest.mark.parametrize(
    ("where", "theme"),
    [
        (SERBIA, "light"),
        ("?as_of=2025-03-20&view=46,20,4.5", "light"),
        ("?as_of=1985-03-20&view=48,18,4.5&layers=reactions,neutral", "dark"),
        ("?as_of=1950-01-01&view=30,15,2.5", "light"),
        ("?as_of=1999-03-24&pact=NATO&view=45,-20,3&status=in_force", "light"),
    ],
    ids=["Serbia", "crowd", "cold war, dark", "world", "NATO"],
)
def test_page_and_server_make_the_same_picture(
    analyst: Callable[..., Reader], committed: Tables, where: str, theme: str
) -> None:
    reader = analyst(color_scheme=theme)
    reader.open(where)
    seen = read(svg(reader))
    same = of_server(reader, committed, seen, theme)
    assert (seen.title, seen.words) == (same.title, same.words)
    assert seen.entries == same.entries
    assert seen.notes == same.notes
    assert seen.map_height == pytest.approx(same.map_height, abs=1)
    assert apart(seen.links, same.links) in ({}, *at_the_edge(seen.links, same.links))
    assert seen.reactions == same.reactions
    assert apart(seen.land, same.land) in ({}, *at_the_edge(seen.land, same.land))
    assert seen.rings == pytest.approx(same.rings, abs=1)  # one may lie on the edge
    assert same.names <= seen.names  # the server's keep away from the edges


def apart(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What is not the same in both."""
    names = sorted(one.keys() | other.keys())
    return {
        name: (one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)
    }


def at_the_edge(one: dict[str, Any], other: dict[str, Any]) -> list[dict[str, Any]]:
    """The differences that may be: Leaflet rounds its place to whole px, so one line or country
    that touches the edge may be in one of them only."""
    missing = one.keys() ^ other.keys()
    return [{name: (one.get(name), other.get(name))} for name in missing]


def test_the_legend_is_that_of_the_map_without_what_is_out_of_sight(reader: Reader) -> None:
    reader.open(SERBIA)
    entries = read(svg(reader)).entries
    assert entries
    assert [line for line in reader.legend() if line in entries] == entries


def test_a_picture_shows_the_links_that_are_in_sight(reader: Reader) -> None:
    reader.open(SERBIA)
    assert set(read(svg(reader)).links) == reader.links()
    reader.open("?as_of=2025-03-20&view=-30,-140,5")
    away = read(svg(reader))
    assert away.links == {}
    assert away.entries == ["No pact in this part of the map on this day", "Not independent"]


def test_it_follows_the_reader(reader: Reader) -> None:
    reader.open(SERBIA)
    reader.settle_on("2025-03-17")
    before = read(svg(reader))
    assert before.words[:2] == ["Serbia and its pacts", "17 March 2025"]
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.await_address(lambda params: params["view"].endswith(",6.5"))
    assert len(read(svg(reader)).land) < len(before.land)


@pytest.mark.parametrize("scale", [1, 4])
def test_a_png_has_the_size_that_was_asked_for_and_is_the_picture(
    reader: Reader, scale: int
) -> None:
    reader.open(SERBIA)
    width, height = read(svg(reader)).size
    kind, content = take(reader, format="png", scale=scale)
    with Image.open(io.BytesIO(content)) as image:
        assert (kind, image.size) == ("image/png", (width * scale, height * scale))
        small = image.convert("RGB").resize((int(width), int(height)))
    assert len(small.getcolors(10**6) or ()) > 500
    view, _ = address.parse(reader.address_params(), small_tables())
    server = picture.png(small_tables(), view, (int(width), int(height)))
    with Image.open(io.BytesIO(server)) as other:
        assert difference(small, other.convert("RGB")) < 4


def small_tables() -> Tables:
    from tests.first_document import small

    return small()


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures of one size lie apart, as the mean over all pixels, 0 to 255."""
    pairs = zip(one.resize((200, 150)).tobytes(), other.resize((200, 150)).tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (200 * 150 * 3)


def test_a_picture_opens_alone(reader: Reader, chromium: Browser, tmp_path: Path) -> None:
    reader.open(SERBIA)
    file = tmp_path / "map.svg"
    file.write_bytes(svg(reader))
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    texts = page.locator("text").all_text_contents()
    assert {"Serbia and its pacts", "20 March 2025"} <= set(texts)
    fill = page.locator("path.country", has_text="Serbia").first.evaluate(
        "(path) => getComputedStyle(path).fill"
    )
    assert fill == "rgb(255, 233, 184)"
    page.close()


def test_no_picture_is_fetched_before_one_is_wanted(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open(SERBIA)
    assert not [url for url in asked if "picture" in url]
    svg(reader)
    assert [url for url in asked if "picture.bundle" in url]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [({"format": "gif"}, "no picture as “gif”"), ({"scale": 5}, "one to four times the size")],
)
def test_what_cannot_be_made_is_refused_in_words(
    reader: Reader, wanted: dict[str, Any], told: str
) -> None:
    reader.open(SERBIA)
    with pytest.raises(Error, match=told):
        take(reader, **wanted)


def test_on_a_phone_the_legend_lies_below_the_map(phone: Reader) -> None:
    phone.open(SERBIA)
    seen = read(svg(phone))
    assert seen.size[0] == 390
    assert seen.size[1] > seen.map_height + 150


def test_a_pact_whose_members_are_dotted_is_not_called_striped(
    analyst: Callable[..., Reader],
) -> None:
    reader = analyst()
    reader.open(f"?as_of={date(2025, 3, 20)}&shade=CSTO&view=50,60,4")
    legend = reader.legend()
    assert any(line.startswith("CSTO") for line in legend)
    assert "Striped: member of several" not in legend
