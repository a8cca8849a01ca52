"""Runs what is asynchronous beside a test, as Playwright keeps a loop of its own in its thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """What it returns, or raises."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
