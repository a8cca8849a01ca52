"""The chapter of the core: its figures as tables of `docs/benchmarks.md`.

What is measured, and how, is in `tests.bench.core`.
"""

from tests.bench.chapter import Chapter, Compared
from tests.bench.contenders import DUCKDB, MASK, OURS
from tests.bench.core import COMMITTED, DAYS, MILLION, REPEATS, TENTH, measure_core
from tests.bench.million import SHAPE
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples

WORLDS = (COMMITTED, TENTH, MILLION)
TARGETS = {COMMITTED: 2, TENTH: 5, MILLION: 5}  # ms, median
VALIDATION = 2000  # ms
METHOD = """\
Times are those of one process, on {days} days drawn from 1945–2026 (generated: 1816–2026), each
asked of all contenders in turn; a first day warms them up. All answer with the same two DataFrames
from phases that lie in memory: the links of the snapshot, and then its parties, which are told when
asked for. The mask is over the same columns as ours, words as categories; DuckDB has tables of its
own and all cores. That the answers are the same is checked on two of the days. The committed tables
are those of this version. The generated events are those of
{shape}"""


def write(samples: Samples) -> str:
    parts = {
        "What holds on a day: links": _race(samples, "links"),
        "What holds on a day: parties, those whose participation is over included": _race(
            samples, "parties"
        ),
        "What is built before the first snapshot": _building(samples),
        "Load and validate the committed tables, no date read before": _validation(samples),
    }
    text = METHOD.format(days=DAYS, shape=SHAPE) + "\n"
    return text + "\n".join(f"## {title}\n\n{part}" for title, part in parts.items())


def _race(samples: Samples, part: str) -> str:
    rows: Rows = []
    for world in WORLDS:
        ours, target = samples.median(world, f"{OURS}: {part}"), TARGETS[world]
        for name in (OURS, MASK, DUCKDB):
            metric = f"{name}: {part}"
            median, p95 = samples.median(world, metric), samples.p95(world, metric)
            found = verdict("", f"< {target} ms", ours < target) if name == OURS else ""
            figures = [f"{samples.median(world, part):,.0f}", f"{median:.2f}", f"{p95:.2f}"]
            ratio = "" if name == OURS else f"{median / ours:.1f}×"
            rows.append([f"{world}: {name}", *figures, ratio, found.strip()])
    head = ["", "rows on a day (median)", "median, ms", "p95, ms", "times ours", "target"]
    return table(head, rows)


def _building(samples: Samples) -> str:
    rows: Rows = []
    for world in WORLDS:
        counts = ("events", "phases of parties", "phases of links")
        row = [world, *(f"{samples.median(world, name):,.0f}" for name in counts)]
        row += [f"{samples.median(world, name) / 1000:.2f}" for name in ("history", "pairs")]
        row.append(f"{sum(samples.of(world, 'index')) / 1000:.2f}")
        row.append(f"{sum(samples.of(world, 'index bytes')) / 1e6:.1f}")
        rows.append([*row, f"{samples.median(world, 'memory') / 1e6:.0f}"])
    head = ["", "events", "phases of parties", "of pairs", "history, s", "pairs, s", "index, s"]
    return table([*head, "index, MB", "peak of the process, MB"], rows)


def _validation(samples: Samples) -> str:
    rows: Rows = []
    for metric in ("load", "validate"):
        median, p95 = samples.median(COMMITTED, metric), samples.p95(COMMITTED, metric)
        met = verdict("", "< 2 s", median < VALIDATION).strip() if metric == "validate" else ""
        rows.append([metric, str(REPEATS), f"{median:.0f}", f"{p95:.0f}", met])
    return table(["", "n", "median, ms", "p95, ms", "target"], rows)


CHAPTER = Chapter(
    name="core",
    title="The core, without a browser",
    measure=measure_core,
    write=write,
    packages=("numpy", "pandas", "duckdb"),
    compared=tuple(
        Compared(f"{world}: {part}", (world, f"{OURS}: {part}"), (world, f"{MASK}: {part}"))
        for world in WORLDS
        for part in ("links", "parties")
    ),
)
