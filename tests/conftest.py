"""What all tests share: a fixture for the tiny world, and a profile for hypothesis.

The world itself is in `tests.world`.
"""

import atexit
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from data.tables import Tables
from tests.world import world

for _name in [name for name in os.environ if name.startswith("PACTMAP_")]:  # tests name their own
    if _name != "PACTMAP_CHROMIUM":
        del os.environ[_name]
_archive = TemporaryDirectory(prefix="pactmap-versions-", ignore_cleanup_errors=True)
atexit.register(_archive.cleanup)
os.environ["PACTMAP_ARCHIVE"] = _archive.name
settings.register_profile("pactmap", deadline=None, max_examples=50)
settings.load_profile("pactmap")


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Tables]:
    """`world` in a folder of the test's own."""
    return partial(world, tmp_path)
