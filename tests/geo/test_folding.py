"""Folded values come back as they were, and what is said twice takes no room."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.folding import Folding
from tests.geo.unfolding import Unfolding

WORDS = st.sampled_from("abc")
PLAIN = st.none() | st.booleans() | st.integers(-3, 3) | st.text("xyz", max_size=2)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS, inner), max_leaves=30
)


def folded(*values: Any) -> bytes:
    folding = Folding()
    folding.add_all("root", values)
    return folding.folded()


@given(st.lists(VALUES, max_size=8), st.lists(VALUES, max_size=3))
def test_values_come_back_as_they_were(some: list[Any], others: list[Any]) -> None:
    folding = Folding()
    folding.add_all("a", some)
    folding.add_all("other", others)
    assert repr(Unfolding(folding.folded()).unfolded()) == repr([some, others])


@pytest.mark.parametrize(
    "values",
    [
        [1, True, "1", None, 1],  # equal for Python, not for readers
        [{"k": 1, "list": [1, 2, 3]}, {"k": 1, "list": [1, 9, 3]}, {"k": 1, "list": []}],
        [[], {}, [[]], [{}], ""],
        [{"k": "é", "x": {"k": "é"}}, {"k": "é", "x": None}],
        [{"a": list(range(70_000))}],
    ],
)
def test_hard_cases_come_back_too(values: list[Any]) -> None:
    assert repr(Unfolding(folded(*values)).unfolded()) == repr([values])


def test_an_object_that_changed_is_told_by_what_changed() -> None:
    cards = [{"code": "SRB", "pacts": [*range(300)], "day": day} for day in range(50)]
    assert len(folded(*cards)) < len(folded(cards[0])) + 50 * 15


def test_the_same_values_give_the_same_bytes() -> None:
    values = [{"a": 1, "b": [1, 2]}, {"a": 1, "b": [2]}]
    assert folded(*values) == folded(*map(dict, values))
