"""CShapes 2.0, in the columns of its site and of its R package; the borders here are made up."""

from datetime import date

import pytest

from data import tables, validate
from data.importers.cow import Spell
from geo import own_boundaries
from geo.importers import gleditsch_ward
from geo.importers.cshapes import ORIGIN, main
from geo.importers.units import day
from tests.geo.importers.drawn import about, box, contents, feature, geojson, words

LAND = box(19, 39, 21, 42)


def site(code: int, name: str, since: str, until: str, geometry=LAND, **more):
    """A unit as the site's file has it: midnight in Zurich, told in UTC."""
    dates = {"gwsdate": f"{since} 23:00:00", "gwedate": f"{until} 22:00:00"}
    return feature(geometry, cntry_name=name, gwcode=code, capname="Tirana", **dates, **more)


def package(code: int, name: str, since: str, until: str, status: str, owner: str, geometry):
    dates = {"start": since, "end": until}
    more = {"country_name": name, "gwcode": code, "status": status, "owner": owner}
    return feature(geometry, capname="Capital", **dates, **more)


def run(source, folder) -> int:
    return main([str(source), "--tables", str(folder)])


def test_an_end_is_the_last_day_and_that_of_the_data_is_open(tmp_path, folder, capsys):
    source = geojson(
        tmp_path / "c.geojson",
        site(339, "Albania", "31.12.1912", "30.04.1920"),
        site(339, "Albania", "01.05.1920", "30.12.2019", box(19, 39, 20, 42)),
    )
    assert run(source, folder) == 0
    assert words(folder) == [
        ("ALB_1913", "ALB", "Albania", "sovereign", "", "1913-01-01", "1920-05-02"),
        ("ALB_1920", "ALB", "Albania", "sovereign", "", "1920-05-02", ""),
    ]
    assert "What holds on 2019-12-31, the last day of the data, is open" in capsys.readouterr().out
    found = tables.load(folder)
    assert validate.problems(found) == []
    assert own_boundaries.problems(folder) == []
    assert about(folder) == ORIGIN


def test_units_that_differ_in_their_capital_only_are_one(tmp_path, folder):
    source = geojson(
        tmp_path / "c.geojson",
        site(339, "Albania", "31.12.1912", "30.04.1920"),
        site(339, "Albania", "01.05.1920", "29.12.1990"),
    )
    assert run(source, folder) == 0
    assert [row[5:] for row in words(folder)] == [("1913-01-01", "1990-12-31")]


def test_dependencies_have_rulers_and_who_is_unknown_becomes_an_actor(tmp_path, folder, capsys):
    source = geojson(
        tmp_path / "c.geojson",
        package(344, "Croatia", "1900-01-01", "1950-12-31", "colony", "310", box(14, 42, 19, 46)),
        package(310, "Hungary", "1900-01-01", "2019-12-31", "independent", "310", LAND),
        package(9999, "Ruritania", "1900-01-01", "1919-12-31", "independent", "", box(0, 0, 3, 3)),
        package(600, "Morocco", "1904-01-01", "1911-12-31", "N/A", "", box(-9, 29, -2, 35)),
    )
    assert run(source, folder) == 0
    assert words(folder) == [
        ("GW9999_1900", "GW9999", "Ruritania", "sovereign", "", "1900-01-01", "1920-01-01"),
        ("HRV_1900", "HRV", "Croatia", "dependent", "HUN", "1900-01-01", "1951-01-01"),
        ("HUN_1900", "HUN", "Hungary", "sovereign", "", "1900-01-01", ""),
        ("MAR_1904", "MAR", "Morocco", "disputed", "", "1904-01-01", "1912-01-01"),
    ]
    found = tables.load(folder)
    assert validate.problems(found) == []
    (new,) = found.actors[found.actors["actor"] == "GW9999"].itertuples()
    assert (new.kind, new.name, new.capital) == ("former_state", "Ruritania", "Capital")
    assert (new.valid_from, new.valid_to) == ("1900-01-01", "1920-01-01")
    told = capsys.readouterr().out.splitlines()
    assert "2 actors added to actors.csv, which lacked them: GW9999 Ruritania, MAR Morocco" in told
    stranger = "GW9999 Ruritania (1900-01-01 to 1920-01-01)"
    assert f"No actor of ours, and now one of its own: {stranger}" in told


