"""The chapter of the core: its figures as tables of `docs/benchmarks.md`.

What is measured, and how, is in `tests.bench.core`.
"""

from itertools import pairwise

from tests.bench.chapter import Chapter, Compared
from tests.bench.contenders import DUCKDB, MASK, OURS
from tests.bench.core import COMMITTED, DAYS, SIZES, measure_core
from tests.bench.million import SHAPE
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples

WORLDS = tuple(SIZES)
SNAPSHOT = dict.fromkeys(WORLDS, 5) | {COMMITTED: 2}  # the targets: ms, median
LOAD, LINEAR = 1500, 1.3  # ms for 10^5 events; times between sizes
METHOD = """\
Each world is measured in a process of its own, from its files on: the committed tables of this
version, and generated ones with evidence for each event. Building and reading are told in time of
the processor, single-threaded; the contenders in time on the clock. They answer {days} days drawn
from 1945–2026 (generated: 1816–2026) and {days} actors, each asked of all in turn; a first one
warms them up. All start from phases that lie in memory, and answer with the same two DataFrames:
the links of the snapshot, then its parties, which are told when asked for; that the answers are the
same is checked on two of the days. The mask is over the same columns as ours, words as categories;
DuckDB has tables of its own and all cores. The generated events are those of
{shape}"""


def write(samples: Samples) -> str:
    parts = {
        "From files to tables, no date read before": _reading(samples),
        "Memory": _memory(samples),
        "What is built before the first snapshot": _building(samples),
        "What holds on a day: links": _race(samples, "links"),
        "What holds on a day: parties, those whose participation is over included": _race(
            samples, "parties"
        ),
        "All phases of one actor: ours as rows for the dossier, the others as DataFrames": _race(
            samples, "actor"
        ),
        "The dossier of a country": _dossiers(samples),
    }
    text = METHOD.format(days=DAYS, shape=SHAPE) + "\n"
    return text + "\n".join(f"## {title}\n\n{part}" for title, part in parts.items())


def _measured(samples: Samples) -> list[str]:
    return [world for world in WORLDS if samples.of(world, "events")]


def _reading(samples: Samples) -> str:
    rows: Rows = []
    for world in _measured(samples):
        floor = samples.median(world, "csv")
        for metric in ("csv", "load", "validate"):
            values = samples.of(world, metric)
            if not values:
                continue
            median, events = samples.median(world, metric), samples.median(world, "events")
            each = median * 1e5 / events / 1000
            found = ""
            if metric == "load" and events >= 10**5:
                found = verdict("", f"≤ {LOAD / 1000} s", each * 1000 <= LOAD).strip()
            figures = [str(len(values)), f"{median / 1000:.3f}", f"{each:.2f}", found]
            what = {"csv": "Python's csv.reader alone"}.get(metric, metric)
            rows.append([f"{world}: {what}", *figures, f"{median / floor:.1f}×"])
    return table(["", "n", "median, s", "s per 10^5 events", "target", "times csv.reader"], rows)


def _memory(samples: Samples) -> str:
    rows: Rows = []
    found = {
        world: samples.median(world, "memory") - samples.median(world, "memory before")
        for world in _measured(samples)
    }
    marginal: dict[str, float] = {}
    for smaller, world in pairwise(w for w in found if w != COMMITTED):
        more = samples.median(world, "events") - samples.median(smaller, "events")
        marginal[world] = (found[world] - found[smaller]) / more * 1e5 / 1e6
    for world in found:
        each = f"{marginal[world]:.0f}" if world in marginal else ""
        peak = samples.median(world, "peak") / 1e6
        rows.append([world, f"{found[world] / 1e6:.0f}", each, f"{peak:.0f}"])
    head = ["", "tables and indexes, MB", "MB per 10^5 events more than the smaller"]
    text = table([*head, "peak of the process, MB"], rows)
    largest = list(marginal.values())[-2:]
    if len(largest) < 2:
        return text
    times = max(largest) / min(largest)
    told = verdict(f"{times:.2f}× between the largest two", f"≤ {LINEAR}×", times <= LINEAR)
    return f"{text}\nLinear: {told}.\n"


def _race(samples: Samples, part: str) -> str:
    rows: Rows = []
    for world in _measured(samples):
        ours, target = samples.median(world, f"{OURS}: {part}"), SNAPSHOT[world]
        for name in (OURS, MASK, DUCKDB):
            metric = f"{name}: {part}"
            median, p95 = samples.median(world, metric), samples.p95(world, metric)
            told = name == OURS and part != "actor"
            found = verdict("", f"< {target} ms", ours < target) if told else ""
            figures = [f"{samples.median(world, part):,.0f}", f"{median:.2f}", f"{p95:.2f}"]
            ratio = "" if name == OURS else f"{median / ours:.1f}×"
            rows.append([f"{world}: {name}", *figures, ratio, found.strip()])
    head = ["", "rows (median)", "median, ms", "p95, ms", "times ours", "target"]
    return table(head, rows)


def _building(samples: Samples) -> str:
    rows: Rows = []
    for world in _measured(samples):
        counts = ("events", "phases of parties", "phases of links")
        row = [world, *(f"{samples.median(world, name):,.0f}" for name in counts)]
        row += [f"{samples.median(world, name) / 1000:.2f}" for name in ("history", "pairs")]
        row.append(f"{sum(samples.of(world, 'index')) / 1000:.2f}")
        rows.append([*row, f"{sum(samples.of(world, 'index bytes')) / 1e6:.1f}"])
    head = ["", "events", "phases of parties", "of pairs", "history, s", "pairs, s", "index, s"]
    return table([*head, "index, MB"], rows)


def _dossiers(samples: Samples) -> str:
    rows: Rows = []
    for world in _measured(samples):
        median, p95 = samples.median(world, "dossier"), samples.p95(world, "dossier")
        pacts = samples.median(world, "dossier pacts")
        first = samples.median(world, "first dossier") / 1000
        each = median / max(1, pacts)
        rows.append([world, f"{pacts:,.0f}", f"{median:.2f}", f"{p95:.2f}", f"{each:.3f}"])
        rows[-1].append(f"{first:.2f}")
    head = ["", "pacts told of (median)", "median, ms", "p95, ms", "ms a pact"]
    return table([*head, "the very first, s"], rows)


CHAPTER = Chapter(
    name="core",
    title="The core, without a browser",
    measure=measure_core,
    write=write,
    packages=("numpy", "pandas", "duckdb"),
    compared=(
        *(
            Compared(f"{world}: {part}", (world, f"{OURS}: {part}"), (world, f"{MASK}: {part}"))
            for world in WORLDS
            for part in ("links", "parties", "actor")
        ),
        *(
            Compared(f"{world}: {part}", (world, part), (world, "csv"))
            for world in WORLDS
            for part in ("load", "validate", "history", "dossier")
        ),
    ),
)
