"""Finds the files to extract from, and gets their text.

Left to others: finding events in it (`data.extract.engine`).
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from data import documents
from data.documents import Document

MOST_BYTES = 20 << 20
PLAIN = (".txt", ".md")
CONVERTED = (".html", ".htm", ".xhtml", ".pdf", ".docx")


class Unusable(ValueError):
    """A file that gives no text; the message names place and remedy."""


@dataclass(frozen=True)
class Source:
    """A file as received, or why it could not be had: `problem` is empty if it could."""

    path: str
    content: bytes = b""
    problem: str = ""


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """The files at `paths` in their order, those of a folder and below by name, one at a time."""
    for path in paths:
        if path.is_dir():
            yield from _of_folder(path)
        else:
            yield received(path)


def _of_folder(folder: Path) -> Iterator[Source]:
    empty = True
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_document(name):
                empty = False
                yield received(Path(place, name))
    if empty:
        kinds = ", ".join((*PLAIN, *CONVERTED))
        yield Source(str(folder), problem=f"{folder}: holds no document ({kinds}) – name others")


def _is_document(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith((*PLAIN, *CONVERTED))


def received(path: Path) -> Source:
    """One file, of which never more is read than a document may hold."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: NUL in a name
        why = getattr(error, "strerror", None) or str(error)
        return Source(str(path), problem=f"{path}: cannot be read ({why}) – check name and rights")
    if len(content) > MOST_BYTES:
        remedy = "split it, or give only the pages that matter"
        return Source(str(path), problem=f"{path}: has more than {MOST_BYTES >> 20} MB – {remedy}")
    return Source(str(path), content)


def document(source: Source) -> Document:
    """The text of a file; raises `Unusable`.

    Of plain text and Markdown it is the file's own, line ends and byte order mark included; of
    other formats what `data.intake` reads from it.
    """
    if source.problem:
        raise Unusable(source.problem)
    converted = source.path.lower().endswith(CONVERTED)
    found = _converted(source) if converted else _plain(source)
    return replace(found, key=_utf8(found.key))


def _plain(source: Source) -> Document:
    try:
        return documents.from_bytes(source.content, Path(source.path))
    except documents.UnreadableDocument as error:
        raise Unusable(str(error)) from error


def _converted(source: Source) -> Document:
    from data import intake  # readers of formats, which plain texts do not need

    try:
        reading = intake.read(source.content, Path(source.path).name)
    except intake.NotReadable as refusal:
        raise Unusable(f"{source.path}: {refusal.why} – {refusal.remedy}") from refusal
    path = Path(source.path)
    return Document(path.name, path, reading.text, reading.sha256)


def _utf8(name: str) -> str:
    """A file's name; bytes in it that are no UTF-8 become U+FFFD, as no line could hold them."""
    return os.fsencode(name).decode("utf-8", "replace")
