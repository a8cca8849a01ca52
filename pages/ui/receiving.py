"""Between the form for a new document and the data: reads files, proposes cells, takes them in.

Reading is the business of `data.intake`, keeping that of `data.store`; nothing is ever invented.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from data import intake
from data.intake import Reading
from data.review import forms, keys
from data.review.forms import Errors, FormRefused
from data.staging import seed_cells
from data.store.decisions import Change
from pages.ui.reviewing import Bench

PLAIN = "text/plain"
CELLS = ("title", "publisher", "published", "language", "licence", "url", "reliability")
_URL = re.compile(r"https?://[^\s<>\"'`\\]+\.[^\s<>\"'`\\]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Draft:
    """A file that was read and is not taken in yet. `known` names the document that holds the same
    text already; empty if none does."""

    content: bytes
    reading: Reading
    known: str = ""


def read(bench: Bench, content: bytes, name: str) -> Draft:
    """Read a file. Raises `intake.NotReadable`."""
    reading = intake.read(content, name)
    return Draft(content, reading, known_as(bench, reading.text_sha256))


def known_as(bench: Bench, text_sha256: str) -> str:
    """The document with exactly this text; empty if there is none."""
    rows = bench.current().states("documents")
    return next((key for key, row in rows.items() if row.get("sha256") == text_sha256), "")


def proposed_key(bench: Bench, draft: Draft, publisher: str, published: str) -> str:
    """A key that is free: who published it and when, as far as that is known."""
    stem = keys.slug(publisher or draft.reading.name.rpartition(".")[0]).replace("-", "_")
    parts = [stem[:40], keys.slug(published).replace("-", "_")]
    wanted = "_".join(part for part in parts if part).upper() or "DOCUMENT"
    return keys.free(wanted, bench.current().states("documents")).replace("-", "_")


def take_in(bench: Bench, draft: Draft, key: str, given: dict[str, str]) -> None:
    """Keep the file and open the document for review. Raises `FormRefused`, or what the store
    raises."""
    cells = {name: forms.text(given.get(name)) for name in CELLS}
    key = forms.text(key)
    if errors := dict(_errors(bench, key, cells)):
        raise FormRefused(errors)
    now = datetime.now(UTC)
    reading = draft.reading
    sha256 = bench.store.receive(
        bench.editor, reading.name, reading.media_type, draft.content, reading.text, now=now
    )
    basis = given.get("published_basis", "")
    row = {
        "document": key,
        "kind": "seed",
        **cells,
        "published_basis": (basis or "document") if cells["published"] else "none",
        "origin_document": "",
        "supersedes": "",
        **seed_cells(key, bench.store.received(sha256)),
    }
    change = Change("documents", key, bench.current().revision("documents", key), None, row)
    bench.store.decide(bench.editor, "receive", key, [change], now=now)


def _errors(bench: Bench, key: str, cells: dict[str, str]) -> Errors:
    errors: Errors = {}
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9_]{1,79}", key):
        errors["key"] = "Write a key of capital letters, digits and _"
    elif bench.current().state("documents", key) is not None:
        errors["key"] = f"{key} is another document's key"
    if not cells["title"]:
        errors["title"] = "Write the title, or a description in brackets"
    if wrong := forms.date_error(cells["published"]):
        errors["published"] = wrong
    if cells["url"] and not _URL.fullmatch(cells["url"]):
        errors["url"] = "Write an address that begins with https://"
    if cells["language"] and not _LANGUAGE.fullmatch(cells["language"]):
        errors["language"] = "Write a language tag such as en or sr-Latn"
    return errors
