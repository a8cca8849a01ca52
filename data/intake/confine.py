"""Runs a reader on untrusted bytes in a process of its own, with limits that the kernel keeps.

Left to others: what happens in there (`data.intake.child`).

A plain process, not a fork: it may be started from any thread (Streamlit's too), inherits neither
secrets of the environment nor open files, and starts alike on Linux and macOS.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from data.intake.parsed import Parsed
from data.intake.refusals import NotReadable

WALL_SECONDS = 90
_PROJECT = Path(__file__).parent.parent.parent
_NEEDED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "SYSTEMROOT")
_SMALLER = "add only the pages that matter, as a file of their own, or as plain text"
REFUSED, NO_MEMORY = 3, 4  # how the child ends when it says why, and when memory ran out


def parse(media_type: str, content: bytes) -> Parsed:
    """What the reader for `media_type` finds in `content`; raises `NotReadable`."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(content)
        given.seek(0)
        ended = _run(_command(media_type), given, said)
        said.seek(0)
        answer = said.read()
    if ended == REFUSED:
        why, remedy = answer.decode("utf-8").split("\n", 1)
        raise NotReadable(why, remedy)
    if ended:
        raise NotReadable(_stopped(ended), _SMALLER)
    return Parsed.from_json(answer)


def _command(media_type: str) -> list[str]:
    return [sys.executable, "-m", "data.intake.child", media_type]


def environment() -> dict[str, str]:
    """What a Python needs to start, and nothing that could hold a password."""
    return {name: os.environ[name] for name in _NEEDED if name in os.environ}


def _run(command: list[str], given: IO[bytes], said: IO[bytes]) -> int:
    try:
        return subprocess.run(
            command,
            stdin=given,
            stdout=said,
            stderr=subprocess.DEVNULL,
            cwd=_PROJECT,
            env=environment(),
            timeout=WALL_SECONDS,
            start_new_session=True,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as error:
        raise NotReadable(f"took more than {WALL_SECONDS} seconds to read", _SMALLER) from error


def _stopped(ended: int) -> str:
    if ended == NO_MEMORY:
        return "needs more memory to read than a document may"
    if ended < 0:
        return f"made its reader stop (signal {-ended}), for time, memory or damage"
    return f"made its reader stop (exit {ended})"
