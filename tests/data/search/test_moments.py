"""The dates that a question names, as a reader writes them."""

import pytest

from data.search.moments import moment


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("1955", "1955-01-01", "1955-12-31", "1955"),
        ("May 1955", "1955-05-01", "1955-05-31", "May 1955"),
        ("sept. 1990", "1990-09-01", "1990-09-30", "September 1990"),
        ("1992-02", "1992-02-01", "1992-02-29", "February 1992"),
        ("14 May 1955", "1955-05-14", "1955-05-14", "14 May 1955"),
        ("May 14, 1955", "1955-05-14", "1955-05-14", "14 May 1955"),
        ("the 1st of June 1999", "1999-06-01", "1999-06-01", "1 June 1999"),
        ("2025-03-18", "2025-03-18", "2025-03-18", "18 March 2025"),
        ("14.5.1955", "1955-05-14", "1955-05-14", "14 May 1955"),
    ],
)
def test_a_date_is_found_and_told_in_full(text, first, last, words):
    found = moment(text)
    assert found
    assert (found.first.isoformat(), found.last.isoformat(), found.words) == (first, last, words)


def test_the_rest_of_the_question_is_what_is_left():
    found = moment("Serbia, 14 May 1955 in Tirana")
    assert found
    assert found.rest == "serbia, in tirana"


@pytest.mark.parametrize(
    "text", ["March", "30", "99999", "TIRANA2025", "x-1955-y", "", "3000", "0955"]
)
def test_what_names_no_year_names_no_date(text):
    assert moment(text) is None


def test_a_day_that_is_not_in_the_calendar_is_none():
    found = moment("2025-02-30")
    assert found is None or found.words != "30 February 2025"
