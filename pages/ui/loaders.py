"""The caches of the app: collections and their tables, read again when their files change.

What is derived from tables is cached where it is computed, keyed by the `Tables` object.
"""

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from data import collection, stories, validate
from data import tables as tables_module
from data.changeover import UNFINISHED, is_under_way
from data.collection import Collection
from data.folders import folder_from_environment, folders_from_environment
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import Tables
from geo import own_boundaries

Stamp = tuple[tuple[int, int, int], ...]

_MOST_FOLDERS = 4  # beside those of the collections there are
_PATIENCE = 5.0  # seconds that a first load waits for a build that is under way
_NAP = 0.05


@dataclass(frozen=True)
class _Adopted:
    stamp: Stamp
    tables: Tables


_adopted: dict[Path, _Adopted] = {}
_turn = Lock()


def collections() -> tuple[Collection, ...]:
    """The collections that there are, the default one first. Raises `ProblemsFound`."""
    there = tuple(folders_from_environment())
    about = (collection.FILE, collection.BOUNDARIES)
    return _described(
        tuple((folder, _stamp_of(*(folder / name for name in about))) for folder in there)
    )


def by_key() -> dict[str, Collection]:
    """The same by their keys."""
    return {found.key: found for found in collections()}


@lru_cache(maxsize=4)
def _described(folders: tuple[tuple[Path, Stamp], ...]) -> tuple[Collection, ...]:
    return collection.with_own_keys(collection.read_all([folder for folder, _ in folders]))


def tables(folder: Path | None = None) -> Tables:
    """The tables of a folder, else of the first collection, as they are on disk now, and valid.

    While a build puts new files in place, or was killed doing so, those from before it stay. Raises
    `ProblemsFound`.
    """
    folder = folder or folder_from_environment()
    known = _adopted.get(folder)
    if known and known.stamp == stamp(folder):
        return known.tables
    with _turn:
        return _newest(folder)


def is_newest(tables: Tables) -> bool:
    """Whether these are the tables of their folder that were read last, not an archived version."""
    return known(tables.folder) is tables


def are_current(folder: Path) -> bool:
    """Whether the tables of a folder that were read last are those on disk; waits for nothing."""
    known = _adopted.get(folder)
    return known is not None and known.stamp == stamp(folder)


def known(folder: Path) -> Tables | None:
    """The tables of a folder that were read last; waits for nothing and looks at no disk."""
    found = _adopted.get(folder)
    return found.tables if found else None


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
    before, known = stamp(folder), _adopted.get(folder)
    if known and known.stamp == before:
        return known.tables
    if is_under_way(folder):
        return None
    found = _judged(folder)
    if is_under_way(folder) or before != stamp(folder):
        return None
    if isinstance(found, ProblemsFound):
        raise found
    _keep(folder, _Adopted(before, found))
    return found


def _judged(folder: Path) -> Tables | ProblemsFound:
    try:
        found = tables_module.load(folder)
    except ProblemsFound as error:
        return error
    problems = [*validate.problems_of_rows(found), *own_boundaries.problems(folder)]
    return ProblemsFound(problems) if problems else found


def _keep(folder: Path, adopted: _Adopted) -> None:
    _adopted.pop(folder, None)
    _adopted[folder] = adopted
    while len(_adopted) > _MOST_FOLDERS + len(folders_from_environment()):
        _adopted.pop(next(iter(_adopted)))


def stamp(folder: Path) -> Stamp:
    """Number, size and time of change of every file; a missing one is left to `load` to report."""
    names = [*(table.file for table in schema().values()), collection.BOUNDARIES]
    return _stamp_of(*(folder / name for name in names), *stories.files(folder))


def _stamp_of(*files: Path) -> Stamp:
    stats = [file.stat() for file in files if file.exists()]
    return tuple((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats)
