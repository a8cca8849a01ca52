"""Gives generated tables texts to search, and asks as readers do: names, words, phrases, slips.

The same number always gives the same texts and questions.
"""

import dataclasses
import random
import tempfile
from pathlib import Path

import pandas as pd

from data.dates import MONTHS
from data.tables import Tables, load
from tests.bench.apart import apart
from tests.bench.million import write_million

RUN = 6  # words of the committed tables that are taken one after the other
LONGEST = 14  # words of a text, about
INVENTED = 0.02  # of the words are names that stand in few texts only, as in real ones
SYLLABLES = ("ba", "kor", "li", "mesh", "no", "ra", "sto", "tev", "un", "vi", "zan", "gra", "pel")
NONSENSE = ("xqzzv", '"', "NEAR(a b) AND *", "🙂 ‏שלום", "a" * 10_000, "\0", "(((", "' OR 1=1 --")


def worded(events: int) -> Tables:
    """Tables with `events` events, each with a summary and a quote, in words of the committed."""
    committed, chance = load(), random.Random(events)
    with tempfile.TemporaryDirectory() as folder:
        apart(write_million, events, Path(folder))
        made = load(Path(folder))
    summaries = _texts(committed.events["summary"], len(made.events), chance)
    quotes = _texts(committed.evidence["quote"], len(made.evidence), chance)
    return dataclasses.replace(
        made,
        events=made.events.assign(summary=pd.Series(summaries, dtype="str")),
        evidence=made.evidence.assign(quote=pd.Series(quotes, dtype="str")),
    )


def _texts(of: pd.Series, number: int, chance: random.Random) -> list[str]:
    words = " ".join(of).split()
    return [_text(words, chance) for _ in range(number)]


def _text(words: list[str], chance: random.Random) -> str:
    found: list[str] = []
    while len(found) < LONGEST:
        at = chance.randrange(len(words) - RUN)
        found += words[at : at + RUN]
        if chance.random() < INVENTED * LONGEST:
            found.append("".join(chance.choices(SYLLABLES, k=3)).capitalize())
    return " ".join(found)


def questions(tables: Tables, number: int) -> dict[str, list[str]]:
    """`number` questions of each sort, by the sort."""
    chance = random.Random(number)
    said = (tables.events["summary"], tables.evidence["quote"])
    texts = [text for texts in said for text in texts.sample(500, random_state=1)]
    names = [*tables.actors["name"], *tables.instruments["short_name"].head(300)]

    def some(sort: str) -> str:
        words = [word for word in chance.choice(texts).split() if word.isalnum() and len(word) > 2]
        words = words or ["treaty"]
        at = chance.randrange(max(1, len(words) - 3))
        year = chance.randint(1900, 2025)
        asked = {
            "a name": chance.choice(names),
            "a word": chance.choice(words),
            "its first letters": chance.choice(words)[:3],
            "three words": " ".join(chance.sample(words, min(3, len(words)))),
            "a phrase": f'"{" ".join(words[at : at + 2])}"',
            "a misspelt name": _slip(chance.choice(names), chance),
            "two misspelt words": " ".join(_slip(chance.choice(words), chance) for _ in "ab"),
            "a date": f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {year}",
            "a name and a year": f"{chance.choice(names)} {year}",
            "no question": chance.choice(NONSENSE),
        }
        return asked[sort]

    return {sort: [some(sort) for _ in range(number)] for sort in SORTS}


SORTS = (
    *("a name", "a word", "its first letters", "three words", "a phrase", "a misspelt name"),
    *("two misspelt words", "a date", "a name and a year", "no question"),
)


def _slip(word: str, chance: random.Random) -> str:
    """The word without one of its letters."""
    at = chance.randrange(1, max(2, len(word)))
    return word[:at] + word[at + 1 :]
