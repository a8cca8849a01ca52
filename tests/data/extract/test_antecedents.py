"""Words that stand for actors or instruments named before, or introduced once."""

import pytest

from tests.data.extract.events import events, last

PAIR = "Serbia and Hungary met in Belgrade. "
TRIO = "Albania, Croatia and Kosovo met in Tirana. "


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (PAIR + "The two countries signed a military agreement.", "HUN+SRB"),
        (PAIR + "Both sides signed a military agreement.", "HUN+SRB"),
        (PAIR + "The neighbours signed a military agreement.", "HUN+SRB"),
        (TRIO + "The three signed a defence declaration.", "ALB+HRV+XKX"),
        (TRIO + "The trio signed a defence declaration.", "ALB+HRV+XKX"),
        (TRIO + "All three signed a defence declaration.", "ALB+HRV+XKX"),
        (TRIO + PAIR + "The three countries signed a defence declaration.", "ALB+HRV+XKX"),
    ],
)
def test_a_number_stands_for_the_last_list_so_long(text: str, parties: str) -> None:
    assert last(text) == [f"SIGN occurred {parties}"]


@pytest.mark.parametrize(
    "text",
    [
        "Leaders met. The two countries signed a military agreement.",
        "Rain fell. The trio signed a military agreement.",
    ],
)
def test_a_number_that_nobody_was_named_for_stands_for_nobody(text: str) -> None:
    assert events(text) == []


def test_the_bloc_is_the_organisation_named_before() -> None:
    text = "Foreign ministers of the SCO spoke of defence. The bloc admitted Belarus."
    assert last(text) == ["ACCEDE occurred BLR+SCO"]


def test_without_one_the_bloc_is_nobody() -> None:
    assert events("The bloc admitted Belarus.") == ["ACCEDE occurred BLR"]


def test_an_acronym_in_brackets_stands_for_the_instrument() -> None:
    text = "Japan and Australia signed a Reciprocal Access Agreement (RAA). In May the RAA entered "
    assert last(text + "into force.") == ["ENTER_FORCE occurred AUS+JPN"]


def test_an_acronym_that_nobody_introduced_does_not() -> None:
    assert events("The RAA entered into force in May.") == []


def test_a_surname_stands_for_the_side_that_its_title_named() -> None:
    text = (
        "Serbian President Goran Babić spoke in Budapest. Babić signed a military agreement with "
    )
    assert last(text + "Hungary.") == ["SIGN occurred HUN+SRB"]


def test_a_name_without_a_title_stands_for_nobody() -> None:
    assert events("Goran Babić signed a military agreement with Hungary.") == ["SIGN occurred HUN"]


def test_a_pronoun_goes_on_with_the_instrument() -> None:
    text = "Japan and Peru signed a defence treaty. They extended it."
    assert last(text) == ["EXTEND occurred JPN+PER"]


def test_what_an_instrument_was_called_leads_to_its_parties() -> None:
    text = "Japan and Peru signed a memorandum on defence. Chad and Mali signed a defence pact. "
    assert last(text + "The memorandum was extended.") == ["EXTEND occurred JPN+PER"]
    assert last(text + "The pact was extended.") == ["EXTEND occurred MLI+TCD"]


def test_a_verb_may_stand_alone_once_the_organisation_was_named() -> None:
    text = "Sweden applied to join NATO in 2022. Two years later, Sweden joined."
    assert last(text) == ["ACCEDE occurred NATO+SWE 2024"]


def test_else_it_may_not() -> None:
    assert events("Rain fell. Two years later, Sweden joined.") == []


def test_but_in_a_headline() -> None:
    assert events("Two years later, Sweden joined.") == ["ACCEDE occurred SWE"]
