"""Measures the app beside its alternatives and Streamlit's floor, and writes docs/benchmarks.md.

    python -m tests.bench [--quick | --core | --extraction] [--date YYYY-MM-DD] [--out FILE]

Takes under eight minutes; needs a Linux with Chromium and installed requirements. With `--core` or
`--extraction` it takes one, needs no Chromium, and writes that chapter of the file only.
"""

import argparse
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from tests.bench.browser import chromium, fresh_page
from tests.bench.core import measure_core
from tests.bench.core_report import TITLE, core_chapter
from tests.bench.extraction import TITLE as EXTRACTION
from tests.bench.extraction import extraction_chapter, measure_extraction
from tests.bench.machine import disturbance, machine_line, settings
from tests.bench.report import FLOOR, FOLIUM, FOLIUM_LARGE, OURS, report
from tests.bench.samples import Samples
from tests.bench.servers import PROJECT, copy_project, serving
from tests.bench.visits import Lane, load, visit
from tests.bench.worlds import write_world

ALTERNATIVES = "tests/bench/alternatives/"
BUDGET = 300  # seconds after which no further round begins
METHOD = """\
All apps run at once, each in a process of its own, with the project's settings ({settings}),
and are visited in turn by one Chromium – A B C …, then C B A – so that a
disturbance meets all. Each visit is a browser context with an empty cache. The mouse is real
(DevTools protocol). A time begins in the first listener of the event (`pointerup`, or `input`
in a drag) and ends in the first task after the frame that renders the change; medians and p95
(nearest rank) are over all visits. Ours shows the whole world, so that every link is drawn.
Generated tables have 60 or 600 links between real states, signed evenly over 1990–2026; two of
three pacts end. The alternatives have a slider of years; they draw straight lines, and
countries as coarse as Natural Earth's 110m, which favours them. A step of ours is one of 180
moves of the mouse over the whole track. Processor time is the server's; bytes are those on the
wire, HTTP (gzipped where it is) and websocket.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; 0 even where a target is not met, for figures are no test."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round; writes no file")
    parser.add_argument("--rounds", type=int, default=8, help="at most so many (default 8)")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today())
    parser.add_argument("--out", type=Path, default=PROJECT / "docs" / "benchmarks.md")
    parser.add_argument("--core", action="store_true", help="only what needs no browser")
    parser.add_argument("--extraction", action="store_true", help="only the extractor")
    options = parser.parse_args(arguments)
    if options.core or options.extraction:
        write_chapter(options.out, options.date, TITLE if options.core else EXTRACTION)
        return 0
    samples = Samples()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lanes = start(stack, folder)
        browser = stack.enter_context(chromium())
        if options.quick:
            rounds(browser, lanes, samples, most=1, steps=3)
        else:
            rounds(browser, lanes, samples, most=options.rounds, steps=4)
        line = machine_line(browser.version, options.date)
    text = f"# Benchmarks\n\nWritten by `make bench`. Machine: {line}.\n\n"
    text += disturbance(os.getloadavg()[1])
    text += METHOD.format(settings=settings()) + "\n" + report(samples)
    print(text)
    if not options.quick:
        options.out.parent.mkdir(exist_ok=True)
        options.out.write_text(text, "utf-8")
        write_chapter(options.out, options.date, TITLE)
        write_chapter(options.out, options.date, EXTRACTION)
    return 0


def write_chapter(out: Path, day: date, title: str) -> None:
    """Measure for a chapter and put it at its place in the file, instead of an older one."""
    text = out.read_text("utf-8") if out.exists() else ""
    chapters = {
        f"# {part}".partition("\n")[0]: f"# {part}" for part in f"\n{text}".split("\n# ")[1:]
    }
    measure, written = (
        (measure_core, core_chapter) if title == TITLE else (measure_extraction, extraction_chapter)
    )
    samples = measure()
    chapter = written(samples, machine_line("", day), disturbance(os.getloadavg()[1]))
    print(chapter)
    chapters[title.strip()] = chapter
    out.write_text("\n\n".join(part.strip() for part in chapters.values()) + "\n", "utf-8")


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
        cold = Samples()
        with fresh_page(browser) as (page, meter):
            load(page, meter, lane, cold)
        samples.add(lane.name, "first visit", *cold.of(lane.name, "load"))
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
        samples.add(lane.name, "memory", lane.server.memory_mb())


if __name__ == "__main__":
    sys.exit(main())
