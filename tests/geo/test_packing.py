"""Packed values come back as they were, and the atlas is smaller for it."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.folders import DEFAULT_FOLDER
from data.tables import load
from geo.atlas import atlas
from geo.packing import packed
from tests.geo.unpacking import unpacked

WORDS = st.sampled_from("abcd")
PLAIN = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=3)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=9) | st.dictionaries(WORDS, inner), max_leaves=60
)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    assert unpacked(json.loads(json.dumps(packed(value)))) == value


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ([{"a": 1}, {"a": 2}, {"a": 2}], [{"a": 1}, {"a": 2}, {"a": 2}]),  # too few
        (
            [{"a": "x"}, {"a": "y", "b": None}, {"a": "x"}, {"a": "z"}],
            {"~": {"a": ["x", "y", "x", "z"]}, "?": {"b": {"1": None}}},
        ),
        ([{}, {"a": 1}, {}, {}], {"~": {}, "?": {"a": {"1": 1}}, "n": 4}),
        ([[1, "x"], [2, "y"], [3, "y"], [4, "y"]], {"|": [[1, 2, 3, 4], ["x", "y", "y", "y"]]}),
        ([10957, 10958, 10958, 10950], {"+": [10957, 1, 0, -8]}),
        ([True, True, False, True], [True, True, False, True]),
        (
            {"a": [1, 2], "b": [2, 3], "c": [3, 4], "d": [4, 5]},
            {"=": [["a", "b", "c", "d"], {"|": [[1, 2, 3, 4], [2, 3, 4, 5]]}]},
        ),
    ],
)
def test_what_is_alike_becomes_columns_and_what_is_close_steps(value: Any, told: Any) -> None:
    assert packed(value) == told


def test_a_key_that_marks_what_is_packed_is_refused() -> None:
    with pytest.raises(ValueError, match="the key '~' marks packed values"):
        packed({"a": {"~": 1}})


def test_the_committed_atlas_is_a_quarter_smaller_and_comes_back_whole() -> None:
    plain = json.loads(json.dumps(atlas(load(DEFAULT_FOLDER))))
    assert unpacked(packed(plain)) == plain
    sizes = [len(gzip.compress(json.dumps(value).encode())) for value in (plain, packed(plain))]
    assert sizes[1] < 0.75 * sizes[0]
