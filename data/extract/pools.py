"""Runs a function over a stream of batches, in processes or on a Dask cluster.

The results are those of a plain loop, in the same order. Only a few batches are under way at a
time, so memory stays flat however long the stream is. Left to others: what is run
(`data.extract.run`), the cluster (`data.extract.clusters`).
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import partial
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[tuple[Item, ...]], tuple[Result, ...]]
Lost = Callable[[Item, BaseException], Result]
_AHEAD = 3  # batches under way for each worker


class GoneAway(Exception):
    """Nobody is left to work; the message says why and what to do."""


class Workers(Protocol):
    """Who does batches."""

    number: int

    def submit(
        self, work: Work[Item, Result], batch: tuple[Item, ...]
    ) -> Callable[[], tuple[Result, ...]]:
        """Begin a batch; what is given back waits for its results, or raises if a worker died."""
        ...

    def close(self) -> None:
        """End them; what is not begun is dropped."""
        ...


class Crew(Generic[Item, Result]):
    """Workers of whom one may die.

    A batch whose worker died is done again apart from the others, then item by item, so that only
    the item that kills is lost: `lost` gives its result.
    """

    def __init__(
        self, workers: Workers, apart: Workers, work: Work[Item, Result], lost: Lost[Item, Result]
    ) -> None:
        self._workers, self._apart, self._work, self._lost = workers, apart, work, lost

    def run(self, batches: Iterable[tuple[Item, ...]]) -> Iterator[Result]:
        """The results of all items in their order; ends the workers."""
        under_way: deque[tuple[tuple[Item, ...], Callable[[], tuple[Result, ...]]]] = deque()
        try:
            for batch in batches:
                under_way.append((batch, self._workers.submit(self._work, batch)))
                if len(under_way) > self._workers.number * _AHEAD:
                    yield from self._results(*under_way.popleft())
            while under_way:
                yield from self._results(*under_way.popleft())
        finally:
            self._workers.close()
            self._apart.close()

    def _results(
        self, batch: tuple[Item, ...], wait: Callable[[], tuple[Result, ...]]
    ) -> tuple[Result, ...]:
        try:
            return wait()
        except GoneAway:
            raise
        except Exception:  # a worker died: of this batch, or of another at the same time
            return self._again(batch)

    def _again(self, batch: tuple[Item, ...]) -> tuple[Result, ...]:
        try:
            return self._apart.submit(self._work, batch)()
        except GoneAway:
            raise
        except Exception as error:
            if len(batch) == 1:
                return (self._lost(batch[0], error),)
            return tuple(result for item in batch for result in self._again((item,)))


class Processes:
    """Fresh processes of this computer, begun when first needed, and again if one has died."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._executor: ProcessPoolExecutor | None = None

    def submit(
        self, work: Work[Item, Result], batch: tuple[Item, ...]
    ) -> Callable[[], tuple[Result, ...]]:
        """Begin a batch."""
        self._executor = self._executor or self._started()
        try:
            return self._executor.submit(work, batch).result
        except BrokenExecutor:
            self._executor = self._started()
            return self._executor.submit(work, batch).result

    def close(self) -> None:
        """End them; what is not begun is dropped."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.number,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=partial(signal.signal, signal.SIGINT, signal.SIG_IGN),  # Ctrl-C is for us
        )


def in_processes(
    number: int, work: Work[Item, Result], lost: Lost[Item, Result]
) -> Crew[Item, Result]:
    """So many processes, and one for what may kill them."""
    return Crew(Processes(number), Processes(1), work, lost)
