"""Dated polygons replace the boundaries of a folder of tables, or nothing is changed."""

import json
from datetime import date

import geopandas as gpd
import pytest
import shapely

from data import tables, validate
from data.collection import Origin
from data.folders import DEFAULT_FOLDER
from geo import own_boundaries
from geo.days import number
from geo.importers.polygons import main
from geo.territories import territories
from tests.geo.importers.drawn import about, box, contents, dated, feature, geojson, shapes, words

ALB = dated("ALB", "1900-01-01", "1950-01-01", box(19, 39, 21, 42), name="Old Albania")
ALB_LATER = dated("ALB", "1950-01-01", None, box(19, 39, 20, 42))
HRV = dated("HRV", "1900-01-01", None, box(14, 42, 19, 48), sovereignty="dependent", ruler="HUN")
HUN = dated("HUN", "1950-01-01", None, box(19, 42, 23, 48))


def run(source, folder, *more: str) -> int:
    return main([str(source), "--tables", str(folder), *more])


def said(source, folder, capsys) -> list[str]:
    """The problems printed; nothing may have changed."""
    before = contents(folder)
    assert run(source, folder) == 1
    assert contents(folder) == before
    *problems, last = capsys.readouterr().out.replace(str(source), "SOURCE").splitlines()
    assert last == f"nothing written: {len(problems)} problem{'s' * (len(problems) != 1)}"
    return problems


def test_each_polygon_becomes_a_shape_with_its_days(tmp_path, folder):
    source = geojson(tmp_path / "a.geojson", HUN, ALB, HRV, ALB_LATER)
    (folder / "collection.toml").write_text('# mine\ntitle = "Small"\n')
    before = tables.load(folder)
    assert run(source, folder, "--title", "Drawn by hand", "--licence", "CC0") == 0
    assert words(folder) == [
        ("ALB_1900", "ALB", "Old Albania", "sovereign", "", "1900-01-01", "1950-01-01"),
        ("ALB_1950", "ALB", "Albania", "sovereign", "", "1950-01-01", ""),
        ("HRV_1900", "HRV", "Croatia", "dependent", "HUN", "1900-01-01", ""),
        ("HUN_1950", "HUN", "Hungary", "sovereign", "", "1950-01-01", ""),
    ]
    found = tables.load(folder)
    assert [*validate.problems(found), *own_boundaries.problems(folder)] == []
    assert [len(found[name]) for name in ("borders", "parts", "disputes")] == [0, 0, 0]
    assert found.documents.equals(before.documents)
    assert about(folder) == Origin("Drawn by hand", licence="CC0")
    assert (folder / "collection.toml").read_text().startswith('# mine\ntitle = "Small"\n')


def test_an_address_that_is_none_is_refused(tmp_path, folder, capsys):
    source = geojson(tmp_path / "a.geojson", ALB)
    before = contents(folder)
    assert run(source, folder, "--url", "icr") == 1
    assert contents(folder) == before
    problem = "collection.toml boundaries.url 'icr' is no web address – write https://…"
    assert problem in capsys.readouterr().out.splitlines()


def test_shapes_are_like_our_own_and_share_their_borders(tmp_path, folder):
    assert run(geojson(tmp_path / "a.geojson", ALB, ALB_LATER, HRV, HUN), folder) == 0
    found = shapes(folder)
    assert found.geometry["ALB_1900"].equals(shapely.box(19, 39, 21, 42))
    assert found.geometry["HUN_1950"].equals(shapely.box(19, 42, 23, 48))
    assert found.bbox["HUN_1950"].tolist() == [19, 42, 23, 48]
    assert abs(found.area_km2["ALB_1950"] / found.area_km2["ALB_1900"] - 0.5) < 0.001
    arcs = json.loads((folder / "boundaries.topojson").read_bytes())["objects"]["countries"]
    used = [
        {max(n, ~n) for polygon in shape["arcs"] for ring in polygon for n in ring}
        for shape in arcs["geometries"]
    ]
    assert used[2] & used[3], "HRV and HUN"
    assert used[0] & used[1], "Albania at two times"


def test_the_report_says_what_came_in(tmp_path, folder, capsys):
    assert run(geojson(tmp_path / "a.geojson", ALB, ALB_LATER), folder) == 0
    first, second, third, last = capsys.readouterr().out.splitlines()
    assert first == "2 polygons of 1 actors, from 1 January 1900, open"
    assert second.startswith("boundaries.topojson: 1 KB, 0 KB gzipped")
    assert third.startswith("Simplified: no point is farther than 0.005 degrees")
    assert last == f"Written to {folder}"


