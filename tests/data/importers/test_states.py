"""Actors, names and coverage of a collection: as the committed tables, and longer where needed."""

from datetime import date

import pytest

from data import tables
from data.folders import DEFAULT_FOLDER
from data.importers.collection import ground
from data.importers.states import Names, listed, states


@pytest.fixture(scope="module")
def base():
    return ground(tables.load(DEFAULT_FOLDER))


def by_actor(rows):
    return {row["actor"]: row for row in rows}


def test_a_state_that_acts_before_its_first_day_exists_from_then(base):
    span = (date(1980, 1, 1), date(2011, 1, 1))
    made = states(base, {"BRN": date(1981, 12, 31), "ARE": date(1990, 1, 1)}, span)
    rows = by_actor(made.actors)
    assert rows["BRN"]["valid_from"] == "1981-12-31"
    assert rows["ARE"]["valid_from"] == "1971-12-02"
    assert made.changes == [
        "BRN Brunei: from 1981-12-31, not 1984-01-01 in Pactmap's own tables",
        "ZWE Zimbabwe: from 1980-01-01, not 1980-04-18 in Pactmap's own tables",
    ]


def test_coverage_is_the_part_of_the_span_in_the_state_system(base):
    made = states(base, {}, (date(1815, 1, 1), date(2019, 1, 1)))
    spans = {}
    for row in made.coverage:
        spans.setdefault(row["actor"], []).append((row["valid_from"], row["valid_to"]))
    assert spans["GBR"] == [("1815-01-01", "2019-01-01")]
    assert spans["SUN"] == [("1922-12-30", "1991-12-26")]
    assert spans["AUT"] == [("1919-09-10", "1938-03-14"), ("1955-07-27", "2019-01-01")]
    assert spans["DDR"][0][1] == "1990-10-03"
    assert "ABW" not in spans


def test_what_meant_a_historic_state_no_longer_means_its_successor(base):
    rows = by_actor(states(base, {}, (date(1815, 1, 1), date(2019, 1, 1))).actors)
    assert "Habsburg Empire" in by_actor(base["actors"])["AUT"]["aliases"].split(";")
    assert "Habsburg Empire" not in rows["AUT"]["aliases"].split(";")
    assert "Habsburg Empire" in rows["AUH"]["aliases"].split(";")
    assert rows["AUH"]["kind"] == "former_state"


@pytest.mark.parametrize(
    ("actor", "day", "name"),
    [
        ("GMY", date(1866, 1, 1), "Prussia"),
        ("GMY", date(1914, 1, 1), "Germany"),
        ("ITA", date(1859, 1, 1), "Sardinia"),
        ("ITA", date(1862, 1, 1), "Italy"),
        ("DEU", date(1970, 1, 1), "Federal Republic of Germany"),
        ("RUSSIAN_EMPIRE", date(1900, 1, 1), "Russia"),
        ("MKD", date(2000, 1, 1), "Macedonia"),
        ("FRA", date(1815, 1, 1), "France"),
    ],
)
def test_states_are_called_as_they_were_on_the_day(base, actor, day, name):
    assert Names(base).on(actor, day) == name


def test_many_names_are_cut_short():
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(list("ABCDEF")) == "A, B, C, D, E and F"
    assert listed(list("ABCDEFG")) == "A, B, C, D, E and 2 others"
