"""The chapter of the search: its figures as tables of `docs/benchmarks.md`.

What is measured, and how, is in `tests.bench.search`.
"""

import statistics

from tests.bench.chapter import Chapter, Compared
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples
from tests.bench.search import ASKED, DUCKDB, LARGE, OURS, PANDAS, SCANNED, SIZES, measure_search
from tests.bench.wording import SORTS

TARGET = 30  # ms, p95 of all questions at 10^5 events
ALL = "all"
METHOD = """\
Each world is measured in a process of its own: the committed tables of this version, and generated
ones whose summaries and quotes are runs of {run} words of the committed ones with invented names
among them. {asked} questions of each sort are asked, once and in one thread, of what the box itself
asks: names, people, places, dates, events, sentences, quotes, documents, with spelling, ranking and
marks. The scans answer {scanned} of each sort, and do less: they look for all words as they stand
in summaries and quotes that were folded beforehand, and stop at five. Times are those on the clock;
DuckDB has all cores. Its extension for full text would have to be fetched over the network.
"""


def write(samples: Samples) -> str:
    parts = {
        "The index, made in the background": _built(samples),
        "All questions": _together(samples),
        f"By sort of question, {_largest(samples)}": _sorts(samples, _largest(samples)),
    }
    text = METHOD.format(run=6, asked=ASKED, scanned=SCANNED) + "\n"
    return text + "\n".join(f"## {title}\n\n{part}" for title, part in parts.items())


def _measured(samples: Samples) -> list[str]:
    return [world for world in SIZES if samples.of(world, "events")]


def _largest(samples: Samples) -> str:
    return _measured(samples)[-1]


def _built(samples: Samples) -> str:
    rows: Rows = []
    for world in _measured(samples):
        counts = (f"{samples.median(world, name):,.0f}" for name in ("names", "texts", "words"))
        size = [f"{samples.median(world, name) / 1e6:.0f}" for name in ("index", "memory")]
        rows.append([world, *counts, f"{samples.median(world, 'build') / 1000:.1f}", *size])
    head = ["", "names", "texts", "words", "made in, s", "index, MB"]
    return table([*head, "memory with what it reads, MB"], rows)


def _together(samples: Samples) -> str:
    rows: Rows = []
    for world in _measured(samples):
        for name in (OURS, PANDAS, DUCKDB):
            median, p95 = _figures(samples.of(world, f"{name}: {ALL}"))
            ours = name == OURS and world == LARGE
            found = verdict("", f"p95 < {TARGET} ms", p95 < TARGET).strip() if ours else ""
            _, used = _figures(samples.of(world, f"{name}: processor"))
            rows.append([f"{world}: {name}", f"{median:.1f}", f"{p95:.1f}", found, f"{used:.1f}"])
    return table(["", "median, ms", "p95, ms", "target", "p95 of the processor, ms"], rows)


def _sorts(samples: Samples, world: str) -> str:
    rows: Rows = []
    for sort in SORTS:
        figures = [
            _figures(samples.of(world, f"{name}: {sort}")) for name in (OURS, PANDAS, DUCKDB)
        ]
        (median, p95), *others = figures
        scans = [f"{other:.1f}" for other, _ in others]
        rows.append([sort, f"{median:.1f}", f"{p95:.1f}", *scans])
    head = ["", "median, ms", "p95, ms", f"{PANDAS}, median", f"{DUCKDB}, median"]
    return table(head, rows)


def _figures(values: list[float]) -> tuple[float, float]:
    """Median and p95 (nearest rank)."""
    found = sorted(values)
    return statistics.median(found), found[-(-95 * len(found) // 100) - 1]


CHAPTER = Chapter(
    name="search",
    title="Search",
    measure=measure_search,
    write=write,
    packages=("pandas", "duckdb"),
    compared=tuple(
        Compared(f"{world}: search", (world, f"{OURS}: {ALL}"), (world, f"{PANDAS}: {ALL}"))
        for world in SIZES
    ),
)
