"""Remembers which sessions may upload files: those in which an editor was let in a while ago.

Uploads come by a way of their own, past the page and its door (`pages.ui.signin`).
"""

import time
from threading import Lock

LASTS = 15 * 60  # seconds after the last run in which the editor was let in
_until: dict[str, float] = {}  # by session, on the clock that only goes on
_turn = Lock()


def open_to(session: str) -> None:
    """Let a session upload for a while."""
    now = time.monotonic()
    with _turn:
        for known in [known for known, end in _until.items() if end < now]:
            del _until[known]
        _until[session] = now + LASTS


def close_to(session: str) -> None:
    with _turn:
        _until.pop(session, None)


def are_open_to(session: str) -> bool:
    with _turn:
        return _until.get(session, 0.0) > time.monotonic()
