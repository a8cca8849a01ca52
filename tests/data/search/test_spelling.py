"""A word that there is not leads to those that are near, and to no others."""

import pytest

from data.search.spelling import Vocabulary, distance

WORDS = {"yugoslavia": 9, "yugoslav": 3, "warsaw": 5, "orban": 2, "iran": 7, "iraq": 8, "nato": 4}


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [
        ("orban", "orban", 0),
        ("orbn", "orban", 1),
        ("orbban", "orban", 1),
        ("orbin", "orban", 1),
        ("robna", "orban", 2),
        ("serbai", "serbia", 1),
        ("", "nato", 4),
    ],
)
def test_slips_are_counted_and_two_swapped_letters_are_one(word, other, slips):
    assert distance(word, other) == slips


def test_a_beginning_can_be_near_too():
    assert distance("yugslav", "yugoslavia", to_beginning=True) == 1
    assert distance("yugslav", "yugoslavia") == 3


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("yugoslvia", ("yugoslavia",)),
        ("warshaw", ("warsaw",)),
        ("irak", ("iraq", "iran")),
        ("ntao", ("nato",)),
        ("nat", ()),  # too short to tell a slip from another word
        ("zzzzzz", ()),
        ("y" * 40, ()),
    ],
)
def test_the_nearest_words_are_offered_the_commonest_first(word, near):
    assert Vocabulary(WORDS).near(word, open_=False) == near


def test_a_word_being_typed_is_known_by_its_beginning():
    known = Vocabulary(WORDS)
    assert known.has("yugosl", open_=True)
    assert not known.has("yugosl", open_=False)
    assert not known.has("yugosz", open_=True)
