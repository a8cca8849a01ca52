"""The command that drafts events from files.

python -m data.extract FILE… [--jsonl] [--patterns FILE] [--workers N]
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from data.extract.pools import GoneAway
from data.extract.run import Job, NoExtractor, proposers, sheets, write
from data.extract.sources import received, sources
from data.problems import ProblemsFound

_EPILOG = """\
Offsets count code points of the file's text; of other formats than plain text and Markdown, of the
text that was read from it. A line names its file without its folder.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the events that files report, as candidates for people to decide on.

    Exit 1 if a file could not be used (the others are done), 2 if the work could not be begun or
    gone on with.
    """
    options = _parser().parse_args(arguments)
    try:
        job = Job(options.jsonl, _patterns(options.patterns), tuple(options.extractor))
        proposers(job)
    except (ProblemsFound, NoExtractor) as error:
        print(error, file=sys.stderr)
        return 2
    _speak_utf8()
    files = sources(options.files)
    try:
        return write(sheets(files, job, options.workers, options.scheduler), sys.stdout, sys.stderr)
    except GoneAway as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # who read our lines has had enough (| head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data.extract", description=main.__doc__, epilog=_EPILOG
    )
    add = parser.add_argument
    add("files", nargs="+", type=Path, metavar="FILE", help="a document, or a folder of them")
    add("--jsonl", action="store_true", help="one JSON object a line instead of a table")
    add("--patterns", action="append", type=Path, default=[], metavar="FILE",
        help="also extract by the patterns of this file (docs/patterns.md)")  # fmt: skip
    add("--extractor", action="append", default=[], metavar="MODULE:CLASS",
        help="also extract by this class (docs/patterns.md)")  # fmt: skip
    add("--workers", type=_count, default=1, metavar="N", help="processes (default 1)")
    add("--scheduler", default="", metavar="tcp://…", help="run on this Dask cluster")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 256:
        raise ValueError
    return number


def _patterns(paths: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    files = [received(path) for path in paths]
    problems = [file.problem for file in files if file.problem]
    if problems:
        raise NoExtractor("\n".join(problems))
    return tuple((file.path, file.content) for file in files)


def _speak_utf8() -> None:
    """Whatever the locale says; a file name may hold bytes that are no UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
