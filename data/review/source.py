"""A document on an editor's desk: its text, its sentences, what the extractor proposes for it.

Left to others: reading files (`data.intake`), proposing (`data.extract`), deciding (`.actions`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data import documents
from data.documents import Sentence
from data.extract.candidates import Candidate


@dataclass(frozen=True)
class Source:
    """A document with its sentences in order and its candidates in the order of the text."""

    document: str
    text: str
    sentences: tuple[Sentence, ...]
    candidates: tuple[Candidate, ...]

    def sentence(self, number: int) -> Sentence | None:
        """The sentence with this number (from 1); None if the document has none."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def at(self, start: int) -> Sentence | None:
        """The sentence in which the character `start` of the text lies; None between two."""
        found = (s for s in self.sentences if s.start <= start < s.end)
        return next(found, None)

    def candidate(self, key: str) -> Candidate | None:
        return next((found for found in self.candidates if found.id == key), None)


def of(document: str, text: str, candidates: Iterable[Candidate]) -> Source:
    """The document with this key and text."""
    ordered = sorted(candidates, key=lambda found: (found.start, found.end, found.id))
    return Source(document, text, tuple(documents.sentences(text)), tuple(ordered))
