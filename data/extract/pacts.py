"""Finds the instruments that a sentence names: their words, whether they are of security, of whom.

Left to others: what happened to them (`data.extract.triggers`), whose they are if the words do not
say so (`data.extract.memory`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.extract.groups import Group
from data.extract.phrases import Phrases
from data.extract.units import Unit
from data.lexicon.files import listed, lists
from data.lexicon.tokens import Words, split
from data.lexicon.verbs import plural

STRONG, PLAIN, WEAK, NAMED = "strong", "plain", "weak", "named"
_SECURITY = listed("nouns", "modifiers", "security")
_EXCLUDED = listed("nouns", "modifiers", "excluded")
_ALLIANCE = listed("nouns", "instruments", "alliance")
_DEFINITE = listed("grammar", "pacts", "definite")
_STOPS = (
    listed("grammar", "names", "prepositions")
    | listed("grammar", "pacts", "stops")
    | listed("grammar", "pacts", "indefinite")
    | _DEFINITE
)
_ABOUT = listed("grammar", "pacts", "about")
_ABOUT_ENDS = listed("grammar", "pacts", "about_ends")
_BETWEEN = listed("grammar", "pacts", "between")
_MODIFIERS = 8  # words before a noun that are looked at
_AFTER = 9  # words after it that say what it is about
_PARTIES = 12  # words after it in which "between" names its parties


@dataclass(frozen=True)
class Pact:
    """An instrument at words `first` (included) to `last` (excluded), articles left out.

    `parties` are those that its own words name, sorted; `rank` is named, strong, plain or weak;
    `secure` and `excluded` say whether its words speak of security or of something else;
    `definite` whether a certain one is meant, `alliance` whether it can be formed and not signed.
    """

    first: int
    last: int
    rank: str
    parties: tuple[str, ...]
    secure: bool
    excluded: bool
    definite: bool
    alliance: bool

    @property
    def fits(self) -> bool:
        """Whether it can be an instrument of security at all."""
        if self.rank in (NAMED, STRONG):
            return not self.excluded or self.rank == NAMED or self.secure
        if self.excluded and (self.rank == WEAK or not self.secure):
            return False
        return self.rank == PLAIN or self.secure or self.definite


def pacts(
    words: Words,
    units: Sequence[Unit],
    groups: Sequence[Group],
    known: Mapping[str, tuple[str, ...]],
    verbs: frozenset[int],
) -> list[Pact]:
    """The instruments of a sentence from left to right.

    `known`: short names that the text gave; `verbs`: where a verb stands, which ends their words.
    """
    taken = _places(units, "treaty")
    named = _places(units, "organisation", "country")
    found = [_named(unit, groups) for unit in units if unit.kind == "treaty"]
    for first, last, rank in _heads().all(words.low):
        if last - 1 not in named and taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            found.append(_described(words, first, last, rank, units, groups, verbs))
    for at, word in enumerate(words.low if known else ()):
        if word in known and at not in taken and words.text[at].isupper():
            found.append(Pact(at, at + 1, NAMED, known[word], True, False, True, False))
    return sorted(found, key=lambda pact: pact.last)


def _places(units: Sequence[Unit], *kinds: str) -> set[int]:
    """Where names of these kinds stand."""
    return {at for unit in units if unit.kind in kinds for at in range(unit.first, unit.last)}


def _named(unit: Unit, groups: Sequence[Group]) -> Pact:
    """An instrument by its name; whose it is may be said beside it."""
    beside = next((g.codes for g in groups if g.last == unit.first and len(g.codes) > 1), ())
    parties = beside or _between(unit.last, groups) or unit.codes
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
    """An instrument by what it is: the words before and behind its noun at `first` to `last`."""
    start = _start(words, first, verbs)
    about = {*words.low[start:first], *_about(words, last)}
    head = words.low[last - 1]
    article = words.at(start - 1)
    return Pact(
        start,
        last,
        rank,
        _between(last, groups) or _compound(units, start, first),
        not _SECURITY.isdisjoint({*about, *words.low[first : last - 1]}),
        not _EXCLUDED.isdisjoint(about),
        article in _DEFINITE or article == "'s",
        head in _ALLIANCE or head.removesuffix("s") in _ALLIANCE,
    )


def _compound(units: Sequence[Unit], start: int, first: int) -> tuple[str, ...]:
    """Several actors that the words before a noun name: "the Franco-German treaty"."""
    whose = [unit for unit in units if start <= unit.first and unit.last <= first]
    codes = sorted({code for unit in whose for code in unit.codes})
    return tuple(codes) if len(codes) > 1 else ()


def _start(words: Words, first: int, verbs: frozenset[int]) -> int:
    """Where the words begin that describe a noun at `first`."""
    for start in range(first - 1, max(-1, first - 1 - _MODIFIERS), -1):
        word = words.low[start]
        if word in _STOPS or start in verbs or not (word[0].isalnum() or word == "-"):
            return start + 1
    return max(0, first - _MODIFIERS)


def _about(words: Words, last: int) -> Sequence[str]:
    """The words of "on defence cooperation", "of friendship and mutual assistance" after a noun."""
    if words.at(last) not in _ABOUT:
        return ()
    behind = words.low[last + 1 : last + 1 + _AFTER]
    for number, word in enumerate(behind):
        if not (word[0].isalnum() or word in "-,") or word in _ABOUT_ENDS:
            return behind[:number]
    return behind


def _between(last: int, groups: Sequence[Group]) -> tuple[str, ...]:
    """Who stands in "between A and B" behind a noun."""
    for group in groups:
        if group.lead in _BETWEEN and last <= group.first <= last + _PARTIES:
            return group.codes if len(group.codes) > 1 else ()
    return ()


@cache
def _heads() -> Phrases[str]:
    """The nouns of instruments in the singular and plural, each with its highest rank."""
    nouns = lists("nouns")["instruments"]
    ranked = ((STRONG, "strong"), (PLAIN, "heads"), (WEAK, "weak"), (WEAK, "alliance"))
    found: dict[tuple[str, ...], str] = {}
    for rank, name in ranked:
        for noun in map(split, nouns[name]):
            found.setdefault(noun, rank)
            found.setdefault(plural(noun), rank)
    return Phrases(found.items())
