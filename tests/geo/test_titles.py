"""What views are called: by what is selected, and the day."""

from dataclasses import replace
from datetime import date

from data.folders import DEFAULT_FOLDER
from data.tables import load
from geo import titles
from geo.address import View
from tests.first_document import small

FIRST = small()
DAY = date(2025, 3, 20)
PROMISE = "Every link on the map leads to the sentence it rests on."


def test_a_view_is_called_by_what_is_selected_and_its_day():
    assert titles.title(FIRST, View(DAY)) == "Pacts on 20 March 2025"
    assert titles.title(FIRST, View(DAY, country="SRB")) == "Serbia on 20 March 2025"
    pact = View(DAY, pact="TIRANA2025")
    assert titles.title(FIRST, pact) == "Tirana declaration on 20 March 2025"


def test_a_comparison_is_called_by_its_days_and_what_is_selected():
    view = View(DAY, from_day=date(2024, 3, 20))
    days = "What changed between 20 March 2024 and 20 March 2025"
    assert titles.title(FIRST, view) == days
    assert titles.title(FIRST, replace(view, country="SRB")) == f"{days}: Serbia"
    newer = View(DAY, since="0123456789ab")
    assert titles.title(FIRST, newer) == "What changed in newer data on 20 March 2025"


def test_a_pact_is_described_by_its_status_and_its_parties():
    told = titles.description(FIRST, View(DAY, pact="TIRANA2025"))
    name = "Joint Declaration on Cooperation in the Field of Defence and Security"
    assert told == (
        f"{name} between Albania, Croatia and Kosovo: signed."
        f" Parties: Albania, Croatia, Kosovo. {PROMISE}"
    )


def test_parties_of_a_large_pact_are_counted():
    told = titles.description(load(DEFAULT_FOLDER), View(date(1999, 1, 1), pact="NATO"))
    assert told == f"North Atlantic Treaty: in force. 16 parties. {PROMISE}"


def test_a_pact_before_its_time_has_no_party():
    told = titles.description(FIRST, View(date(2000, 1, 1), pact="TIRANA2025"))
    assert ": no party on this day. " in told


def test_a_country_is_described_by_its_pacts():
    assert titles.description(FIRST, View(DAY, country="SRB")) == (
        f"2 pacts: 1 in force, 1 under negotiation. {PROMISE}"
    )
    assert titles.description(FIRST, View(DAY, country="NLD")) == f"No pact. {PROMISE}"


def test_a_day_is_described_by_its_pacts():
    assert titles.description(FIRST, View(DAY)) == (
        f"3 pacts: 1 in force, 1 signed, 1 under negotiation. {PROMISE}"
    )


def test_a_step_of_a_story_is_called_by_its_number_and_title():
    step = View(DAY, pact="TIRANA2025", story="tirana-and-belgrade", step=2)
    assert titles.title(FIRST, step) == "Step 2 of 6: What it is said to promise"
    assert titles.of_map(FIRST, step) == "Tirana declaration on 20 March 2025"
    assert titles.description(FIRST, step).startswith("Tirana and Belgrade: one report, checked. ")
