"""The standalone file from disk: the app's map, timeline and dossiers without any network."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, expect

from data import query
from data.tables import Tables, by_key
from geo import address
from geo.standalone import page
from tests.browser.conftest import DESKTOP, PHONE, watched
from tests.browser.expected import ON
from tests.browser.reader import SOON, Reader
from tests.world import changed, world

FLORENCE = "Sub-regional arms control, Florence"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
MARCH = date(2025, 3, 20)
# All that a dossier says, with what is folded away, but for what needs a server: the watch list,
# the history, stories and chains.
ALL_TEXT = """(dossier) => {
    for (let closed = true; closed; ) {
        const more = [...dossier.querySelectorAll("details:not([open])")];
        for (const details of more) details.open = true;
        for (const details of more) details.dispatchEvent(new Event("toggle"));
        closed = dossier.querySelector("details:not([open])");
    }
    const told = dossier.cloneNode(true);
    const apart = ".pm-watch-place, .pm-watching, .pm-parts, .pm-life, .pm-story-offer, .pm-chain";
    for (const element of told.querySelectorAll(apart)) element.remove();
    return told.textContent;
}"""


class FileReader(Reader):
    """A reader of the file, who is offline. The view stands behind the # of the address."""

    def open(self, where: str = "") -> None:
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}{where}")
        self.await_map()

    def await_map(self) -> None:
        self.map.locator("[data-ready=true]").wait_for()
        self.page.locator("body[data-ready=true]").wait_for(state="attached")

    def await_rest(self) -> None:
        """There is nobody to wait for."""

    def address_params(self) -> dict[str, str]:
        fragment = self.page.evaluate("location.hash.slice(1)")
        return dict(parse_qsl(fragment, keep_blank_values=True))


