"""The chapter of the browser: all apps at once, visited in turn by one Chromium.

What a visit is, and does, is in `tests.bench.visits`; how the figures look in `tests.bench.report`.
"""

import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from tests.bench.apart import memory
from tests.bench.browser import chromium, fresh_page
from tests.bench.chapter import Chapter, Compared, Options
from tests.bench.machine import settings
from tests.bench.report import FLOOR, FOLIUM, FOLIUM_LARGE, OURS, report
from tests.bench.samples import Samples
from tests.bench.servers import copy_project, serving
from tests.bench.visits import Lane, arrive, visit
from tests.bench.worlds import write_world

ALTERNATIVES = "tests/bench/alternatives/"
BUDGET = 300  # seconds after which no further round begins
METHOD = """\
All apps run at once, each in a process of its own, with the project's settings ({settings}),
and are visited in turn by one Chromium – A B C …, then C B A – so that a
disturbance meets all. Each visit is a browser context with an empty cache. The mouse is real
(DevTools protocol). A time begins in the first listener of the event (`pointerup`) and ends in
the first task after the frame that renders the change; medians and p95 (nearest rank) are over
all visits. Ours shows the whole world, so that every link is drawn.
Generated tables have 60 or 600 links between real states, signed evenly over 1990–2026; two of
three pacts end. The alternatives have a slider of years; they draw straight lines, and
countries as coarse as Natural Earth's 110m, which favours them. Processor time is the
server's; bytes are those on the wire, HTTP (gzipped where it is) and websocket.
"""


def measure(options: Options) -> Samples:
    """All visits; what broke off is among the samples."""
    samples = Samples()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lanes = start(stack, folder)
        browser = stack.enter_context(chromium())
        samples.machine.append(f"Chromium {browser.version} headless")
        most, steps = (1, 3) if options.quick else (options.rounds, 4)
        rounds(browser, lanes, samples, most, steps)
    return samples


def write(samples: Samples) -> str:
    return METHOD.format(settings=settings()) + "\n" + report(samples)


def start(stack: ExitStack, folder: Path) -> list[Lane]:
    """Write the worlds and start all servers; they stop with the stack."""
    worlds = {number: folder / str(number) for number in (60, 600)}
    for number, path in worlds.items():
        write_world(number, path)
    project = copy_project(folder / "project")
    plan: list[tuple[str, str, Path | None, str]]
    plan = [(FLOOR, ALTERNATIVES + "floor.py", None, "text")]
    for names, number in ((FOLIUM, 60), (FOLIUM_LARGE, 600)):
        for name, script in zip(names, ("rebuild.py", "feature_group.py"), strict=True):
            plan.append((name, ALTERNATIVES + script, worlds[number], "links"))
    for name, tables in zip(OURS, (None, worlds[60], worlds[600]), strict=True):
        plan.append((name, "app.py", tables, "dossier"))
    return [
        Lane(name, stack.enter_context(serving(project, script, tables)), shows, shows == "dossier")
        for name, script, tables, shows in plan
    ]


def rounds(browser: Browser, lanes: list[Lane], samples: Samples, most: int, steps: int) -> None:
    """Warm every server with one visit, then visit all in turn, as often as the time allows."""
    begun = time.monotonic()
    for lane in lanes:
        with fresh_page(browser) as (page, _):
            arrive(page, lane)
    for number in range(most):
        started = time.monotonic()
        for lane in lanes[:: -1 if number % 2 else 1]:
            try:
                visit(browser, lane, samples, steps)
                print(f"round {number + 1}: {lane.name}", file=sys.stderr)
            except BrowserError as error:
                samples.failures.append(f"{lane.name}, round {number + 1}: {error.message}")
                print(samples.failures[-1], file=sys.stderr)
        now = time.monotonic()
        if now + (now - started) > begun + BUDGET:
            break
    for lane in lanes:
        samples.add(lane.name, "memory", memory(lane.server.process.pid)[0] / 1e6)


CHAPTER = Chapter(
    name="browser",
    title="The map in the browser",
    measure=measure,
    write=write,
    packages=("streamlit", "streamlit-folium"),
    compared=tuple(
        Compared(f"{lane}: {metric}", (lane, metric), (FLOOR, floor))
        for lane in OURS
        for metric, floor in (
            ("settle", "settle"),
            ("click", "settle"),
            ("settle cpu", "settle cpu"),
        )
    ),
)
