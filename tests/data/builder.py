"""A process that builds and is killed on the way: run with a folder and a store, steered by lines.

Each line on standard input is one build by a forked child. A number kills it before its file
operation of that number (opening to write, renaming, removing); `-` lets it tell when it begins to
write. What it prints: `writing`, `built`, and last `dead`.
"""

import os
import signal
import sys
from pathlib import Path

from data.build import build
from data.store.store import Store
from tests.data.store.editors import LOCAL

_OPERATIONS = {"open", "os.rename", "os.remove"}


def watch(folder: str, fatal: int) -> None:
    """Kill this process before its file operation number `fatal` in the folder; 0 is never."""
    seen = 0

    def hook(operation: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if operation not in _OPERATIONS or not str(arguments[0]).startswith(folder):
            return
        if operation == "open" and not str(arguments[1] or "").startswith("w"):
            return
        seen += 1
        if seen == 1:
            os.write(1, b"writing\n")
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def live(folder: str, url: str, word: str) -> None:
    with Store(url, LOCAL) as store:
        watch(folder, 0 if word == "-" else int(word))
        build(Path(folder), store)
    os.write(1, b"built\n")
    os._exit(0)


def main(folder: str, url: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            live(folder, url, line.strip())
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
