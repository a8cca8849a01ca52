"""A Chromium with the probe in every page, and a meter for what travels over the network."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZE = {"width": 1440, "height": 1000}


@dataclass
class Meter:
    """Bytes on the wire since the page was opened; websocket frames as they are unpacked."""

    http: dict[str, int] = field(default_factory=dict)  # by URL
    sent: int = 0
    received: int = 0
    frames: int = 0
    session: CDPSession | None = None
    _urls: dict[str, str] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameSent", lambda event: self._frame(event, out=True))
        session.on("Network.webSocketFrameReceived", lambda event: self._frame(event, out=False))
        session.send("Network.enable")
        session.send("Performance.enable")
        self.session = session

    def work(self) -> dict[str, float]:
        """What the page's main thread has done so far, in ms, by Chromium's names."""
        assert self.session, "watch a page first"
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return {m["name"]: m["value"] * 1000 for m in metrics if m["name"].endswith("Duration")}

    def total(self) -> int:
        return sum(self.http.values()) + self.sent + self.received

    def below(self, *parts: str) -> int:
        """HTTP bytes of the URLs that hold one of these parts."""
        return sum(size for url, size in self.http.items() if any(part in url for part in parts))

    def _asked(self, event: dict[str, Any]) -> None:
        self._urls[event["requestId"]] = event["request"]["url"]

    def _loaded(self, event: dict[str, Any]) -> None:
        url = self._urls.get(event["requestId"], "")
        self.http[url] = self.http.get(url, 0) + int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any], *, out: bool) -> None:
        response = event["response"]
        data = response["payloadData"]
        size = len(base64.b64decode(data)) if response["opcode"] == 2 else len(data.encode())
        self.frames += 1
        if out:
            self.sent += size
        else:
            self.received += size


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """The system's Chromium where there is one, else Playwright's own; with more flags."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[tuple[Page, Meter]]:
    """A page with an empty cache of its own."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(PROBE)
    try:
        page = context.new_page()
        page.set_default_timeout(30_000)
        meter = Meter()
        meter.watch(page)
        yield page, meter
    finally:
        context.close()
