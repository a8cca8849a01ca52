"""A link made with older data: what has changed is told, and the data are shown as they were."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.tables import Tables, load
from tests.browser.conftest import newcomer
from tests.browser.reader import Reader
from tests.browser.serving import Server, served
from tests.first_document import first_document

ASKED = "?as_of=2025-03-20&country=SRB"


@dataclass(frozen=True)
class Changed:
    """A running app whose tables were changed after a version of them had been shown."""

    server: Server
    older: Tables
    newer: Tables


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    base = tmp_path_factory.mktemp("older")
    folder = base / "pacts"
    folder.mkdir()
    older = first_document(folder)
    environment = {"PACTMAP_ARCHIVE": str(base / "versions")}
    with served(base / "app.log", folder, **environment) as server:
        await_file(base / "versions" / f"pacts-{older.version}")
        change(folder)
        yield Changed(server, older, load(folder))


def await_file(file: Path) -> None:
    for _ in range(600):
        if file.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{file} is not there")


def change(folder: Path) -> None:
    """An event is told in other words."""
    rewrite(folder, "Serbia's president believes", "The president says")


def rewrite(folder: Path, words: str, instead: str) -> None:
    events = folder / "events.csv"
    text = events.read_text("utf-8")
    assert text.count(words) == 1
    events.write_text(text.replace(words, instead), "utf-8")


@pytest.fixture
def visitor(chromium: Browser, changed: Changed) -> Iterator[Reader]:
    visitor = newcomer(chromium, changed.server)
    yield visitor
    assert visitor.watch.problems() == []
    visitor.context.close()


def test_a_link_of_before_says_what_has_changed_and_shows_it_as_it_was(
    visitor: Reader, changed: Changed
) -> None:
    visitor.open(f"{ASKED}&v={changed.older.version}")
    told = visitor.page.locator(".st-key-since")
    expect(told).to_contain_text(f"made with version {changed.older.version} of the data")
    expect(told).to_contain_text("1 event was changed")
    expect(told).to_contain_text("The links of 20 March 2025 in this view are the same.")
    visitor.await_address(v=changed.newer.version)
    told.get_by_role("link", name="What has changed").click()
    visitor.await_address(since=changed.older.version, v=changed.newer.version, country="SRB")
    visitor.await_map()
    dossier = visitor.dossier_of("What changed")
    expect(dossier.get_by_role("heading", level=3)).to_have_text(["Other events changed 1"])
    expect(dossier.get_by_role("article")).to_contain_text("The president says")
    visitor.open(f"{ASKED}&v={changed.older.version}")
    told.get_by_role("link", name="See it as it was").click()
    visitor.await_address(v=changed.older.version, frozen="yes", country="SRB")
    visitor.await_map()
    expect(told).to_contain_text(f"You see version {changed.older.version} of the data")


def test_the_older_data_stay_on_other_pages_and_with_the_link_of_share(
    visitor: Reader, changed: Changed
) -> None:
    visitor.open(f"{ASKED}&v={changed.older.version}&frozen=yes")
    visitor.page.get_by_role("link", name="Events").click()
    visitor.await_address(v=changed.older.version, frozen="yes")
    visitor.page.get_by_role("link", name="Map", exact=True).click()
    visitor.await_address(v=changed.older.version, frozen="yes", country="SRB")
    visitor.button("Share").click()
    link = visitor.page.get_by_label("Link to this view", exact=True).input_value()
    assert f"v={changed.older.version}&frozen=yes" in link
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("link", name="See the newest data").click()
    params = visitor.await_address(v=changed.newer.version, country="SRB", as_of="2025-03-20")
    assert "frozen" not in params


def test_a_version_that_is_not_kept_is_said_to_be_so(visitor: Reader, changed: Changed) -> None:
    visitor.open(f"{ASKED}&v=000000000000")
    told = visitor.page.locator(".st-key-since")
    expect(told).to_contain_text("(000000000000), which is not kept here")
    visitor.open(f"{ASKED}&v=000000000000&frozen=yes")
    expect(visitor.page.get_by_role("alert")).to_contain_text("“000000000000” is not kept here")
    visitor.await_address(v=changed.newer.version)


def test_a_notice_goes_with_the_next_step(visitor: Reader, changed: Changed) -> None:
    visitor.open(f"{ASKED}&v={changed.older.version}")
    told = visitor.page.locator(".st-key-since")
    expect(told).to_be_visible()
    visitor.settle_on("2025-03-22")
    expect(told).to_have_count(0)