def test_everything_wrong_is_told_at_once(tmp_path, folder, capsys):
    source = geojson(
        tmp_path / "a.geojson",
        dated("ALB", "18-1", None, box(19, 39, 21, 42)),
        dated("ALB", "1900-01-01", "1900-01-01", box(19, 39, 21, 42)),
        dated("XXX", "1900-02-30", None, {"type": "Point", "coordinates": [1, 1]}),
        dated("HRV", "1900-01-01", None, None, sovereignty="colony", name="A\u202eb"),
        dated("HUN", "1900-01-01", None, box(19, 42, 23, 48), sovereignty="occupied"),
    )
    shape = "geometry is no polygon, or one that cannot be repaired"
    redraw = "draw it again, or leave the feature out"
    assert said(source, folder, capsys) == [
        "SOURCE: feature 1: valid_from '18-1' is not a day – write YYYY-MM-DD",
        "SOURCE: feature 2: valid_to '1900-01-01' is not after 1900-01-01"
        " – write the first day on which it no longer holds",
        "SOURCE: feature 3: actor 'XXX' is no actor – add it to actors.csv or correct it",
        f"SOURCE: feature 3: {shape} – {redraw}",
        "SOURCE: feature 3: valid_from '1900-02-30' is not in the calendar"
        " – write a day that exists",
        f"SOURCE: feature 4: {shape} – {redraw}",
        r"SOURCE: feature 4: name 'A\u202eb' holds an invisible character – remove it",
        "SOURCE: feature 4: sovereignty 'colony' is no sovereignty"
        " – use sovereign, dependent, occupied, disputed",
        "SOURCE: feature 5: ruler is empty for a polygon that is occupied"
        " – name who administered it",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"type": "FeatureCollection", "features": []}', "SOURCE: has no column actor"),
        ("<OGRVRTDataSource/>", "SOURCE: is no file of polygons that is read here"),
        ("{", "SOURCE: cannot be read ("),
        ("", "SOURCE: is no file of polygons that is read here"),
    ],
    ids=["no feature", "another format", "half a file", "empty"],
)
def test_a_file_without_polygons_is_refused(tmp_path, folder, capsys, content, problem):
    source = tmp_path / "a.geojson"
    source.write_text(content)
    assert said(source, folder, capsys)[0].startswith(problem)


def test_a_missing_column_is_named_with_those_there_are(tmp_path, folder, capsys):
    source = geojson(tmp_path / "a.geojson", feature(box(0, 0, 1, 1), who="ALB", valid_to=""))
    remedy = "add it; the columns are: valid_to, who"
    assert said(source, folder, capsys) == [
        f"SOURCE: has no column {column} – {remedy}" for column in ("actor", "valid_from")
    ]


def test_land_of_two_actors_on_one_day_is_refused_but_no_sliver(tmp_path, folder, capsys):
    overlapping = dated("HUN", "1900-01-01", None, box(20.5, 41, 23, 48))
    source = geojson(tmp_path / "a.geojson", ALB, overlapping)
    assert said(source, folder, capsys) == [
        "SOURCE: feature 2: geometry of HUN overlaps that of ALB, feature 1, on 1900-01-01"
        " – draw the border between them, or correct the days"
    ]
    sliver = dated("HUN", "1900-01-01", None, box(20.95, 39, 23, 48))
    assert run(geojson(tmp_path / "a.geojson", ALB, sliver), folder) == 0
    before = dated("HUN", "1890-01-01", "1900-01-01", box(20.5, 41, 23, 48))
    assert run(geojson(tmp_path / "a.geojson", ALB, before), folder) == 0


def test_an_actor_has_one_polygon_a_day(tmp_path, folder, capsys):
    elsewhere = dated("ALB", "1949-12-31", None, box(0, 0, 1, 1))
    assert said(geojson(tmp_path / "a.geojson", ALB, elsewhere), folder, capsys) == [
        "SOURCE: feature 2: actor 'ALB' has another polygon, feature 1, on 1949-12-31"
        " – make them one, let one begin where the other ends, or name another actor"
    ]


def test_a_folder_of_files_in_any_projection_is_read(tmp_path, folder, capsys):
    source = tmp_path / "shapes"
    source.mkdir()
    geojson(source / "a.geojson", ALB)
    frame = gpd.GeoDataFrame(
        {"actor": ["HUN"], "valid_from": ["1900-01-01"], "valid_to": [""]},
        geometry=[shapely.box(19, 42, 23, 48)],
        crs=4326,
    )
    frame.to_crs(3857).to_file(source / "b.gpkg")
    other = frame.assign(actor="HRV", geometry=frame.translate(-5, 0))
    other.to_file(source / "c.shp")
    (source / "c.prj").unlink()
    assert run(source, folder) == 0
    assert [row[0] for row in words(folder)] == ["ALB_1900", "HRV_1900", "HUN_1900"]
    told = capsys.readouterr().out
    assert "b.gpkg was converted from WGS 84 / Pseudo-Mercator to longitude and latitude" in told
    assert "c.shp names no coordinate system: longitude and latitude (WGS 84) assumed" in told


def test_a_polygon_over_180_degrees_lies_on_both_sides(tmp_path, folder):
    crossing = dated("ALB", "1900-01-01", None, box(170, 10, 190, 20))
    assert run(geojson(tmp_path / "a.geojson", crossing), folder) == 0
    (shape,) = shapes(folder).geometry
    assert shape.equals(
        shapely.union(shapely.box(170, 10, 180, 20), shapely.box(-180, 10, -170, 20))
    )


def test_our_own_tables_are_refused(tmp_path, capsys):
    source = geojson(tmp_path / "a.geojson", ALB)
    assert run(source, DEFAULT_FOLDER) == 1
    assert "holds the project's own tables – copy the folder" in capsys.readouterr().out


def test_importing_twice_replaces_the_first_import(tmp_path, folder):
    assert run(geojson(tmp_path / "a.geojson", ALB, HUN), folder) == 0
    assert run(geojson(tmp_path / "a.geojson", ALB_LATER), folder) == 0
    assert [row[0] for row in words(folder)] == ["ALB_1950"]
    assert about(folder) == Origin("Boundaries from a.geojson")


def test_the_map_has_them_as_its_territories(tmp_path, folder):
    assert run(geojson(tmp_path / "a.geojson", ALB, ALB_LATER), folder) == 0
    since, turn = (number(date.fromisoformat(day)) for day in ("1900-01-01", "1950-01-01"))
    states = {t["members"][0]: t["states"] for t in territories(tables.load(folder))}
    assert (since, turn, "ALB", "Old Albania", "sovereign", []) in states["ALB_1900"]
    assert states["ALB_1950"] == [(turn, None, "ALB", "Albania", "sovereign", [])]
