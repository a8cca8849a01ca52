"""An editor with a store of his own, for each test of the review."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store.store import Store
from data.tables import Tables
from tests.data.review.work import SETTINGS, Work


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'review.db'}", SETTINGS) as opened:
        yield opened


@pytest.fixture
def work(build: Callable[..., Tables], store: Store) -> Work:
    """The document NEW, received and not yet judged."""
    found = Work(build(), store)
    found.receive()
    return found
