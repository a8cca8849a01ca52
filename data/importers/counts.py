"""Counts of an import side by side: as published, as read from the file, as written.

What is counted is left to the importers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = ("", "published", "read", "written")


@dataclass(frozen=True)
class Count:
    """One line; None where there is no such number. `published_in` says where, if not obvious."""

    what: str
    published: int | None
    read: int | None
    written: int | None
    published_in: str = ""


def table(counts: Sequence[Count]) -> list[str]:
    """The lines of a table with its head, and below it which numbers differ from the published."""
    rows = [_HEAD, *(_cells(count) for count in counts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [_line(row, widths) for row in rows]
    return [*lines, *(_difference(count) for count in counts if _differs(count))]


def _cells(count: Count) -> tuple[str, ...]:
    numbers = (count.published, count.read, count.written)
    return count.what, *("–" if number is None else f"{number:,}" for number in numbers)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].ljust(widths[0]), *numbers]).rstrip()


def _differs(count: Count) -> bool:
    return None not in (count.published, count.read) and count.published != count.read


def _difference(count: Count) -> str:
    where = f" ({count.published_in})" if count.published_in else ""
    return f"{count.what}: {count.published:,} published{where}, {count.read:,} in this file."
