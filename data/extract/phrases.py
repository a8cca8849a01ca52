"""Finds the phrases of a dictionary in the words of a sentence, the longest at each place.

A phrase may hold `~`, up to four words that are no marks. Time is linear in the number of words:
each place looks only at the phrases that begin with its word.

Left to others: cutting words (`data.lexicon.tokens`), inflecting verbs (`data.lexicon.verbs`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

GAP = "~"
_WIDEST = 4
_NO_MARKS = ("'s", "-", "'")  # marks within words
Phrase = tuple[str, ...]
Value = TypeVar("Value")
Found = tuple[int, int, Value]  # first word, word after the last, value


class Phrases(Generic[Value]):
    """A dictionary from phrases, as tuples of folded words, to values."""

    def __init__(self, entries: Iterable[tuple[Phrase, Value]] = ()) -> None:
        # By the first word and the second; "" for a phrase that ends or has a gap there.
        self._found: dict[str, dict[str, list[tuple[Phrase, Value]]]] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: Phrase, value: Value) -> None:
        """Add a phrase; of two equal ones the first is found."""
        second = phrase[1] if len(phrase) > 1 and phrase[1] != GAP else ""
        found = self._found.setdefault(phrase[0], {}).setdefault(second, [])
        found.append((phrase[1:], value))
        found.sort(key=lambda entry: -len(entry[0]))

    def all(self, low: Sequence[str]) -> Iterator[Found[Value]]:
        """(first word, word after the last, value) of the longest phrase at each place, in order.

        Phrases may overlap.
        """
        return longest(self.every(low))

    def every(self, low: Sequence[str]) -> Iterator[Found[Value]]:
        """As `all`, with the shorter phrases at each place too, longest first."""
        for at, word in enumerate(low):
            seconds = self._found.get(word)
            if seconds is None:
                continue
            following = low[at + 1] if at + 1 < len(low) else ""
            longer = seconds.get(following, ()) if following else ()
            for rest, value in (*longer, *seconds.get("", ())):
                end = _end(low, at + 1, rest)
                if end:
                    yield at, end, value


def longest(found: Iterable[Found[Value]]) -> Iterator[Found[Value]]:
    """Of what `every` finds, or of some of it, the first at each place."""
    last = -1
    for at, end, value in found:
        if at != last:
            last = at
            yield at, end, value


def _end(low: Sequence[str], at: int, rest: Phrase) -> int:
    """Where a phrase that goes on with `rest` at `at` ends; 0 if it does not stand there."""
    for number, wanted in enumerate(rest):
        if wanted == GAP:
            return _after_gap(low, at, rest[number + 1 :])
        if at >= len(low) or low[at] != wanted:
            return 0
        at += 1
    return at


def _after_gap(low: Sequence[str], at: int, rest: Phrase) -> int:
    """The same behind a gap: as few words as possible, none of them a mark."""
    for begin in range(at, min(at + _WIDEST, len(low)) + 1):
        end = _end(low, begin, rest)
        if end:
            return end
        if begin < len(low) and not (low[begin][0].isalnum() or low[begin] in _NO_MARKS):
            return 0
    return 0
