"""What is typed becomes terms: words, phrases, and a word that is not finished yet."""

import pytest

from data.search.question import MOST, Term, understood


def terms(text: str) -> list[tuple[str, bool]]:
    return [(" ".join(term.words), term.open) for term in understood(text).terms]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Orbán", [("orban", True)]),
        ("NA", [("na", True)]),  # still being typed
        ("NA ", [("na", False)]),  # finished, and too short to go on by itself
        ("treaty of Warsaw", [("treaty", True), ("warsaw", True)]),
        ("the", [("the", True)]),  # nothing else says more
        ('"treaty of Warsaw"', [("treaty of warsaw", False)]),
        ("„mutual defence” pact", [("mutual defence", False), ("pact", True)]),
        ('"unclosed phrase', [("unclosed", True), ("phrase", True)]),
        ("pact pact PACT", [("pact", True)]),
        ("", []),
        ('"" “”', []),
        ("🙂 \0 ( * :", []),
    ],
)
def test_what_is_typed_is_understood(typed, found):
    assert terms(typed) == found


@pytest.mark.parametrize("operators", ["a AND NEAR(b, 2)", "x* OR ^y", "{name}: -z", "col:word"])
def test_no_operator_is_more_than_a_word(operators):
    assert all(word.isalnum() for word in understood(operators).words)


def test_a_question_of_any_length_is_short_once_it_is_understood():
    question = understood("word " * 5000 + "x" * 5000)
    assert len(question.terms) <= MOST
    assert understood("x" * 10_000) == understood("x" * 300)
    assert understood("y" * 300).terms == (Term(("y" * 40,), open=True),)
