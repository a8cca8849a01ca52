"""Understands what is typed into the search box: words, “phrases”, and a word not yet finished.

Any text is welcome; nothing of it is ever read as a query language. Dates in it are found by
`data.search.moments`.
"""

import re
from dataclasses import dataclass

from data.search.folding import words

LONGEST = 300  # characters that are read; the rest is left
MOST = 10  # words
LONGEST_WORD = 40
# Words that say nothing where others stand beside them.
PLAIN = frozenset(
    (
        *("a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "of", "on", "or"),
        *("the", "to", "with", "de", "la", "le", "les"),
    )
)
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')


@dataclass(frozen=True)
class Term:
    """Words that stand one after the other; `open`: the last may go on."""

    words: tuple[str, ...]
    open: bool = False

    @property
    def is_phrase(self) -> bool:
        return len(self.words) > 1


@dataclass(frozen=True)
class Question:
    """What is asked for: every term, in any order."""

    terms: tuple[Term, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for term in self.terms for word in term.words)

    @property
    def text(self) -> str:
        """The words as one text, as names are compared with it."""
        return " ".join(self.words)


def understood(text: str) -> Question:
    """The question in a text; one without words has no terms."""
    text = text[:LONGEST]
    phrases = [tuple(_short(words(found[1]))) for found in _QUOTED.finditer(text)]
    rest = _QUOTED.sub(" ", text)
    single = _short(words(rest))
    typing = bool(single) and rest[-1:].isalnum()
    last = single[-1] if typing else ""
    terms = [Term(phrase) for phrase in phrases if phrase]
    meant = dict.fromkeys(without_plain(single) if not terms else _meant(single))
    terms += [Term((word,), open=len(word) > 2 or word == last) for word in meant]
    return Question(tuple(terms[:MOST]))


def without_plain(found: list[str]) -> list[str]:
    """The words that say something; all of them where none does."""
    return _meant(found) or found


def _meant(found: list[str]) -> list[str]:
    return [word for word in found if word not in PLAIN]


def _short(found: list[str]) -> list[str]:
    return [word[:LONGEST_WORD] for word in found[:MOST]]
