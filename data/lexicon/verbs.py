"""Inflects English verbs and spells out the alternatives in the phrases of a dictionary.

    expand("put ~ (name|seal) to")  ->  put ~ name to, put ~ seal to

Left to others: which verbs there are, and which are irregular (`data/lexicon/*.toml`).
"""

import itertools
import re
from collections.abc import Iterable

from data.lexicon.files import lists
from data.lexicon.tokens import split

BASE, THIRD, PAST, PARTICIPLE, GERUND = "base", "third", "past", "participle", "gerund"
_LISTS = lists("verbs")["inflection"]
_IRREGULAR = {base: (past, done) for base, past, done in map(str.split, _LISTS["irregular"])}
_SECOND_SPELLING = dict(map(str.split, _LISTS["second_spelling"]))
_DOUBLING = frozenset(_LISTS["doubling"])
_CHOICE = re.compile(r"[(]([^()]*)[)]")


def inflect(verb: str) -> list[tuple[str, str]]:
    """(word, form) for each form of a verb. Words that are equal come with each of their forms."""
    past, participle = _IRREGULAR.get(verb, (_regular(verb),) * 2)
    forms = [(verb, BASE), (_third(verb), THIRD), (past, PAST), (participle, PARTICIPLE)]
    forms.append((_gerund(verb, past), GERUND))
    if verb == "be":
        forms += [("is", THIRD), ("are", BASE), ("were", PAST)]
    forms += [(other, form) for word, form in forms if (other := _SECOND_SPELLING.get(word))]
    return list(dict.fromkeys(forms))


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Each way to read the choices of a phrase, as folded words."""
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if odd % 2 else [part] for odd, part in enumerate(parts)]
    return [split(" ".join(chosen)) for chosen in itertools.product(*choices)]


def conjugate(phrase: str) -> list[tuple[tuple[str, ...], str]]:
    """(words, form) of a phrase that begins with a verb, in each form of it."""
    return [
        ((*split(word), *rest), form)
        for first, *rest in expand(phrase)
        for word, form in inflect(first)
    ]


def plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """The plural of a noun phrase, by its last word."""
    last = words[-1]
    if last.endswith(("s", "x", "ch", "sh")):
        return (*words[:-1], last + "es")
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


def with_plurals(nouns: Iterable[str]) -> frozenset[str]:
    """Each of these nouns, of one word, in the singular and plural."""
    return frozenset(word for noun in nouns for word in (noun, *plural((noun,))))


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _gerund(verb: str, past: str) -> str:
    if verb in ("tie", "die", "vie", "lie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and verb not in ("be", "see"):
        return verb[:-1] + "ing"
    doubled = past.endswith(verb[-1] * 2 + "ed") and not verb.endswith(verb[-1] * 2)
    return verb + (verb[-1] if doubled or verb in _DOUBLING else "") + "ing"
