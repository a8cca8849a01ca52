"""Measures the core: reading, validating and asking of tables, from a few events to a million.

Needs no browser. How the figures look in Markdown is in `tests.bench.core_report`.
"""

import csv
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from data import dates, dossier, query, validate
from data.folders import DEFAULT_FOLDER
from data.phases import phase_index
from data.tables import Tables, load
from tests.bench.apart import apart, memory
from tests.bench.chapter import Options
from tests.bench.contenders import OURS, contenders, differ
from tests.bench.million import FIRST, LAST, write_million
from tests.bench.samples import Samples

COMMITTED, MILLION = "committed", "10^6 events"
SIZES = {COMMITTED: 0, "10^3 events": 10**3, "10^4 events": 10**4, "10^5 events": 10**5}
SIZES[MILLION] = 10**6
DAYS = 30
REPEATS = {MILLION: 1, "10^5 events": 3}  # of load and validation; of the others five
NOT_VALIDATED = (MILLION,)  # it would take a minute, and more memory than all else
SINCE = date(1945, 1, 1).toordinal()
T = TypeVar("T")


def measure_core(options: Options) -> Samples:
    """All figures, by world and metric; times in ms, memory in bytes. A process for each world."""
    samples = Samples()
    for world, events in SIZES.items():
        if not options.quick or events <= 10**3:
            print(f"core: {world}", file=sys.stderr)
            samples.join(apart(measure_world, world, events))
    return samples


def measure_world(world: str, events: int) -> Samples:
    """One world from its files to the dossier of a country."""
    samples = Samples()
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) if events else DEFAULT_FOLDER
        if events:
            apart(write_million, events, files)
        samples.add(world, "memory before", memory()[0])
        tables = _timed(samples, world, "load", partial(load, files))
        build(samples, world, tables)
        samples.add(world, "memory", memory()[0])
        samples.add(world, "peak", memory()[1])
        race(samples, world, tables)
        countries(samples, world, tables)
        del tables
        for _ in range(REPEATS.get(world, 5)):
            dates.parse.cache_clear()  # as in a new process
            read(samples, world, files)
    return samples


def read(samples: Samples, world: str, files: Path) -> None:
    """Load and validate. The floor is Python's own reader of CSV on the same files."""
    _timed(samples, world, "csv", partial(_rows, files))
    tables = _timed(samples, world, "load", partial(load, files))
    if world not in NOT_VALIDATED:
        found = _timed(samples, world, "validate", partial(validate.problems_of_rows, tables))
        assert not found, found[:3]


def _rows(files: Path) -> int:
    texts = (file.read_text("utf-8") for file in files.glob("*.csv"))
    return sum(1 for text in texts for _ in csv.reader(io.StringIO(text, newline="")))


def build(samples: Samples, world: str, tables: Tables) -> None:
    """What a first snapshot needs."""
    parties = _timed(samples, world, "history", partial(query.history, tables))
    links = _timed(samples, world, "pairs", partial(query.pair_phases, tables))
    for phases, name in ((parties, "parties"), (links, "links")):
        samples.add(world, f"phases of {name}", len(phases))
        index = _timed(samples, world, "index", partial(phase_index, phases))
        samples.add(world, "index bytes", index.nbytes)
    samples.add(world, "events", len(tables.events))


def race(samples: Samples, world: str, tables: Tables) -> None:
    """Every day and actor is asked of all in turn, the order turned round from one to the next.

    Raises `AssertionError` where two answers differ; a first one, not counted, warms all up.
    """
    racing = contenders(tables)
    actors = _drawn(world, query.history(tables)["actor"].cat.categories.tolist())
    for number, (day, actor) in enumerate(zip(_days(world), actors, strict=True)):
        warm = samples if number else Samples()
        found, ever = {}, {}
        for name in list(racing)[:: -1 if number % 2 else 1]:
            asked = partial(racing[name].snapshot, day)
            found[name] = _waited(warm, world, f"{name}: links", asked)
            _waited(warm, world, f"{name}: parties", partial(getattr, found[name], "parties"))
            ever[name] = _waited(
                warm, world, f"{name}: actor", partial(racing[name].history, actor)
            )
        for name in found if number < 2 else ():
            assert not differ(found[OURS], found[name]), (world, name, day)
            assert len(ever[OURS]) == len(ever[name]), (world, name, actor)
        warm.add(world, "links", len(found[OURS].links))
        warm.add(world, "parties", len(found[OURS].parties))
        warm.add(world, "actor", len(ever[OURS]))


def countries(samples: Samples, world: str, tables: Tables) -> None:
    """The first dossier of a country builds what all need; then others, of days as in the race."""
    actors = _drawn(world, query.history(tables)["actor"].cat.categories.tolist())
    _timed(samples, world, "first dossier", partial(dossier.country, tables, actors[0], LATEST))
    for day, actor in zip(_days(world)[1:], actors[1:], strict=True):
        found = _timed(samples, world, "dossier", partial(dossier.country, tables, actor, day))
        samples.add(world, "dossier pacts", len(found["pacts"]) + len(found["past"]))


LATEST = date.fromordinal(LAST)


def _days(world: str) -> list[date]:
    chance = random.Random(world)
    first = SINCE if world == COMMITTED else FIRST
    return [date.fromordinal(chance.randrange(first, LAST)) for _ in range(DAYS + 1)]


def _drawn(world: str, actors: Sequence[str]) -> list[str]:
    return random.Random(world).sample(actors, DAYS + 1)


def _timed(samples: Samples, world: str, metric: str, work: Callable[[], T]) -> T:
    """Processor time: what else runs on the machine does not count."""
    return _clocked(time.process_time, samples, world, metric, work)


def _waited(samples: Samples, world: str, metric: str, work: Callable[[], T]) -> T:
    """Time on the clock, as DuckDB uses all cores."""
    return _clocked(time.perf_counter, samples, world, metric, work)


def _clocked(
    clock: Callable[[], float], samples: Samples, world: str, metric: str, work: Callable[[], T]
) -> T:
    begun = clock()
    result = work()
    samples.add(world, metric, (clock() - begun) * 1000)
    return result
