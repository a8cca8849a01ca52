"""The caches of the app: the tables, read again when their files change.

What is derived from tables is cached where it is computed, keyed by the `Tables` object.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from data import tables as tables_module
from data import validate
from data.changeover import UNFINISHED, is_under_way
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import Tables

Stamp = tuple[tuple[int, int, int], ...]

_MOST_FOLDERS = 4
_PATIENCE = 5.0  # seconds that a first load waits for a build that is under way
_NAP = 0.05


@dataclass(frozen=True)
class _Adopted:
    stamp: Stamp
    tables: Tables


_adopted: dict[Path, _Adopted] = {}
_turn = Lock()


def tables() -> Tables:
    """The tables of `PACTMAP_TABLES`, valid and as they are on disk now. Raises `ProblemsFound`.

    While a build puts new files in place, or was killed doing so, those from before it stay.
    """
    folder = tables_module.folder_from_environment()
    known = _adopted.get(folder)
    if known and known.stamp == _stamp(folder):
        return known.tables
    with _turn:
        return _newest(folder)


def are_current() -> bool:
    """Whether the tables read last are those on disk now; waits for nothing."""
    folder = tables_module.folder_from_environment()
    known = _adopted.get(folder)
    return known is not None and known.stamp == _stamp(folder)


def _newest(folder: Path) -> Tables:
    deadline = time.monotonic() + _PATIENCE
    while not (adopted := _adopt(folder)):
        if known := _adopted.get(folder):
            return known.tables
        if time.monotonic() > deadline:
            raise ProblemsFound([UNFINISHED])
        time.sleep(_NAP)
    return adopted


def _adopt(folder: Path) -> Tables | None:
    """The tables on disk; None if a build is under way or files changed while they were read.

    Raises `ProblemsFound` only for files that stayed as they were.
    """
    stamp, known = _stamp(folder), _adopted.get(folder)
    if known and known.stamp == stamp:
        return known.tables
    if is_under_way(folder):
        return None
    found = _judged(folder)
    if is_under_way(folder) or stamp != _stamp(folder):
        return None
    if isinstance(found, ProblemsFound):
        raise found
    _keep(folder, _Adopted(stamp, found))
    return found


def _judged(folder: Path) -> Tables | ProblemsFound:
    try:
        found = tables_module.load(folder)
    except ProblemsFound as error:
        return error
    problems = validate.problems_of_rows(found)
    return ProblemsFound(problems) if problems else found


def _keep(folder: Path, adopted: _Adopted) -> None:
    _adopted.pop(folder, None)
    _adopted[folder] = adopted
    while len(_adopted) > _MOST_FOLDERS:
        _adopted.pop(next(iter(_adopted)))


def _stamp(folder: Path) -> Stamp:
    """Number, size and time of change of every file; a missing one is left to `load` to report."""
    files = [folder / table.file for table in schema().values()]
    stats = [file.stat() for file in files if file.exists()]
    return tuple((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats)
