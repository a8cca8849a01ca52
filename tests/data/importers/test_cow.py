"""State codes become actors by date: the same code is another state later, or none."""

import csv
from datetime import date, timedelta
from itertools import pairwise

import pytest

from data import tables
from data.folders import DEFAULT_FOLDER, PROJECT
from data.importers import cow
from data.importers.collection import ground
from data.importers.cow import Spell, UnknownState, actors_on, meaning_on, spells

FRANCE = Spell("FRA", date(1970, 1, 1), date(1985, 1, 1))


def who(code, *day, instrument=""):
    return meaning_on(code, date(*day), instrument).actor


@pytest.mark.parametrize(
    ("code", "day", "actor"),
    [
        (345, (1900, 1, 1), "SERBIA"),
        (345, (1918, 12, 1), "YUG"),
        (345, (2003, 2, 3), "YUG"),
        (345, (2003, 2, 4), "SCG"),
        (345, (2006, 6, 3), "SRB"),
        (255, (1866, 1, 1), "GMY"),
        (255, (1945, 5, 8), "GMY"),
        (255, (1990, 10, 3), "DEU"),
        (260, (1955, 5, 5), "DEU"),
        (265, (1955, 5, 5), "DDR"),
        (365, (1914, 7, 28), "RUSSIAN_EMPIRE"),
        (365, (1922, 12, 30), "SUN"),
        (365, (1991, 12, 26), "RUS"),
        (300, (1815, 1, 1), "AUH"),
        (305, (1919, 9, 10), "AUT"),
        (678, (1962, 1, 1), "YEM"),
        (679, (1990, 5, 22), "YEM"),
        (680, (1970, 1, 1), "YMD"),
        (816, (1960, 1, 1), "VDR"),
        (816, (1976, 7, 2), "VNM"),
        (817, (1960, 1, 1), "VNM"),
        (730, (1890, 1, 1), "KOREA"),
        (732, (1950, 1, 1), "KOR"),
        (511, (1964, 1, 1), "ZAN"),
        (316, (1992, 4, 3), "CSK"),
        (316, (1993, 1, 1), "CZE"),
        (325, (1850, 1, 1), "ITA"),
        (327, (1850, 1, 1), "PAP"),
    ],
)
def test_a_code_means_the_state_of_the_day(code, day, actor):
    assert who(code, *day) == actor


@pytest.mark.parametrize(
    ("code", "day", "says"),
    [
        (255, date(1960, 1, 1), "'255' is the code of no state on 1960-01-01"),
        (817, date(1980, 1, 1), "'817' is the code of no state on 1980-01-01"),
        (999, date(1960, 1, 1), "'999' is no state code of the Correlates of War"),
    ],
)
def test_a_code_without_a_state_is_refused(code, day, says):
    with pytest.raises(UnknownState) as caught:
        meaning_on(code, day)
    assert str(caught.value) == says


def test_an_instrument_can_be_excepted_by_data():
    assert who(365, 1990, 11, 19) == "SUN"
    assert who(365, 1990, 11, 19, instrument="ATOP_4016") == "RUS"


def test_a_long_membership_passes_from_state_to_state():
    found = spells(345, date(1990, 1, 1), None)
    assert found == [
        Spell("YUG", date(1990, 1, 1), date(2003, 2, 4)),
        Spell("SCG", date(2003, 2, 4), date(2006, 6, 3)),
        Spell("SRB", date(2006, 6, 3), None),
    ]


def test_a_new_name_of_the_same_state_is_no_succession():
    found = spells(255, date(1870, 8, 9), date(1872, 5, 10))
    assert found == [Spell("GMY", date(1870, 8, 9), date(1872, 5, 10))]


def test_a_membership_beyond_the_state_is_refused():
    with pytest.raises(UnknownState, match="'255' is the code of no state on 1945-05-09"):
        spells(255, date(1940, 1, 1), date(1950, 1, 1))
    with pytest.raises(UnknownState, match="'255' is the code of no state on 1946-01-01"):
        spells(255, date(1946, 1, 1), None, until_gap=True)


def test_a_membership_beyond_the_state_may_end_with_it():
    found = spells(255, date(1870, 1, 1), None, until_gap=True)
    assert found == [Spell("GMY", date(1870, 1, 1), date(1945, 5, 9))]


@pytest.mark.parametrize(
    ("day", "actors"),
    [
        (date(1980, 1, 1), ["FRA", "SUN"]),
        (date(1991, 12, 25), ["FRA", "SUN"]),
        (date(1991, 12, 26), ["FRA", "RUS"]),
        (date(1900, 1, 1), ["FRA", "SUN"]),  # before all: who they are at first
    ],
)
def test_members_are_on_a_day_who_they_were_last(day, actors):
    assert actors_on([spells(365, date(1970, 1, 1), None), [FRANCE]], day) == actors


def test_no_code_means_two_states_on_one_day():
    usual = {}
    for meaning in cow.meanings():
        if not meaning.only:
            usual.setdefault(meaning.code, []).append(meaning)
    for meanings in usual.values():
        assert all(a.end <= b.start for a, b in pairwise(sorted(meanings, key=lambda m: m.start)))


def test_a_code_means_somebody_on_every_day_in_the_state_system():
    for code, intervals in cow.in_system().items():
        for start, end in intervals:
            spells(code, start, None if end == date.max else end - timedelta(days=1))


def test_every_actor_and_source_of_the_crosswalk_is_known():
    committed = tables.load(DEFAULT_FOLDER)
    base = ground(committed)
    actors = {row["actor"] for row in [*base["actors"], *cow.historic_actors()]}
    documents = {row["document"] for row in [*base["documents"], *cow.documents()]}
    assert {meaning.actor for meaning in cow.meanings()} <= actors
    assert {meaning.source for meaning in cow.meanings()} <= documents | {"ATOP_5_1"}
    assert {row["source"].split("; ")[0] for row in cow.historic_actors()} <= documents


def test_no_historic_state_takes_the_code_of_a_committed_actor():
    committed = set(tables.load(DEFAULT_FOLDER).actors["actor"])
    assert not committed & {row["actor"] for row in cow.historic_actors()}


def test_the_files_of_the_crosswalk_are_sorted_by_code():
    folder = PROJECT / "data" / "importers"
    for name in ("cow.csv", "state_system.csv"):
        rows = list(csv.DictReader((folder / name).read_text("utf-8").splitlines()))
        assert [int(row["cow"]) for row in rows] == sorted(int(row["cow"]) for row in rows)