@pytest.fixture(scope="module")
def file(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("file") / "snapshot.html"
    place.write_bytes(page(tables, replace(address.default(tables), as_of=MARCH)))
    return place


def sit_down(chromium: Browser, file: Path, **options: object) -> FileReader:
    context = chromium.new_context(**{**DESKTOP, **options}, offline=True)
    context.set_default_timeout(SOON)
    return FileReader(context, file.as_uri())


@pytest.fixture(scope="module")
def chair(chromium: Browser, file: Path) -> Iterator[FileReader]:
    reader = sit_down(chromium, file)
    yield reader
    reader.context.close()


@pytest.fixture
def offline(chair: FileReader) -> Iterator[Reader]:
    """A reader of the file; at the end nothing was asked of any network."""
    yield from watched(chair)


def test_the_file_opens_from_disk_without_any_network(offline: Reader) -> None:
    offline.open()
    assert offline.day() == "20 March 2025"
    assert offline.links() == ON["2025-03-20"]
    expect(offline.dossier_of("On this day")).to_contain_text("3 pacts: 1 in force, 1 signed")
    expect(offline.page).to_have_title("20 March 2025 · " + offline.page.locator("h1").inner_text())
    asked = {url.partition(":")[0] for url in offline.watch.requests}
    assert asked <= {"file", "about", "data"}


def test_scrubbing_draws_what_the_snapshot_of_each_day_says(
    offline: Reader, tables: Tables
) -> None:
    offline.open()
    names = {code: row.name for code, row in by_key(tables, "actors").items()}
    shorts = {code: row.short_name for code, row in by_key(tables, "instruments").items()}
    for day in ("1996-06-20", "2004-01-01", "2006-06-03", "2025-03-01", "2025-03-18", "2026-01-01"):
        offline.scrub_to(day)
        links = query.snapshot(tables, date.fromisoformat(day)).links
        told = {
            f"{shorts[link.instrument]}: {names[link.a]}–{names[link.b]}, "
            + link.status.replace("_", " ")
            for link in links.itertuples()
        }
        offline.until(offline.links, lambda seen, told=told: seen == told)


@pytest.mark.parametrize(
    "view",
    [
        "as_of=2025-03-20&country=SRB",
        "as_of=2004-01-01&country=SRB",
        "as_of=2025-03-20&country=XKX",
        "as_of=1996-06-14&pact=FLORENCE1996",
        "as_of=2025-03-20&pact=SRB_HUN_ALLIANCE",
        "as_of=2025-03-20",
        "as_of=1945-09-02",
    ],
)
def test_a_dossier_says_word_for_word_what_the_app_says(
    offline: Reader, reader: Reader, view: str
) -> None:
    reader.open(f"?{view}")
    offline.open(f"#{view}")
    words = [who.dossier.evaluate(ALL_TEXT) for who in (reader, offline)]
    assert words[0] == words[1]


def test_a_click_on_a_country_and_on_a_link_tells_of_them_and_back_undoes_it(
    offline: Reader,
) -> None:
    offline.open()
    offline.click("Serbia")
    dossier = offline.dossier_of("Serbia")
    expect(dossier.get_by_text("Negotiations are reportedly underway")).to_be_visible()
    offline.await_address(country="SRB", as_of="2025-03-20")
    dossier.get_by_role("button", name=FLORENCE, exact=True).click()
    offline.dossier_of(FLORENCE)
    offline.await_address(pact="FLORENCE1996")
    offline.page.go_back()
    offline.dossier_of("Serbia")
    offline.page.go_back()
    offline.dossier_of("On this day")
    offline.click("Tirana declaration: Albania–Croatia, signed")
    offline.dossier_of("Tirana declaration")
    offline.button("Close").click()
    offline.dossier_of("On this day")


def test_the_keyboard_reaches_countries_links_and_the_day(offline: Reader) -> None:
    offline.open()
    offline.map.get_by_role("region", name="Map of pacts").focus()
    offline.page.keyboard.press("Tab")
    assert offline.focused() == "Serbia"
    offline.page.keyboard.press("Enter")
    offline.dossier_of("Serbia")
    offline.slider.focus()
    offline.page.keyboard.press("PageDown")
    offline.await_address(as_of="2024-03-20")
    expect(offline.dossier_of("Serbia")).to_contain_text("20 March 2024")


def test_filters_leave_less_and_the_legend_says_what_is_left(offline: Reader) -> None:
    offline.open("#as_of=2025-03-20&status=signed")
    assert offline.links() == {name for name in ON["2025-03-20"] if name.endswith(", signed")}
    menu = offline.map.get_by_role("group", name="Filters")
    menu.get_by_text("Signed", exact=True).click()
    menu.get_by_role("checkbox", name="in force", exact=True).check()
    offline.await_address(status="in_force,signed")
    offline.until(offline.links, lambda seen: any(name.startswith(FLORENCE) for name in seen))
    assert any("In force" in line for line in offline.legend())


def test_the_search_box_leads_to_a_country_and_to_a_pact(offline: Reader) -> None:
    offline.open()
    search = offline.page.get_by_role("combobox", name="Search")
    search.fill("Hungary")
    search.press("Enter")
    offline.dossier_of("Hungary")
    search.fill("Tirana declaration (pact)")
    search.press("Enter")
    offline.dossier_of("Tirana declaration")


def test_a_quote_of_a_stored_document_leads_to_what_the_file_says_of_it(offline: Reader) -> None:
    offline.open("#as_of=2025-03-20&country=SRB")
    offline.dossier.get_by_role("button", name="sentence 2 →").first.click()
    about = offline.page.get_by_role("dialog", name="About this file")
    expect(about).to_contain_text("It stands in sentence 2.")
    expect(about).to_contain_text("Not in it: the full texts of documents")
    expect(about).to_contain_text("Boundaries: Natural Earth (public domain)")
    about.get_by_label("Find a source").fill("morh")
    links = about.get_by_role("listitem").get_by_role("link")
    assert set(links.evaluate_all("links => links.map((a) => a.protocol)")) <= {"https:", "http:"}
    about.get_by_role("button", name="Close").click()
    expect(about).to_be_hidden()
    offline.button("Sources").click()
    expect(about.get_by_role("status")).to_contain_text(re.compile(r"^\d+ of \d+ documents$"))


@pytest.mark.parametrize(
    ("fragment", "notice"),
    [
        ("#as_of=2025-02-30", "as_of “2025-02-30” cannot be used; 1 April 2025 is shown."),
        ("#country=%3Cimg%20src=x%3E", "country “<img src=x>” cannot be used; no country is"),
        ("#pact=__proto__", "pact “__proto__” cannot be used; no pact is selected."),
        ("#country=SRB&pact=TIRANA2025", "names a country and a pact; the pact is shown."),
        ("#status=signed,loud&v=0123", "status “signed,loud” cannot be used; all are shown."),
        ("#v=0123456789ab", "made with another version of the data (0123456789ab)"),
        ("#view=99,0,3", "view “99,0,3” cannot be used; the map shows the newest events."),
    ],
)
def test_what_cannot_be_used_of_a_link_is_said(offline: Reader, fragment: str, notice: str) -> None:
    offline.open(fragment)
    expect(offline.page.get_by_role("alert")).to_contain_text(notice)
    offline.button("Previous event").click()
    expect(offline.page.get_by_role("alert")).to_have_text("")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_is_wider_than_the_page(
    chromium: Browser, file: Path, width: int
) -> None:
    reader = sit_down(chromium, file, **PHONE | {"viewport": {"width": width, "height": 700}})
    reader.open("#as_of=2025-03-20&country=SRB")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    expect(reader.page.locator("iframe[title=Map]")).to_be_in_viewport()
    expect(reader.dossier_of("Serbia")).to_be_attached()
    problems = reader.watch.problems()
    reader.context.close()
    assert problems == []


def test_light_and_dark_follow_the_reader(offline: Reader) -> None:
    offline.open()
    ground = "(element) => getComputedStyle(element).backgroundColor"
    tones = []
    for scheme in ("light", "dark"):
        offline.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        offline.until(
            lambda: offline.map.evaluate("document.documentElement.style.colorScheme"),
            lambda seen, scheme=scheme: seen == scheme,
        )
        tones.append(
            [
                offline.page.locator("header").evaluate(ground),
                offline.map.locator(".leaflet-container").evaluate(ground),
            ]
        )
    assert tones == [
        ["rgb(255, 255, 255)", "rgb(230, 237, 243)"],
        ["rgb(18, 29, 39)", "rgb(13, 23, 32)"],
    ]


def test_hostile_names_and_quotes_are_text(chromium: Browser, tmp_path: Path) -> None:
    about = f"title = '{HOSTILE}'\ndescription = '{HOSTILE}'\n"
    (tmp_path / "collection.toml").write_text(about, "utf-8")
    cells = {"short_name": HOSTILE, "name": HOSTILE, "notes": HOSTILE}
    tables = world(tmp_path, **changed("instruments", 1, **cells))
    file = tmp_path / "hostile.html"
    file.write_bytes(page(tables, replace(address.default(tables), pact="PACT")))
    reader = sit_down(chromium, file)
    reader.open()
    reader.dossier_of(HOSTILE)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    problems = reader.watch.problems()
    reader.context.close()
    assert problems == []


def test_an_inserted_script_does_not_run_and_nothing_can_be_fetched(
    chromium: Browser, file: Path
) -> None:
    reader = sit_down(chromium, file)
    reader.open()
    ran = reader.page.evaluate(
        """async () => {
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 1'>");
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            const answer = await fetch("https://example.org/").catch(() => "refused");
            return [window.ran ?? 0, answer];
        }"""
    )
    reader.context.close()
    assert ran == [0, "refused"]
