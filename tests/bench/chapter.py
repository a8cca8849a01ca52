"""What a chapter of the benchmark is: how it measures, how it is written, what it compares.

The list of chapters is in `tests.bench.__main__`; each lies in a module of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.samples import Samples

Metric = tuple[str, str]  # lane and metric of `Samples`


@dataclass(frozen=True)
class Options:
    """What the command line asks of every chapter."""

    quick: bool = False  # as short as can be: only to see that it works
    rounds: int = 8  # of the browser's visits, at most


@dataclass(frozen=True)
class Compared:
    """A figure that later runs are compared with: the ratio of two medians of one run.

    Both rise and fall with the machine, so their ratio says more than a time does. More is worse.
    """

    name: str
    of: Metric
    floor: Metric


@dataclass(frozen=True)
class Chapter:
    """A chapter. `measure` runs in a process of its own, so peaks of memory are the chapter's.

    `write` gives Markdown below the title, with headings from `##`; `packages` are those whose
    versions matter to the figures. A `long` one runs only where it is named.
    """

    name: str
    title: str
    measure: Callable[[Options], Samples]
    write: Callable[[Samples], str]
    packages: tuple[str, ...]
    compared: tuple[Compared, ...] = ()
    long: bool = False
