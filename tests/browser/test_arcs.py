"""The arcs of links, asked of the module that draws them: ends, sides, and the edge of the map."""

import itertools
import math
import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import assets
from geo.pictures import arcs as pictures
from tests.browser.reader import Reader

Point = tuple[float, float]
Line = list[list[float]]

MANY = 60  # arcs asked for at once: the way to the browser costs more than they do
points = st.tuples(st.floats(-179, 179), st.floats(-75, 75)).map(
    lambda p: (round(p[0], 3), round(p[1], 3))
)


def arcs(reader: Reader, *asked: tuple[Point, Point, int]) -> list[list[Line]]:
    """The lines of each arc, as lists of [lon, lat] in degrees."""
    path = f"{reader.address}/assets/{assets.path_of('arcs.js')}"
    look = """async ([path, asked]) => {
        const { arc } = await import(path);
        return asked.map((one) => arc(...one));
    }"""
    found: list[list[Line]] = reader.page.evaluate(look, [path, asked])
    return found


@pytest.fixture
def page(reader: Reader) -> Reader:
    reader.open("about")
    return reader


def test_an_arc_across_the_date_line_is_cut_there(page: Reader) -> None:
    (lines,) = arcs(page, ((139.7, 35.7), (-98.0, 39.2), 0))
    assert len(lines) == 2
    ends = sorted(round(point[0], 6) for line in lines for point in (line[0], line[-1]))
    assert ends == [-180.0, -98.0, 139.7, 180.0]


def test_parallel_links_bow_to_both_sides_and_further_out(page: Reader) -> None:
    tirana, zagreb = (19.8, 41.3), (16.0, 45.8)
    found = arcs(page, *((tirana, zagreb, fan) for fan in range(6)))
    middles = [lines[0][len(lines[0]) // 2] for lines in found]
    straight = ((19.8 + 16.0) / 2, (41.3 + 45.8) / 2)
    bows = [math.dist(middle, straight) for middle in middles]
    assert bows[0] < bows[2] < bows[4]
    assert bows[1] < bows[3] < bows[5]
    for left, right in ((0, 1), (2, 3), (4, 5)):
        assert middles[left][0] < straight[0] < middles[right][0] or (
            middles[right][0] < straight[0] < middles[left][0]
        )


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.large_base_example],
)
@given(st.lists(st.tuples(points, points, st.integers(0, 9)), min_size=MANY, max_size=MANY))
def test_every_arc_begins_and_ends_at_its_places_and_stays_on_the_map(
    page: Reader, asked: list[tuple[Point, Point, int]]
) -> None:
    far = [one for one in asked if math.dist(one[0], one[1]) > 0.01]
    for (a, b, _), lines in zip(far, arcs(page, *far), strict=True):
        assert lines[0][0] == pytest.approx(a, abs=0.002)
        assert lines[-1][-1] == pytest.approx(b, abs=0.002)
        inside = (abs(lon) <= 180.001 and abs(lat) <= 90 for line in lines for lon, lat in line)
        assert all(inside)
        steps = (abs(p[0] - q[0]) for line in lines for p, q in itertools.pairwise(line))
        assert max(steps) <= 182  # over a pole the bow adds a little to half a turn


def test_pictures_of_the_server_have_the_same_arcs(page: Reader) -> None:
    chance = random.Random(6)
    places = [(chance.uniform(-179, 179), chance.uniform(-75, 75)) for _ in range(400)]
    asked = [
        (a, b, fan % 9) for fan, (a, b) in enumerate(zip(places[::2], places[1::2], strict=True))
    ]
    own = pictures.arcs([(a, b) for a, b, _ in asked], [fan for *_, fan in asked])
    for lines, same in zip(arcs(page, *asked), own, strict=True):
        assert [len(line) for line in lines] == [len(line) for line in same]
        for line, other in zip(lines, same, strict=True):
            assert other == pytest.approx(np.array(line), abs=1e-6)
