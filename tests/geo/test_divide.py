"""Countries are divided along a line; neighbours follow, islands go to the nearer part."""

import json
from typing import Any

import pytest

from geo.divide import divide, dividing_line, replaced, to_grid

# A square of 10 with its corners as points, an island east of it, and a neighbour north of it.
SQUARE = [(0, 0), (10, 0), (10, 10)]
NORTH = [(10, 10), (5, 10), (0, 10)]
WEST = [(0, 10), (0, 0)]
ISLAND = [(12, 4), (13, 4), (13, 5), (12, 4)]
COUNTRY = [[[0, 1, 2]], [[3]]]
MIDDLE = [(5, -1), (5, 1), (5, 5), (5, 9), (5, 11)]


def arcs() -> list[Any]:
    return [[(0, 0), (5, 0), (10, 0), (10, 10)], list(NORTH), list(WEST), list(ISLAND)]


def rings(part: list[Any], known: list[Any]) -> list[set[tuple[int, int]]]:
    return [
        {p for ref in polygon[0] for p in (known[ref] if ref >= 0 else known[~ref][::-1])}
        for polygon in part
    ]


def test_a_country_is_cut_where_the_line_leaves_it() -> None:
    known = arcs()
    west, east, pieces = divide(COUNTRY, known, MIDDLE, (8, 5))
    line = {(5, 0), (5, 1), (5, 5), (5, 9), (5, 10)}
    assert rings(west, known) == [{(0, 0), (0, 10)} | line]
    assert rings(east, known) == [{(10, 0), (10, 10)} | line, set(ISLAND)]
    assert sorted(pieces) == [0, 1]


def test_the_part_with_the_point_is_the_second() -> None:
    known = arcs()
    east, west, _ = divide(COUNTRY, known, MIDDLE, (2, 5))
    assert (len(east), len(west)) == (2, 1)


def test_a_neighbour_keeps_its_edge_in_pieces() -> None:
    known = arcs()
    *_, pieces = divide(COUNTRY, known, MIDDLE, (8, 5))
    (backwards,) = [replaced([~1], pieces)]
    walk = [p for ref in backwards for p in known[~ref][::-1]]
    assert list(dict.fromkeys(walk)) == NORTH[::-1]


def test_a_line_that_ends_where_it_began_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves the country where it entered"):
        divide(COUNTRY, arcs(), [(1, 1), (1, 2)], (8, 5))


def test_the_line_runs_between_the_units_and_the_rest() -> None:
    geometry = {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Left"}}
    other = {"type": "Polygon", "arcs": [[~0, 2]], "properties": {"name": "Right"}}
    topology = {
        "transform": {"scale": [0.5, 1], "translate": [10, 20]},
        "objects": {"unit": {"type": "GeometryCollection", "geometries": [geometry, other]}},
        "arcs": [[[4, 0], [0, 8]], [[4, 8], [-4, -8], [4, 0]], [[4, 8], [4, -8], [-4, 0]]],
    }
    line = dividing_line(json.loads(json.dumps(topology)), frozenset(["Right"]))
    assert line == [(12, 20), (12, 28)]
    assert to_grid(line, topology) == [(4, 0), (4, 8)]
