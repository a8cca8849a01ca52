"""Opens the stored documents that a collection names, and none that lies outside of it.

Left to others: reading bytes as text (`data.documents`), judging a collection (`data.rules.seeds`).
"""

import os
from pathlib import Path, PurePosixPath

from data import documents
from data.tables import Tables


class SeedRefused(ValueError):
    """A path that leads to no readable seed; the message says why, `remedy` what to do."""

    def __init__(self, why: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(why)


def stored(tables: Tables) -> dict[str, documents.Document]:
    """The seeds that can be read, by their key; the others are a problem of `data.rules`."""
    found = {}
    for _, row in tables.rows("documents"):
        if row.kind == "seed" and row.path:
            try:
                found[row.document] = read(tables, row.path)
            except SeedRefused:
                continue
    return found


def read(tables: Tables, path: str) -> documents.Document:
    """The document at `path`, relative to the project or the tables; raises `SeedRefused`."""
    try:
        return documents.from_bytes(content(tables, path), tables.seed_path(path))
    except documents.UnreadableDocument as error:
        why, _, remedy = str(error).rpartition(" – ")
        raise SeedRefused(why, remedy) from error


def content(tables: Tables, path: str) -> bytes:
    """The bytes of the file at `path`, text or not; raises `SeedRefused`."""
    file = tables.seed_path(path)
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or _leaves(file, tables):
        raise SeedRefused(f"'{path}' leaves the project", "write a path such as seeds/name.txt")
    if not file.is_file():
        raise SeedRefused(f"'{path}' is no file", "put the seed there or correct the path")
    try:
        return file.read_bytes()
    except OSError as error:
        raise SeedRefused(f"'{path}' cannot be read ({error.strerror})", "mend it") from error


def _leaves(file: Path, tables: Tables) -> bool:
    """Whether a symbolic link leads out."""
    base = os.path.realpath(tables.seed_path(""))
    return not Path(os.path.realpath(file)).is_relative_to(base)
