"""Cuts a sentence into words that compare equal in any spelling, each with its place in the text.

Left to others: where sentences begin and end (`data.documents`), what words mean (`data.lexicon`).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Initials (U.S.), numbers with their ordinals, words, the possessive and n't apart, other marks.
_TOKEN = re.compile(
    r"(?:[^\W\d_][.]){2,}|[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th)?"
    r"|[^\W_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|S|ll|re|ve|d|m)\b|[^\W_]+|[^\w\s]"
)
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
    | {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_LONGEST = 64  # letters of a word that can be one of a dictionary
_MOST = 400  # tokens of a sentence that are looked at: longer ones are tables or attacks


@dataclass(frozen=True)
class Words:
    """The words of a sentence: as written, folded, and their start and end in the text."""

    text: Sequence[str]
    low: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, position: int) -> str:
        """The folded word at a position; "" outside of the sentence."""
        return self.low[position] if 0 <= position < len(self.low) else ""


def words(text: str, start: int, end: int) -> Words:
    """The first 400 words of `text[start:end]`; offsets count in the whole `text`."""
    written, low, starts, ends = [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        written.append(match[0])
        low.append(fold(match[0]) if len(match[0]) < _LONGEST else match[0][:_LONGEST].lower())
        starts.append(match.start())
        ends.append(match.end())
        if len(low) == _MOST:
            break
    return Words(written, low, starts, ends)


def split(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase of a dictionary."""
    return tuple(fold(match[0]) for match in _TOKEN.finditer(phrase))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`word` in lower case, without marks on its letters, with plain quotes and dashes."""
    plain = word.lower().translate(_PLAIN)
    if not plain.isascii():
        split_up = unicodedata.normalize("NFKD", plain)
        bare = "".join(char for char in split_up if not unicodedata.combining(char))
        plain = bare.lower().translate(_PLAIN)  # “𝕬” becomes a capital, “ǣ” an “æ”
    folded = plain.replace(".", "") if len(plain) > 2 and plain[1] == "." else plain
    return folded or word  # marks alone stay what they are
