"""Makes paragraphs of the lines of a PDF: without running heads, hyphens at line ends mended.

Left to others: the order of lines (`data.intake.pdf_lines`), opening the file
(`data.intake.from_pdf`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median

from data.intake.pdf_lines import Line

_MARGIN = 3  # lines at each edge of a page, of a short one fewer, that may be running heads
_FOOTNOTE = 0.92  # of the size of most letters, or smaller
_REPEATED = 0.4  # of the pages: left and right pages often have heads of their own
_NUMBER = re.compile(r"(?i)\W*(?:page\s)?(?:\d{1,4}|[ivxl]{1,7})(?:\s?(?:of|/)\s?\d{1,4})?\W*")
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…]['\"”’»)\]]*$")
_BROKEN = re.compile(r"(\w+)([-\u2010\u00ad])$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First halves that are more often joined by a hyphen of their own than cut in two.
_PREFIXES = {"non", "self", "well", "long", "vice", "anti", "semi"}


def without_running_heads(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and what repeats at their edges, and what that was."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    wanted = max(2, _REPEATED * len(pages))
    heads = {key for key, times in seen.items() if times >= wanted}
    kept, left_out = [], []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        gone = [line for line in page if id(line) in edges and _is_head(line, page, heads)]
        kept.append([line for line in page if line not in gone])
        left_out += [line.text for line in gone if not _NUMBER.fullmatch(line.text)]
    return kept, list(dict.fromkeys(_DIGITS.sub("#", text) for text in left_out))


def _edges(page: list[Line]) -> list[Line]:
    by_place = sorted(page, key=lambda line: line.top)
    number = max(1, min(_MARGIN, len(page) // 4))
    return [*by_place[:number], *by_place[-number:]]


def _key(line: Line) -> tuple[str, int]:
    """The words without their numbers, and the place to the nearest 6 points."""
    return _DIGITS.sub("#", line.text), round(line.top / 6)


def _is_head(line: Line, page: list[Line], heads: set[tuple[str, int]]) -> bool:
    outermost = line.top in (min(x.top for x in page), max(x.top for x in page))
    return _key(line) in heads or (outermost and _NUMBER.fullmatch(line.text) is not None)


def without_footnotes(pages: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines of the body, and those in smaller letters at the foot of a column."""
    letters: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        letters[line.size] += len(line.text)
    small = _FOOTNOTE * max(letters, key=lambda size: letters[size], default=0.0)
    body, notes = [], []
    for page in pages:
        at_foot = {id(line) for line in _feet(page, small)}
        body += [line for line in page if id(line) not in at_foot]
        notes += [line for line in page if id(line) in at_foot]
    return body, notes


def _feet(page: list[Line], small: float) -> Iterator[Line]:
    """The small lines that end each column; none of a column that is small as a whole."""
    for column in {(line.left, line.right) for line in page}:
        lines = sorted((x for x in page if (x.left, x.right) == column), key=lambda x: x.bottom)
        foot = list(takewhile(lambda line: line.size <= small, reversed(lines)))
        if len(foot) < len(lines):
            yield from foot


def blocks(lines: list[Line]) -> Iterator[tuple[str, float]]:
    """Each paragraph with its font size."""
    if not lines:
        return
    leading = _leading(lines)
    words = Counter(w.lower() for line in lines for w in _WORD.findall(line.text))
    block = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, leading):
            yield _text(block, words), block[0].size
            block = []
        block.append(line)
    yield _text(block, words), block[0].size


def _leading(lines: list[Line]) -> dict[float, float]:
    """The usual distance between two lines of each font size."""
    found: dict[float, list[float]] = {}
    for before, line in pairwise(lines):
        step = line.bottom - before.bottom
        if before.page == line.page and before.size == line.size and 0 < step < 3 * line.size:
            found.setdefault(line.size, []).append(step)
    return {size: median(steps) for size, steps in found.items()}


def _begins(before: Line, line: Line, leading: dict[float, float]) -> bool:
    """Whether a paragraph begins with `line`."""
    if abs(before.size - line.size) > 0.6 or before.bold != line.bold:
        return True
    step = line.bottom - before.bottom
    if before.page != line.page or step < 0:  # the next column or page
        return _ENDS.search(before.text) is not None or _is_short(before, line)
    if step > 1.25 * leading.get(line.size, 1.2 * line.size):
        return True
    indented = line.x0 - line.left > 0.8 * line.size
    if indented and before.x0 - before.left < 0.4 * line.size:
        return True
    return _is_short(before, line) and _ENDS.search(before.text) is not None and not indented


def _is_short(line: Line, after: Line) -> bool:
    """Whether the first word of the next line would have fitted at the end of this one."""
    letter = (after.x1 - after.x0) / len(after.text)
    first = after.text.split()[0]
    return line.right - line.x1 > 1.2 * letter * (len(first) + 1)


def _text(block: Iterable[Line], words: Counter[str]) -> str:
    text = ""
    for line in block:
        text = _mended(text, line.text, words) if text else line.text
    return text


def _mended(before: str, after: str, words: Counter[str]) -> str:
    """Two lines as one. A hyphen at the end goes if the word was cut, stays if it is its own.

    The document itself decides first: the word in one piece, or with its hyphen, elsewhere.
    """
    broken, rest = _BROKEN.search(before), _WORD.match(after)
    if broken is None or not after[0].isalnum():
        return f"{before} {after}"
    if rest is None or not after[0].islower() or not broken[1].isalpha():
        return before + after
    if broken[2] == "\u00ad" or not _own_hyphen(broken[1].lower(), rest[0].lower(), words):
        return before[: broken.end(1)] + after
    return before + after


def _own_hyphen(left: str, right: str, words: Counter[str]) -> bool:
    whole, hyphened = words[left + right], words[f"{left}-{right}"]
    if whole or hyphened:
        return hyphened > whole
    return left in _PREFIXES or bool(words[left] > 1 and words[right] > 1)
