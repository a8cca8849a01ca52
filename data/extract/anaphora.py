"""Finds words that stand for actors named before: "the two countries", "the trio", "the bloc".

Left to others: what was named before (`data.extract.memory`).
"""

from collections.abc import Sequence

from data.extract.groups import Group
from data.extract.memory import Memory
from data.extract.units import Unit
from data.lexicon.calendar import NUMBERS
from data.lexicon.files import Codes, listed, lists
from data.lexicon.tokens import Words

ANAPHOR, ORGANISATION = "anaphor", "organisation"
_NOUNS = listed("grammar", "anaphora", "nouns")
_BODIES = listed("grammar", "anaphora", "bodies")
_ONE = listed("grammar", "anaphora", "one")
_TWO = listed("grammar", "anaphora", "two")
_ARTICLES = listed("grammar", "anaphora", "articles")
_BEFORE_NUMBER = listed("grammar", "anaphora", "before_number")
_VERBS = listed("grammar", "anaphora", "verbs")
_ADJECTIVES = tuple(lists("grammar")["anaphora"]["adjectives"])
_OWNERS = listed("grammar", "anaphora", "owners")
_LEADS = listed("grammar", "names", "prepositions")
_ALONE = {
    word: number
    for number, name in ((2, "two_alone"), (3, "three_alone"), (4, "four_alone"))
    for word in lists("grammar")["anaphora"][name]
}
_UNCOUNTED = listed("grammar", "anaphora", "uncounted")
_NUMBERS = {word: number for word, number in NUMBERS.items() if 2 <= number <= 7}
_ALL = _NOUNS | _BODIES | _UNCOUNTED | _ALONE.keys() | _NUMBERS.keys()
_NUMBER_BEFORE = 3  # words from a noun back to the number before it


def resolved(words: Words, named: Sequence[Group], memory: Memory) -> list[Group]:
    """The groups of a sentence and those that its words stand for, from left to right."""
    if _ALL.isdisjoint(words.low):
        return list(named)
    taken = {at for group in named for unit in group.units for at in range(unit.first, unit.last)}
    found = list(named)
    for at, word in enumerate(words.low):
        if at in taken or word not in _ALL:
            continue
        group = _antecedent(words, at, named, memory)
        if group and taken.isdisjoint(range(group.first, group.last)):
            taken.update(range(group.first, group.last))
            found.append(group)
    return sorted(found, key=lambda group: group.first)


def _antecedent(words: Words, at: int, named: Sequence[Group], memory: Memory) -> Group | None:
    """Whom the word at `at` stands for; None if for nobody who was named."""
    word, before = words.low[at], words.at(at - 1)
    if "NATO" in memory.named and before == "the" and _is_of_nato(words, at):
        return _group(words, at - 1, at + 1, ("NATO",), ORGANISATION)
    if word in _BODIES:
        codes = _body(at, named, memory) if before == "the" else ()
        return _group(words, at - 1, at + 1, codes, ORGANISATION) if codes else None
    start, number = _count(words, at)
    if number:
        return _group(words, start, at + 1, _several(at, number, named, memory), ANAPHOR)
    if word in _ONE and before in _ARTICLES:
        return _group(words, at - 1, at + 1, memory.subject, ANAPHOR)
    return None


def _is_of_nato(words: Words, at: int) -> bool:
    """Whether it is "the Alliance" or "the allies", as NATO is called in texts that name it."""
    return words.text[at] == "Alliance" or words.low[at] == "allies"


def _body(at: int, named: Sequence[Group], memory: Memory) -> Codes:
    """The organisation named last before in the sentence, else the one of the text."""
    units = [unit for group in named for unit in group.units]
    bodies = [unit.codes for unit in units if unit.kind == ORGANISATION and unit.last <= at]
    return bodies[-1] if bodies else memory.body


def _several(at: int, number: int, named: Sequence[Group], memory: Memory) -> Codes:
    """The list of so many actors named last before in the sentence, else in the text."""
    here = [group.codes for group in named if group.last <= at and len(group.codes) == number]
    if here:
        return here[-1]
    beside = [g.codes for g in named if g.last <= at and g.lead == "with" and len(g.codes) == 1]
    if number == 2 and beside and (other := memory.beside(beside[-1])):
        return tuple(sorted({*beside[-1], *other}))
    return memory.several(number)


def _count(words: Words, at: int) -> tuple[int, int]:
    """Where the words for a number of actors begin, and that number; 0 if they name none."""
    word = words.low[at]
    if word in _ALONE:
        return at, _ALONE[word]
    if word in _UNCOUNTED:
        return at, 0
    if word in _NUMBERS:
        return (at - 1, _NUMBERS[word]) if _is_all(words, at) else (at, 0)
    start, number = _number_before(words, at)
    if number:
        return start, number
    if word in _TWO and words.at(at - 1) == "the":
        return at - 1, 2
    return at, 0


def _is_all(words: Words, at: int) -> bool:
    """Whether a number stands for actors without a noun: "the two agreed"."""
    after = words.at(at + 1)
    known = words.at(at - 1) in _BEFORE_NUMBER
    return known and (after in _VERBS or not after.isalpha())


def _number_before(words: Words, at: int) -> tuple[int, int]:
    """The number before a noun, other nouns and adjectives between: "three Baltic states"."""
    for start in range(at - 1, max(-1, at - 1 - _NUMBER_BEFORE), -1):
        before = words.low[start]
        if before == "both":
            return start, 2
        if before in _NUMBERS:
            return start, _NUMBERS[before]
        if before not in _NOUNS and not before.endswith(_ADJECTIVES):
            break
    return at, 0


def _group(words: Words, first: int, last: int, codes: Codes, kind: str) -> Group | None:
    """These codes as a group with the preposition before it; None if there are none."""
    if not codes:
        return None
    before = words.at(first - 1)
    lead = before if before in _LEADS else ""
    if before in _OWNERS and words.at(first - 2) in _LEADS:
        lead = words.at(first - 2)
    return Group(first, last, codes, lead, (Unit(first, last, codes, kind, lead),))
