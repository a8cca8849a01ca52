"""Rules for seeds: each file is there as it was received, each of its sentences has one verdict.

Left to others: where sentences begin and end (`data.documents`), whether a quote is verbatim
(`data.rules.quotes`), received files and revisions (`data.rules.revisions`).
"""

import os
import re
from collections.abc import Container, Iterator

from data import documents
from data.problems import Problem
from data.schema import enums
from data.seeds import Opened, SeedRefused, readable
from data.tables import Row, Tables

Cut = dict[str, list[documents.Sentence]]  # the sentences of each seed
Spans = list[tuple[int, int]]  # places in a seed's text, start included, end excluded
_OFFSET = re.compile(r"[0-9]{1,9}")
_STORED = ("path", "sha256", "received", "received_sha256", "supersedes")
_HOLDS = {"events": "evidence", "assertion": "no evidence but an assertion", "none": "neither"}


def check(tables: Tables, opened: Opened) -> Iterator[Problem]:
    """Every rule about the seeds that have a row, and the ledger of their sentences."""
    yield from check_files(tables, opened)
    cut = {key: documents.sentences(seed.text) for key, seed in readable(tables, opened).items()}
    yield from check_sentences(tables, cut)
    yield from check_verdicts(tables, cut)


def check_files(tables: Tables, opened: Opened) -> Iterator[Problem]:
    """A seed has a file with the hash it was received with; a reference has neither."""
    for line, row in tables.rows("documents"):
        if row.kind == "seed":
            yield from _check_seed(line, row, opened.get(row.path))
        for column in _STORED if row.kind == "reference" else ():
            if getattr(row, column):
                message = f"'{getattr(row, column)}' of a reference, whose text is not stored"
                yield Problem("documents.csv", line, column, message, "leave it empty")


def _check_seed(
    line: int, row: Row, seed: documents.Document | SeedRefused | None
) -> Iterator[Problem]:
    if seed is None:
        remedy = "write where it lies, such as seeds/name.txt"
        yield Problem("documents.csv", line, "path", "is empty for a seed", remedy)
    elif isinstance(seed, SeedRefused):
        yield Problem("documents.csv", line, "path", str(seed), seed.remedy)
    elif row.sha256 != seed.sha256:
        message = f"'{row.sha256}' is not the hash of {row.path}"
        remedy = f"restore the file as it was received, or write {seed.sha256}"
        yield Problem("documents.csv", line, "sha256", message, remedy)


def check_unnamed(tables: Tables) -> Iterator[Problem]:
    """Every file in `seeds/` is a document; hidden files are not looked at."""
    base = tables.seed_path("")
    files = {path for _, row in tables.rows("documents") for path in (row.path, row.received)}
    named = {os.path.normpath(base / path) for path in files}
    for file in sorted((base / "seeds").rglob("*")):
        path = file.relative_to(base)
        hidden = any(part.startswith(".") for part in path.parts)
        if file.is_file() and not hidden and os.path.normpath(file) not in named:
            remedy = "take it in under Review, add it with its events and verdicts, or remove it"
            message = f"has no row for {path.as_posix()}"
            yield Problem("documents.csv", 0, "", message, remedy)


def check_sentences(tables: Tables, cut: Cut) -> Iterator[Problem]:
    """Each sentence has a verdict. Equal sentences share one; `cells` finds two for one."""
    judged = {(row.document, row.sentence) for _, row in tables.rows("ledger")}
    for key, sentences in cut.items():
        for sentence in sentences:
            if (key, sentence.hash) not in judged:
                judged.add((key, sentence.hash))
                message = f"has no verdict on sentence {sentence.number} of {key}"
                remedy = f"add {key},{sentence.hash} with events, assertion or none"
                yield Problem("ledger.csv", 0, "", message, remedy)


def check_verdicts(tables: Tables, cut: Cut) -> Iterator[Problem]:
    """Each verdict is about a sentence that is there, and agrees with what is quoted from it."""
    kinds = {row.document: row.kind for _, row in tables.rows("documents")}
    places = {key: _places(sentences) for key, sentences in cut.items()}
    quoted = {name: _quoted(tables, name, places) for name in ("evidence", "assertions")}
    for line, row in tables.rows("ledger"):
        if row.document in places and row.sentence not in places[row.document]:
            message = f"'{row.sentence}' is no sentence of {row.document}"
            yield Problem("ledger.csv", line, "sentence", message, "remove the row")
        elif row.document in places:
            found = [quoted[name].get(row.document, []) for name in ("evidence", "assertions")]
            yield from _check_verdict(line, row, places[row.document][row.sentence], *found)
        elif kinds.get(row.document) == "reference":
            message = f"'{row.document}' is a reference, which has no sentences here"
            yield Problem("ledger.csv", line, "document", message, "remove the row")


def _places(sentences: list[documents.Sentence]) -> dict[str, Spans]:
    """Where each sentence stands, by its hash; equal ones stand in several places."""
    places: dict[str, Spans] = {}
    for sentence in sentences:
        places.setdefault(sentence.hash, []).append((sentence.start, sentence.end))
    return places


def _check_verdict(
    line: int, row: Row, places: Spans, evidence: Spans | None, assertions: Spans | None
) -> Iterator[Problem]:
    if evidence is None or assertions is None or row.verdict not in enums()["verdict"]:
        return
    wanted = "none"
    if _meet(places, assertions):
        wanted = "assertion"
    if _meet(places, evidence):
        wanted = "events"
    if row.verdict != wanted:
        message = f"'{row.verdict}' on a sentence that holds {_HOLDS[wanted]}"
        yield Problem("ledger.csv", line, "verdict", message, f"write {wanted} or mend the quotes")


def _quoted(tables: Tables, name: str, among: Container[str]) -> dict[str, Spans | None]:
    """The places quoted from each of these documents; None if one of them is unreadable."""
    quoted: dict[str, Spans | None] = {}
    for row in (row for _, row in tables.rows(name) if row.document in among):
        place, places = offsets(row), quoted.setdefault(row.document, [])
        if place is None or places is None:
            quoted[row.document] = None
        else:
            places.append(place)
    return quoted


def offsets(row: Row) -> tuple[int, int] | None:
    """The start and end of a quote; None if one of them is no number."""
    if not all(_OFFSET.fullmatch(cell) for cell in (row.start, row.end)):
        return None
    return int(row.start), int(row.end)


def _meet(some: Spans, others: Spans) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)
