"""The lines of time of a country and of a pact, on a tiny world."""

from datetime import date

import pytest

from data import lifelines
from data.lifelines import CONTACTS, LARGE, OTHER, PARTIES, WHOLE, Happening, Stretch
from data.query import FOREVER
from tests.world import event, row, world


def day(text):
    return date.fromisoformat(text).toordinal()


def steps(line):
    return [(happened.type, happened.when) for happened in line.happenings]


EVENTS = [
    event("s", "SIGN", "2010-05-01", "ALB;HRV"),
    event("f", "ENTER_FORCE", "2011-02-01", "ALB;HRV"),
    event("a", "AMEND", "2012", "ALB;HRV"),
    event("w", "WITHDRAW", "2015-03-01", "ALB"),
    event("n", "ACCEDE", "2016-04-01", "ALB", instrument="NATO"),
    event("c", "CONSULT", "2017-01-01", "ALB", targets="HRV", instrument=""),
    event("p", "SIGN", "2018-01-01", "ALB;HRV", realis="planned"),
]


@pytest.fixture
def tables(tmp_path):
    return world(tmp_path, events=EVENTS, evidence=[], borders=[], assertions=[], ledger=[])


def test_the_stretches_of_a_party_end_with_its_withdrawal(tables):
    pact = lifelines.of_country(tables, "ALB").lines[1]
    assert pact.stretches == (
        Stretch(day("2010-05-01"), day("2011-02-01"), "signed", True, "1 May 2010"),
        Stretch(day("2011-02-01"), day("2015-03-01"), "in_force", True, "1 February 2011"),
    )


def test_nato_comes_first_and_statements_last(tables):
    lines = lifelines.of_country(tables, "ALB").lines
    assert [(line.group, line.code) for line in lines] == [
        (LARGE, "NATO"),
        (OTHER, "PACT"),
        (CONTACTS, ""),
    ]
    assert steps(lines[2]) == [("CONSULT", "1 January 2017")]


def test_a_pact_of_more_than_six_parties_is_a_large_membership_whatever_it_began(tmp_path):
    codes = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"]
    events = [
        event("few", "SIGN", "2000-01-01", "AAA;BBB"),
        event("all", "SIGN", "2001-01-01", ";".join(codes), instrument="BIG"),
    ]
    tables = world(
        tmp_path,
        actors=[row("actors", actor=code, name=code) for code in codes],
        instruments=[row("instruments", instrument=name) for name in ("BIG", "PACT")],
        events=events,
    )
    lines = lifelines.of_country(tables, "AAA").lines
    assert [(line.group, line.code) for line in lines] == [(LARGE, "BIG"), (OTHER, "PACT")]


def test_what_is_planned_is_no_event_of_a_line(tables):
    assert ("SIGN", "1 January 2018") not in steps(lifelines.of_country(tables, "HRV").lines[0])


def test_an_event_of_which_the_day_is_not_known_keeps_both_ends(tables):
    (whole, *_) = lifelines.of_pact(tables, "PACT").lines
    assert whole.group == WHOLE
    assert [happened for happened in whole.happenings if happened.type == "AMEND"] == [
        Happening("a", "AMEND", day("2012-01-01"), day("2012-12-31"), "2012", EVENTS[2]["summary"])
    ]


def test_a_pacts_lines_are_its_parties_with_what_moved_each(tables):
    told = lifelines.of_pact(tables, "PACT")
    parties = [line for line in told.lines if line.group == PARTIES]
    assert [(line.code, steps(line)) for line in parties] == [
        ("ALB", [("SIGN", "1 May 2010"), ("WITHDRAW", "1 March 2015")]),
        ("HRV", [("SIGN", "1 May 2010")]),
    ]
    assert steps(told.lines[0]) == [("ENTER_FORCE", "1 February 2011"), ("AMEND", "2012")]


def test_an_uncertain_beginning_is_a_stretch_of_its_own(tmp_path):
    events = [event("s", "SIGN", "2010", "ALB;HRV")]
    tables = world(tmp_path, events=events, evidence=[], assertions=[], ledger=[])
    assert lifelines.of_country(tables, "HRV").lines[0].stretches == (
        Stretch(day("2010-01-01"), day("2010-12-31"), "signed", False, "2010"),
        Stretch(day("2010-12-31"), FOREVER, "signed", True, "2010"),
    )


def test_the_time_begins_with_a_year_and_ends_with_what_is_known(tables):
    told = lifelines.of_pact(tables, "PACT")
    last = max(tables.events["reviewed_at"])
    assert (told.first, told.last) == (day("2010-01-01"), day(last))


def test_what_is_unknown_is_refused(tables):
    with pytest.raises(KeyError):
        lifelines.of_country(tables, "XXX")
    with pytest.raises(KeyError):
        lifelines.of_pact(tables, "XXX")
