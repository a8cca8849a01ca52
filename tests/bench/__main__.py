"""Measures the app beside its alternatives and its floors, and writes docs/benchmarks.md.

    python -m tests.bench [--only CHAPTER …] [--quick] [--strict] [--date YYYY-MM-DD] [--out FILE]

Each chapter is measured in a process of its own and replaces the one of its title in the file; its
ratios to the floor replace those in benchmarks.json beside it, after they were compared with them.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from tests.bench import (
    core_report,
    extraction,
    first_load,
    regressions,
    rounds,
    scrub_report,
    search_report,
    server_report,
    soak,
    start,
)
from tests.bench.apart import apart
from tests.bench.chapter import Chapter, Options
from tests.bench.machine import disturbance, machine_line
from tests.bench.regressions import Figures
from tests.bench.samples import Samples
from tests.bench.servers import PROJECT

CHAPTERS = {
    chapter.name: chapter
    for chapter in (
        rounds.CHAPTER,
        scrub_report.CHAPTER,
        first_load.CHAPTER,
        start.CHAPTER,
        server_report.CHAPTER,
        soak.CHAPTER,
        core_report.CHAPTER,
        search_report.CHAPTER,
        extraction.CHAPTER,
    )
}
REPORT = PROJECT / "docs" / "benchmarks.md"
TITLE = "Benchmarks"
PREFACE = """\
Written by `make bench`, one chapter after the other, each with its machine and date. Under “What
moved” are ratios to the floor of the same run that differ by more than {noise}× from the figures
committed before (`benchmarks.json`): times of a shared machine say little, ratios say more.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; 0 even where a target is not met, for figures are no test."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.quick and options.out != REPORT:
        parser.error("figures of a quick run are not written – leave out --quick or --out")
    asked = Options(quick=options.quick, rounds=options.rounds)
    slower = []
    for name in options.only or [name for name, chapter in CHAPTERS.items() if not chapter.long]:
        slower += run(CHAPTERS[name], asked, options.out, options.date)
    return 1 if slower and options.strict else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument("--only", nargs="+", choices=list(CHAPTERS), help="these chapters only")
    parser.add_argument("--quick", action="store_true", help="one short round; writes no file")
    parser.add_argument("--rounds", type=int, default=8, help="of the browser, at most (default 8)")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a ratio got worse")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today())
    parser.add_argument("--out", type=Path, default=REPORT)
    return parser


def run(chapter: Chapter, asked: Options, out: Path, day: date) -> list[str]:
    """Measure a chapter, print it and, unless quick, write it. The names of what is slower."""
    samples = apart(chapter.measure, asked)
    file = out.with_suffix(".json")
    known = regressions.read(file)
    was, now = known.get(chapter.name, {}), regressions.figures(chapter, samples)
    text = written(chapter, samples, was, now, day)
    print(text)
    if not asked.quick:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(placed(out.read_text("utf-8") if out.exists() else "", text), "utf-8")
        regressions.write(file, {**known, chapter.name: now})
    return [name for name, *both in regressions.moved(was, now) if regressions.is_worse(*both)]


def written(chapter: Chapter, samples: Samples, was: Figures, now: Figures, day: date) -> str:
    """A chapter in Markdown with its title, its machine and what moved."""
    machine = machine_line(chapter.packages, samples.machine, day)
    head = f"# {chapter.title}\n\nMachine: {machine}.\n\n{disturbance(os.getloadavg()[1])}"
    return f"{head}{chapter.write(samples)}\n## What moved\n\n{regressions.told(was, now)}"


def placed(report: str, chapter: str) -> str:
    """The report with this chapter at its place, instead of an older one of the same title."""
    parts = [*f"\n{report}".split("\n# ")[1:], chapter.removeprefix("# ")]
    found = {part.partition("\n")[0]: part for part in parts}
    chapters = [found[known.title] for known in CHAPTERS.values() if known.title in found]
    preface = f"{TITLE}\n\n{PREFACE.format(noise=regressions.NOISE)}"
    return "\n\n".join(f"# {part.strip()}" for part in [preface, *chapters]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
