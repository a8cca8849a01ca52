"""Lets the server's answers leave at once, instead of waiting for the client to confirm the last.

Streamlit binds its socket in a way in which asyncio does not know it as TCP's, and leaves Nagle's
algorithm on: with clients that confirm late, each answer on a kept connection took 40 ms more.
"""

import os
import socket
import stat
from contextlib import closing, suppress
from pathlib import Path

OPEN = (Path("/proc/self/fd"), Path("/dev/fd"))  # the files of this process, on Linux and on others


def answer_at_once() -> int:
    """Turn it off for all connections that the bound sockets of this process will accept, as these
    take it over; returns how many sockets there are."""
    folder = next((folder for folder in OPEN if folder.is_dir()), None)
    numbers = [int(name) for name in os.listdir(folder)] if folder else []
    return sum(map(_hurry, numbers))


def _hurry(number: int) -> bool:
    """Turn it off if this open file is a socket of TCP that waits for others, or will."""
    with suppress(OSError):
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            return False
        with closing(socket.socket(fileno=os.dup(number))) as found:
            if _is_bound(found):
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return True
    return False


def _is_bound(found: socket.socket) -> bool:
    if found.family not in (socket.AF_INET, socket.AF_INET6) or found.type != socket.SOCK_STREAM:
        return False
    with suppress(OSError):
        found.getpeername()
        return False  # it is a connection
    return bool(found.getsockname()[1])
