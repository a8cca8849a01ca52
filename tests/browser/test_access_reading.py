"""A process for readers: no Review page, no login, no store, no secrets, nothing written."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.tables import Tables
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, Server, served

PARTS = ("app.py", "data", "geo", "pages", "seeds", ".streamlit/config.toml")
BARRED = ("sqlalchemy", "pg8000", "authlib", "joserfc")
BARRED += ("data.store", "data.review", "data.extract", "data.intake", "pages.ui.reviewing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the app and nothing else."""
    copy = tmp_path_factory.mktemp("reading") / "app"
    for part in PARTS:
        source, target = ROOT / part, copy / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return copy


@pytest.fixture(scope="module")
def reading(folder: Path, tables: Tables) -> Iterator[Server]:
    """The app on that copy; its log tells every module that it loads."""
    with served(
        folder.parent / "app.log",
        tables.folder,
        folder=folder,
        HOME=str(folder.parent),
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONPROFILEIMPORTTIME="1",
    ) as server:
        yield server


@pytest.fixture
def reader(desks: Callable[[Server], Reader], reading: Server) -> Iterator[Reader]:
    """A reader of it, who may be told that a page is not there."""
    reader = desks(reading)
    yield reader
    reader.leave()


@pytest.mark.parametrize("path", ["review", "review?document=SEED_000", "history", "nonsense"])
def test_a_link_to_a_page_of_editors_leads_nowhere(
    reader: Reader, reading: Server, path: str
) -> None:
    reader.page.goto(f"{reading.address}/{path}")
    expect(reader.page.get_by_role("dialog")).to_contain_text("Page not found")
    expect(reader.menu("About")).to_be_visible()
    expect(reader.menu("Review")).to_have_count(0)
    assert reader.watch.outside() == []


@pytest.mark.parametrize("path", ["auth/login?provider=x", "auth/logout", "oauth2callback?code=x"])
def test_there_is_nothing_to_sign_in_with(reading: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{reading.address}/{path}", timeout=10)
    assert refused.value.code == 404
    refused.value.close()


@pytest.mark.parametrize("path", ["editing/lookups", "editing/echo?date=2025"])
def test_there_is_nothing_that_answers_editors(reading: Server, path: str) -> None:
    with urllib.request.urlopen(f"{reading.address}/{path}", timeout=10) as answer:
        assert b"<title>" in answer.read()  # the page that Streamlit sends for whatever it lacks


def test_after_all_pages_were_read_nothing_of_the_store_is_loaded_or_written(
    reader: Reader, reading: Server, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    for page in ("", "events", "documents", "checks", "about"):
        reader.open(page)
    reader.open("?pact=TIRANA2025")
    assert reader.watch.problems() == []
    lines = reading.log.read_text("utf-8").splitlines()
    loaded = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time")}
    assert {"data.tables", "pages.ui.editing", "streamlit_folium"} <= loaded
    barred = tuple(f"{name}." for name in BARRED)
    assert [name for name in loaded if f"{name}.".startswith(barred)] == []
    assert sorted(folder.rglob("*")) == before
