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


Opened = dict[str, documents.Document | SeedRefused]


def opened(tables: Tables) -> Opened:
    """Every file that is said to be a seed, by its path, or why it cannot be read."""
    found: Opened = {}
    for _, row in tables.rows("documents"):
        if row.kind == "seed" and row.path and row.path not in found:
            try:
                found[row.path] = read(tables, row.path)
            except SeedRefused as error:
                found[row.path] = error
    return found


def readable(tables: Tables, found: Opened) -> dict[str, documents.Document]:
    """The seeds that could be read, by their key; the others are a problem of `data.rules`."""
    rows = (row for _, row in tables.rows("documents") if row.kind == "seed")
    seeds = {row.document: found.get(row.path) for row in rows}
    return {key: seed for key, seed in seeds.items() if isinstance(seed, documents.Document)}


def stored(tables: Tables) -> dict[str, documents.Document]:
    """The seeds that can be read, by their key."""
    return readable(tables, opened(tables))


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
