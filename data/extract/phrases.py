"""Finds the phrases of a dictionary in the words of a sentence, the longest at each place.

A phrase may hold `~`, up to four words that are no marks. Time is linear in the number of words:
each place looks only at the phrases that begin with its word.

Left to others: cutting words (`data.lexicon.tokens`), inflecting verbs (`data.lexicon.verbs`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

GAP = "~"
_WIDEST = 4
Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A dictionary from phrases, as tuples of folded words, to values."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Value]] = ()) -> None:
        # By the first word and the second; "" for a phrase that ends or has a gap there.
        self._found: dict[str, dict[str, list[tuple[tuple[str, ...], Value]]]] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: tuple[str, ...], value: Value) -> None:
        """Add a phrase; of two equal ones the first is found."""
        second = phrase[1] if len(phrase) > 1 and phrase[1] != GAP else ""
        found = self._found.setdefault(phrase[0], {}).setdefault(second, [])
        found.append((phrase[1:], value))
        found.sort(key=lambda entry: -len(entry[0]))

    def all(self, low: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
        """(first word, word after the last, value) of the longest phrase at each place, in order.

        Phrases may overlap.
        """
        last = -1
        for at, end, value in self.every(low):
            if at != last:
                last = at
                yield at, end, value

    def every(self, low: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
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


def _end(low: Sequence[str], at: int, rest: tuple[str, ...]) -> int:
    """Where a phrase that goes on with `rest` at `at` ends; 0 if it does not stand there."""
    for number, wanted in enumerate(rest):
        if wanted == GAP:
            return _after_gap(low, at, rest[number + 1 :])
        if at >= len(low) or low[at] != wanted:
            return 0
        at += 1
    return at


def _after_gap(low: Sequence[str], at: int, rest: tuple[str, ...]) -> int:
    for skipped in range(_WIDEST + 1):
        end = _end(low, at + skipped, rest)
        if end:
            return end
        if at + skipped >= len(low) or not (
            low[at + skipped][0].isalnum() or low[at + skipped] in ("'s", "-", "'")
        ):
            return 0
    return 0
