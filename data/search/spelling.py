"""Knows which words there are, and which of them are near to one that there is not.

Distance is that of Damerau and Levenshtein (optimal string alignment): letters missing, added,
exchanged, or two next to each other swapped.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

MOST = 4  # words offered for one
LOOKED_AT = 40  # words that share most trigrams with it
RAREST = 6  # trigrams of it by which others are found
COMMONEST = 200_000  # words that are known by their trigrams; rarer ones are found as they stand


class Vocabulary:
    """The words of a collection, each with the number of texts that it stands in."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self.ordered = sorted(counts)
        spelt = [word for word in counts if 2 < len(word) <= 24 and word.isalpha()]
        self.spelt = sorted(spelt, key=lambda word: -counts[word])[:COMMONEST]
        self.numbers = {word: number for number, word in enumerate(self.spelt)}
        self.trigrams: dict[str, list[int]] = {}
        for word, number in self.numbers.items():
            for gram in _trigrams(word):
                self.trigrams.setdefault(gram, []).append(number)

    def has(self, word: str, open_: bool) -> bool:
        """Whether there is this word, or if it is `open` one that begins with it."""
        if word in self.counts:
            return True
        at = bisect_left(self.ordered, word)
        return open_ and at < len(self.ordered) and self.ordered[at].startswith(word)

    def near(self, word: str, open_: bool) -> tuple[str, ...]:
        """The words nearest to one, commonest first; none that is farther than a slip or two.

        If it is `open`, a word is as near as its beginning, so “yugslav” is near to “yugoslavia”;
        words that begin with one of them go without saying.
        """
        most = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2
        if not most:
            return ()
        to_beginning = open_ and len(word) > 4
        likely = self._likely(word, most, to_beginning)
        found = [(distance(word, self.spelt[n], to_beginning), n) for n in likely]
        least = min((far for far, _ in found), default=most + 1)
        kept = sorted(number for far, number in found if far == least <= most)
        words = [self.spelt[number] for number in kept]
        begun = {word for word in words if open_ and word.startswith(tuple(set(words) - {word}))}
        return tuple(word for word in words if word not in begun)[:MOST]

    def _likely(self, word: str, most: int, to_beginning: bool) -> list[int]:
        """The words that share most trigrams with it, of those that are not too short or long."""
        lists = sorted((self.trigrams.get(gram, []) for gram in _trigrams(word)), key=len)
        shared: Counter[int] = Counter()
        for numbers in lists[:RAREST]:
            shared.update(numbers)
        swapped = {self.numbers[other] for other in _swaps(word) if other in self.numbers}
        low, high = len(word) - most, 24 if to_beginning else len(word) + most
        fit = (n for n in shared if low <= len(self.spelt[n]) <= high)
        return [*sorted(fit, key=lambda n: (-shared[n], n))[:LOOKED_AT], *swapped - set(shared)]


def _trigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _swaps(word: str) -> list[str]:
    """The word with two neighbouring letters swapped; of a short one no trigram may be left."""
    return [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]


def distance(word: str, other: str, to_beginning: bool = False) -> int:
    """How many slips lie between two words, or between one and a beginning of the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        now = [row]
        for column, char in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != char))
            swapped = row > 1 < column and letter == other[column - 2] and word[row - 2] == char
            now.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, now
    return min(last) if to_beginning else last[-1]
