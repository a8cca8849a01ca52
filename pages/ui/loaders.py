"""The caches of the app: the tables, read again when their files change.

What is derived from tables is cached where it is computed, keyed by the `Tables` object.
"""

from functools import lru_cache
from pathlib import Path

from data import tables as tables_module
from data import validate
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import Tables


def tables() -> Tables:
    """The tables of `PACTMAP_TABLES`, valid and as they are on disk now. Raises `ProblemsFound`."""
    folder = tables_module.folder_from_environment()
    return _load(folder, _stamp(folder))


@lru_cache(maxsize=4)
def _load(folder: Path, stamp: tuple[tuple[int, int], ...]) -> Tables:
    tables = tables_module.load(folder)
    if problems := validate.problems(tables):
        raise ProblemsFound(problems)
    return tables


def _stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Size and time of change of every file; a missing one is left to `load` to report."""
    files = [folder / table.file for table in schema().values()]
    stats = [file.stat() for file in files if file.exists()]
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)
