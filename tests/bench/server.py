"""Measures the server under readers that speak its protocol: one alone, then up to two hundred.

Client and server share the machine; what the client takes of it is measured too. How the figures
look is in `tests.bench.server_report`, what long runs do to memory in `tests.bench.soak`.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.apart import memory
from tests.bench.chapter import Options
from tests.bench.crowd import PAGES, Crowd, around, moved, slid
from tests.bench.machine import busy_ms
from tests.bench.reader import Reader, reader
from tests.bench.samples import Samples
from tests.bench.servers import Server, copy_project, serving

FLOOR, OURS = "floor", "ours"
CROWDS = {FLOOR: (1, 100, 200), OURS: (1, 10, 50, 100, 200)}
MOVES, WARM, BATCH = 100, 3, 10  # of each kind, by one reader
REST = 0.05  # seconds between moves of one reader, so that one is over before the next begins
SECONDS = 12.0  # that a crowd is watched
SCRIPTS = {FLOOR: "tests/bench/alternatives/floor.py", OURS: "app.py"}


def measure(options: Options) -> Samples:
    """All figures by lane: an app, or "`app`, `n` sessions". Times in ms, memory in bytes."""
    samples = Samples()
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        for lane, script in SCRIPTS.items():
            with serving(project, script) as server:
                asyncio.run(_measured(samples, lane, server, options.quick))
    return samples


async def _measured(samples: Samples, lane: str, server: Server, quick: bool) -> None:
    print(f"server: {lane}, one reader", file=sys.stderr)
    await alone(samples, lane, server, 5 if quick else MOVES)
    crowd = Crowd(server.url, around if lane == OURS else slid)
    for number in CROWDS[lane][: 1 if quick else None]:
        print(f"server: {lane}, {number} sessions", file=sys.stderr)
        await together(samples, f"{lane}, {number} sessions", crowd, server, number, quick)
    await crowd.close()


async def alone(samples: Samples, lane: str, server: Server, times: int) -> None:
    """The moves of one reader one after the other, each kind after a few that warm it up.

    Processor time is told in steps of 10 ms, so only the mean of several moves means anything.
    """
    one, chance = await reader(server.url), random.Random(lane)
    samples.add(lane, "first run", (await one.open()).ms)
    for kind in ("settle", "click", *PAGES) if lane == OURS else ("settle",):
        count = times if kind in ("settle", "click") else max(2, times // 5)
        for number in range(-WARM, count):
            await _move(samples if number >= 0 else Samples(), lane, kind, server, one, chance)
        spent = samples.of(lane, f"{kind} cpu")
        batches = (spent[at : at + BATCH] for at in range(0, len(spent), BATCH))
        samples.add(lane, f"cpu of {kind}", *map(statistics.fmean, batches))
    await one.close()


async def _move(
    samples: Samples, lane: str, kind: str, server: Server, one: Reader, chance: random.Random
) -> None:
    if lane == OURS and (kind in PAGES or not one.on_map):
        await one.go("")
    await asyncio.sleep(REST)
    cpu = server.cpu_ms()
    answer = (await slid(one, chance))[1] if lane == FLOOR else await moved(one, kind, chance)
    await asyncio.sleep(REST)
    samples.add(lane, kind, answer.ms)
    samples.add(lane, f"{kind} cpu", server.cpu_ms() - cpu)
    samples.add(lane, f"{kind} bytes", answer.bytes)


async def together(
    samples: Samples, lane: str, crowd: Crowd, server: Server, number: int, quick: bool
) -> None:
    """Let so many readers live side by side for a while; the first moves are not counted."""
    await crowd.grow(number)
    await crowd.live(2.0 if quick else 4.0)
    before = time.perf_counter(), server.cpu_ms(), time.process_time() * 1000, busy_ms()
    await crowd.live(4.0 if quick else SECONDS)
    after = time.perf_counter(), server.cpu_ms(), time.process_time() * 1000, busy_ms()
    elapsed, served, own, busy = (b - a for a, b in zip(before, after, strict=True))
    samples.add(lane, "server share", served / elapsed / 1000)
    samples.add(lane, "client share", own / elapsed / 1000)
    samples.add(lane, "others share", max(0.0, busy - served - own) / elapsed / 1000)
    samples.add(lane, "memory", memory(server.process.pid)[0])
    for kind, answer in crowd.noted:
        samples.add(lane, "move", answer.ms)
        samples.add(lane, kind, answer.ms)
