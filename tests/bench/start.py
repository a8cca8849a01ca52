"""The chapter of the start: from the command to the first page, and to the first answered run.

The server is one of many processes that start one after the other, the floor's and ours in turn.
"""

import asyncio
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.bench.chapter import Chapter, Compared, Options
from tests.bench.reader import reader
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples
from tests.bench.servers import copy_project, serving

FLOOR, OURS = "floor", "ours"
APPS = {FLOOR: "tests/bench/alternatives/floor.py", OURS: "app.py"}
STAGES = {"page": "to the page", "run": "to the first run, answered"}
MOST = 2500  # ms to the page
PROCESSES = 7
METHOD = """\
From the start of `streamlit run` in a new process to the first page (`/`, status 200) that it
sends, looked for ten times a second, and to the end of the first run of its script, which a
websocket client asks for then. Ours reads and checks the committed tables before its first page.
Processor time is that of the server. Python's bytecode is there from an earlier run.
"""


def measure(options: Options) -> Samples:
    """Starts of all apps in turn; the first of each, which writes bytecode, is left out."""
    samples = Samples()
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        for number in range(2 if options.quick else PROCESSES + 1):
            for name, script in APPS.items():
                start(project, name, script, samples if number else Samples())
    return samples


def start(project: Path, name: str, script: str, samples: Samples) -> None:
    """Start an app, ask for its page and its first run, and stop it."""
    begun = time.perf_counter()
    with serving(project, script) as server:
        with urllib.request.urlopen(server.url, timeout=30) as answer:
            answer.read()
        samples.add(name, "page", (time.perf_counter() - begun) * 1000)
        samples.add(name, "page cpu", server.cpu_ms())
        asyncio.run(_first_run(server.url))
        samples.add(name, "run", (time.perf_counter() - begun) * 1000)
        samples.add(name, "run cpu", server.cpu_ms())


async def _first_run(url: str) -> None:
    session = await reader(url)
    await session.open()
    await session.close()


def write(samples: Samples) -> str:
    rows: Rows = []
    for stage, words in STAGES.items():
        for name in APPS:
            own, floor = samples.median(name, stage), samples.median(FLOOR, stage)
            judged = verdict("", f"< {MOST / 1000} s", own < MOST).strip()
            figures = [str(len(samples.of(name, stage))), f"{own:.0f}"]
            figures += [f"{samples.p95(name, stage):.0f}", f"{own / floor:.2f}×"]
            figures += [f"{samples.median(name, f'{stage} cpu'):.0f}"]
            rows.append([f"{name}, {words}", *figures, judged if name == OURS else ""])
    head = ["", "n", "median, ms", "p95, ms", "of floor", "processor, ms", "target"]
    return f"{METHOD}\n{table(head, rows)}"


CHAPTER = Chapter(
    name="start",
    title="Start",
    measure=measure,
    write=write,
    packages=("streamlit", "pandas"),
    compared=tuple(
        Compared(f"{what}", (OURS, what), (FLOOR, what)) for what in ("page cpu", "run cpu")
    ),
)
