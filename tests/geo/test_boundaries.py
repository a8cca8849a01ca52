"""The committed outlines, their loader and, on a hand-made world, the script that writes them.

What is drawn with them is left to the tests of links, layers and the browser.
"""

import copy
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.boundaries import COLUMNS, load
from geo.convert_boundaries import convert

BALKANS = ["ALB", "BGR", "BIH", "GRC", "HRV", "MKD", "MNE", "SRB", "SVN", "XKX"]

# A grid of whole degrees: x = 0 is 180° W, y = 0 is the South Pole. AAA (10°–20° E) and BBB
# (20°–30° E) share the edge at 20° E; CCC has a piece over 180° and one around the South Pole
# with the pole as a point-like hole; DDD is a single point.
WORLD: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "MultiPolygon", "arcs": [[[3]], [[4], [5]]]},
                {"type": "Polygon", "arcs": [[1, ~0]]},
                {"type": "MultiPolygon", "arcs": [[[2, 0]]]},
                {"type": "MultiPolygon", "arcs": [[[6]]]},
            ],
        }
    },
    "arcs": [
        [[200, 90], [0, 10]],
        [[200, 90], [10, 0], [0, 10], [-10, 0]],
        [[200, 100], [-10, 0], [0, -10], [10, 0]],
        [[350, 120], [-340, 0], [0, 10], [340, 0], [0, -10]],
        [[0, 10], [90, 2], [90, -2], [90, 1], [80, 0], [-350, -1]],
        [[0, 0], [0, 0]],
        [[50, 50], [0, 0]],
    ],
}
for _geometry, _code in zip(
    WORLD["objects"]["countries"]["geometries"], ["CCC", "BBB", "AAA", "DDD"], strict=True
):
    _geometry["properties"] = {"a3": _code, "name": _code.title()}


@pytest.fixture(scope="module")
def countries() -> gpd.GeoDataFrame:
    return load()


@pytest.fixture(scope="module")
def outline(countries: gpd.GeoDataFrame) -> gpd.GeoSeries:
    return countries.set_index("actor").geometry


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.topojson"
    path.write_bytes(convert(copy.deepcopy(WORLD), {}))
    return path


def edges(geometry: shapely.Geometry) -> np.ndarray:
    """Every edge as a row x1, y1, x2, y2."""
    rings = [
        shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(geometry))
    ]
    return np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in rings])


def test_every_country_has_a_valid_outline_in_lon_lat(countries: gpd.GeoDataFrame) -> None:
    assert list(countries.columns) == COLUMNS
    assert countries.crs.to_epsg() == 4326
    assert countries.geometry.is_valid.all()
    assert not countries.geometry.is_empty.any()


def test_actors_are_unique_and_in_order(countries: gpd.GeoDataFrame) -> None:
    assert countries.actor.is_unique
    assert list(countries.actor) == sorted(countries.actor)


def test_disputed_areas_keep_their_codes_and_points_are_left_out(outline: gpd.GeoSeries) -> None:
    assert {"XKX", "CYN", "SOL", "KAS", "IOA", "TWN"} <= set(outline.index)
    assert not {"VAT", "ATC"} & set(outline.index)


def test_no_name_is_abbreviated(countries: gpd.GeoDataFrame) -> None:
    assert [name for name in countries.name if "." in name] == []
    names = countries.set_index("actor").name
    assert (names["BIH"], names["TUR"]) == ("Bosnia and Herzegovina", "Türkiye")


def test_nothing_streaks_but_the_southern_edge_of_antarctica(outline: gpd.GeoSeries) -> None:
    for actor, geometry in outline.items():
        long = [e for e in edges(geometry) if abs(e[2] - e[0]) > 90]
        assert all(actor == "ATA" and e[1] < -89.9 and e[3] < -89.9 for e in long), actor


def test_russia_does_not_cross_the_antimeridian(outline: gpd.GeoSeries) -> None:
    west, _, east, _ = outline["RUS"].bounds
    assert (round(west, 6), round(east, 6)) == (-180, 180)
    assert not outline["RUS"].intersects(shapely.Point(-100, 68))
    assert outline["RUS"].contains(shapely.Point(-175, 66.5))


def test_kosovo_touches_serbia_without_overlap(outline: gpd.GeoSeries) -> None:
    assert outline["XKX"].touches(outline["SRB"])
    assert shapely.shared_paths(outline["XKX"].boundary, outline["SRB"].boundary).length > 1


def test_the_balkans_dissolve_without_slivers_or_holes(outline: gpd.GeoSeries) -> None:
    union = outline[BALKANS].union_all()
    mainland = max(union.geoms, key=lambda polygon: polygon.area)
    assert len(mainland.interiors) == 0
    parts = shapely.area(outline[BALKANS].to_numpy())
    assert union.area == pytest.approx(parts.sum(), rel=1e-12)


def test_crimea_is_in_ukraine(outline: gpd.GeoSeries) -> None:
    simferopol = shapely.Point(34.1, 44.95)
    assert list(outline.index[outline.contains(simferopol)]) == ["UKR"]


