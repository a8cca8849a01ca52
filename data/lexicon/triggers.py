"""Reads the families of words that report events and spells out every form of them.

Left to others: finding them in sentences (`data.extract.triggers`), what else must stand beside a
word so that it has the sense of its family (`data.lexicon.senses`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from data.lexicon.files import parsed
from data.lexicon.senses import Sense, begins, senses_of
from data.lexicon.verbs import conjugate, expand, plural

NOUN, FIXED = "noun", "fixed"
NEAR = 16  # words between a trigger and its object, if the family does not say
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """A family of `triggers.toml`; what its fields mean is said there."""

    type: str
    object: str
    strong: bool = False
    near: int = NEAR
    subject: str = ""
    side: str = ""
    realis: str = ""
    partners: str = ""
    notice: bool = False
    alone: Phrase = ()


@dataclass(frozen=True)
class Form:
    """One form of a trigger: of which family, and base, third, past, participle, gerund, noun or
    fixed. `verb` is its phrase as the dictionary has it, `senses` are the conditions on it."""

    family: Family
    form: str
    verb: str
    senses: tuple[Sense, ...] = field(default=(), compare=False)
    stands_alone: bool = field(default=False, compare=False)

    @property
    def is_noun(self) -> bool:
        """Whether it has no voice and no object behind it by grammar: a noun or a fixed phrase."""
        return self.form in (NOUN, FIXED)


@cache
def families() -> dict[Phrase, tuple[Form, ...]]:
    """Each phrase, as folded words, with all that it can be, in the order of the file."""
    found: dict[Phrase, dict[Form, None]] = {}
    for row in parsed("triggers")["family"]:
        for words, form in _spelt_out(row):
            found.setdefault(words, {})[form] = None
    return {words: tuple(forms) for words, forms in found.items()}


def _spelt_out(row: dict[str, Any]) -> Iterator[tuple[Phrase, Form]]:
    """Each form of each phrase of a row."""
    own = {name: value for name, value in row.items() if name not in ("verbs", "nouns", "fixed")}
    family = Family(**own | {"alone": tuple(row.get("alone", ()))})
    for phrase in row.get("verbs", []):
        for words, form in conjugate(phrase):
            yield words, _form(family, form, phrase)
    singular = [words for phrase in row.get("nouns", []) for words in expand(phrase)]
    for words in (*singular, *map(plural, singular)):
        yield words, _form(family, NOUN, " ".join(words))
    for phrase in row.get("fixed", []):
        for words in expand(phrase):
            yield words, _form(family, FIXED, " ".join(words))


def _form(family: Family, form: str, verb: str) -> Form:
    senses = senses_of(family.type, form, verb)
    return Form(family, form, verb, senses, _stands_alone(family, form, verb))


def _stands_alone(family: Family, form: str, verb: str) -> bool:
    """Whether it needs no object where the text spoke of an instrument or a body before."""
    return any(
        begins(verb, entry) or (form == NOUN and verb == entry + "s") for entry in family.alone
    )
