"""The process in which one file is read: sets its own limits, reads standard input, answers.

    python -m data.intake.child MEDIA_TYPE < FILE

Left to others: starting it and judging how it ended (`data.intake.confine`), the readers
(`data.intake.from_…`), of which only the one that is needed is imported.
"""

import importlib
import os
import resource
import sys
import threading
import time
from pathlib import Path

from data.intake.confine import NO_MEMORY, REFUSED
from data.intake.kinds import DOCX, HTML, MARKDOWN, PDF
from data.intake.parsed import Parsed, check_length
from data.intake.refusals import NotReadable, one_line

MEMORY = 1 << 30  # bytes of address space; readers of ordinary files take 50 to 150 MB
CPU_SECONDS = 60
ANSWER = 64 << 20  # bytes of the answer, and of any file: nothing else is written

_READERS = {HTML: "from_html", MARKDOWN: "from_markdown", PDF: "from_pdf", DOCX: "from_docx"}


def main(media_type: str) -> int:
    """Write the answer to standard output; the exit code says which kind of answer it is."""
    confine(MEMORY, CPU_SECONDS)
    try:
        answer = _read(media_type, sys.stdin.buffer.read())
    except NotReadable as refusal:
        sys.stdout.buffer.write(f"{one_line(refusal.why)}\n{one_line(refusal.remedy)}".encode())
        return REFUSED
    except MemoryError:
        return NO_MEMORY
    sys.stdout.buffer.write(answer.to_json())
    return 0


def confine(memory: int, seconds: int) -> None:
    """Limit this process to `memory` bytes and `seconds` of computing; lower limits stay."""
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_FSIZE, ANSWER)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, memory)
    threading.Thread(target=_watch, args=(memory, _held()), daemon=True).start()


def _limit(what: int, most: int) -> None:
    """macOS refuses or ignores the limit on address space: there `_watch` keeps it."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        if what != resource.RLIMIT_AS:
            raise


def _watch(memory: int, before: int) -> None:
    """End the process once it holds `memory` bytes more real memory than `before`."""
    while _held() - before < memory:
        time.sleep(0.05)
    os._exit(NO_MEMORY)


def _held() -> int:
    """Bytes of real memory: of now on Linux, elsewhere the most so far.

    On Linux the most so far would count the process that started this one (getrusage(2)).
    """
    if sys.platform == "linux":
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
        return int(pages) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _read(media_type: str, content: bytes) -> Parsed:
    reader = importlib.import_module(f"data.intake.{_READERS[media_type]}")
    try:
        parsed: Parsed = reader.parse(content)
    except (NotReadable, MemoryError):
        raise
    except RecursionError as error:
        raise NotReadable("is nested too deeply", "add its text as plain text") from error
    except Exception as error:  # whatever a parser of others raises on damaged bytes
        why = f"is damaged or of a kind that is not known ({type(error).__name__}: {error})"
        raise NotReadable(
            one_line(why)[:300], "save it anew, or add its text as plain text"
        ) from error
    check_length(parsed.text)
    return parsed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
