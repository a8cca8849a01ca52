"""Measures extraction: documents of 14 sentences a second and core, and where the time goes.

Needs no browser. The texts are those of the development set, cut and joined to documents of 14
sentences; all in one process and on one core, but for the row that says otherwise.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from data import documents
from data.extract.engine import extract
from data.extract.run import Job, sheets
from data.extract.sources import Source
from tests.bench.apart import memory
from tests.bench.chapter import Chapter, Compared, Options
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples
from tests.bench.servers import PROJECT

TEXTS = PROJECT / "tests" / "extraction" / "development"
SENTENCES, TARGET, ROUNDS = 14, 200, 7
RULES, CUT, LINES = "rules, from text to candidates", "of that: cutting sentences", "JSON lines"
TWO, LONGER = "JSON lines, two processes", "the same text, 32 times as long"
LONG = 32  # documents in one, to see that time is linear
METHOD = """\
Documents of {sentences} sentences are made of the {texts} texts of the development set: {number},
{characters:,.0f} characters each on average, {candidates:.1f} candidates. A rate is documents by
seconds of the processor (of two processes: by seconds on the clock, their start included), over all
documents, the median of {rounds} rounds; the dictionaries are loaded before. “{longer}” takes
{long} documents at a time as one. The peak of this process after all that was {memory:.0f} MB.
"""


def made() -> list[str]:
    """The documents."""
    found: list[str] = []
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        found.extend(sentence.text for sentence in documents.sentences(text))
    whole = len(found) // SENTENCES * SENTENCES
    return ["\n\n".join(found[at : at + SENTENCES]) for at in range(0, whole, SENTENCES)]


def measure(options: Options) -> Samples:
    """All rates, and what the documents are like."""
    samples, texts = Samples(), made()
    long = ["\n\n".join(texts[at : at + LONG]) for at in range(0, len(texts), LONG)]
    candidates = sum(len(extract(text, "a.txt")) for text in texts)
    samples.add("texts", "number", len(texts))
    samples.add("texts", "characters", *map(len, texts))
    samples.add("texts", "candidates", candidates / len(texts))
    for number in range(1 if options.quick else ROUNDS):
        print(f"extraction: round {number + 1}", file=sys.stderr)
        clock = time.process_time
        _rate(samples, RULES, texts, clock, lambda: [extract(text, "a.txt") for text in texts])
        _rate(samples, CUT, texts, clock, lambda: [documents.sentences(text) for text in texts])
        _rate(samples, LINES, texts, clock, lambda: list(sheets(_files(texts), Job(True))))
        _rate(samples, LONGER, texts, clock, lambda: [extract(text, "a.txt") for text in long])
    two = texts * 10
    for _ in range(1 if options.quick else 3):
        work = lambda: list(sheets(_files(two), Job(True), workers=2))  # noqa: E731
        _rate(samples, TWO, two, time.perf_counter, work)
    samples.add("texts", "memory", memory()[1])
    return samples


def _files(texts: list[str]) -> Iterator[Source]:
    return (Source(f"{number}.txt", text.encode()) for number, text in enumerate(texts))


def _rate(
    samples: Samples,
    name: str,
    texts: list[str],
    clock: Callable[[], float],
    work: Callable[[], Any],
) -> None:
    begun = clock()
    work()
    samples.add(name, "rate", len(texts) / (clock() - begun))


def write(samples: Samples) -> str:
    rows: Rows = []
    for name in (RULES, CUT, LINES, LONGER, TWO):
        median, found = samples.median(name, "rate"), ""
        if name == RULES:
            found = verdict("", f"≥ {TARGET}", median >= TARGET).strip()
        values = samples.of(name, "rate")
        figures = [f"{min(values):,.0f}", f"{median:,.0f}", f"{max(values):,.0f}"]
        each = f"{1000 / median:.2f}"
        rows.append([name, str(len(values)), *figures, each, found])
    method = METHOD.format(
        sentences=SENTENCES,
        texts=len(list(TEXTS.glob("*.txt"))),
        number=int(samples.median("texts", "number")),
        characters=samples.mean("texts", "characters"),
        candidates=samples.median("texts", "candidates"),
        rounds=len(samples.of(RULES, "rate")),
        longer=LONGER,
        long=LONG,
        memory=samples.median("texts", "memory") / 1e6,
    )
    head = ["documents a second", "n", "least", "median", "most", "ms each", "target"]
    return f"{method}\n{table(head, rows)}"


CHAPTER = Chapter(
    name="extraction",
    title="Extraction",
    measure=measure,
    write=write,
    packages=("numpy", "pandas"),
    compared=(Compared("rules, by the time of cutting sentences", (CUT, "rate"), (RULES, "rate")),),
)
