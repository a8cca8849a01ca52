"""Finds the instruments that a sentence names: their words, whether they are of security, of whom.

Left to others: what happened to them (`data.extract.triggers`), whose they are if the words do not
say so (`data.extract.memory`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data.extract.phrases import Phrases
from data.extract.units import Group, Unit
from data.lexicon.files import lists
from data.lexicon.tokens import Words, split
from data.lexicon.verbs import plural

STRONG, PLAIN, WEAK, NAMED = "strong", "plain", "weak", "named"
_NOUNS = lists("nouns")
_SECURITY = frozenset(_NOUNS["modifiers"]["security"])
_EXCLUDED = frozenset(_NOUNS["modifiers"]["excluded"])
_ALLIANCE = frozenset(_NOUNS["instruments"]["alliance"])
_STOPS = frozenset(_NOUNS["grammar"]["prepositions"]) | frozenset(
    "and or which that who has have had is are was were will would may might could to said , ; : ( )"
    " \" ' 's".split()
)
_DEFINITE = frozenset("the this that its their these those his her such both".split())
_MODIFIERS = 8  # words before a noun that are looked at
_AFTER = 9  # words after it that say what it is about


@dataclass(frozen=True)
class Pact:
    """An instrument at words `first` (included) to `last` (excluded), articles left out.

    `parties` are those that its own words name, sorted; `rank` is named, strong, plain or weak.
    """

    first: int
    last: int
    rank: str
    parties: tuple[str, ...]
    secure: bool
    excluded: bool
    definite: bool
    alliance: bool
    key: str = ""

    @property
    def fits(self) -> bool:
        """Whether it can be an instrument of security at all."""
        if self.rank in (NAMED, STRONG):
            return not self.excluded or self.rank == NAMED or self.secure
        if self.excluded and not self.secure:
            return False
        return self.rank == PLAIN or self.secure or self.definite


def pacts(
    words: Words,
    units: Sequence[Unit],
    groups: Sequence[Group],
    known: dict[str, tuple[str, ...]],
    verbs: frozenset[int],
) -> list[Pact]:
    """The instruments of a sentence from left to right.

    `known`: short names that the text gave; `verbs`: where a verb stands, which ends their words.
    """
    taken = {at for unit in units if unit.kind == "treaty" for at in range(unit.first, unit.last)}
    named = {
        at for unit in units if unit.kind == "organisation" for at in range(unit.first, unit.last)
    }
    found = [_named(words, unit, groups) for unit in units if unit.kind == "treaty"]
    for first, last, rank in _heads().all(words.low):
        if not taken.intersection(range(first, last)) and last - 1 not in named:
            taken.update(range(first, last))
            found.append(_described(words, first, last, rank, units, groups, verbs))
    for at, word in enumerate(words.low):
        if word in known and at not in taken and words.text[at].isupper():
            found.append(Pact(at, at + 1, NAMED, known[word], True, False, True, False))
    return sorted(found, key=lambda pact: pact.last)


def _named(words: Words, unit: Unit, groups: Sequence[Group]) -> Pact:
    beside = next((g.codes for g in groups if g.last == unit.first and len(g.codes) > 1), ())
    parties = beside or _between(words, unit.last, groups) or unit.codes
    return Pact(unit.first, unit.last, NAMED, parties, True, False, True, True)


def _described(
    words: Words,
    first: int,
    last: int,
    rank: str,
    units: Sequence[Unit],
    groups: Sequence[Group],
    verbs: frozenset[int],
) -> Pact:
    start = _start(words, first, verbs)
    before = [words.low[at] for at in range(start, first)]
    after = _about(words, last)
    whose = [unit for unit in units if start <= unit.first and unit.last <= first]
    compound = sorted({code for unit in whose for code in unit.codes})
    parties = tuple(compound) if len(compound) > 1 else ()
    head = words.low[last - 1]
    article = words.low[start - 1] if start else ""
    return Pact(
        start,
        last,
        rank,
        _between(words, last, groups) or parties,
        not _SECURITY.isdisjoint([*before, *after, *words.low[first : last - 1]]),
        not _EXCLUDED.isdisjoint([*before, *after]),
        article in _DEFINITE or article == "'s",
        head in _ALLIANCE or head.removesuffix("s") in _ALLIANCE,
    )


def _start(words: Words, first: int, verbs: frozenset[int]) -> int:
    start = first
    while start and first - start < _MODIFIERS:
        word = words.low[start - 1]
        if word in _STOPS or word in _DEFINITE or word in ("a", "an", "no", "any", "each"):
            break
        if not (word[0].isalnum() or word == "-") or start - 1 in verbs:
            break
        start -= 1
    return start


def _about(words: Words, last: int) -> list[str]:
    """The words of "on defence cooperation", "of friendship and mutual assistance" after a noun."""
    if last >= len(words) or words.low[last] not in (
        "on",
        "of",
        "for",
        "to",
        "about",
        "covering",
        "over",
        "concerning",
        "regarding",
        "governing",
        "against",
    ):
        return []
    found: list[str] = []
    for word in words.low[last + 1 : last + 1 + _AFTER]:
        if not (word[0].isalnum() or word in "-,") or word in ("with", "between", "which", "that"):
            break
        found.append(word)
    return found


def _between(words: Words, last: int, groups: Sequence[Group]) -> tuple[str, ...]:
    """Who stands in "between A and B" behind a noun."""
    for group in groups:
        if (
            group.lead in ("between", "among", "amongst", "linking", "binding")
            and last <= group.first <= last + 12
        ):
            return group.codes if len(group.codes) > 1 else ()
    return ()


@cache
def _heads() -> Phrases[str]:
    lists_ = _NOUNS["instruments"]
    ranked = [(STRONG, lists_["strong"]), (PLAIN, lists_["heads"]), (WEAK, lists_["weak"])]
    ranked.append((WEAK, lists_["alliance"]))
    seen: dict[tuple[str, ...], str] = {}
    for rank, nouns in ranked:
        for noun in nouns:
            for words in (split(noun), plural(split(noun))):
                seen.setdefault(words, rank)
    return Phrases(seen.items())
