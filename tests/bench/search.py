"""Measures the search beside what could take its place: scans by pandas and by DuckDB.

Needs no browser. How the figures look in Markdown is in `tests.bench.search_report`.
"""

import sys
import time
from collections.abc import Callable
from functools import partial

import duckdb
import pandas as pd

from data.search import finding
from data.search.folding import folded
from data.search.index import Index, index
from data.tables import Tables, load
from tests.bench.apart import apart, memory
from tests.bench.chapter import Options
from tests.bench.samples import Samples
from tests.bench.wording import questions, worded

COMMITTED, LARGE = "committed", "10^5 events"
SIZES = {COMMITTED: 0, "10^4 events": 10**4, LARGE: 10**5}
OURS, PANDAS, DUCKDB = "ours", "pandas str.contains", "DuckDB LIKE"
ASKED, SCANNED = 30, 4  # questions of each sort; of them for the scans, which are slow
MOST = 5
WARM = "Serbia 1995"


def measure_search(options: Options) -> Samples:
    """All figures, by world and metric; times in ms, memory in bytes. A process for each world."""
    samples = Samples()
    for world, events in SIZES.items():
        if not options.quick or events <= 10**4:
            print(f"search: {world}", file=sys.stderr)
            samples.join(apart(measure_world, world, events))
    return samples


def measure_world(world: str, events: int) -> Samples:
    """One world: its index, and the answers to questions of every sort."""
    samples = Samples()
    tables = worded(events) if events else load()
    before = memory()[0]
    begun = time.perf_counter()
    found = index(tables)
    samples.add(world, "build", (time.perf_counter() - begun) * 1000)
    samples.add(world, "memory", memory()[0] - before)
    samples.add(world, "events", len(tables.events))
    samples.add(world, "texts", len(found.texts))
    samples.add(world, "names", len(found.named))
    samples.add(world, "words", len(found.vocabulary.counts))
    samples.add(world, "index", pages(found))
    scans = {PANDAS: pandas_scan(tables), DUCKDB: duckdb_scan(tables)}
    ways = {OURS: partial(finding.found, tables), **scans}
    for answers in ways.values():
        answers(WARM)  # what a first question makes ready, for it and all others
    for sort, asked in questions(tables, ASKED).items():
        for number, question in enumerate(asked):
            for name, answers in ways.items():
                if name == OURS or number < SCANNED:
                    clock(samples, world, name, sort, partial(answers, question))
    return samples


def pages(found: Index) -> int:
    """Bytes of the database."""
    (count,), (size,) = (
        found.database.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    return int(count) * int(size)


def clock(samples: Samples, world: str, name: str, sort: str, work: Callable[[], object]) -> None:
    begun, used = time.perf_counter(), time.process_time()
    work()
    used, took = time.process_time() - used, time.perf_counter() - begun
    samples.add(world, f"{name}: processor", used * 1000)
    for metric in (sort, "all"):
        samples.add(world, f"{name}: {metric}", took * 1000)


def lines(tables: Tables) -> pd.Series:
    """Summaries and quotes, folded ahead, as the index has them; no names, no spelling."""
    texts = [*tables.events["summary"], *tables.evidence["quote"]]
    return pd.Series([folded(text) for text in texts], dtype="str")


def pandas_scan(tables: Tables) -> Callable[[str], object]:
    texts = lines(tables)

    def scan(question: str) -> object:
        keep = pd.Series(True, index=texts.index)
        for word in folded(question)[:300].replace('"', "").split():
            keep &= texts.str.contains(word, regex=False)
        return texts[keep].head(MOST)

    return scan


def duckdb_scan(tables: Tables) -> Callable[[str], object]:
    database = duckdb.connect()
    database.register("found", pd.DataFrame({"text": lines(tables)}))
    database.execute("CREATE TABLE texts AS SELECT * FROM found")

    def scan(question: str) -> object:
        words = folded(question)[:300].replace('"', "").replace("\0", "").split() or [""]
        where = " AND ".join("contains(text, ?)" for _ in words)
        return database.execute(
            f"SELECT text FROM texts WHERE {where} LIMIT {MOST}", words
        ).fetchall()

    return scan
