"""Finds the names in a sentence: of states, organisations, groups, seats, people, treaties.

Left to others: whom a form means (`data.extract.names`), lists of names (`data.extract.groups`),
words that stand for one named before (`data.extract.anaphora`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.extract.names import holds_in, is_name, meant, rule_of
from data.extract.phrases import Phrases
from data.lexicon.calendar import MONTHS
from data.lexicon.files import Codes, Name, listed, names
from data.lexicon.tokens import Words, split
from data.lexicon.verbs import with_plurals

PLACE, ATTRIBUTE = "place", "attribute"
PLACES = listed("nouns", "places", "prepositions")
TITLES = with_plurals(listed("nouns", "titles", "words"))
_ATTRIBUTES = listed("nouns", "places", "attributes")
_AWAY = listed("nouns", "places", "away")
_INSTITUTIONS = listed("nouns", "institutions", "words")
_MEMBERS = listed("grammar", "names", "members")
_PREPOSITIONS = listed("grammar", "names", "prepositions")
_BETWEEN = listed("grammar", "names", "determiners") | listed("grammar", "names", "skipped")
_ENDS = listed("grammar", "names", "ends") | frozenset(MONTHS)
_LEAD = 6  # words from a name back to its preposition
_BEFORE, _BEHIND = 3, 4  # words beside a place in which an institution makes it act
Hit = tuple[int, int, tuple[Name, ...]]


@dataclass(frozen=True)
class Unit:
    """A name at words `first` (included) to `last` (excluded).

    `kind` as in `data.lexicon.files.Name`; `lead` the preposition before it, or ""; `role` is
    place, attribute (it describes the noun behind it) or "".
    """

    first: int
    last: int
    codes: Codes
    kind: str
    lead: str = ""
    role: str = ""


def hits(words: Words) -> list[Hit]:
    """Everything in a sentence that reads like a name of the dictionary, longest first."""
    return list(_table().every(words.low))


def units(
    words: Words,
    found_names: Sequence[Hit],
    year: int,
    known: Mapping[str, Codes],
    named: Mapping[str, int],
) -> list[Unit]:
    """The names in a sentence that speaks of `year` (0: not known), from left to right.

    `found_names` is what `hits` finds in it. `known` holds names that the text itself introduced,
    by their folded word; `named` how often the text names whom, for forms that have several
    readings.
    """
    found: list[Unit] = []
    taken = 0
    for first, last, readings in _with_known(words, found_names, known):
        if first < taken or not is_name(words, first, last, readings):
            continue
        rule = rule_of(words, first, last)
        kind, form_codes, codes = meant(readings, rule, year, named)
        if (form_codes and not codes) or _is_of_two(readings, year):
            continue
        lead = _lead(words, first, taken)
        place = rule is not None and rule.kind == "place"
        role = _role(words, first, last, kind, lead) or _doubtful(words, first, last, place, lead)
        found.append(Unit(first, last, codes, kind, lead, role))
        taken = last
    return found


def _is_of_two(readings: Sequence[Name], year: int) -> bool:
    """Whether a name of two states, "Serbia and Montenegro", stands for both in this year."""
    name = readings[0]
    return len(readings) == 1 and " and " in name.form and not holds_in(name, year)


def _with_known(words: Words, found: Sequence[Hit], known: Mapping[str, Codes]) -> Sequence[Hit]:
    """The hits of a sentence and the words that are names because the text introduced them."""
    if not known or known.keys().isdisjoint(words.low):
        return found
    taken = {at for first, last, _ in found for at in range(first, last)}
    introduced = [
        (at, at + 1, (Name(word, known[word], "person"),))
        for at, word in enumerate(words.low)
        if word in known and at not in taken
    ]
    return sorted([*found, *introduced], key=lambda hit: hit[0])


def _lead(words: Words, first: int, stop: int) -> str:
    """The preposition that a name hangs on: before it, articles, titles and names between."""
    for at in range(first - 1, max(stop, first - _LEAD) - 1, -1):
        word = words.low[at]
        if word in _PREPOSITIONS:
            return word
        if word in _ENDS or not _is_skipped(words, at):
            return ""
    return ""


def _is_skipped(words: Words, at: int) -> bool:
    word = words.low[at]
    return word in _BETWEEN or word in TITLES or words.text[at][0].isupper()


def _role(words: Words, first: int, last: int, kind: str, lead: str) -> str:
    """Whether a name is a place, or only describes the noun behind it."""
    after = words.at(last)
    if kind == "organisation":
        return _role_of_body(words, last, after)
    if kind in ("country", "capital", "seat", "group") and lead in PLACES and after != "'s":
        return "" if _speaks(words, first, last) else PLACE
    return PLACE if kind == "capital" and lead in _AWAY else ""


def _role_of_body(words: Words, last: int, after: str) -> str:
    """NATO allies act, a NATO ally is described, NATO Allies (with a capital) is a name."""
    following = words.at(last + 1)
    named = bool(following) and words.text[last + 1][0].isupper()
    if after in _MEMBERS and not named:
        return ""
    described = after == "'s" and following in ("member", "members")
    return ATTRIBUTE if after in _ATTRIBUTES or described else ""


def _doubtful(words: Words, first: int, last: int, place: bool, lead: str) -> str:
    """The role of a form that hardly ever acts."""
    return PLACE if place and lead and not _speaks(words, first, last) else ""


def _speaks(words: Words, first: int, last: int) -> bool:
    """Whether a place stands beside an institution: lawmakers in Ankara; in Tallinn the cabinet."""
    around = [*words.low[max(0, first - _BEFORE) : first], *words.low[last : last + _BEHIND]]
    return not _INSTITUTIONS.isdisjoint(around)


@cache
def _table() -> Phrases[tuple[Name, ...]]:
    readings: dict[tuple[str, ...], list[Name]] = {}
    for name in names():
        phrase = split(name.form)
        if phrase:
            readings.setdefault(phrase, []).append(name)
    return Phrases((phrase, tuple(found)) for phrase, found in readings.items())
