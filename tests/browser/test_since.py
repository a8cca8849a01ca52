"""What has changed since a version of the data: since a link was made, since the last visit."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from data.tables import Tables, load
from tests.browser.conftest import newcomer
from tests.browser.reader import Reader
from tests.browser.serving import Server, served
from tests.browser.test_comparison import changed as differing
from tests.browser.test_older_links import await_file, rewrite
from tests.first_document import first_document

SIGNED = "srb-hun-plan-signed,2025-04-01,"
KEY = "pactmap.visit.pacts"
DAY = 20515  # 3 March 2026
PLAN = "Serbia–Hungary cooperation plan 2025: Hungary–Serbia"


@dataclass(frozen=True)
class Moved:
    """A running app whose tables now say that Serbia and Hungary signed their plan later."""

    server: Server
    older: Tables
    newer: Tables


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moved]:
    base = tmp_path_factory.mktemp("since")
    folder = base / "pacts"
    folder.mkdir()
    older = first_document(folder)
    environment = {"PACTMAP_ARCHIVE": str(base / "versions")}
    with served(base / "app.log", folder, **environment) as server:
        await_file(base / "versions" / f"pacts-{older.version}")
        rewrite(folder, SIGNED, "srb-hun-plan-signed,2025-04-10,")
        yield Moved(server, older, load(folder))


@pytest.fixture
def visitor(chromium: Browser, moved: Moved) -> Iterator[Reader]:
    visitor = newcomer(chromium, moved.server)
    yield visitor
    assert visitor.watch.problems() == []
    visitor.context.close()


def remember(visitor: Reader, version: str) -> None:
    """Have been here on 3 March 2026, and seen this version."""
    seen = {"version": version, "day": DAY, "seen": 1772_500_000_000}
    script = f"localStorage.setItem({KEY!r}, JSON.stringify({{current: {seen}, last: null}}))"
    visitor.page.goto(f"{visitor.address}/_stcore/health")
    visitor.page.evaluate(script)


def test_both_versions_of_a_day_are_drawn_and_told(visitor: Reader, moved: Moved) -> None:
    visitor.open(f"?as_of=2025-04-05&since={moved.older.version}")
    ended = {f"{PLAN}, no longer in the data, was signed": "ended"}
    visitor.until(lambda: differing(visitor), lambda seen: seen == ended)
    sentence = visitor.map.locator("#pm-sentence")
    expect(sentence).to_have_text(
        "5 April 2025, older and newer data: 1 link between countries gone."
    )
    dossier = visitor.dossier_of("What changed")
    expect(dossier.get_by_role("heading", level=3)).to_have_text(["Gone on this day 1"])
    expect(dossier).to_contain_text("10 April 2025")
    visitor.scrub_to("2025-04-11")
    visitor.until(lambda: differing(visitor), lambda seen: seen == {})
    visitor.await_address(as_of="2025-04-11", since=moved.older.version)
    visitor.page.keyboard.press("Escape")
    visitor.await_address(lambda params: "since" not in params)
    assert f"{PLAN}, signed" in visitor.links()


def test_a_version_that_is_not_kept_is_not_compared(visitor: Reader, moved: Moved) -> None:
    visitor.open("?as_of=2025-03-20&since=000000000000")
    expect(visitor.page.get_by_role("alert")).to_contain_text(
        "The version 000000000000 of the data is not kept here"
    )
    assert "since" not in visitor.await_address(as_of="2025-03-20")
    visitor.dossier_of("On this day")


def test_the_last_visit_is_remembered_and_told_once_the_data_have_changed(
    visitor: Reader, moved: Moved
) -> None:
    remember(visitor, moved.older.version)
    visitor.open("?as_of=2025-03-20")
    line = visitor.dossier.locator(".pm-visit")
    expect(line).to_contain_text("Since your last visit on 3 March 2026, 1 event was changed.")
    visitor.page.reload()  # the same visit
    visitor.await_map()
    expect(line).to_contain_text("Since your last visit on 3 March 2026")
    line.get_by_role("button", name="See what changed").click()
    visitor.await_address(since=moved.older.version)
    visitor.dossier_of("What changed")


def test_the_line_can_be_dismissed_and_a_first_visit_has_none(
    visitor: Reader, moved: Moved
) -> None:
    visitor.open("?as_of=2025-03-20")
    kept = visitor.until(
        lambda: visitor.page.evaluate(f"JSON.parse(localStorage.getItem({KEY!r}))"), bool
    )
    assert (kept["last"], kept["current"]["version"]) == (None, moved.newer.version)
    line = visitor.dossier.locator(".pm-visit")
    expect(line).to_have_count(0)
    remember(visitor, moved.older.version)
    visitor.open("?as_of=2025-03-20")
    line.get_by_role("button", name="Dismiss").click()
    expect(line).to_have_count(0)
    visitor.page.reload()
    visitor.await_map()
    visitor.settle_on("2025-03-21")
    expect(line).to_have_count(0)


def test_a_last_visit_to_a_version_that_is_not_kept_says_so(visitor: Reader) -> None:
    remember(visitor, "000000000000")
    visitor.open("?as_of=2025-03-20")
    line = visitor.dossier.locator(".pm-visit")
    expect(line).to_contain_text("that version is not kept here")
    expect(line.get_by_role("button", name="See what changed")).to_have_count(0)


def test_a_pact_that_is_only_called_otherwise_is_named_and_led_to(
    visitor: Reader, moved: Moved
) -> None:
    pacts = moved.newer.folder / "instruments.csv"
    text = pacts.read_text("utf-8")
    assert ",Tirana declaration," in text
    pacts.write_text(text.replace(",Tirana declaration,", ",Tirana statement,"), "utf-8")
    visitor.open(f"?as_of=2025-03-20&since={moved.newer.version}")
    dossier = visitor.dossier_of("What changed")
    expect(dossier).to_contain_text("no pact’s status changed")
    expect(dossier.get_by_role("listitem")).to_have_text(["1 pact was changed: Tirana statement"])
    dossier.get_by_role("button", name="Tirana statement").click()
    assert "since" not in visitor.await_address(pact="TIRANA2025")
    visitor.dossier_of("Tirana statement")
