"""Folds a text so that spellings which read alike compare equal, and maps every character back.

Left to others: cutting text into sentences (`data.documents`), finding quotes (`data.anchors`).

The folding follows NFKC_Casefold (Unicode Standard, section 3.13) and goes two steps further:
typographic quotation marks and dashes become ASCII, whitespace runs become one space.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u00b4\u02b9\u02bb\u02bc\u02c8"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\u301f"
_DASHES = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\u058a\u05be\u1400\u1806\u2e17\u2e1a"
    "\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\U00010ead"
)
_ASCII = str.maketrans(
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
)
# A soft hyphen with its line end, and Default_Ignorable_Code_Point (DerivedCoreProperties.txt):
# soft hyphen, zero-width marks, byte order mark, variation selectors, ...
_INVISIBLE = re.compile(
    "\u00ad[ \t]*(?:\r\n?|\n)[ \t]*|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Words of ASCII, one space between them, that no combining mark can follow; or whitespace.
_RUN = re.compile("(?P<ascii>[!-~]+(?: [!-~]+)*(?![^\x00-\x7f]))|\\s+")
_LONGEST_CLUSTER = 31  # a base and 30 marks, the Stream-Safe limit of UAX #15: keeps NFKC linear


@dataclass(frozen=True)
class Normalised:
    """A folded text and where each of its characters comes from.

    `starts[i]` and `ends[i]` are raw offsets (Python code points, start included, end excluded) of
    what became `text[i]`; both never fall. Characters made together ("ﬁ" -> "fi") share offsets.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw (start, end) of `text[start:end]`; `ValueError` if that is empty or out of range."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is no part of 0:{len(self.text)} – give start < end")
        return self.starts[start], self.ends[end - 1]


def normalise(text: str, *, fold_case: bool = True) -> Normalised:
    """Fold `text`: NFKC, ASCII quotes and dashes, nothing invisible, single spaces, casefolded.

    A hyphen at a line end stays (nobody can tell "co-" + "operate" from "arms-" + "control"); a
    soft hyphen there vanishes with its line end. `fold_case=False` keeps capitals. Spaces at both
    ends go. Time is linear in the length of `text`.
    """
    visible, raw = _visible(text)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for folded, start, end, one_to_one in _pieces(visible, fold_case):
        if one_to_one:
            chars.extend(folded)
            starts.extend(raw[start:end])
            ends.extend(_after(raw[start:end]))
            continue
        for char in folded:
            if char.isspace() and (not chars or chars[-1] == " "):
                continue
            chars.append(" " if char.isspace() else char)
            starts.append(raw[start])
            ends.append(raw[end - 1] + 1)
    keep = len(chars) - 1 if chars and chars[-1] == " " else len(chars)
    return Normalised("".join(chars[:keep]), tuple(starts[:keep]), tuple(ends[:keep]))


def normalised(text: str) -> str:
    """`normalise(text).text`, in half the time: without the places that it came from."""
    if text.isascii():
        return " ".join(text.split()).lower()
    visible = _INVISIBLE.sub("", text)
    return " ".join("".join(piece[0] for piece in _pieces(visible, True)).split())


def _after(offsets: Sequence[int]) -> Sequence[int]:
    if isinstance(offsets, range):
        return range(offsets.start + 1, offsets.stop + 1)
    return [offset + 1 for offset in offsets]


def is_blank(text: str) -> bool:
    """Whether nothing in `text` can be seen: only whitespace and invisible characters."""
    return not text.strip() or not (text.isascii() or _INVISIBLE.sub("", text).strip())


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """`text` without what cannot be seen, and the raw offset of each remaining character."""
    gone = [] if text.isascii() else [match.span() for match in _INVISIBLE.finditer(text)]
    if not gone:
        return text, range(len(text))
    raw: list[int] = []
    position = 0
    for start, end in [*gone, (len(text), len(text))]:
        raw.extend(range(position, start))
        position = end
    return "".join(text[offset] for offset in raw), raw


def _pieces(text: str, fold_case: bool) -> Iterator[tuple[str, int, int, bool]]:
    """Folded pieces of `text` in order: (folded, start, end, same length)."""
    position = 0
    while position < len(text):
        run = _RUN.match(text, position)
        end = run.end() if run else _cluster_end(text, position)
        if run is None:
            yield _fold(text[position:end], fold_case), position, end, False
        elif run.lastgroup == "ascii":
            yield run[0].lower() if fold_case else run[0], position, end, True
        else:
            yield " ", position, end, False
        position = end


def _cluster_end(text: str, start: int) -> int:
    """Where the character at `start` ends together with the marks that belong to it."""
    end = start + 1
    while end < min(len(text), start + _LONGEST_CLUSTER) and _continues(text[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _continues(char: str) -> bool:
    """Whether `char` belongs to the character before it: a mark, a Hangul vowel or final."""
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first).startswith("M") or "\u1160" <= first <= "\u11ff"


@lru_cache(maxsize=4096)
def _fold(cluster: str, fold_case: bool) -> str:
    """Fold one cluster until nothing changes: each step can bring forth work for the others."""
    previous = None
    while previous != cluster:
        previous = cluster
        cluster = unicodedata.normalize("NFKC", cluster.translate(_ASCII))
        if fold_case:
            cluster = unicodedata.normalize("NFKC", cluster.casefold())
    return cluster
