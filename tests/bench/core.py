"""Measures the core: what holds on a day among few and among a million events, and validation.

Needs no browser. How the figures look in Markdown is in `tests.bench.core_report`.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from data import dates, query, validate
from data.phases import phase_index
from data.tables import Tables, load
from tests.bench.apart import memory
from tests.bench.chapter import Options
from tests.bench.contenders import OURS, contenders, differ
from tests.bench.million import FIRST, LAST, tables_of
from tests.bench.samples import Samples

COMMITTED, TENTH, MILLION = "committed", "10^5 events", "10^6 events"
DAYS, REPEATS = 30, 5
SINCE = date(1945, 1, 1).toordinal()
T = TypeVar("T")


def measure_core(options: Options) -> Samples:
    """All figures, by world and metric; times in ms."""
    samples = Samples()
    for _ in range(REPEATS):
        dates.parse.cache_clear()  # as in a new process
        tables = _timed(samples, COMMITTED, "load", load)
        _timed(samples, COMMITTED, "validate", partial(validate.problems, tables))
    measure_world(samples, COMMITTED, load())
    measure_world(samples, TENTH, tables_of(100_000))
    if not options.quick:
        measure_world(samples, MILLION, tables_of(1_000_000))
    return samples


def measure_world(samples: Samples, world: str, tables: Tables) -> None:
    """Builds what a first snapshot needs, then asks every contender for the same days."""
    print(f"core: {world}", file=sys.stderr)
    dates.parse.cache_clear()
    parties = _timed(samples, world, "history", partial(query.history, tables))
    links = _timed(samples, world, "pairs", partial(query.pair_phases, tables))
    for phases, name in ((parties, "parties"), (links, "links")):
        samples.add(world, f"phases of {name}", len(phases))
        index = _timed(samples, world, "index", partial(phase_index, phases))
        samples.add(world, "index bytes", index.nbytes)
    samples.add(world, "events", len(tables.events))
    samples.add(world, "memory", memory()[1])
    race(samples, world, tables)


def race(samples: Samples, world: str, tables: Tables) -> None:
    """Every day is asked of all in turn, the order turned round from day to day.

    Raises `AssertionError` where two answers differ; a first day, not counted, warms all up.
    """
    racing = contenders(tables)
    for number, day in enumerate(_days(world)):
        warm = samples if number else Samples()
        found = {}
        for name in list(racing)[:: -1 if number % 2 else 1]:
            asked = partial(racing[name].snapshot, day)
            found[name] = _timed(warm, world, f"{name}: links", asked)
            _timed(warm, world, f"{name}: parties", partial(getattr, found[name], "parties"))
        for name in found if number < 2 else ():
            assert not differ(found[OURS], found[name]), (world, name, day)
        warm.add(world, "links", len(found[OURS].links))
        warm.add(world, "parties", len(found[OURS].parties))


def _days(world: str) -> list[date]:
    chance = random.Random(world)
    first = SINCE if world == COMMITTED else FIRST
    return [date.fromordinal(chance.randrange(first, LAST)) for _ in range(DAYS + 1)]


def _timed(samples: Samples, world: str, metric: str, work: Callable[[], T]) -> T:
    begun = time.perf_counter()
    result = work()
    samples.add(world, metric, (time.perf_counter() - begun) * 1000)
    return result
