"""The chapter of the first load: what travels and how long it takes until the map is painted.

Beside Streamlit's floor, with an empty and a filled cache, at full speed and on a slow phone.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench.browser import PROBE, SIZE, chromium
from tests.bench.chapter import Chapter, Compared, Options
from tests.bench.first_load_report import COLD, FLOOR, FULL, OURS, SLOW, WARM, write
from tests.bench.meter import Meter, Traffic
from tests.bench.samples import Samples
from tests.bench.servers import Server, copy_project, serving

# The line of "Fast 3G" as WebPageTest and Lighthouse have it, and a processor four times slower.
# DevTools' preset of that name has 1.44 Mbit/s and 562 ms.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = 4
QUIET = 1.5  # seconds without a message, after which a visit's bytes are all there
KINDS = {"/assets/": "ours", "/component/": "frame"}
OTHERS, SOCKET = "streamlit", "socket"


@dataclass(frozen=True)
class Lane:
    """An app, the address that shows it whole, and what the probe reads there."""

    name: str
    server: Server
    query: str
    shows: str


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
            with opened(context, speed) as (page, meter):
                page.goto(f"{lane.server.url}/{lane.query}", wait_until="commit")
                took = page.evaluate("name => bench.loaded(name)", lane.shows)
                note(samples, f"{lane.name}, {speed}, {cache}", page, meter, took)
    finally:
        context.close()


@contextmanager
def opened(context: BrowserContext, speed: str) -> Iterator[tuple[Page, Meter]]:
    """A page of the context on a line and a processor of that speed."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    meter = Meter(page)
    if speed == SLOW:
        meter.session.send("Network.emulateNetworkConditions", LINE)
        meter.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    try:
        yield page, meter
    finally:
        page.close()


def note(samples: Samples, lane: str, page: Page, meter: Meter, took: float) -> None:
    """Add a visit's time and, once nothing more comes, what travelled to the browser, by kind."""
    while time.monotonic() < meter.last + QUIET:
        page.wait_for_timeout(200)
    samples.add(lane, "load", took)
    found: dict[str, list[Traffic]] = {SOCKET: [meter.heard]}
    for path, traffic in meter.http.items():
        found.setdefault(kind_of(path), []).append(traffic)
    for kind in (*KINDS.values(), OTHERS, SOCKET):
        parts = found.get(kind, [])
        samples.add(lane, f"{kind} sent", sum(part.sent for part in parts))
        samples.add(lane, f"{kind} raw", sum(part.raw for part in parts))
        samples.add(lane, f"{kind} requests", sum(part.requests for part in parts))


def kind_of(path: str) -> str:
    return next((kind for part, kind in KINDS.items() if part in path), OTHERS)


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
