"""Turns a question into what is asked of the index: what each word may stand for, as FTS5 has it.

Words are put in quotes, so nothing that a reader types is ever an operator.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.search.naming import Ways
from data.search.question import PLAIN, Question, Term
from data.search.spelling import Vocabulary
from data.search.variants import of_phrase, spellings

MISSPELT = 4  # words of a question that are looked up for their spelling


@dataclass(frozen=True)
class Asked:
    """What each term may stand for, and which words were put in the place of a misspelt one."""

    ways: tuple[Ways, ...]
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for way in self.ways for word in way[0].words)

    @property
    def match(self) -> str:
        """The expression of FTS5; empty where nothing is asked."""
        return " AND ".join(_any(way) for way in self.ways)


def asked(question: Question, known: Iterable[Vocabulary]) -> Asked:
    """The terms of a question; for a word that no vocabulary has, what is near to it."""
    vocabularies = tuple(known)
    ways: list[Ways] = []
    instead: list[tuple[str, tuple[str, ...]]] = []
    for term in question.terms:
        alike = _alike(term)
        if term.is_phrase or any(v.has(t.words[0], t.open) for v in vocabularies for t in alike):
            ways.append(alike)
            continue
        near = _near(term, vocabularies) if len(instead) < MISSPELT else ()
        ways.append(tuple(Term((word,), term.open) for word in near) or alike)
        if near:
            instead.append((term.words[0], near))
    return Asked(tuple(ways), tuple(instead))


def of_names(question: Question) -> Question:
    """The same without plain words in phrases: names are kept without them."""
    terms = (replace(term, words=_meant(term.words)) for term in question.terms)
    return Question(tuple(term for term in terms if term.words))


def either(match: str, phrases: Iterable[tuple[str, ...]]) -> str:
    """What matches, or holds one of these runs of words."""
    others = [_quoted(words) for words in phrases]
    return " OR ".join([f"({match})", *others]) if others else match


def _near(term: Term, vocabularies: tuple[Vocabulary, ...]) -> tuple[str, ...]:
    word = term.words[0]
    return next((near for v in vocabularies if (near := v.near(word, term.open))), ())


def _alike(term: Term) -> Ways:
    """A term as it may be spelt; of a word that looks like a plural its singular too."""
    if term.is_phrase:
        return tuple(Term(words) for words in of_phrase(term.words))
    (word,) = term.words
    forms = [word]
    if len(word) >= 5 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        forms.append(f"{word[:-3]}y" if word.endswith("ies") else word[:-1])
    return tuple(Term((one,), term.open) for form in forms for one in spellings(form))


def _meant(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in PLAIN) or words


def _any(way: Ways) -> str:
    found = [_quoted(term.words) + ("*" if term.open else "") for term in way]
    return f"({' OR '.join(found)})" if len(found) > 1 else found[0]


def _quoted(words: tuple[str, ...]) -> str:
    return f'"{" ".join(words)}"'
