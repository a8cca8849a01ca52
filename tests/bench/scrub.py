"""Measures one step of the time from input to painted map: ours, and four apps driven by a server.

Every app is asked at every size, in turn, in one run. How a step is timed is in `visits` and
`probe.js`, what the figures mean in `scrub_report`.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from data.folders import DEFAULT_FOLDER
from tests.bench.browser import chromium, fresh_page
from tests.bench.chapter import Options
from tests.bench.samples import Samples
from tests.bench.servers import PROJECT, copy_project, serving
from tests.bench.visits import WORLD, Lane, arrive, drag, settles
from tests.bench.worlds import write_world

SIZES = (60, 600, 3_000, 10_000)  # links of the generated tables
COMMITTED, ATOP = "committed", "ATOP"
# The alternatives: script and what the probe reads of them.
RIVALS = {
    "rebuild": ("rebuild.py", "links"),
    "feature group": ("feature_group.py", "links"),
    "pydeck": ("pydeck_arcs.py", "deck"),
    "Plotly": ("plotly_lines.py", "plotly"),
}
BESIDE = Path(sys.prefix) / "bench"  # where `make bench` puts what only alternatives need
PROBE_GL = Path(__file__).with_name("probe_gl.js").read_text("utf-8")
FLAGS = (
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nobody fetches from elsewhere
)
LARGE = 3_000  # links from which a rival gets fewer steps: each takes seconds
BUDGET = 150  # seconds after which no further round begins


@dataclass(frozen=True)
class Visit:
    """An app on tables of a size: its lane, and the query of its address."""

    lane: Lane
    query: str
    steps: int


def lane_name(app: str, size: int | str) -> str:
    """As lanes are called in the samples: “ours, 600 links”, “ours, committed”."""
    return f"{app}, {size:,} links" if isinstance(size, int) else f"{app}, {size}"


def measure_scrub(options: Options) -> Samples:
    """One round over all sizes, and more as the time allows; a quick one over the two smallest."""
    samples = Samples()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        visits = start(stack, folder, SIZES[:2] if options.quick else SIZES)
        browser = stack.enter_context(chromium(*FLAGS))
        samples.machine.append(f"Chromium {browser.version} headless")
        found = distributions(name="plotly", path=[str(BESIDE)])
        samples.machine += [f"Plotly {one.version}" for one in found]
        begun = time.monotonic()
        for number in range(1 if options.quick else 3):
            for one in visits[:: -1 if number % 2 else 1]:
                # What takes seconds a step is asked once: more would say the same.
                if number == 0 or one.lane.ours or one.steps > 3:
                    attempt(browser, one, samples, number)
            if time.monotonic() - begun > BUDGET:
                break
    return samples


def attempt(browser: Browser, one: Visit, samples: Samples, number: int) -> None:
    """Visit, and take down what broke off."""
    try:
        with fresh_page(browser) as (page, meter):
            page.add_init_script(PROBE_GL)
            arrive(page, one.lane, one.query)
            if one.lane.ours:
                drag(page, meter, one.lane, samples)
            else:
                settles(page, meter, one.lane, samples, one.steps)
        print(f"scrub {number + 1}: {one.lane.name}", file=sys.stderr)
    except BrowserError as error:
        samples.failures.append(f"{one.lane.name}: {error.message.splitlines()[0]}")
        print(samples.failures[-1], file=sys.stderr)


def start(stack: ExitStack, folder: Path, sizes: tuple[int, ...]) -> list[Visit]:
    """Write the worlds and start all servers; they stop with the stack."""
    worlds = folder / "worlds"
    ours: dict[int | str, Path] = {COMMITTED: DEFAULT_FOLDER}
    for size in sizes:
        ours[size] = worlds / str(size)
        write_world(size, ours[size])
    if atop := atop_tables(folder / "atop"):
        ours[ATOP] = atop
    project = copy_project(folder / "project")
    visits = [
        Visit(
            Lane(
                lane_name("ours", size),
                stack.enter_context(serving(project, "app.py", tables)),
                "dossier",
                ours=True,
            ),
            WORLD,
            steps=0,
        )
        for size, tables in ours.items()
    ]
    for app, (script, shows) in RIVALS.items():
        path = f"tests/bench/alternatives/{script}"
        server = stack.enter_context(serving(project, path, worlds, beside=BESIDE))
        visits += [
            Visit(
                Lane(lane_name(app, size), server, shows),
                f"?links={size}",
                steps=3 if size >= LARGE else 5,
            )
            for size in sizes
        ]
    return visits


def atop_tables(target: Path) -> Path | None:
    """The folder of ATOP's tables that `PACTMAP_BENCH_ATOP` names, or made of the file it names."""
    given = os.environ.get("PACTMAP_BENCH_ATOP")
    if not given:
        return None
    path = Path(given).resolve()
    if path.is_dir():
        return path
    command = [sys.executable, "-m", "data.importers.atop", str(path), "--out", str(target)]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return target
