"""What the browser tests share: the running app, Chromium, and readers who are watched.

How the app is started is in `serving`, what a reader can do in `reader`, what must not happen in
`watch`, and where Chromium is found in `chromium`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from tests.browser.chromium import REMEDY, find
from tests.browser.editor import Office, copy_of
from tests.browser.reader import SOON, Reader
from tests.browser.serving import Server, served
from tests.first_document import small

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DESKTOP = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}

expect.set_options(timeout=SOON)


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The tables that the app serves: those of the first document, so that they stay small."""
    return small()


@pytest.fixture(scope="session")
def server(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("server") / "app.log", tables.folder) as running:
        yield running


@pytest.fixture(scope="session")
def world_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the committed tables, all of them."""
    with served(tmp_path_factory.mktemp("world") / "app.log", DEFAULT_FOLDER) as running:
        yield running


@pytest.fixture
def fresh_server(tables: Tables, tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has asked anything yet but how it is."""
    with served(tmp_path / "fresh.log", tables.folder) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find() or pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def newcomer(chromium: Browser, server: Server, **options: Any) -> Reader:
    """A reader in a browser context of its own."""
    context = chromium.new_context(**DESKTOP | options)
    context.set_default_timeout(SOON)
    return Reader(context, server.address)


@pytest.fixture(scope="module")
def desks(chromium: Browser) -> Iterator[Callable[[Server], Reader]]:
    """The browsers at which the readers of one file sit in turn, one for each server.

    A page opened anew is a new session of the app; the browser's cache halves the time it takes.
    """
    taken: dict[str, Reader] = {}

    def desk(server: Server) -> Reader:
        if server.address not in taken:
            taken[server.address] = newcomer(chromium, server)
        return taken[server.address]

    yield desk
    for reader in taken.values():
        reader.context.close()


@pytest.fixture
def reader(desks: Callable[[Server], Reader], server: Server) -> Iterator[Reader]:
    """A reader with a desktop screen, who has opened nothing yet."""
    yield from watched(desks(server))


@pytest.fixture
def analyst(desks: Callable[[Server], Reader], world_server: Server) -> Iterator[Reader]:
    """A reader of the committed tables, all of them."""
    yield from watched(desks(world_server))


@pytest.fixture(scope="module")
def handset(chromium: Browser, server: Server) -> Iterator[Reader]:
    """The same on a phone."""
    reader = newcomer(chromium, server, **PHONE)
    yield reader
    reader.context.close()


@pytest.fixture
def phone(handset: Reader) -> Iterator[Reader]:
    """A reader with a phone, who has opened nothing yet."""
    yield from watched(handset)


def watched(reader: Reader) -> Iterator[Reader]:
    """Lend a reader to one test; at its end nothing must have happened that never may."""
    yield reader
    problems = reader.watch.problems()
    reader.leave()
    assert problems == []


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Callable[..., Reader]]:
    """Makes readers with a new browser each; at the end none had a problem.

    Takes `server` to visit another server, and options of Playwright's `new_context`.
    """
    readers: list[Reader] = []

    def visit(server: Server = server, **options: Any) -> Reader:
        readers.append(newcomer(chromium, server, **options))
        return readers[-1]

    yield visit
    problems = [problem for reader in readers for problem in reader.watch.problems()]
    for reader in readers:
        reader.context.close()
    assert problems == []


@pytest.fixture(autouse=True)
def _no_traceback(server: Server) -> Iterator[None]:
    """The server's output, which readers do not see, tells of no exception either."""
    before = server.log.stat().st_size
    yield
    said = server.log.read_bytes()[before:].decode("utf-8", errors="replace")
    assert "Traceback" not in said, said


@pytest.fixture(scope="module")
def editing(
    tables: Tables, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Office]]:
    """The app with editing switched on for Ana, on tables of its own, and the store behind it."""
    folder = tmp_path_factory.mktemp("editing")
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'review.db'}"
    settings = {"PACTMAP_EDITING": "local", "PACTMAP_EDITOR": "Ana", "PACTMAP_DB": url}
    log = tmp_path_factory.mktemp("log") / "app.log"
    with served(log, copy_of(tables, folder), **settings) as running:
        yield running, Office(url, load(folder))
    assert "Traceback" not in log.read_text("utf-8", errors="replace")


@pytest.fixture(scope="module")
def editors_desk(chromium: Browser, editing: tuple[Server, Office]) -> Iterator[Reader]:
    """The browser of the editors of one file."""
    reader = newcomer(chromium, editing[0])
    yield reader
    reader.context.close()


@pytest.fixture
def office(editing: tuple[Server, Office]) -> Office:
    return editing[1]


@pytest.fixture
def editor(editors_desk: Reader) -> Iterator[Reader]:
    """A reader of the app that lets her edit, as Ana."""
    yield from watched(editors_desk)
