"""The chapter of long runs: whether memory stays flat over reruns, readers and changes of tables.

Garbage collection after each run is off and what lies in memory at the start is frozen; this is
what proves that nothing is lost by it. Takes several minutes, so it runs only when it is named.
"""

import asyncio
import csv
import io
import json
import random
import shutil
import statistics
import sys
import tempfile
import urllib.request
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from data.folders import DEFAULT_FOLDER
from tests.bench.apart import memory
from tests.bench.chapter import Chapter, Options
from tests.bench.crowd import FIRST, LAST, Crowd, around
from tests.bench.reader import Reader, reader
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples
from tests.bench.servers import Server, copy_project, serving

RERUNS, VISITS, CHANGES = "reruns", "sessions that come and go", "changes of the tables"
TIMES = {RERUNS: 10_000, VISITS: 2_000, CHANGES: 100}
QUICK = {RERUNS: 40, VISITS: 20, CHANGES: 2}
WARM = 5  # of the twenty stretches of each part, after which memory is to stay flat
STRETCHES, READERS, LANES = 20, 20, 4
FLAT = 5.0  # MB that memory may grow by after the warm-up, in all
METHOD = """\
Three servers on the committed tables, each watched at twenty equal stretches of its part.
{reruns:,} reruns: twenty readers move as fast as four of them at a time are answered, as in
“The server”. {visits:,} sessions: each opens the map, settles on a day and leaves, four at a time;
Streamlit keeps the last 128 that left, for two minutes, in case they come back. {changes} changes:
the name of a pact is rewritten, then a reader opens the map, a day and a country; to the server
every version is another collection, with an atlas of its own. The first {warm} stretches warm up.
"""


def measure(options: Options) -> Samples:
    """Memory in bytes and numbers of live objects by part, one value for each stretch."""
    samples, times = Samples(), QUICK if options.quick else TIMES
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        tables = Path(shutil.copytree(DEFAULT_FOLDER, Path(folder) / "tables"))
        for part, work in ((RERUNS, rerun), (VISITS, visit), (CHANGES, change)):
            own = tables if part == CHANGES else None
            with serving(project, "app.py", own, inspected=True) as server:
                stretch = max(1, times[part] // STRETCHES)
                asyncio.run(_watched(samples, part, server, work(server, tables), stretch))
    return samples


async def _watched(
    samples: Samples,
    part: str,
    server: Server,
    work: Callable[[int], Awaitable[None]],
    stretch: int,
) -> None:
    for number in range(STRETCHES):
        await work(stretch)
        samples.add(part, "memory", memory(server.process.pid)[0])
        samples.add(part, "times", stretch)
        with urllib.request.urlopen(server.inspector, timeout=30) as answer:
            for kind, count in json.loads(answer.read()).items():
                samples.add(part, kind, count)
        print(f"soak: {part}, {(number + 1) * stretch}", file=sys.stderr)


def rerun(server: Server, tables: Path) -> Callable[[int], Awaitable[None]]:
    """Moves of twenty readers that stay, as quick as they are answered."""
    crowd, chances = Crowd(server.url, around), [random.Random(at) for at in range(READERS)]

    async def work(stretch: int) -> None:
        await crowd.grow(READERS)
        left = iter(range(stretch))

        async def lane(number: int) -> None:
            for at in left:
                one = number + LANES * (at % (READERS // LANES))
                await crowd.move(crowd.readers[one], chances[one])

        await asyncio.gather(*map(lane, range(LANES)))

    return work


def visit(server: Server, tables: Path) -> Callable[[int], Awaitable[None]]:
    """Readers who open the map, settle once and leave."""
    chance = random.Random(VISITS)

    async def work(stretch: int) -> None:
        left = iter(range(stretch))

        async def lane() -> None:
            for _ in left:
                one = await reader(server.url)
                await one.open()
                await one.settle(_day(chance))
                await one.close()

        await asyncio.gather(*(lane() for _ in range(LANES)))

    return work


def change(server: Server, tables: Path) -> Callable[[int], Awaitable[None]]:
    """A reader who stays while the tables change."""
    chance, readers = random.Random(CHANGES), list[Reader]()
    versions = iter(range(10**6))

    async def work(stretch: int) -> None:
        if not readers:
            readers.append(await reader(server.url))
            await readers[0].open()
        for _ in range(stretch):
            _rewrite(tables / "instruments.csv", f"Pact {next(versions)}")
            await readers[0].go("")
            await readers[0].settle(_day(chance))
            await readers[0].click("SRB")

    return work


def _rewrite(file: Path, name: str) -> None:
    """Give the last pact another name, and keep all else as it is."""
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))
    rows[-1][rows[0].index("short_name")] = name
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    file.write_text(text.getvalue(), "utf-8", newline="")


def _day(chance: random.Random) -> str:
    return date.fromordinal(chance.randint(FIRST, LAST)).isoformat()


def write(samples: Samples) -> str:
    rows: Rows = []
    for part in TIMES:
        used = [value / 1e6 for value in samples.of(part, "memory")]
        grown = slope(used[WARM:]) * (len(used) - WARM - 1)
        total = int(sum(samples.of(part, "times")))
        figures = [f"{value:.0f}" for value in (used[0], used[WARM], used[-1], max(used))]
        flat = verdict(f"{grown:+.1f}", f"≤ {FLAT:.0f} MB", grown <= FLAT)
        live = [f"{samples.of(part, kind)[-1]:.0f}" for kind in ("AppSession", "Tables")]
        rows.append([f"{total:,} {part}", *figures, flat, *live])
    head = ["memory, MB", "at first", "warm", "at the end", "most", "trend after the warm-up, MB"]
    method = METHOD.format(
        reruns=TIMES[RERUNS], visits=TIMES[VISITS], changes=TIMES[CHANGES], warm=WARM
    )
    told = table([*head, "sessions left", "further tables left"], rows)
    return f"{method}\n## Memory over time\n\n{told}"


def slope(values: list[float]) -> float:
    """How much the values grow from one to the next: the median over all pairs (Theil and Sen)."""
    pairs = [
        (values[b] - values[a]) / (b - a)
        for a in range(len(values))
        for b in range(a + 1, len(values))
    ]
    return statistics.median(pairs) if pairs else 0.0


CHAPTER = Chapter(
    name="soak",
    title="Long runs of the server",
    measure=measure,
    write=write,
    packages=("streamlit", "pandas"),
    long=True,
)
