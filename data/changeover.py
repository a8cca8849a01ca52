"""Replaces many files as if at once: whoever is killed at any moment, the next run completes it.

All new contents are written beside their places first, then a marker that lists them appears in
the folder of the tables, then they are renamed, then the marker goes. So before the marker nothing
has changed, and with it everything needed is on disk. Left to others: what to write (`data.build`).
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from data.problems import Problem

MARKER = ".building"
UNFINISHED = Problem(
    MARKER, 0, "", "is of a build that did not end", "run python -m data.build, which completes it"
)
_SUFFIX = ".built"


def is_under_way(folder: Path) -> bool:
    """Whether files of this folder are being replaced, or were when somebody was killed."""
    return (folder / MARKER).exists()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else replaces files of this folder; ends with the process at the latest."""
    import fcntl  # not on Windows, where readers may run, too

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace(folder: Path, contents: Mapping[Path, bytes | None]) -> None:
    """Give each file its new content, in this order; None removes it. Call it `alone`."""
    if not contents:
        return
    for file, content in contents.items():
        if content is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(_part(file), content)
    _sync({file.parent for file in contents})
    plan = [[os.path.relpath(file, folder), content is None] for file, content in contents.items()]
    _write(_part(folder / MARKER), json.dumps(plan).encode())
    _part(folder / MARKER).replace(folder / MARKER)
    _sync({folder})
    complete(folder)


def complete(folder: Path) -> bool:
    """Finish what a killed process began; whether there was anything. Call it `alone`."""
    marker = folder / MARKER
    if not marker.exists():
        return False
    plan = [(folder / name, gone) for name, gone in json.loads(marker.read_bytes())]
    for file, gone in plan:
        if gone:
            file.unlink(missing_ok=True)
        elif _part(file).exists():  # else it was renamed before
            _part(file).replace(file)
    _sync({file.parent for file, _ in plan})
    marker.unlink()
    _sync({folder})
    return True


def sweep(*folders: Path) -> None:
    """Remove from these what somebody prepared who was killed before the marker. Call it `alone`
    and after `complete`."""
    for folder in folders:
        for part in folder.glob(f".*{_SUFFIX}"):
            part.unlink()


def _part(file: Path) -> Path:
    return file.with_name(f".{file.name}{_SUFFIX}")


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folders: set[Path]) -> None:
    """Make renames in these folders last."""
    for folder in sorted(folders):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
