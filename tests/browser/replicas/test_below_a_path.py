"""Below a path that a proxy takes away, as Streamlit Community Cloud does it, all is there.

The app is told nothing of it, so nothing in it may ask for anything from the root of the host.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import newcomer
from tests.browser.reader import Reader
from tests.browser.replicas.conftest import there_or_not
from tests.browser.replicas.proxy import below, binary
from tests.browser.serving import Server


@pytest.fixture
def cloud_reader(chromium: Browser, server: Server) -> Iterator[Reader]:
    there_or_not(binary(), "nginx")
    with below(
        "/~/+", server.address.removeprefix("http://").replace("localhost", "127.0.0.1")
    ) as at:
        reader = newcomer(chromium, Server(at, server.log, server.process))
        reader.watch.hosts = {at.split("/")[2]}
        yield reader
        assert reader.watch.problems() == []
        assert [url for url in reader.watch.requests if _is_at_the_root(url)] == []
        reader.context.close()


def test_map_and_pages_find_their_parts_below_any_path(cloud_reader: Reader) -> None:
    cloud_reader.open("?as_of=2025-03-20&country=SRB")
    assert cloud_reader.day() == "20 March 2025"
    cloud_reader.settle_on("2025-03-22")
    expect(cloud_reader.dossier).to_contain_text("22 March 2025")
    cloud_reader.menu("Events").click()
    cloud_reader.heading("Events", level=1).wait_for()
    cloud_reader.open("checks")
    expect(cloud_reader.page.get_by_role("article").first).to_be_visible()


def _is_at_the_root(url: str) -> bool:
    split = urlsplit(url)
    return split.scheme in ("http", "ws") and not split.path.startswith("/~/+/")
