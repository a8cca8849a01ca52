"""The chapter of the first load: what travels and how long it takes until the map is painted.

Beside Streamlit's floor, with an empty and a filled cache, at full speed and on a slow phone.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.bench.browser import PROBE, SIZE, chromium
from tests.bench.chapter import Chapter, Compared, Options
from tests.bench.first_load_report import COLD, FLOOR, FULL, OURS, SLOW, WARM, write
from tests.bench.samples import Samples
from tests.bench.servers import Server, copy_project, serving

# The line of "Fast 3G" as WebPageTest and Lighthouse have it, and a processor four times slower.
# DevTools' preset of that name has 1.44 Mbit/s and 562 ms.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = 4
QUIET = 1.5  # seconds without a message, after which a visit's bytes are all there
KINDS = {"/assets/": "ours", "/component/": "frame"}  # all else is Streamlit's
SOCKET = "socket"


@dataclass(frozen=True)
class Lane:
    """An app, the address that shows it whole, and what the probe reads there."""

    name: str
    server: Server
    query: str
    shows: str


@dataclass
class Wire:
    """What travels for a page: bytes on the line, bytes unpacked, and requests that used the line,
    by kind."""

    sent: dict[str, int] = field(default_factory=dict)
    raw: dict[str, int] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)
    last: float = 0.0
    _kinds: dict[str, str] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)

    def watch(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.dataReceived", self._came)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._framed)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        path = urlsplit(event["request"]["url"]).path
        kinds = [kind for part, kind in KINDS.items() if part in path]
        self._kinds[event["requestId"]] = kinds[0] if kinds else "streamlit"

    def _came(self, event: dict[str, Any]) -> None:
        key = event["requestId"]
        self._sizes[key] = self._sizes.get(key, 0) + int(event["dataLength"])

    def _loaded(self, event: dict[str, Any]) -> None:
        key, size = event["requestId"], int(event["encodedDataLength"])
        if size:  # else it came from the cache
            self._add(self._kinds.get(key, "streamlit"), size, self._sizes.get(key, 0))

    def _framed(self, event: dict[str, Any]) -> None:
        data = event["response"]["payloadData"]
        size = len(data) * 3 // 4 if event["response"]["opcode"] == 2 else len(data.encode())
        self._add(SOCKET, size, size)

    def _add(self, kind: str, sent: int, raw: int) -> None:
        self.last = time.monotonic()
        for counts, number in ((self.sent, sent), (self.raw, raw), (self.requests, 1)):
            counts[kind] = counts.get(kind, 0) + number


def measure(options: Options) -> Samples:
    """All visits of all rounds."""
    samples = Samples()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = copy_project(folder / "project")
        floor = stack.enter_context(serving(project, "tests/bench/alternatives/floor.py"))
        ours = stack.enter_context(serving(project, "app.py"))
        lanes = [Lane(FLOOR, floor, "", "text"), Lane(OURS, ours, "", "ready")]
        browser = stack.enter_context(chromium())
        samples.machine.append(f"Chromium {browser.version} headless")
        for lane in lanes:
            twice(browser, lane, FULL, Samples())  # the first reader of a server warms it up
        for speed, most in ((FULL, options.rounds), (SLOW, min(3, options.rounds))):
            for number in range(1 if options.quick else most):
                for lane in lanes[:: -1 if number % 2 else 1]:
                    twice(browser, lane, speed, samples)
    return samples


def twice(browser: Browser, lane: Lane, speed: str, samples: Samples) -> None:
    """Two visits of one browser: with an empty cache, and again."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(PROBE)
    try:
        for cache in (COLD, WARM):
            with opened(context, speed) as (page, wire):
                page.goto(f"{lane.server.url}/{lane.query}", wait_until="commit")
                took = page.evaluate("name => bench.loaded(name)", lane.shows)
                note(samples, f"{lane.name}, {speed}, {cache}", page, wire, took)
    finally:
        context.close()


@contextmanager
def opened(context: BrowserContext, speed: str) -> Iterator[tuple[Page, Wire]]:
    """A page of the context on a line and a processor of that speed."""
    page, wire = context.new_page(), Wire()
    page.set_default_timeout(60_000)
    session = context.new_cdp_session(page)
    wire.watch(session)
    if speed == SLOW:
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    try:
        yield page, wire
    finally:
        page.close()


def note(samples: Samples, lane: str, page: Page, wire: Wire, took: float) -> None:
    """Add a visit's time and, once nothing more comes, what travelled."""
    while time.monotonic() < wire.last + QUIET:
        page.wait_for_timeout(200)
    samples.add(lane, "load", took)
    for kind in (*KINDS.values(), "streamlit", SOCKET):
        samples.add(lane, f"{kind} sent", wire.sent.get(kind, 0))
        samples.add(lane, f"{kind} raw", wire.raw.get(kind, 0))
        samples.add(lane, f"{kind} requests", wire.requests.get(kind, 0))


CHAPTER = Chapter(
    name="first-load",
    title="First load",
    measure=measure,
    write=write,
    packages=("streamlit", "streamlit-folium"),
    compared=tuple(
        Compared(
            f"{speed}, {cache}",
            (f"{OURS}, {speed}, {cache}", "load"),
            (f"{FLOOR}, {speed}, {cache}", "load"),
        )
        for speed in (FULL, SLOW)
        for cache in (COLD, WARM)
    ),
)
