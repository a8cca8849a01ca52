"""What the browser tests share: the running app, Chromium, and readers who are watched.

How the app is started is in `serving`, what a reader can do in `reader`, what must not happen in `watch`.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from data.tables import Tables, load
from tests.browser.reader import SOON, Reader
from tests.browser.serving import Server, served

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MISSING = (
    "The browser tests need Chromium and found none. Install it (Debian, Ubuntu: `apt-get install chromium`;"
    " elsewhere: `python -m playwright install chromium`) or name one in PACTMAP_CHROMIUM."
)
DESKTOP = {"width": 1440, "height": 900}

expect.set_options(timeout=SOON)


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The committed tables, which the app serves."""
    return load()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("server") / "app.log") as running:
        yield running


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has asked anything yet but how it is."""
    with served(tmp_path / "fresh.log") as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    named = os.environ.get("PACTMAP_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, NAMES)), None)
    try:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
    except PlaywrightError as error:
        pytest.fail(f"{MISSING}\n{path or 'Playwright’s own browser'} did not start: {error}")
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Callable[..., Reader]]:
    """Makes readers, each in a browser context of its own; at the end all were well-behaved.

    Takes `server` to visit another server, and options of Playwright's `new_context`.
    """
    readers: list[Reader] = []
    with ExitStack() as stack:

        def visit(server: Server = server, **options: Any) -> Reader:
            context = chromium.new_context(**{"viewport": DESKTOP, "locale": "en-GB"} | options)
            stack.callback(context.close)
            context.set_default_timeout(SOON)
            readers.append(Reader(context, server.address))
            return readers[-1]

        yield visit
        assert [problem for reader in readers for problem in reader.watch.problems()] == []


@pytest.fixture
def reader(visit: Callable[..., Reader]) -> Reader:
    """A reader with a desktop screen."""
    return visit()


@pytest.fixture(autouse=True)
def _no_traceback(server: Server) -> Iterator[None]:
    """The server's output, which readers do not see, tells of no exception either."""
    before = server.log.stat().st_size
    yield
    said = server.log.read_bytes()[before:].decode("utf-8", errors="replace")
    assert "Traceback" not in said, said
