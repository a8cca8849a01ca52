"""What a chart of a history is made of, on a tiny world."""

from datetime import date

import pytest

from data import lifelines
from geo.charts import key, values
from geo.charts.values import DAY, HEAD, ROW
from geo.days import EPOCH
from tests.world import changed, event, row, world

EVENTS = [
    event("s", "SIGN", "2010-05-01", "ALB;HRV"),
    event("f", "ENTER_FORCE", "2011-02-01", "ALB;HRV"),
    event("w", "WITHDRAW", "2015", "ALB"),
]


def ms(text):
    return (date.fromisoformat(text).toordinal() - EPOCH) * DAY


@pytest.fixture
def tables(tmp_path):
    return world(tmp_path, events=EVENTS, coverage=[])


def of_country(tables, actor):
    return values.values(tables, lifelines.of_country(tables, actor))


def test_bars_stand_in_the_row_of_their_pact_and_look_like_their_status(tables):
    signed, in_force = of_country(tables, "HRV")["bars"]
    assert signed == {
        "y": HEAD,
        "x": ms("2010-05-01"),
        "x2": ms("2011-02-01"),
        "key": "PACT",
        "family": "alliance",
        "look": "hollow",
        "status": "signed",
        "certain": True,
        "words": ["Pact", "signed, since 1 May 2010, until 1 February 2011"],
    }
    assert (in_force["look"], in_force["words"][1]) == ("full", "in force, since 1 February 2011")


def test_each_group_has_a_heading_and_each_line_a_row(tables):
    rows = of_country(tables, "HRV")["rows"]
    assert [(found["y"], found["h"], found["name"], found["key"]) for found in rows] == [
        (0, HEAD, "Other pacts, by their beginning", ""),
        (HEAD, ROW, "Pact", "PACT"),
    ]


def test_a_vague_event_covers_all_its_days_and_an_exact_one_is_a_mark(tables):
    marks = of_country(tables, "ALB")["marks"]
    assert [(mark["shape"], mark["exact"], mark["words"][1]) for mark in marks] == [
        ("circle", True, "1 May 2010: Signature"),
        ("circle", True, "1 February 2011: Entry into force"),
        ("cross", False, "2015: Withdrawal"),
    ]
    assert (marks[2]["x"], marks[2]["x2"]) == (ms("2015-01-01"), ms("2016-01-01"))


def test_predecessors_and_rulers_are_bands_that_say_so(tmp_path):
    borders = changed("borders", 2, actor="SRB")["borders"]
    signed = event("s", "SIGN", "2007-05-01", "SRB;HRV")
    bands = of_country(world(tmp_path, borders=borders, events=[signed]), "SRB")["bands"]
    assert [band["words"] for band in bands] == [
        ["Part of Yugoslavia, since 27 April 1992, until 4 February 2003"],
        ["Serbia: occupied by Croatia, since 4 February 2003, until 3 June 2006"],
        ["Yugoslavia, since 3 June 2006"],
    ]
    assert [band["kind"] for band in bands] == ["part", "occupied", "own"]


def test_a_country_that_was_always_the_same_has_no_band(tmp_path):
    borders = [row("borders", entity="A", actor="ALB", valid_from="1990-01-01", name="Albania")]
    tables = world(tmp_path, borders=borders, events=EVENTS)
    assert of_country(tables, "ALB")["bands"] == []


def test_days_that_nobody_claims_to_know_are_gaps_unless_a_pact_is_known(tmp_path):
    borders = [row("borders", entity="A", actor="ALB", valid_from="2000-01-01", name="Albania")]
    coverage = [
        row("coverage", actor="ALB", valid_from="2000-01-01", valid_to="2003-01-01"),
        row("coverage", actor="HRV", valid_from="2000-01-01"),
    ]
    tables = world(tmp_path, borders=borders, events=EVENTS, coverage=coverage)
    told = lifelines.of_country(tables, "ALB")
    gaps = values.silent(tables, told)
    assert [date.fromordinal(day).isoformat() for days in gaps for day in days] == [
        "2003-01-01",
        "2010-05-01",
        "2015-01-01",
        "2026-01-02",
    ]
    claiming_nothing = world(tmp_path, borders=borders, events=EVENTS, coverage=[])
    assert values.silent(claiming_nothing, lifelines.of_country(claiming_nothing, "ALB")) == []


def test_the_key_explains_what_is_there_and_nothing_else(tables):
    items = key.items(of_country(tables, "HRV"))
    assert [item["words"] for item in items] == [
        "in force",
        "signed",
        "joining, or entry into force",
    ]
    assert [item["i"] for item in items] == [0, 1, 2]
    vague = key.items(of_country(tables, "ALB"))
    assert "day not known exactly" in [item["words"] for item in vague]