@pytest.mark.parametrize(
    ("country", "places"),
    [
        ("DEU", {"DEU-W": (11.58, 48.14), "DEU-E": (13.4, 52.52)}),  # Munich; Berlin, undivided
        ("UKR", {"UKR-M": (30.5, 50.45), "UKR-C": (34.1, 44.95)}),
        ("VNM", {"VNM-N": (105.85, 21.03), "VNM-S": (106.7, 10.8)}),
        ("YEM", {"YEM-N": (44.2, 15.35), "YEM-S": (45.0, 12.83)}),
    ],
)
def test_the_parts_of_a_country_are_the_country_without_overlap_or_gap(
    outline: gpd.GeoSeries, country: str, places: dict[str, tuple[float, float]]
) -> None:
    parts = load(layer="parts").set_index("actor").geometry
    for code, place in places.items():
        assert parts[code].contains(shapely.Point(place))
    first, second = (parts[code] for code in places)
    assert first.intersection(second).area == 0
    assert shapely.union(first, second).equals(outline[country])


def test_the_land_measures_148_million_square_kilometres(countries: gpd.GeoDataFrame) -> None:
    assert countries.area_km2.sum() == pytest.approx(148e6, rel=0.02)
    assert countries.set_index("actor").area_km2["SRB"] == pytest.approx(77_600, rel=0.01)


def test_anchors_lie_within_their_country_and_its_box(countries: gpd.GeoDataFrame) -> None:
    anchors = shapely.points(countries.anchor_lon, countries.anchor_lat)
    boxes = shapely.box(countries.west, countries.south, countries.east, countries.north)
    assert list(countries.actor[~shapely.contains(countries.geometry.values, anchors)]) == []
    assert list(countries.actor[~shapely.contains(boxes, anchors)]) == []


@pytest.mark.parametrize(
    ("actor", "inside", "outside"),
    [
        ("USA", (-75, 40), (-150, 64)),
        ("FRA", (9, 42), (-53, 4)),
        ("IDN", (140, -5), (150, -5)),
        ("RUS", (20.5, 54.7), (-175, 66)),
    ],
)
def test_the_box_holds_the_main_part_only(
    countries: gpd.GeoDataFrame,
    actor: str,
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    row = countries.set_index("actor").loc[actor]
    box = shapely.box(row.west, row.south, row.east, row.north)
    assert box.contains(shapely.Point(inside))
    assert not box.contains(shapely.Point(outside))


def test_a_missing_file_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="convert_boundaries"):
        load(tmp_path / "none.topojson")


@pytest.mark.parametrize("text", ["", "{", '{"type": "Topology"}', "actor,name\nSRB,Serbia\n"])
def test_a_file_that_is_no_topology_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.topojson"
    path.write_text(text)
    with pytest.raises(ValueError, match="no TopoJSON with an object 'countries'"):
        load(path)


def test_all_problems_of_a_broken_file_are_named_at_once(tiny: Path) -> None:
    topology = json.loads(tiny.read_bytes())
    first, second, third = topology["objects"]["countries"]["geometries"]
    first["properties"]["actor"] = "BBB"
    second["properties"]["name"] = None
    third["properties"]["bbox"] = [1.5]
    tiny.write_text(json.dumps(topology))
    with pytest.raises(ValueError, match="BBB is there twice") as refusal:
        load(tiny)
    assert [line.split(": ")[1].split(" – ")[0] for line in str(refusal.value).splitlines()] == [
        "actor BBB is there twice",
        "actor BBB has no name",
        "actor CCC has no bbox of 4 numbers",
    ]


def test_a_missing_property_is_named(tiny: Path) -> None:
    tiny.write_text(tiny.read_text().replace('"anchor"', '"label"'))
    with pytest.raises(ValueError, match="property 'anchor' is missing"):
        load(tiny)


def test_the_converter_writes_the_same_bytes_every_time() -> None:
    assert convert(copy.deepcopy(WORLD), {}) == convert(copy.deepcopy(WORLD), {})


def test_the_order_of_the_source_does_not_matter() -> None:
    turned = copy.deepcopy(WORLD)
    turned["objects"]["countries"]["geometries"].reverse()
    assert convert(turned, {}) == convert(WORLD, {})


def test_the_converter_keeps_shared_edges_and_drops_points(tiny: Path) -> None:
    frame = load(tiny).set_index("actor")
    assert list(frame.index) == ["AAA", "BBB", "CCC"]
    assert frame.geometry[["AAA", "BBB"]].union_all().equals(shapely.box(10, 0, 30, 10))
    assert list(frame.loc["AAA", ["west", "south", "east", "north"]]) == [10, 0, 20, 10]
    assert list(frame.loc["AAA", ["anchor_lon", "anchor_lat"]]) == pytest.approx([15, 5], abs=0.1)


def test_the_converter_cuts_at_180_and_at_the_pole(tiny: Path) -> None:
    frame = load(tiny).set_index("actor")
    east, west, polar = frame.geometry["CCC"].geoms
    assert {east.bounds, west.bounds} == {(170, 30, 180, 40), (-180, 30, -170, 40)}
    assert polar.bounds == (-180, -90, 180, -78)
    assert len(polar.interiors) == 0


def test_an_outline_that_crosses_itself_is_refused() -> None:
    bowtie = copy.deepcopy(WORLD)
    bowtie["arcs"][2] = [[200, 100], [-10, -10], [0, 10], [10, -10]]
    with pytest.raises(ValueError, match="invalid after cutting: AAA"):
        convert(bowtie, {})
