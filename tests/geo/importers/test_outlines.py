"""Arcs are shared, lines are simplified without crossing, and what crosses 180° is cut."""

import json
import math

import numpy as np
import pytest
import shapely

from geo.importers.arcs import share
from geo.importers.dateline import cut
from geo.importers.drawing import draw, on_grid
from geo.importers.outlines import TooSmall, outlines
from geo.importers.simplifying import simplify


def multi(*polygons: shapely.Polygon) -> shapely.MultiPolygon:
    return shapely.MultiPolygon(polygons)


def wavy(west: float, east: float, waves: int) -> shapely.MultiPolygon:
    """Land between two meridians whose coast in the north is a fine wave."""
    steps = np.linspace(east, west, 20 * waves)
    north = [(x, 10 + 0.3 * math.sin(40 * x)) for x in steps]
    return multi(shapely.Polygon([(west, 0), (east, 0), *north]))


def test_what_two_rings_share_is_one_arc():
    left = np.array([[0, 0], [2, 0], [2, 1], [2, 2], [0, 2], [0, 0]])
    right = np.array([[2, 0], [4, 0], [4, 2], [2, 2], [2, 1], [2, 0]])
    shared = share([left, right])
    assert [arc.tolist() for arc in shared.arcs] == [
        [[2, 0], [2, 1], [2, 2]],
        [[2, 0], [0, 0], [0, 2], [2, 2]],
        [[2, 0], [4, 0], [4, 2], [2, 2]],
    ]
    assert shared.rings == [[0, ~1], [2, ~0]]


def test_a_ring_met_again_from_another_point_and_backwards_is_the_same_arc():
    ring = np.array([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]])
    again = np.array([[2, 2], [2, 0], [0, 0], [0, 2], [2, 2]])
    shared = share([ring, again])
    assert len(shared.arcs) == 1
    assert [sorted(max(n, ~n) for n in refs) for refs in shared.rings] == [[0], [0]]


@pytest.mark.parametrize(
    ("shape", "parts"),
    [
        (multi(shapely.box(10, 0, 20, 5)), [(10, 0, 20, 5)]),
        (multi(shapely.box(170, 0, 190, 5)), [(-180, 0, -170, 5), (170, 0, 180, 5)]),
        (
            multi(shapely.Polygon([(170, 0), (-170, 0), (-170, 5), (170, 5)])),
            [(-180, 0, -170, 5), (170, 0, 180, 5)],
        ),
        (
            multi(shapely.Polygon([(-120, -70), (0, -70), (120, -70), (-120, -70)])),
            [(-180, -90, 180, -70)],
        ),
    ],
    ids=["nowhere near", "beyond 180", "a jump", "around the pole"],
)
def test_polygons_are_cut_at_180_degrees(shape, parts):
    assert sorted(part.bounds for part in cut(shape).geoms) == parts


def test_simpler_lines_stay_near_and_shapes_valid_and_neighbours_without_gap():
    west, east = wavy(0, 10, 60), wavy(10, 20, 60)
    drawing = draw([on_grid(west), on_grid(east)])
    found = simplify(drawing, 100)
    assert all(shape.is_valid for shape in found.geometries)
    whole = shapely.union_all(found.geometries)
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert shapely.hausdorff_distance(whole, shapely.union(west, east)) <= 0.11
    assert sum(map(len, found.arcs)) < shapely.get_num_coordinates(whole) + 20 < 2400


def test_small_islands_are_left_out_but_never_all_of_a_state():
    mainland, islet = shapely.box(0, 0, 5, 5), shapely.box(7, 7, 7.1, 7.1)
    drawing = draw([on_grid(multi(mainland, islet)), on_grid(multi(shapely.box(9, 9, 9.1, 9.1)))])
    found = simplify(drawing, 100)
    assert [len(shape.geoms) for shape in found.geometries] == [1, 1]
    assert found.left_out == 1


def test_an_enclave_that_stays_keeps_its_hole():
    enclave = shapely.box(2, 2, 2.1, 2.1)
    around = shapely.difference(shapely.box(0, 0, 5, 5), enclave)
    found = simplify(draw([on_grid(multi(around)), on_grid(multi(enclave))]), 100)
    assert shapely.intersection(*found.geometries).area == 0


def test_the_file_is_the_format_of_our_own():
    told = {"shape": "ALB_1900", "name": "Albania <b>"}
    found = outlines([multi(shapely.box(0, 0, 5, 5))], [told])
    content = json.loads(found.content)
    assert set(content) == {"type", "transform", "objects", "arcs"}
    assert list(content["objects"]) == ["countries"]
    (shape,) = content["objects"]["countries"]["geometries"]
    assert shape["properties"] == {
        **{**told, "area_km2": shape["properties"]["area_km2"]},
        **{"anchor": shape["properties"]["anchor"], "bbox": [0, 0, 5, 5]},
    }


def test_what_is_smaller_than_the_grid_is_refused():
    with pytest.raises(TooSmall) as refused:
        outlines(
            [multi(shapely.box(0, 0, 1, 1)), multi(shapely.box(3, 3, 3.0001, 3.0001))],
            [{}, {}],
        )
    assert refused.value.places == [1]
