"""How a stay in an alliance ended, in words: ATOP's mode and cause of termination.

When it ended, and by which event, is left to `data.importers.atop.events`.
"""

from collections.abc import Sequence

from data.importers.atop.stays import Stay
from data.importers.atop.wordings import wording

_SAME = {(2, 1), (4, 2)}  # mode and cause say one thing


def told(stays: Sequence[Stay], names: Sequence[str]) -> str:
    """Why these stays ended; if not for all in one way, who by who. Empty if ATOP does not say."""
    by_words: dict[str, list[str]] = {}
    for stay, name in zip(stays, names, strict=True):
        by_words.setdefault(_words(stay), []).append(name)
    if len(by_words) == 1:
        return _sentence(next(iter(by_words)))
    parts = [f"for {' and '.join(who)}, {words}" for words, who in by_words.items() if words]
    return _sentence("; ".join(parts))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _words(stay: Stay) -> str:
    """`it was not renewed at its scheduled end (cause, as ATOP judges: …)`."""
    codes = stay.members[-1].codes
    mode, cause = codes.get("termmode", 0), codes.get("termcaus", 0)
    words = wording().endings["termmode"].get(mode, "")
    why = wording().endings["termcaus"].get(cause, "")
    if why and (mode, cause) not in _SAME:
        words = (
            f"{words} (cause, as ATOP judges: {why})"
            if words
            else f"the cause, as ATOP judges: {why}"
        )
    return words
