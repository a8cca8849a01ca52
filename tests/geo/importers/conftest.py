"""A folder of tables whose boundaries may be replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.tables import Tables


@pytest.fixture
def folder(build: Callable[..., Tables]) -> Path:
    """The tiny world, of which no event needs its borders."""
    return build().folder
