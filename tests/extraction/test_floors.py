"""The scores on the development set do not fall below the floors of `floors.toml`."""

import tomllib
from pathlib import Path

import pytest

from tests.extraction.scorer import read, shares

FOLDER = Path(__file__).parent
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text("utf-8"))["development"]
MARGIN = 0.06  # a floor that lies deeper protects nothing


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """The shares of the development set, extracted once."""
    return shares(read(FOLDER / "development"))


def test_every_share_has_a_floor(scores: dict[str, float]) -> None:
    assert scores.keys() == FLOORS.keys()


@pytest.mark.parametrize("name", FLOORS)
def test_a_score_is_not_below_its_floor(scores: dict[str, float], name: str) -> None:
    assert scores[name] >= FLOORS[name]


@pytest.mark.parametrize("name", FLOORS)
def test_a_floor_is_not_far_below_the_score(scores: dict[str, float], name: str) -> None:
    assert scores[name] - FLOORS[name] <= MARGIN, "raise it in floors.toml"
