"""Makes the frame of a standalone file in a process of its own, so that no reader waits for it.

It takes some 16 s of processor, most of which would keep all other threads of a server waiting.
What the file is like is said in `geo.standalone`.

    python -m geo.aside FOLDER VERSION
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from data.folders import PROJECT
from data.intake.confine import environment
from data.tables import Tables, load
from geo.standalone import Frame, frame

WALL_SECONDS = 300
CHANGED = 3  # how the child ends when the folder holds another version


class NotMade(Exception):
    """The frame could not be made now; the message says why, for a log."""


def made(tables: Tables) -> Frame:
    """The frame of these tables, which lie in their folder still. Raises `NotMade`."""
    command = [sys.executable, "-m", "geo.aside", str(tables.folder), tables.version]
    try:
        ended = subprocess.run(
            command, cwd=PROJECT, env=environment(), capture_output=True, timeout=WALL_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise NotMade(f"took more than {WALL_SECONDS} seconds") from error
    if ended.returncode == CHANGED:
        raise NotMade(f"the tables have changed since version {tables.version}")
    if ended.returncode:
        raise NotMade(f"ended with {ended.returncode}: {ended.stderr.decode()[-500:]}")
    return Frame(*json.loads(ended.stdout))


def main(folder: str, version: str) -> int:
    with suppress(OSError, AttributeError):  # not everywhere
        os.nice(10)
    tables = load(Path(folder))
    if tables.version != version:
        return CHANGED
    json.dump(frame(tables), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
