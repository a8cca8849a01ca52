"""One visit to one app: open it in a fresh browser, move its slider, click; and a drag.

Real mouse events throughout. What a visit takes down is named in `tests.bench.report`.
"""

import time
from dataclasses import dataclass
from itertools import cycle, pairwise
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.browser import fresh_page
from tests.bench.meter import Meter
from tests.bench.samples import Samples
from tests.bench.servers import Server

DRAG_STEPS = 180
REST = 0.25  # seconds between actions, so that one is over before the next begins
WORLD = "?view=30,20,2"  # our map shows the whole world, so that every link is drawn
# Where on the slider the mouse presses, as shares of its width: never the same twice running.
PLACES = (0.32, 0.78, 0.46, 0.91, 0.55, 0.23, 0.69, 0.85, 0.38, 0.62)


@dataclass(frozen=True)
class Lane:
    """An app on its tables. `ours` has timeline and dossier; `shows` names what the probe reads."""

    name: str
    server: Server
    shows: str
    ours: bool = False

    @property
    def slider(self) -> str:
        return "input[aria-label=Timeline]" if self.ours else "[data-testid=stSlider]"


def visit(browser: Browser, lane: Lane, samples: Samples, steps: int) -> None:
    """All that is measured at one app in one round."""
    with fresh_page(browser) as (page, meter):
        arrive(page, lane)
        settles(page, meter, lane, samples, steps)
        if lane.ours:
            clicks(page, lane, samples, steps)


def arrive(page: Page, lane: Lane, query: str = "") -> None:
    """Open an app and wait until it is there to see, and at rest."""
    page.goto(f"{lane.server.url}/{query or (WORLD if lane.ours else '')}", wait_until="commit")
    page.evaluate("name => bench.loaded(name)", "ready" if lane.ours else lane.shows)
    page.locator(lane.slider).wait_for()
    time.sleep(4 * REST)  # what follows the first picture


def settles(page: Page, meter: Meter, lane: Lane, samples: Samples, steps: int) -> None:
    """Press and release the slider at other places; from the release to what it changes."""
    bytes_before, cpu_before = meter.total(), lane.server.cpu_ms()
    for number, place in zip(range(steps), cycle(PLACES), strict=False):
        x, y = slider_point(page, lane, place)
        page.mouse.move(x, y)
        if lane.ours:
            page.mouse.down()
            time.sleep(0.05)
            page.evaluate("name => bench.change(name)", lane.shows)
        else:
            page.evaluate("name => bench.change(name)", lane.shows)
            page.mouse.down()
            time.sleep(0.05)
        page.mouse.up()
        take(page, lane, samples, "settle", warm=number > 0)
        time.sleep(REST)
    samples.add(lane.name, "settle cpu", (lane.server.cpu_ms() - cpu_before) / steps)
    samples.add(lane.name, "settle bytes", (meter.total() - bytes_before) / steps)


def clicks(page: Page, lane: Lane, samples: Samples, steps: int) -> None:
    """Click countries; from the release of the button to their dossier."""
    for x, y in page.evaluate("count => bench.countries(count)", steps)[:steps]:
        page.mouse.move(x, y)
        page.evaluate("name => bench.change(name)", lane.shows)
        page.mouse.down()
        page.mouse.up()
        take(page, lane, samples, "click")
        time.sleep(REST)


def take(page: Page, lane: Lane, samples: Samples, metric: str, warm: bool = True) -> None:
    """Wait for the change and note its stages; the first of a visit only warms up."""
    found: dict[str, float] = page.evaluate("bench.change_")
    if not warm:
        return
    samples.add(lane.name, metric, found["painted"] - found["start"])
    stages = ["start", "sent", "first", "last", "changed", "painted"]
    if all(found.get(stage) is not None for stage in stages):
        for before, after in pairwise(stages):
            samples.add(lane.name, f"{metric} {after}", found[after] - found[before])


def drag(page: Page, meter: Meter, lane: Lane, samples: Samples) -> None:
    """Drag the thumb over the whole time in 180 moves of the mouse."""
    y = slider_point(page, lane, 0.01)[1]
    places = [0.01 + 0.98 * step / DRAG_STEPS for step in range(DRAG_STEPS + 1)]
    points = [slider_point(page, lane, place)[0] for place in (places[0], places[-1])]
    page.mouse.move(points[0], y)
    page.mouse.down()
    time.sleep(REST)
    page.evaluate("bench.beginDrag()")
    frames, cpu, work = meter.frames, lane.server.cpu_ms(), meter.work()
    for step in range(1, DRAG_STEPS + 1):
        page.mouse.move(points[0] + (points[1] - points[0]) * step / DRAG_STEPS, y)
    page.wait_for_timeout(100)
    found: dict[str, Any] = page.evaluate("bench.endDrag()")
    samples.add(lane.name, "drag messages", meter.frames - frames)
    samples.add(lane.name, "drag cpu", lane.server.cpu_ms() - cpu)
    for name, total in meter.work().items():
        samples.add(lane.name, name, (total - work[name]) / max(1, len(found["steps"])))
    page.mouse.up()
    for step in found["steps"]:
        samples.add(lane.name, "step handler", step["handled"] - step["begun"])
        samples.add(lane.name, "step", step["painted"] - step["begun"])
        samples.add(lane.name, "step from mouse", step["painted"] - step["moved"])
    pairs = zip(found["frames"], found["frames"][1:], strict=False)
    samples.add(lane.name, "frame", *(after - before for before, after in pairs))
    samples.add(lane.name, "longest task", found["longest"])


def slider_point(page: Page, lane: Lane, place: float) -> tuple[float, float]:
    """The point of the page at a share of the slider's width, on the height of its thumb."""
    box = page.locator(lane.slider).bounding_box()
    inner = "" if lane.ours else " input"
    thumb = page.locator(lane.slider + inner).bounding_box()
    if not (box and thumb):
        raise RuntimeError(f"{lane.name} shows no slider")
    return box["x"] + box["width"] * place, thumb["y"] + thumb["height"] / 2
