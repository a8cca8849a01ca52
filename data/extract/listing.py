"""Writes candidates as JSON lines, and as a list for people.

The keys of a line and their order are a contract with others; offsets are code points.
"""

import json
from collections.abc import Iterable, Sequence

from data.extract.candidates import Candidate

KEYS = (
    *("document", "event_type", "realis", "parties", "targets", "date"),
    *("instrument", "attributed_to", "quote", "start", "end"),
)
_QUOTE, _BY, _PARTIES = 72, 32, 40  # characters that a list shows of them
# Line ends for some readers of lines, which JSON leaves as they are.
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x7f\x85\u2028\u2029"}


def json_lines(candidates: Iterable[Candidate]) -> str:
    """One JSON object a line, each line ended."""
    return "".join(_json(candidate) + "\n" for candidate in candidates)


def _json(candidate: Candidate) -> str:
    row = {key: getattr(candidate, key) for key in KEYS}
    return json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS)


def table(document: str, candidates: Sequence[Candidate]) -> str:
    """The candidates of a document below its name, in columns."""
    number = f"{len(candidates) or 'no'} candidate{'' if len(candidates) == 1 else 's'}"
    rows = [_cells(candidate) for candidate in candidates]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in (f"{plain(document)}: {number}", *lines))


def _cells(candidate: Candidate) -> tuple[str, ...]:
    aimed = f" → {' '.join(candidate.targets)}" if candidate.targets else ""
    by = f" ({_short(candidate.attributed_to, _BY)})" if candidate.attributed_to else ""
    return (
        f"  {candidate.start}–{candidate.end}",
        candidate.event_type,
        candidate.realis,
        _short(f"{' '.join(candidate.parties)}{aimed}", _PARTIES),
        candidate.date or "–",
        f"“{_short(candidate.quote, _QUOTE)}”{by}",
    )


def _short(words: str, longest: int) -> str:
    shown = plain(words)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def plain(text: str) -> str:
    """`text` on one line, without what would move, colour or turn round a terminal's line."""
    seen = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(seen.split())
