"""A reader stays with a replica; where it ends, the page goes on at another one as it was."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.replicas.conftest import Hosting
from tests.browser.replicas.replica import Replica
from tests.browser.test_share import looks

LINK = "?as_of=2025-03-20&country=SRB&family=alliance,defence_cooperation&status=signed,negotiating"


def home(hosting: Hosting, since: int) -> Replica:
    """The replica that has sent the page that was asked for last."""
    pages = [home for path, home in hosting.proxy.replicas(since) if path == "/"]
    return hosting.reader_of(pages[-1])


def opened(hosting: Hosting, visitor: Reader) -> Replica:
    """Open a link, zoom in, settle on another day; the replica that served all of it."""
    before = hosting.proxy.log.stat().st_size
    visitor.open(f"{LINK}&view=43.9,20.4,6")
    visitor.map.get_by_role("button", name="Zoom in").click()
    visitor.await_address(lambda now: now["view"].endswith(",7"))
    visitor.settle_on("2025-03-22")
    return home(hosting, before)


def connected(visitor: Reader) -> str:
    state = visitor.page.get_by_test_id("stApp").get_attribute("data-test-connection-state")
    return state or ""


