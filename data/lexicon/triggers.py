"""Reads the families of words that report events and spells out every form of them.

Left to others: finding them in sentences (`data.extract.triggers`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from data.lexicon.verbs import BASE, conjugate, expand, plural
from data.lexicon.files import FOLDER

NOUN, FIXED = "noun", "fixed"
NEAR = 16  # words between a trigger and its object, if the family does not say


@dataclass(frozen=True)
class Family:
    """A family of `triggers.toml`; what its fields mean is said there."""

    type: str
    object: str
    strong: bool
    near: int
    subject: str
    side: str
    realis: str
    context: str
    alone: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """One form of a trigger: of which family, and base, third, past, participle, gerund, noun or
    fixed. `verb` is the phrase of a verb as the dictionary has it."""

    family: Family
    form: str
    verb: str

    @property
    def stands_alone(self) -> bool:
        """Whether it needs no object where the text spoke of an instrument or a body before."""
        return any(
            entry in ("*", self.verb)
            or (entry.endswith("~") and self.verb.startswith(entry.rstrip("~ ")))
            or (self.form == NOUN and self.verb in (entry + "s", entry))
            for entry in self.family.alone
        )


@cache
def families() -> dict[tuple[str, ...], tuple[Form, ...]]:
    """Each phrase, as folded words, with all that it can be, in the order of the file."""
    found: dict[tuple[str, ...], dict[Form, None]] = {}
    for row in tomllib.loads((FOLDER / "triggers.toml").read_text("utf-8"))["family"]:
        family = Family(
            row["type"],
            row["object"],
            row.get("strong", False),
            row.get("near", NEAR),
            row.get("subject", ""),
            row.get("side", ""),
            row.get("realis", ""),
            row.get("context", ""),
            tuple(row.get("alone", ())),
        )
        for words, form in _spelt_out(row, family):
            found.setdefault(words, {})[form] = None
    return {words: tuple(forms) for words, forms in found.items()}


def _spelt_out(row: dict[str, list[str]], family: Family) -> list[tuple[tuple[str, ...], Form]]:
    verbs = [
        (words, Form(family, form, phrase))
        for phrase in row.get("verbs", [])
        for words, form in conjugate(phrase)
    ]
    singular = [words for phrase in row.get("nouns", []) for words in expand(phrase)]
    nouns = [*singular, *map(plural, singular)]
    fixed = [words for phrase in row.get("fixed", []) for words in expand(phrase)]
    return [
        *verbs,
        *((words, Form(family, NOUN, " ".join(words))) for words in nouns),
        *((words, Form(family, FIXED, " ".join(words))) for words in fixed),
    ]


__all__ = ["BASE", "FIXED", "NOUN", "Family", "Form", "families"]
