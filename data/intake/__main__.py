"""Reads files and says what they are, what they say about themselves and what they duplicate.

    python -m data.intake FILE… [--json]

Nothing is stored (`data.store`) and nothing decided. Files are compared with the seeds and, in the
order in which they are given, with each other.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.intake.kinds import WORDS
from data.intake.reading import Reading, read
from data.intake.recognise import Known, Recognition, known, recognise
from data.intake.refusals import NotReadable
from data.problems import ProblemsFound
from data.tables import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Tell about each file; exit 1 if one of them could not be read."""
    parser = argparse.ArgumentParser(prog="python -m data.intake", description=main.__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    try:
        there = known(load())
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    return max([_tell(file, there, options.json) for file in options.files])


def _tell(file: Path, there: dict[str, Known], as_json: bool) -> int:
    """Print what there is to say about one file, and remember it under its path."""
    try:
        reading = read(_content(file), file.name)
    except NotReadable as refusal:
        print(json.dumps({"file": str(file), "refused": str(refusal)}) if as_json else refusal)
        return 1
    new = Known.of_reading(str(file), reading)
    found = recognise(new, there)
    there[new.key] = new
    if as_json:
        print(json.dumps(_record(file, reading, found), ensure_ascii=False))
    else:
        print("\n".join(_lines(file, reading, found)))
    return 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        why = f"cannot be opened ({error.strerror})"
        raise NotReadable(why, "give the path of a file", str(file)) from error


def _record(file: Path, reading: Reading, found: Recognition) -> dict[str, Any]:
    about = asdict(reading)
    proposals = {name: asdict(proposal) for name, proposal in reading.proposals.items()}
    return {"file": str(file), **about, "proposals": proposals, **asdict(found)}


def _lines(file: Path, reading: Reading, found: Recognition) -> Iterator[str]:
    kind, words = WORDS[reading.media_type], len(reading.text.split())
    yield f"{file}: {kind}, {words:,} words, sha256 {reading.sha256}"
    yield from (f"  {note}" for note in reading.notes)
    for name, proposal in reading.proposals.items():
        yield f"  {name}: {proposal.value} ({proposal.basis})"
    yield from (f"  the same text as {key}" for key in found.same)
    for near in found.near:
        yield (
            f"  of one origin with {near.document}: {near.of_new:.0%} of this text stands there,"
            f" {near.of_known:.0%} of that one here"
        )
    yield from (f"  its address is cited as {key}" for key in found.cited)
    for name in ("supersedes", "origin_document"):
        proposal = getattr(found, name)
        if proposal:
            yield f"  {name}: {proposal.value} ({proposal.basis})"


if __name__ == "__main__":
    sys.exit(main())
