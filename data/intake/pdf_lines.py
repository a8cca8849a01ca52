"""Puts the words of a PDF page into lines and the lines into the order in which they are read.

Left to others: getting the words (`data.intake.from_pdf`), paragraphs (`data.intake.pdf_blocks`).

All measures are points; `top` counts downwards from the upper edge of the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

SPACE = 0.15  # of the font size: a wider gap is one between words
_GAP = 0.8  # of the font size: a wider gap between words may be one between columns
_SAME_BASELINE = 0.4  # of the font size
_FEWEST = 3  # lines on each side of a gutter
_CROSSING = 0.2  # of all lines may cross a gutter: titles, wide tables
_FILLED = 0.28  # of a column's width is filled by its median line, or it is a table's
_WORDS = 3  # stand in its median line
_MARK = re.compile(r"[0-9]{1,3}|[*†‡§]{1,3}")
_NARROWEST = 4.0


@dataclass(frozen=True)
class Line:
    """A line, or the part of it that lies in one column. `bottom` is that of its letters.

    `left` and `right` are the ends of its column, `page` counts from 1.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    page: int
    left: float = 0.0
    right: float = 0.0


def lines(pages: Iterable[Iterable[dict[str, Any]]]) -> list[list[Line]]:
    """The lines of each page in reading order, columns one after the other.

    A page with few lines in one column is cut where another page of the document is.
    """
    parts = [
        [_line(part, number) for row in _rows(_unmarked(words)) for part in _parts(row)]
        for number, words in enumerate(pages, 1)
    ]
    gutters = [x for page in parts if (x := _gutter(page)) is not None]
    return [list(_ordered(page, gutters)) for page in parts]


def _unmarked(words: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Words without the raised marks of footnotes."""
    listed = list(words)
    for word in listed:
        if not (_MARK.fullmatch(word["text"]) and any(_raised(word, x) for x in listed)):
            yield word


def _raised(mark: dict[str, Any], word: dict[str, Any]) -> bool:
    """Whether `mark` stands smaller and higher right beside `word`."""
    near = min(abs(mark["x0"] - word["x1"]), abs(mark["x1"] - word["x0"])) < 0.8 * word["size"]
    higher = word["top"] - word["size"] < mark["top"] and mark["bottom"] < word["bottom"] - 0.5
    return bool(near and higher and mark["size"] < 0.85 * word["size"])


def _rows(words: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Words on one baseline, from left to right."""
    row: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if row and word["bottom"] - row[-1]["bottom"] > _SAME_BASELINE * row[-1]["size"]:
            yield sorted(row, key=lambda word: float(word["x0"]))
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: float(word["x0"]))


def _parts(row: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """A row cut where columns may lie between two words."""
    part: list[dict[str, Any]] = []
    for word in row:
        if part and word["x0"] - part[-1]["x1"] > _GAP * word["size"]:
            yield part
            part = []
        part.append(word)
    yield part


def _line(words: list[dict[str, Any]], page: int) -> Line:
    letters: Counter[tuple[float, bool]] = Counter()
    for word in words:
        letters[round(word["size"], 1), "bold" in word["fontname"].lower()] += len(word["text"])
    (size, bold), _ = letters.most_common(1)[0]
    return Line(
        _spaced(words),
        words[0]["x0"],
        max(word["x1"] for word in words),
        min(word["top"] for word in words),
        max(word["bottom"] for word in words),
        size,
        bold,
        page,
    )


def _spaced(words: list[dict[str, Any]]) -> str:
    """The words with spaces where there are some: a change of font parts a word without one."""
    text = words[0]["text"]
    for before, word in pairwise(words):
        gap = word["x0"] - before["x1"]
        text += f" {word['text']}" if gap > SPACE * before["size"] else word["text"]
    return str(text)


def _ordered(parts: list[Line], gutters: Sequence[float] = ()) -> Iterator[Line]:
    """Column by column; what crosses the gutter stands between what is above and below it."""
    x = _gutter(parts) or next((x for x in gutters if _may_divide(parts, x)), None)
    if x is None:
        yield from _joined(parts)
        return
    band: list[Line] = []
    for part in sorted(parts, key=lambda part: (part.bottom, part.x0)):
        if part.x0 < x < part.x1:
            yield from _columns(band, x)
            yield from _joined([part])
            band = []
        else:
            band.append(part)
    yield from _columns(band, x)


def _columns(band: list[Line], x: float) -> Iterator[Line]:
    yield from _ordered([part for part in band if part.x1 <= x])
    yield from _ordered([part for part in band if part.x0 >= x])


def _gutter(parts: list[Line]) -> float | None:
    """Where few lines cross and many lie side by side: the middle of the widest such strip."""
    if len(parts) < 2 * _FEWEST:
        return None
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    most = _CROSSING * len(parts)
    free = [
        x
        for x in range(int(left + 0.2 * (right - left)), int(right - 0.2 * (right - left)))
        if sum(part.x0 < x < part.x1 for part in parts) <= most
    ]
    strips = [strip for strip in _strips(free) if _divides(parts, strip)]
    widest = max(strips, key=lambda strip: strip[1] - strip[0], default=None)
    return None if widest is None else (widest[0] + widest[1]) / 2


def _strips(free: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring numbers."""
    start = 0
    for at in range(1, len(free) + 1):
        if at == len(free) or free[at] != free[at - 1] + 1:
            if free[at - 1] - free[start] >= _NARROWEST:
                yield free[start], free[at - 1]
            start = at


def _divides(parts: list[Line], strip: tuple[int, int]) -> bool:
    """Whether there are columns of prose on both sides, side by side."""
    x = (strip[0] + strip[1]) / 2
    sides = [p for p in parts if p.x1 <= x], [p for p in parts if p.x0 >= x]
    if min(map(len, sides)) < _FEWEST or not all(map(_is_prose, sides)):
        return False
    ends = [(min(p.top for p in side), max(p.bottom for p in side)) for side in sides]
    common = min(bottom for _, bottom in ends) - max(top for top, _ in ends)
    return common >= 0.5 * min(bottom - top for top, bottom in ends)


def _may_divide(parts: list[Line], x: float) -> bool:
    """Whether a gutter of another page fits this one."""
    crossing = sum(part.x0 < x < part.x1 for part in parts)
    both = any(part.x1 <= x for part in parts) and any(part.x0 >= x for part in parts)
    return both and crossing <= _CROSSING * len(parts)


def _is_prose(side: list[Line]) -> bool:
    """Whether lines fill their column; cells of a table mostly do not."""
    width = max(part.x1 for part in side) - min(part.x0 for part in side)
    filled = median(part.x1 - part.x0 for part in side)
    return filled >= _FILLED * width and median(len(p.text.split()) for p in side) >= _WORDS


def _joined(parts: list[Line]) -> Iterator[Line]:
    """The lines of one column, each whole again, with the ends of the column."""
    if not parts:
        return
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    row: list[Line] = []
    for part in sorted(parts, key=lambda part: (part.bottom, part.x0)):
        if row and part.bottom - row[-1].bottom > _SAME_BASELINE * row[-1].size:
            yield _whole(row, left, right)
            row = []
        row.append(part)
    yield _whole(row, left, right)


def _whole(row: list[Line], left: float, right: float) -> Line:
    row = sorted(row, key=lambda part: part.x0)
    first = max(row, key=lambda part: len(part.text))
    return Line(
        " ".join(part.text for part in row),
        row[0].x0,
        max(part.x1 for part in row),
        min(part.top for part in row),
        max(part.bottom for part in row),
        first.size,
        first.bold,
        first.page,
        left,
        right,
    )
