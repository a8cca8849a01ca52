"""Runs a piece of work in a process of its own, so that its memory is told apart from all else.

Functions, arguments and results travel by pickle.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def apart(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What `work` returns, or raises, in a new interpreter that ends with it."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments, **named).result()


def memory(pid: int | str = "self") -> tuple[int, int]:
    """Resident memory of a process and its peak so far, in bytes (Linux).

    The peak is the kernel's `VmHWM`: that of `getrusage` outlives `exec`.
    """
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = {line.partition(":")[0]: line.split()[1] for line in lines if line.endswith("kB")}
    return int(kilobytes["VmRSS"]) * 1024, int(kilobytes["VmHWM"]) * 1024
