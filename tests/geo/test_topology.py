"""An arc on a coarser grid: each point at the nearest cell, nothing left that is no line."""

import pytest

from geo.topology import Arc, coarser


@pytest.mark.parametrize(
    ("arc", "moved"),
    [
        ([(0, 0), (9, 14), (22, 35)], [(0, 0), (1, 1), (2, 2)]),
        ([(0, 0), (1, 2), (11, 17)], [(0, 0), (1, 1)]),  # two points in one cell
        ([(0, 0), (11, 0), (1, 1), (0, 17)], [(0, 0), (0, 1)]),  # out and straight back
        ([(0, 0), (22, 0), (22, 17), (0, 0)], [(0, 0), (2, 0), (2, 1), (0, 0)]),  # an island
        ([(0, 0), (1, 1), (0, 2)], [(0, 0), (0, 0)]),
    ],
)
def test_an_arc_moves_to_a_coarser_grid(arc: Arc, moved: Arc) -> None:
    assert coarser(arc, 11, 17) == moved


def test_neighbours_move_together_whichever_way_they_run() -> None:
    arc = [(5, 8), (6, 9), (16, 25), (17, 26), (28, 43)]
    assert coarser(arc[::-1], 11, 17) == coarser(arc, 11, 17)[::-1]
