"""Opens a frozen bundle that a stranger may have made: everything is checked, then it is tables.

Making one is left to `data.exports.bundle`, rules for cells to `data.validate`.
"""

import io
import os
import re
import struct
import zipfile
from pathlib import Path

from data.exports.bundle import OPTIONAL, SUMS, TEXTS, sums, version_of
from data.problems import Problem, ProblemsFound
from data.schema import schema
from data.storyfile import FOLDER, KEY
from data.tables import Tables, parse

STORY = re.compile(rf"{FOLDER}/{KEY.pattern}\.md", re.ASCII)
LARGEST = 200_000_000  # bytes of a bundle
# What zipfile raises for bytes that only look like a ZIP, with names that are no text or places
# outside of it.
_UNREADABLE = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError),
    *(ValueError, OverflowError, struct.error),
)
REMEDY = "take the bundle from where it was published"


def read(content: bytes, folder: Path, version: str = "") -> Tables:
    """The tables of a bundle, `folder` being where they lie or will (nothing is written).

    Raises `ProblemsFound` unless it holds the files of a bundle and no others, none of them
    compressed, all as its checksums say, and is of `version` (of any, if that is empty).
    """
    return _tables(checked(content, version), folder)


def unpack(content: bytes, folder: Path, version: str = "") -> Tables:
    """Write the files of a bundle to a new `folder`, or to an empty one, and read them.

    Raises as `read` does, before anything is written; `FileExistsError` if something lies there.
    """
    files = checked(content, version)
    tables = _tables(files, folder)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty – name another folder")
    for name, data in sorted(files.items(), key=lambda file: file[0] == "events.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        with (folder / name).open("xb") as file:  # the sign of a folder of tables comes last
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return tables


def checked(content: bytes, version: str = "") -> dict[str, bytes]:
    """The files of a bundle by name. Raises `ProblemsFound` as `read` does."""
    if len(content) > LARGEST:
        raise _refused(f"has {len(content):,} bytes, more than {LARGEST:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            _check_names([info.filename for info in infos])
            _check_sizes(infos, len(content))
            files = {info.filename: archive.read(info) for info in infos}
    except _UNREADABLE as error:
        raise _refused(f"is no ZIP file that can be read ({error})") from error
    told = files.pop(SUMS)
    if told != sums(files):
        raise _refused("is not what its checksums say")
    found = version_of(files)
    if version and found != version:
        raise _refused(f"is of the version {found}, not {version}")
    return files


def _tables(files: dict[str, bytes], folder: Path) -> Tables:
    return parse(folder, {table.name: files.get(table.file, b"") for table in schema().values()})


def _check_names(names: list[str]) -> None:
    """Only names of a bundle, each once: so none leads out of a folder."""
    tables = schema().values()
    needed = {SUMS, *TEXTS, *(table.file for table in tables if not table.optional)}
    spare = {*OPTIONAL, *(table.file for table in tables if table.optional)}
    told = {name for name in names if STORY.fullmatch(name)}
    if strange := sorted(set(names) - needed - spare - told):
        raise _refused(f"holds {strange[0]!r}, which is no part of a bundle")
    if missing := sorted(needed - set(names)):
        raise _refused(f"lacks {missing[0]}")
    if len(names) != len(set(names)):
        raise _refused("holds a file twice")


def _check_sizes(infos: list[zipfile.ZipInfo], size: int) -> None:
    """Nothing is compressed, and all together is no larger than the bundle: nothing grows."""
    if any(info.compress_type != zipfile.ZIP_STORED for info in infos):
        raise _refused("holds a compressed file")
    if sum(info.file_size for info in infos) > size:
        raise _refused("holds files that lie over each other")


def _refused(message: str) -> ProblemsFound:
    return ProblemsFound([Problem("bundle.zip", 0, "", message, REMEDY)])
