"""Measures how much of one text stands in another, and whether two are one text.

Left to others: what follows from it (`data.intake.recognise`, `data.origins`).

Containment of runs of five words was chosen on made reports of one signing
(`tests/data/intake/reports.py`): of what is of one origin at least 0.75 of the shorter text stands
in the longer one (a brief and a reprint edited in each paragraph included), of other reports with
the same long quote 0.18, of another treaty's report with the same formulas 0.35. Hashes of whole
sentences find 0.67 of an edited reprint, Jaccard similarity (which MinHash estimates) 0.27 of a
brief. The sets are exact: to cut a text of 14 sentences takes 1 to 2 ms, to compare two much less.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.normalise import normalised

RUN = 5  # words
ALIKE = 0.55  # of the shorter text: of one origin
FEWEST = 12  # runs of the shorter text, some 16 words; of less nothing is said

# A word, or a letter of a script that writes no spaces (Thai, kana, Han).
_WORD = re.compile(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+"
)
_LOOSE = re.compile(r"[\s-]+")  # where wrappings of one text differ: spaces and hyphens


@dataclass(frozen=True)
class Likeness:
    """Which share of the first text stands in the second, and of the second in the first."""

    of_first: float
    of_second: float

    @property
    def one_origin(self) -> bool:
        return max(self.of_first, self.of_second) >= ALIKE


@lru_cache(maxsize=4096)
def fingerprint(text: str) -> str:
    """The same 64 hexadecimal digits for a text in whatever wrapping.

    Case, quotes, dashes, spaces and hyphens do not count, words, numbers and other marks do.
    """
    return hashlib.sha256(_LOOSE.sub("", normalised(text)).encode()).hexdigest()


def likeness(first: str, second: str) -> Likeness:
    """Both shares, 0 to 1; nothing is alike if one of the texts is too short to tell."""
    return _shares(runs(first), runs(second), len(runs(first) & runs(second)))


def alike(text: str, others: Mapping[str, str]) -> dict[str, Likeness]:
    """Those of `others` that are of one origin with `text`."""
    found = {key: likeness(text, other) for key, other in others.items()}
    return {key: shares for key, shares in found.items() if shares.one_origin}


def pairs(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """All pairs of one origin, by an index of runs: linear but for texts that share much."""
    index: dict[int, list[str]] = {}
    found = []
    for key, text in texts.items():
        shared = Counter(other for run in runs(text) for other in index.get(run, ()))
        for other, count in shared.items():
            if _shares(runs(texts[other]), runs(text), count).one_origin:
                found.append((other, key))
        for run in runs(text):
            index.setdefault(run, []).append(key)
    return found


@lru_cache(maxsize=4096)
def runs(text: str) -> frozenset[int]:
    """Hashes of all runs of five words, good for this process; kept, as each text is compared
    with many (some 25 KB for one of 14 sentences)."""
    words = _WORD.findall(normalised(text))
    return frozenset(hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def _shares(first: frozenset[int], second: frozenset[int], shared: int) -> Likeness:
    if min(len(first), len(second)) < FEWEST:
        return Likeness(0.0, 0.0)
    return Likeness(shared / len(first), shared / len(second))