def test_a_code_that_changes_its_meaning_is_several_rows(tmp_path, folder):
    unit = package(345, "Yugoslavia", "1999-01-01", "2005-12-31", "independent", "345", LAND)
    assert run(geojson(tmp_path / "c.geojson", unit), folder) == 0
    assert [(row[1], *row[5:]) for row in words(folder)] == [
        ("SCG", "2003-02-04", "2006-01-01"),
        ("YUG", "1999-01-01", "2003-02-04"),
    ]


def test_land_that_two_units_hold_is_told_and_not_refused(tmp_path, folder, capsys):
    source = geojson(
        tmp_path / "c.geojson",
        package(310, "Hungary", "1900-01-01", "1950-12-31", "independent", "", box(20, 41, 23, 48)),
        package(339, "Albania", "1900-01-01", "1950-12-31", "independent", "", LAND),
    )
    assert run(source, folder) == 0
    told = "geometry of HUN overlaps that of ALB, feature 2, on 1900-01-01"
    assert told in capsys.readouterr().out


def test_everything_wrong_is_told_at_once(tmp_path, folder, capsys):
    source = geojson(
        tmp_path / "c.geojson",
        package(339, "Albania", "1900", "1950-12-31", "independent", "", LAND),
        package(310, "Hungary", "1900-01-01", "1850-12-31", "kingdom", "", None),
    )
    before = contents(folder)
    assert run(source, folder) == 1
    assert contents(folder) == before
    assert capsys.readouterr().out.replace(str(source), "SOURCE").splitlines() == [
        "SOURCE: feature 1: start '1900' is not a day – write YYYY-MM-DD",
        "SOURCE: feature 2: end '1850-12-31' is before 1900-01-01 – correct one of them",
        "SOURCE: feature 2: geometry is no polygon, or one that cannot be repaired"
        " – draw it again, or leave the feature out",
        "SOURCE: feature 2: status 'kingdom' is not known – write independent, colony, dependency,"
        " leased, mandate, protectorate, trusteeship, occupied, n/a",
        "nothing written: 4 problems",
    ]


def test_another_file_is_refused(tmp_path, folder, capsys):
    source = geojson(tmp_path / "c.geojson", feature(LAND, name="Albania"))
    assert run(source, folder) == 1
    assert "c.geojson: has no column gwcode – choose the file" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("1886-01-01", date(1886, 1, 1)),
        ("18860101", date(1886, 1, 1)),
        ("01.01.1886", date(1886, 1, 1)),
        ("01.01.1886 00:00:00", date(1886, 1, 1)),
        ("31.12.1885 23:00:00", date(1886, 1, 1)),
        ("1885-12-31T22:00:00Z", date(1886, 1, 1)),
        ("31.02.1886", None),
        ("1886", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_every_form_that_the_files_have(cell, meant):
    assert day(cell) == meant


def test_a_code_on_days_on_which_it_means_nobody_is_told(tmp_path, folder, capsys):
    unit = site(340, "Serbia", "31.12.1949", "29.12.1990")
    assert run(geojson(tmp_path / "c.geojson", unit), folder) == 0
    assert "GW340 Serbia (1950-01-01 to 1990-12-31)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "since", "until", "actor"),
    [
        (815, date(1816, 1, 1), date(1893, 1, 2), "ANNAM"),
        (340, date(1878, 7, 13), date(1915, 10, 2), "SERBIA"),
        (340, date(2006, 6, 5), None, "SRB"),
        (970, date(1979, 7, 12), None, "KIR"),
        (971, date(1968, 12, 31), None, "NRU"),
        (972, date(1970, 6, 4), None, "TON"),
        (973, date(1978, 10, 1), None, "TUV"),
        (339, date(1913, 1, 1), None, "ALB"),
    ],
)
def test_codes_of_gleditsch_and_ward_are_read_on_the_days_of_their_list(code, since, until, actor):
    assert gleditsch_ward.spells(code, since, until) == [Spell(actor, since, until)]
