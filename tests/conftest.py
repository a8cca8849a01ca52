"""What all tests share: a fixture for the tiny world, and a profile for hypothesis.

The world itself is in `tests.world`.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from data.tables import Tables
from tests.world import world

for _name in ("TABLES", "DB", "EDITING", "EDITORS", "EDITOR"):  # tests name their own
    os.environ.pop(f"PACTMAP_{_name}", None)
settings.register_profile("pactmap", deadline=None, max_examples=50)
settings.load_profile("pactmap")


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Tables]:
    """`world` in a folder of the test's own."""
    return partial(world, tmp_path)
