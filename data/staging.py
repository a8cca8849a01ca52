"""Puts tables and seeds that are not written yet into a folder of their own, and judges them there.

Left to others: what they are (`data.publishing`), putting them in place (`data.build`).
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from data import validate
from data.problems import Problem, ProblemsFound
from data.schema import schema
from data.store.decisions import ReceivedFile
from data.tables import Row, Tables, by_key, dump, load

Received = Callable[[str], ReceivedFile]  # the file with a hash; KeyError if there is none


@dataclass(frozen=True)
class Staged:
    """The files of seeds that are missing, by their path in the project, and all problems."""

    seeds: dict[str, bytes]
    problems: tuple[Problem, ...]


def seed_cells(key: str, file: ReceivedFile) -> dict[str, str]:
    """The cells of a document that say where its text and the file it was read from will lie.

    A file that is its own text lies there once; another one lies beside the text.
    """
    name = key.lower()
    cells = {"path": f"seeds/{name}.txt", "sha256": file.text_sha256, "file": file.sha256}
    if file.sha256 == file.text_sha256:
        return {**cells, "received": "", "received_sha256": ""}
    suffix = PurePosixPath(file.name).suffix.lower() or ".bin"
    suffix = suffix if suffix != ".txt" else ".received.txt"
    return {**cells, "received": f"seeds/{name}{suffix}", "received_sha256": file.sha256}


def judge(tables: Tables, files: Mapping[str, str], received: Received) -> Staged:
    """What has to lie in `seeds/` beside these tables, and what is wrong with them then.

    `files` are hashes of received files by document. Files that wait in `seeds/` are no problem.
    """
    problems: list[Problem] = []
    seeds = dict(_missing(tables, files, received, problems))
    if not problems:
        problems = _judged(tables, seeds)
    return Staged(seeds, tuple(problems))


def _missing(
    tables: Tables, files: Mapping[str, str], received: Received, problems: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    """The seeds that are not there yet. One that is there is never written over."""
    rows = by_key(tables, "documents")
    for key, sha256 in sorted(files.items()):
        try:
            for path, content in _contents(rows[key], received(sha256)).items():
                if _is_missing(tables, path, content):
                    yield path, content
        except (KeyError, ValueError) as error:
            message, _, remedy = str(error.args[0]).rpartition(" – ")
            problems.append(Problem("documents.csv", 0, "", f"{key}: {message}", remedy))


def _contents(row: Row, file: ReceivedFile) -> dict[str, bytes]:
    """What lies where: the text, and the file it was read from."""
    both = {row.path: file.text.encode(), row.received: file.content}
    return {path: content for path, content in both.items() if path}


def _is_missing(tables: Tables, path: str, content: bytes) -> bool:
    parts = PurePosixPath(path).parts
    hidden = any(part.startswith(".") for part in parts)
    if len(parts) < 2 or parts[0] != "seeds" or hidden or "\\" in path:
        raise ValueError(f"'{path}' is no path in seeds – write one such as seeds/name.txt")
    file, base = tables.seed_path(path), os.path.realpath(tables.seed_path("seeds"))
    if not Path(os.path.realpath(file)).is_relative_to(base):
        raise ValueError(f"'{path}' leads out of seeds – write one such as seeds/name.txt")
    if not file.exists():
        return True
    if not file.is_file() or file.read_bytes() != content:
        raise ValueError(f"'{path}' holds something else already – give the document another path")
    return False


def _judged(tables: Tables, seeds: Mapping[str, bytes]) -> list[Problem]:
    with tempfile.TemporaryDirectory(prefix="pactmap-") as name:
        folder = Path(name)
        _stage(tables, seeds, folder)
        try:
            return validate.problems_of_rows(load(folder))
        except ProblemsFound as error:
            return error.problems


def _stage(tables: Tables, seeds: Mapping[str, bytes], folder: Path) -> None:
    """Write the tables and lay all seeds beside them."""
    for table in schema().values():
        if content := dump(table, tables[table.name]):
            (folder / table.file).write_bytes(content)
    lying = tables.seed_path("seeds")
    for file in sorted(lying.rglob("*")):
        if file.is_file():
            _lay(file, folder / "seeds" / file.relative_to(lying))
    (folder / "seeds").mkdir(exist_ok=True)
    for path, content in seeds.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _lay(file: Path, place: Path) -> None:
    """A second name for the file, or a copy where the system allows none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)
