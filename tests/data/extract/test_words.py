"""Words: cut from text, folded, inflected."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.lexicon.tokens import fold, split, words
from data.lexicon.verbs import (
    BASE,
    GERUND,
    PARTICIPLE,
    PAST,
    THIRD,
    conjugate,
    expand,
    inflect,
    plural,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia's pact", ["serbia", "'s", "pact"]),
        ("Serbia’s pact", ["serbia", "'s", "pact"]),
        ("didn't sign", ["did", "n't", "sign"]),
        ("the U.S. left", ["the", "us", "left"]),
        ("non-aggression", ["non", "-", "aggression"]),
        ("1,500 troops", ["1,500", "troops"]),
        ("on the 5th.", ["on", "the", "5th", "."]),
        ("“Türkiye”", ['"', "turkiye", '"']),
        ("Łódź – Đukanović", ["lodz", "-", "dukanovic"]),
    ],
)
def test_a_sentence_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert list(words(text, 0, len(text)).low) == expected


@given(st.text(max_size=80), st.integers(0, 20))
def test_each_word_stands_where_it_says(text: str, start: int) -> None:
    cut = words(text, start, len(text))
    places = list(zip(cut.start, cut.end, strict=True))
    assert [text[first:last] for first, last in places] == list(cut.text)
    assert [place for ends in places for place in ends] == sorted(
        p for ends in places for p in ends
    )


def test_a_sentence_is_looked_at_for_four_hundred_words() -> None:
    text = "word " * 500
    assert len(words(text, 0, len(text))) == 400


@given(st.text(min_size=1, max_size=20))
@example("𝕬")
@example("ǣ")
def test_a_folded_word_folds_to_itself(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "gerund"),
    [
        ("sign", "signs", "signed", "signed", "signing"),
        ("ratify", "ratifies", "ratified", "ratified", "ratifying"),
        ("leave", "leaves", "left", "left", "leaving"),
        ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"),
        ("put", "puts", "put", "put", "putting"),
        ("expel", "expels", "expelled", "expelled", "expelling"),
        ("veto", "vetoes", "vetoed", "vetoed", "vetoing"),
        ("stay", "stays", "stayed", "stayed", "staying"),
        ("tie", "ties", "tied", "tied", "tying"),
        ("have", "has", "had", "had", "having"),
        ("see", "sees", "saw", "seen", "seeing"),
    ],
)
def test_a_verb_has_its_forms(
    verb: str, third: str, past: str, participle: str, gerund: str
) -> None:
    assert inflect(verb) == list(
        dict.fromkeys(
            [(verb, BASE), (third, THIRD), (past, PAST), (participle, PARTICIPLE), (gerund, GERUND)]
        )
    )


def test_a_form_with_two_spellings_has_both() -> None:
    assert ("canceled", PAST) in inflect("cancel")
    assert ("cancelled", PAST) in inflect("cancel")
    assert [form for form, _ in inflect("sign") if form == "signd"] == []


def test_the_first_word_of_a_phrase_is_inflected() -> None:
    assert (("pulled", "out", "of"), PAST) in conjugate("pull out of")
    assert (("pull", "outed", "of"), PAST) not in conjugate("pull out of")


def test_choices_are_spelt_out() -> None:
    assert expand("put ~ (name|seal) to") == [
        ("put", "~", "name", "to"),
        ("put", "~", "seal", "to"),
    ]
    assert expand("come into (full|) force") == [
        ("come", "into", "full", "force"),
        ("come", "into", "force"),
    ]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("treaty", "treaties"),
        ("defence pact", "defence pacts"),
        ("axis", "axises"),
        ("walkout", "walkouts"),
        ("day", "days"),
        ("approach", "approaches"),
    ],
)
def test_the_last_word_of_a_noun_is_in_the_plural(noun: str, expected: str) -> None:
    assert plural(split(noun)) == split(expected)
