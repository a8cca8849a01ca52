"""Extracts from a stream of files: the same lines in the same order, however it is run.

What is bad is reported with its place, and the others are still done. Left to others: finding files
(`data.extract.sources`), how lines look (`data.extract.listing`), who works (`data.extract.pools`).
"""

import importlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TextIO

from data.documents import Document
from data.extract import clusters, listing, pools, sources
from data.extract.patterns import patterns
from data.extract.proposers import Drafted, Proposer, Rules, drafted
from data.extract.sources import Source, Unusable

_MOST_FILES, _MOST_BYTES = 16, 1 << 18  # of a batch
Dropped = tuple[tuple[str, str, int], ...]


class NoExtractor(ValueError):
    """A class that was to be plugged in cannot be; the message says why and what to do."""


@dataclass(frozen=True)
class Job:
    """How every file is treated: `patterns` are files (name, content), `extractors` classes as
    "package.module:Class"; `jsonl` asks for JSON lines."""

    jsonl: bool = False
    patterns: tuple[tuple[str, bytes], ...] = ()
    extractors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What came of a file: the lines for it, what was wrong, what was dropped and how often."""

    lines: str
    problems: tuple[str, ...] = ()
    dropped: Dropped = ()


@lru_cache(maxsize=4)
def proposers(job: Job) -> tuple[Proposer, ...]:
    """The extractors of a job, the rules first; raises `ProblemsFound` or `NoExtractor`."""
    files = (patterns(name, content) for name, content in job.patterns)
    return (Rules(), *files, *map(plugged, job.extractors))


def plugged(place: str) -> Proposer:
    """The extractor that "package.module:Class" names."""
    module, _, name = place.partition(":")
    try:
        made: Proposer = getattr(importlib.import_module(module), name)()
        if not callable(made.propose):
            raise TypeError("its propose is no method")
    except Exception as error:  # somebody else's code: anything may happen in it
        why = f"{type(error).__name__}: {error}"
        remedy = "name a class with propose(document) as package.module:Class"
        raise NoExtractor(f"extractor {place} cannot be used ({why}) – {remedy}") from error
    return made


def draft(job: Job, batch: tuple[Source, ...]) -> tuple[Sheet, ...]:
    """What comes of some files; this is what runs here, in a process, or on a cluster."""
    return tuple(_sheet(job, source) for source in batch)


def _sheet(job: Job, source: Source) -> Sheet:
    try:
        document = sources.document(source)
    except Unusable as problem:
        return Sheet("", (listing.plain(str(problem)),))
    found = drafted(document, proposers(job))
    failures = tuple(listing.plain(f"{source.path}: {failure}") for failure in found.failures)
    dropped = tuple((*key, number) for key, number in sorted(found.dropped.items()))
    return Sheet(_lines(job, document, found), failures, dropped)


def _lines(job: Job, document: Document, found: Drafted) -> str:
    if job.jsonl:
        return listing.json_lines(found.candidates)
    return listing.table(document.key, found.candidates)


def lost(source: Source, error: BaseException) -> Sheet:
    """What comes of a file at which a worker died twice."""
    told = f"{type(error).__name__}: {error}"[:200]
    why = f"the process that worked on it ended ({told})"
    return Sheet("", (listing.plain(f"{source.path}: {why} – leave it out, or make it smaller"),))


def sheets(
    files: Iterable[Source], job: Job, workers: int = 1, scheduler: str = ""
) -> Iterator[Sheet]:
    """What comes of each file, in their order; raises `GoneAway`."""
    work = partial(draft, job)
    if scheduler:
        with clusters.on_cluster(scheduler, work, lost) as crew:
            yield from crew.run(_batches(files))
    elif workers > 1:
        yield from pools.in_processes(workers, work, lost).run(_batches(files))
    else:
        yield from (sheet for source in files for sheet in work((source,)))


def _batches(files: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """The files in batches that are worth a message, and small in memory."""
    batch: list[Source] = []
    size = 0
    for source in files:
        batch.append(source)
        size += len(source.content)
        if len(batch) == _MOST_FILES or size >= _MOST_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def write(found: Iterable[Sheet], out: TextIO, errors: TextIO) -> int:
    """Write lines to `out` and problems to `errors`; 1 if there was one, else 0."""
    dropped: Counter[tuple[str, str]] = Counter()
    failed = False
    for sheet in found:
        out.write(sheet.lines)
        out.flush()
        for problem in sheet.problems:
            failed = True
            print(problem, file=errors)
        for name, reason, number in sheet.dropped:
            dropped[name, reason] += number
    for (name, reason), number in sorted(dropped.items()):
        print(f"{name}: {number} dropped: {reason}", file=errors)
    return int(failed)
