"""Texts made to break or to stop the extractor: it neither fails nor takes more than linear time.

Time is the processor's, the best of several runs, and only compared with itself: what is twice as
long may take at most 2.6 times as long. So no regular expression of ours may backtrack badly.
"""

import gc
import math
import time
import tracemalloc
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.documents import from_bytes, sentences
from data.extract.engine import extract
from data.extract.patterns import patterns
from data.extract.proposers import Rules, drafted

NAMES = "Albania,Croatia,France,NATO,the EU,Russia,Georgia,South Korea,Washington,Guinea-Bissau"
PATTERN = rb"""
[patterns.any]
match = '(?P<who>\p{Lu}\pL*)(.* and .*)*(signed|joined)'
type = 'SIGN'
realis = 'occurred'
parties = ['$who']
"""
GROWTH = 2.6
Long = Callable[[int], str]


def actors(number: int) -> list[str]:
    return list(islice(cycle(NAMES.split(",")), number))


def letters(number: int) -> str:
    """A different word for each number."""
    return "".join(chr(65 + number // 26**place % 26) for place in range(4))


HOSTILE: dict[str, tuple[int, Long]] = {  # how many, and a text of so many
    "a word of a megabyte": (500_000, lambda n: "a" * n),
    "n't without end": (150_000, lambda n: "n't" * n),
    "actors side by side": (50_000, lambda n: " ".join(actors(n))),
    "actors in a list": (50_000, lambda n: f"{', '.join(actors(n))} signed a pact."),
    "actors and actors": (50_000, lambda n: " and ".join(actors(n))),
    "sentences of actors": (1_500, lambda n: " ".join(f"{a} signed it." for a in actors(n))),
    "and": (100_000, lambda n: "and " * n),
    "open brackets": (100_000, lambda n: "(" * n),
    "nested brackets": (50_000, lambda n: "(Albania " * n + "signed a pact" + ")" * n),
    "sentences in brackets": (8_000, lambda n: "(A. " * n),
    "quotes": (100_000, lambda n: '"' * n),
    "nested quotes": (10_000, lambda n: "“‘" * n + "’”" * n),
    "quoted sentences": (2_000, lambda n: "“Albania signed.” " * n),
    "ends and quotes": (10_000, lambda n: '!" ' * n),
    "right to left": (20_000, lambda n: "\u202e\u200f\u05d0\u0628 " * n),
    "control characters": (20_000, lambda n: "\x01\x02\x7f\x1b " * n),
    "digits": (300_000, lambda n: "7" * n),
    "numbers with commas": (100_000, lambda n: "1,2.3" * n),
    "numbers": (100_000, lambda n: "12 " * n),
    "U.S. without a space": (100_000, lambda n: "U.S." * n),
    "U.S. with one": (50_000, lambda n: "U.S. " * n),
    "initials": (100_000, lambda n: "a." * n),
    "abbreviations": (50_000, lambda n: "Gen. " * n),
    "list numbers": (20_000, lambda n: "1. " * n),
    "months": (100_000, lambda n: "May " * n),
    "dates": (30_000, lambda n: "3 March 2020, " * n),
    "signed": (50_000, lambda n: "signed " * n),
    "relatives": (10_000, lambda n: "Albania signed a pact with Greece which " * n),
    "treaties of treaties": (30_000, lambda n: "the treaty of " * n),
    "said that": (50_000, lambda n: "said that " * n),
    "not to withdraw": (20_000, lambda n: "not to withdraw from " * n),
    "dots": (200_000, lambda n: "." * n),
    "dashes": (100_000, lambda n: "- " * n),
    "line ends": (100_000, lambda n: "\n" * n),
    "lines": (5_000, lambda n: "Albania signed\n" * n),
    "paragraphs": (1_500, lambda n: "Albania signed a pact\n\n" * n),
    "soft hyphens": (100_000, lambda n: "\u00ad \t" * n),
    "a soft hyphen and spaces": (200_000, lambda n: "\u00ad" + " " * n),
    "spaces": (500_000, lambda n: " " * n),
    "marks on a letter": (20_000, lambda n: "a" + "\u0301" * n),
    "flags": (10_000, lambda n: "\U0001f1e6\U0001f1f1" * n),
    "possessives": (50_000, lambda n: "Albania's " * n),
    "hyphens": (50_000, lambda n: "Albanian-" * n),
    "people introduced": (
        2_000,
        lambda n: " ".join(f"Albanian Minister Al {letters(i)} spoke." for i in range(n)),
    ),
    "acronyms introduced": (
        1_000,
        lambda n: " ".join(f"The Defence Pact ({letters(i)}) was signed." for i in range(n)),
    ),
    "the two countries": (1_500, lambda n: "The two countries signed the pact. " * n),
}


def run(text: str) -> float:
    """Seconds of the processor that both extractors take."""
    document = from_bytes(text.encode(), Path("a.txt"))
    extractors = [Rules(), patterns("any.toml", PATTERN)]
    gc.disable()  # it comes when it wants
    begun = time.process_time()
    found = drafted(document, extractors)
    taken = time.process_time() - begun
    gc.enable()
    assert found.failures == ()
    assert not [name for name, _ in found.dropped if name == "rules"]
    return taken


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_twice_as_long_takes_about_twice_as_long(name: str) -> None:
    number, text = HOSTILE[name]
    run("Albania signed a pact on 3 May 2020.")
    once, twice = text(number), text(2 * number)
    short = long = math.inf
    for _ in range(30):  # other work on the machine may disturb one or the other
        short, long = min(short, run(once)), min(long, run(twice))
        if long <= GROWTH * short:
            break
    assert long <= GROWTH * short


def test_time_that_grows_with_the_square_is_noticed() -> None:
    def square(number: int) -> float:
        begun = time.process_time()
        assert sum(one > other for one in range(number) for other in range(number)) > 0
        return time.process_time() - begun

    assert min(square(1_200) for _ in range(3)) > GROWTH * min(square(600) for _ in range(3))


def test_words_of_any_length_leave_no_memory_behind() -> None:
    run("Albania signed a pact.")
    tracemalloc.start()
    try:
        for number in range(20):
            extract(letters(number) * 10_000, "a.txt")
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept < 400_000  # of 800,000


WORDS = """\
Albania|Croatia|NATO|signed|a pact|treaty|on 3 May 2020|last month|said|that|not|and|by|joined|\
the two countries|withdrew from|,|.|;|(|)|“|”|"|'|’|n't|'s|-|–|—|U.S.|1,5|2020|İ|ß|ﬁ|ǅ|½|²|٣|一|ﷺ"""
MARKS = ("\n", "\n\n", "\t", "\r", "  ", "\u00ad", "\u200b", "\u202e", "\u0301", "\x01", "\ufeff")
PIECES = st.one_of(
    st.sampled_from([*WORDS.split("|"), *MARKS, "\u2028", "\U0001f1e6"]),
    st.text(max_size=4).filter(lambda text: "\0" not in text),
)


@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_whatever_the_text_the_rules_propose_only_what_holds(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces).encode("utf-8", "replace").decode()
    document = from_bytes(text.encode(), Path("a.txt"))
    found = drafted(document, [Rules(), patterns("any.toml", PATTERN)])
    assert found.failures == ()
    assert not [reason for name, reason in found.dropped if name == "rules"]
    places = [(candidate.start, candidate.end) for candidate in found.candidates]
    assert places == sorted(places)
    assert len({candidate.id for candidate in found.candidates}) == len(places)
    cut = {sentence.number: sentence for sentence in sentences(text)}
    for candidate in found.candidates:
        sentence = cut[candidate.number]
        assert candidate.sentence == sentence.hash
        assert sentence.start <= candidate.start < candidate.end <= sentence.end
    assert drafted(document, [Rules(), patterns("any.toml", PATTERN)]) == found
