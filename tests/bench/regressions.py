"""Compares the figures of a run with the committed ones, as ratios to the floor of the same run.

The committed ones lie in `benchmarks.json` beside the report; which figures are compared is said by
each chapter.
"""

import json
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path

from tests.bench.chapter import Chapter
from tests.bench.report import Rows, table
from tests.bench.samples import Samples

NOISE = 1.3  # times: ratios of one code, measured on this shared machine, differ by less


@dataclass(frozen=True)
class Figure:
    """A median by that of its floor; `n` is how many values the shorter of the two is made of."""

    ratio: float
    n: int


Figures = dict[str, Figure]  # by name


def figures(chapter: Chapter, samples: Samples) -> Figures:
    """What a run of a chapter found; nothing for what was not measured."""
    found = {}
    for compared in chapter.compared:
        floor = samples.median(*compared.floor)
        ratio = samples.median(*compared.of) / floor if floor else float("nan")
        n = min(len(samples.of(*compared.of)), len(samples.of(*compared.floor)))
        if isfinite(ratio):
            found[compared.name] = Figure(round(ratio, 4), n)
    return found


def moved(was: Figures, now: Figures) -> list[tuple[str, Figure, Figure]]:
    """Name, old and new of all that differ by more than noise, the worst first."""
    both = [(name, was[name], figure) for name, figure in now.items() if name in was]
    beyond = [entry for entry in both if _times(*entry[1:]) > NOISE]
    return sorted(beyond, key=lambda entry: entry[1].ratio / entry[2].ratio)


def _times(was: Figure, now: Figure) -> float:
    return max(was.ratio / now.ratio, now.ratio / was.ratio)


def is_worse(was: Figure, now: Figure) -> bool:
    return now.ratio > was.ratio


def told(was: Figures, now: Figures) -> str:
    """A section of the report: what moved since the committed figures."""
    if not was:
        return "No figures of an earlier run to compare with.\n"
    rows: Rows = [
        [name, f"{old.ratio:.2f}×", f"{new.ratio:.2f}×", f"{old.n} → {new.n}", _word(old, new)]
        for name, old, new in moved(was, now)
    ]
    lost = sorted(was.keys() - now.keys())
    missing = f"No longer measured: {', '.join(lost)}.\n" if lost else ""
    if not rows:
        same = len(was.keys() & now.keys())
        return f"None of {same} ratios to the floor moved by more than {NOISE}×.\n{missing}"
    return table(["ratio to the floor", "was", "is", "n", ""], rows) + missing


def _word(was: Figure, now: Figure) -> str:
    return "**slower**" if is_worse(was, now) else "better"


def read(path: Path) -> dict[str, Figures]:
    """The committed figures by chapter; none where there is no file."""
    if not path.exists():
        return {}
    chapters = json.loads(path.read_text("utf-8"))
    return {
        chapter: {name: Figure(**figure) for name, figure in its.items()}
        for chapter, its in chapters.items()
    }


def write(path: Path, chapters: dict[str, Figures]) -> None:
    plain = {
        chapter: {name: asdict(figure) for name, figure in its.items()}
        for chapter, its in chapters.items()
    }
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", "utf-8")
