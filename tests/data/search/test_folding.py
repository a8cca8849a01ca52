"""Spellings that a reader takes for one become one, and are marked where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.search.folding import placed, words


@pytest.mark.parametrize(
    ("spellings", "word"),
    [
        (("Orbán", "ORBAN", "Орбан", "Orba\u0301n", "Orb\u00adan"), "orban"),
        (("Vučić", "Vucic", "Вучић", "VUČIĆ"), "vucic"),
        (("Đukanović", "Djukanovic", "Dukanovic", "Ђукановић"), "dukanovic"),
        (("Wałęsa", "Walesa"), "walesa"),
        (("Türkiye", "TURKIYE", "Tu\u0308rkiye"), "turkiye"),
        (("İstanbul", "Istanbul", "ıstanbul"), "istanbul"),
        (("Großmacht", "Grossmacht"), "grossmacht"),
        (("U.S.S.R.", "USSR", "u.s.s.r."), "ussr"),
        (("Serbia's", "Serbia’s", "Serbia"), "serbia"),
        (("co-operation", "Cooperation", "co\u2011operation"), "cooperation"),
        (("ﬁnal", "final"), "final"),
    ],
)
def test_spellings_of_one_word_are_one(spellings, word):
    assert [words(spelling) for spelling in spellings] == [[word]] * len(spellings)


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("Niger", "Nigeria"), ("1955", "1956")]
)
def test_different_words_stay_apart(one, other):
    assert words(one) != words(other)


def test_a_line_end_and_a_nul_part_words():
    assert words("Viktor\nOrban\0Tirana\tpact") == ["viktor", "orban", "tirana", "pact"]


def test_what_cannot_be_read_has_no_words():
    assert words('🙂 … \u200f (")') == []


def test_words_are_found_where_they_stand_with_their_marks():
    text = "Vučić’s U.S. talks on co-operation."
    found = {text[start:end] for _, start, end in placed(text)}
    assert found == {"Vučić’s", "U.S.", "talks", "on", "co-operation"}


@given(st.text(max_size=60))
def test_any_text_can_be_folded_and_what_is_found_lies_in_it(text):
    places = placed(text)
    assert all(0 <= start < end <= len(text) and word for word, start, end in places)
    assert {word for word, _, _ in places} == {w for _, s, e in places for w in words(text[s:e])}
