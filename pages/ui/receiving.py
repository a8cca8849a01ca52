"""Between the form for a new document and the data: reads files, proposes cells, takes them in.

Reading is the business of `data.intake`, keeping that of `data.store`; nothing is ever invented.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from data import intake
from data.intake import Reading
from data.intake.recognise import Known, Recognition, recognise
from data.review import forms, keys
from data.review.forms import Errors, FormRefused
from data.staging import seed_cells
from data.store.decisions import Change
from pages.ui.reviewing import Bench, text_of

CELLS = (
    *("title", "publisher", "published", "language", "licence", "url"),
    *("reliability", "origin_document", "supersedes"),
)
_URL = re.compile(r"https?://[^\s<>\"'`\\]+\.[^\s<>\"'`\\]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Draft:
    """A file that was read and is not taken in yet, and what is known of its text already."""

    content: bytes
    reading: Reading
    known: Recognition


def read(bench: Bench, content: bytes, name: str) -> Draft:
    """Read a file. Raises `intake.NotReadable`."""
    reading = intake.read(content, name)
    return Draft(content, reading, recognise(Known.of_reading("", reading), _others(bench)))


def _others(bench: Bench) -> dict[str, Known]:
    """The documents of the tables and those in work, as they are described now."""
    current = bench.current()
    return {
        key: Known.of_row(row, text_of(bench, current, key) or "")
        for key, row in current.states("documents").items()
    }


def known_as(draft: Draft) -> list[str]:
    """What an editor should know before the document is added."""
    found = draft.known
    same = [f"This very text is known already, as {key}." for key in found.same]
    near = [f"{one.of_new:.0%} of this text stands in {one.document}." for one in found.near[:3]]
    cited = [f"{key} cites the same address." for key in found.cited[:3]]
    return [*same, *near, *cited]


def documents(bench: Bench) -> list[str]:
    """The keys of all stored documents."""
    rows = bench.current().states("documents")
    return sorted(key for key, row in rows.items() if row["kind"] == "seed")


def proposed_key(bench: Bench, draft: Draft) -> str:
    """A key that is free: of its publisher and date as far as they are known, or its file name."""
    found, name = draft.reading.proposals, draft.reading.name
    stem = keys.slug(found.publisher.value or name.rpartition(".")[0]).replace("-", "_")
    parts = [stem[:40], keys.slug(found.published.value).replace("-", "_")]
    wanted = "_".join(part for part in parts if part).upper()
    wanted = wanted if len(wanted) > 1 else f"DOCUMENT_{wanted}".rstrip("_")
    return keys.free(wanted, bench.current().states("documents")).replace("-", "_")


def take_in(bench: Bench, draft: Draft, key: str, given: dict[str, str]) -> None:
    """Keep the file and open the document for review. Raises `FormRefused`, or what the store
    raises."""
    cells = {name: forms.text(given.get(name)) for name in CELLS}
    key = forms.text(key)
    if errors := {**_key_errors(bench, key), **_errors(cells)}:
        raise FormRefused(errors)
    now = datetime.now(UTC)
    reading = draft.reading
    sha256 = bench.store.receive(
        bench.editor, reading.name, reading.media_type, draft.content, reading.text, now=now
    )
    row = {
        "document": key,
        "kind": "seed",
        **cells,
        "published_basis": _basis(cells, given),
        **seed_cells(key, bench.store.received(sha256)),
    }
    change = Change("documents", key, bench.current().revision("documents", key), None, row)
    bench.store.decide(bench.editor, "receive", key, [change], now=now)


def correct(bench: Bench, key: str, revision: int, given: dict[str, str]) -> None:
    """Write other cells into a document's row; `revision` is the one that the editor saw.

    Raises `FormRefused`, or what the store raises.
    """
    cells = {name: forms.text(given.get(name)) for name in CELLS}
    if errors := _errors(cells):
        raise FormRefused(errors)
    old = bench.current().state("documents", key) or {}
    new = {**old, **cells, "published_basis": _basis(cells, given)}
    if new != old:
        change = Change("documents", key, revision, old, new)
        bench.store.decide(bench.editor, "edit", key, [change], now=datetime.now(UTC))


def _basis(cells: dict[str, str], given: dict[str, str]) -> str:
    """Where the date is from; there is none without a date."""
    basis = given.get("published_basis", "")
    return (basis or "document") if cells["published"] else "none"


def _key_errors(bench: Bench, key: str) -> Errors:
    if not keys.is_code(key):
        return {"key": "Write a key of capital letters, digits and _"}
    if bench.current().state("documents", key) is not None:
        return {"key": f"{key} is another document's key"}
    return {}


def _errors(cells: dict[str, str]) -> Errors:
    errors: Errors = {}
    if not cells["title"]:
        errors["title"] = "Write the title, or a description in brackets"
    if wrong := forms.date_error(cells["published"]):
        errors["published"] = wrong
    if cells["supersedes"] and cells["supersedes"] == cells["origin_document"]:
        errors["supersedes"] = "A newer revision is no reprint: leave one of the two empty"
    if cells["url"] and not _URL.fullmatch(cells["url"]):
        errors["url"] = "Write an address that begins with https://"
    if cells["language"] and not _LANGUAGE.fullmatch(cells["language"]):
        errors["language"] = "Write a language tag such as en or sr-Latn"
    return errors
