"""What a browser has once it has for good: a second visit loads nothing of it again."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from geo import assets
from tests.browser.reader import Reader


class Wire:
    """What came over the network for a page: bytes by path, a refresh (304) included."""

    def __init__(self, page: Page) -> None:
        self.bytes: dict[str, int] = {}
        self._paths: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._loaded)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        self._paths[event["requestId"]] = urlsplit(event["request"]["url"]).path

    def _loaded(self, event: dict[str, Any]) -> None:
        if event["encodedDataLength"] and (path := self._paths.get(event["requestId"])):
            self.bytes[path] = self.bytes.get(path, 0) + int(event["encodedDataLength"])

    def scripts_and_data(self) -> set[str]:
        """All that has a name which hashes its content: ours, the map's frame's, Streamlit's."""
        return {
            path
            for path in self.bytes
            if "/assets/" in path or path.endswith((".js", ".css", ".woff2"))
        }


def test_the_second_visit_loads_nothing_again_that_has_not_changed(
    visit: Callable[..., Reader],
) -> None:
    reader = visit()
    first = Wire(reader.page)
    reader.open("?as_of=2025-03-20")
    reader.page.close()
    names = ("map.bundle.js", "page.bundle.js", "countries.bin", "leaflet.js", "map.css")
    ours = {f"/assets/{assets.path_of(name)}" for name in names}
    assert ours <= first.scripts_and_data()
    assert any("streamlit_folium" in path for path in first.scripts_and_data())

    reader.page = reader.context.new_page()
    second = Wire(reader.page)
    reader.open("?as_of=2025-03-20&country=SRB")
    assert second.scripts_and_data() == set()
    assert "/" in second.bytes  # the page itself, which is never kept
