"""A second extractor: patterns that a user writes into a TOML file (see docs/patterns.md).

A pattern is a regular expression that is matched by RE2, which never tries twice: no pattern can
freeze. It looks at one sentence at a time, folded (`data.normalise`) but with its capitals. Its
groups become parties through the dictionaries of names (`data.extract.units`).

Left to others: whether a proposal may pass (`data.extract.proposers`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from data import documents
from data.documents import Document, Sentence
from data.extract import dating
from data.extract.memory import Memory
from data.extract.pattern_files import Pattern, load
from data.extract.proposers import Proposal
from data.extract.realis import TO_COME
from data.extract.units import hits, units
from data.lexicon.tokens import words
from data.normalise import Normalised, normalise

_LONGEST = 4_000  # folded characters of a sentence that are looked at
_MOST = 20  # matches of one pattern in a sentence


class Patterns:
    """The patterns of one file."""

    def __init__(self, name: str, patterns: Iterable[Pattern]) -> None:
        self.name = name
        self._patterns = tuple(patterns)

    def propose(self, document: Document) -> Iterator[Proposal]:
        """A proposal for each match, sentence by sentence."""
        found = documents.sentences(document.text)
        cut = (words(document.text, s.start, s.end) for s in found[: dating.DATELINE])
        memory = Memory(*dating.dateline(cut))
        for sentence in found:
            yield from self._of_sentence(_Seen(document.text, sentence, memory))

    def _of_sentence(self, seen: "_Seen") -> Iterator[Proposal]:
        for pattern in self._patterns:
            matches = pattern.regex.finditer(seen.folded.text[:_LONGEST])
            for match in islice(matches, _MOST):
                if match.start() < match.end():
                    yield seen.proposal(pattern, match)


@dataclass(frozen=True)
class _Seen:
    """A sentence that patterns look at."""

    text: str
    sentence: Sentence
    memory: Memory

    @property
    def folded(self) -> Normalised:
        """The sentence as patterns see it; its offsets count from the start of the sentence."""
        return _folded(self.sentence.text)

    def proposal(self, pattern: Pattern, match: Any) -> Proposal:
        """What a match says."""
        start, end = self._place(match, 0)
        by = self._words(match, pattern.attributed_to)
        speaker = self._codes(match, (pattern.attributed_to,)) if by else ()
        return Proposal(
            event_type=pattern.type,
            realis=pattern.realis,
            parties=self._codes(match, pattern.parties),
            targets=self._codes(match, pattern.targets),
            date=self._date(match, pattern),
            instrument=self._words(match, pattern.instrument),
            attributed_to=speaker[0] if len(speaker) == 1 else by,
            quote=self.text[start:end],
            start=start,
            end=end,
        )

    def _place(self, match: Any, group: int) -> tuple[int, int]:
        """Where a group stands in the text, its end spaces left out; (0, 0) if nowhere."""
        start, end = match.span(group)
        inside = self.folded.text[start:end] if start >= 0 else ""
        start += len(inside) - len(inside.lstrip(" "))
        end = start + len(inside.strip(" "))
        if not inside.strip(" "):
            return 0, 0
        first, last = self.folded.raw_span(start, end)
        return self.sentence.start + first, self.sentence.start + last

    def _codes(self, match: Any, wanted: Iterable[str]) -> tuple[str, ...]:
        """The codes of what is wanted: codes stay, "$group" becomes whom its words name.

        None at all if the words of a group name nobody: half of the parties would be wrong.
        """
        codes: list[str] = []
        for item in wanted:
            place = self._place(match, _number(match, item)) if item.startswith("$") else (0, 0)
            named = self._named(*place) if item.startswith("$") else [item]
            if not named and place != (0, 0):
                return ()
            codes.extend(named)
        return tuple(codes)

    def _named(self, start: int, end: int) -> list[str]:
        """Whom a part of the text names."""
        cut = words(self.text, start, end)
        found = units(cut, hits(cut), self.memory.first_year, {}, {})
        return [code for unit in found if unit.kind != "treaty" for code in unit.codes]

    def _words(self, match: Any, item: str) -> str:
        if not item.startswith("$"):
            return item
        start, end = self._place(match, _number(match, item))
        return " ".join(self.text[start:end].split())

    def _date(self, match: Any, pattern: Pattern) -> str:
        """The first date in the words of a group, relative ones by the dateline."""
        if not pattern.date.startswith("$"):
            return pattern.date
        start, end = self._place(match, _number(match, pattern.date))
        future = pattern.realis in TO_COME
        found = dating.dates(words(self.text, start, end), self.memory, future)
        return found[0].edtf if found else ""


def _number(match: Any, item: str) -> int:
    """The number of the group that "$name" means; RE2 knows places by number only."""
    return int(match.re.groupindex[item[1:]])


@lru_cache(maxsize=1)
def _folded(text: str) -> Normalised:
    return normalise(text, fold_case=False)


def patterns(name: str, content: bytes) -> Patterns:
    """The extractor of a file called `name`; raises `ProblemsFound` with everything wrong in it."""
    return Patterns(name, load(name, content))
