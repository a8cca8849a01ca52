"""Keeps each version of a collection that was ever shown, so that links to it go on meaning it.

A version is a frozen bundle (`data.exports.bundle`), gzipped, in a folder that replicas may share.
What has changed between two versions is told by `data.changes`.
"""

import gzip
import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from data import collection
from data.exports.bundle import bundle
from data.exports.unpacking import LARGEST, unpack
from data.folders import PROJECT
from data.problems import Problem, ProblemsFound
from data.tables import VERSION, Tables

VARIABLE = "PACTMAP_ARCHIVE"  # the folder; else `var/versions`
OPENED = 4  # versions that are in memory at once


def folder() -> Path:
    return Path(os.environ.get(VARIABLE) or PROJECT / "var" / "versions")


def file_of(key: str, version: str) -> Path:
    """Where a version of the collection of this key lies, or would."""
    return folder() / f"{key}-{version}.zip.gz"


def keep(tables: Tables) -> Path:
    """Put a version into the archive unless it is there. Raises `OSError` if it cannot be written,
    and `ProblemsFound` if the tables have changed on disk since they were read."""
    file = file_of(collection.read(tables.folder).key, tables.version)
    if file.exists():
        return file
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as written:
        try:
            written.write(gzip.compress(bundle(tables), 6, mtime=0))
            written.flush()
            os.fsync(written.fileno())
            Path(written.name).chmod(0o644)  # other replicas read it
            Path(written.name).replace(file)
        except BaseException:
            with suppress(OSError):
                Path(written.name).unlink()
            raise
    return file


def holds(key: str, version: str) -> bool:
    """Whether a version can be opened; False for what is no version at all."""
    return bool(VERSION.fullmatch(version)) and file_of(key, version).exists()


def opened(key: str, version: str) -> Tables:
    """The tables of a version. Raises `ProblemsFound` if it is not here or is damaged."""
    if not holds(key, version):
        message = f"version {version[:12]} is not in the archive"
        raise ProblemsFound([Problem(key, 0, "", message, "ask for the newest version")])
    return _opened(file_of(key, version), version)[0]


@lru_cache(maxsize=OPENED)
def _opened(file: Path, version: str) -> tuple[Tables, tempfile.TemporaryDirectory[str]]:
    """The tables, unpacked into a folder that lasts as long as they are kept here."""
    place = tempfile.TemporaryDirectory(prefix="pactmap-")
    try:
        with gzip.open(file) as packed:
            content = packed.read(LARGEST + 1)
    except (OSError, EOFError) as error:
        raise ProblemsFound(
            [Problem(file.name, 0, "", f"is damaged ({error})", "delete it")]
        ) from error
    return unpack(content, Path(place.name), version), place
