"""Finding the phrases of a dictionary in words."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from data.extract.phrases import GAP, Phrases

WORDS = st.lists(st.sampled_from(["a", "b", "c", ","]), max_size=9)
PHRASES = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", GAP]), min_size=1, max_size=4)
    .map(tuple)
    .filter(
        lambda phrase: phrase[0] != GAP and phrase[-1] != GAP and (GAP, GAP) not in pairs(phrase)
    ),
    max_size=5,
    unique=True,
)


def pairs(phrase: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(pairwise(phrase))


def every(phrases: list[str], text: str) -> list[tuple[int, int, str]]:
    table = Phrases((tuple(phrase.split()), phrase) for phrase in phrases)
    return list(table.every(text.split()))


def test_the_longest_phrase_at_each_place_is_found() -> None:
    table = Phrases([(("enter",), 1), (("enter", "into", "force"), 2), (("into",), 3)])
    assert list(table.all(["they", "enter", "into", "force"])) == [(1, 4, 2), (2, 3, 3)]


def test_every_phrase_is_found_the_longest_first() -> None:
    assert every(["enter", "enter into"], "enter into") == [(0, 2, "enter into"), (0, 1, "enter")]


def test_of_two_equal_phrases_the_first_counts() -> None:
    assert list(Phrases([(("a",), 1), (("a",), 2)]).all(["a"])) == [(0, 1, 1)]


def test_a_gap_is_up_to_four_words() -> None:
    assert every(["put ~ to"], "put its name to") == [(0, 4, "put ~ to")]
    assert every(["put ~ to"], "put to") == [(0, 2, "put ~ to")]
    assert every(["put ~ to"], "put one two three four to") == [(0, 6, "put ~ to")]
    assert every(["put ~ to"], "put one two three four five to") == []


def test_a_gap_holds_no_mark() -> None:
    assert every(["put ~ to"], "put , to") == []
    assert every(["put ~ to"], "put Sweden 's name to") == [(0, 5, "put ~ to")]


def test_a_phrase_that_goes_beyond_the_end_is_not_found() -> None:
    assert every(["put ~ to", "a b c"], "put a b") == []


@given(PHRASES, WORDS)
def test_what_is_found_is_what_a_plain_search_finds(
    phrases: list[tuple[str, ...]], low: list[str]
) -> None:
    table = Phrases((phrase, phrase) for phrase in phrases)
    found = {(at, phrase) for at, _, phrase in table.every(low)}
    assert found == {(at, p) for p in phrases for at in range(len(low)) if stands(low, at, p)}


def stands(low: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands at a place, by trying everything."""
    return any(True for _ in ends(low, at, phrase))


def ends(low: list[str], at: int, phrase: tuple[str, ...]) -> Iterator[int]:
    if not phrase:
        yield at
    elif phrase[0] == GAP:
        for skipped in range(5):
            if "," not in low[at : at + skipped]:
                yield from ends(low, at + skipped, phrase[1:])
    elif at < len(low) and low[at] == phrase[0]:
        yield from ends(low, at + 1, phrase[1:])
