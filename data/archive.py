"""Keeps each version of a collection that was ever shown, so that links to it go on meaning it.

A version is an unpacked frozen bundle (`data.exports.bundle`) in a folder of its own, all of them
below one that replicas may share. What has changed between two is told by `data.changes`.
"""

import os
import tempfile
from pathlib import Path
from threading import Lock

from data import collection, tables
from data.exports.bundle import bundle
from data.exports.unpacking import unpack
from data.folders import PROJECT
from data.problems import Problem, ProblemsFound
from data.tables import VERSION, Tables

VARIABLE = "PACTMAP_ARCHIVE"  # the folder; else `var/versions`
OPENED = 4  # versions that are in memory at once
_open: dict[Path, Tables] = {}  # those asked for last, the newest one last
_turn = Lock()


def folder() -> Path:
    return Path(os.environ.get(VARIABLE) or PROJECT / "var" / "versions")


def folder_of(key: str, version: str) -> Path:
    """Where a version of the collection of this key lies, or would."""
    return folder() / f"{key}-{version}"


def folders(key: str) -> list[Path]:
    """Where the versions of the collection of this key lie, in no order."""
    found = folder().glob(f"{key}-*")
    return [there for there in found if there == folder_of(key, version_of(there))]


def version_of(there: Path) -> str:
    """The version in a folder; empty if its name ends in none."""
    version = there.name.rpartition("-")[2]
    return version if VERSION.fullmatch(version) else ""


def keep(found: Tables) -> Path:
    """Put a version into the archive unless it is there. Raises `OSError` if it cannot be written,
    and `ProblemsFound` if the tables have changed on disk since they were read."""
    there = folder_of(collection.read(found.folder).key, found.version)
    if there.exists():
        return there
    there.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=there.parent, prefix=".") as place:
        whole = Path(place) / there.name
        unpack(bundle(found), whole)
        try:
            whole.rename(there)
        except OSError:
            if not there.exists():  # else another replica was quicker
                raise
    return there


def holds(key: str, version: str) -> bool:
    """Whether a version can be opened; False for what is no version at all."""
    return bool(VERSION.fullmatch(version)) and folder_of(key, version).exists()


def opened(key: str, version: str) -> Tables:
    """The tables of a version. Raises `ProblemsFound` if it is not here or is damaged."""
    if not holds(key, version):
        message = f"version {version[:12]!r} is not in the archive"
        raise ProblemsFound([Problem(key, 0, "", message, "ask for the newest version")])
    with _turn:
        there = folder_of(key, version)
        found = _open.pop(there, None) or _loaded(there, version)
        _open[there] = found
        while len(_open) > OPENED:
            del _open[next(iter(_open))]
        return found


def at_hand(key: str, version: str) -> Tables | None:
    """The tables of a version if they are in memory."""
    return _open.get(folder_of(key, version))


def _loaded(there: Path, version: str) -> Tables:
    found = tables.load(there)
    if found.version != version:
        message, remedy = "is damaged: it holds other tables", "delete this folder"
        raise ProblemsFound([Problem(str(there), 0, "", message, remedy)])
    return found
