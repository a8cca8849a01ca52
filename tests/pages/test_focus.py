"""A link names the sentence to be brought into sight; rubbish names none."""

import pytest

from pages.ui import focus


@pytest.mark.parametrize(
    ("asked", "number"),
    [("1", 1), ("014", 14), ("999999", 999_999), ("", 0), ("1000000", 0), ("-1", 0), ("²", 0)],
)
def test_a_sentence_is_asked_for_by_its_number(asked: str, number: int) -> None:
    assert focus.sentence({"sentence": asked}) == number


def test_no_sentence_is_asked_for_without_a_number() -> None:
    assert focus.sentence({}) == 0
