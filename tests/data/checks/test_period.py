"""On which days an undated statement is judged: those on which its document may be written."""

from collections.abc import Callable
from datetime import date

import pytest

from data.checks.period import Period, of_document, of_statement
from data.tables import Tables
from tests.world import Row, changed, event, quote, row, rows

Build = Callable[..., Tables]
SIGNED = rows()["events"][0]
LAST_REVIEW = date(2026, 1, 1)


def reported(key: str, stance: str = "reports") -> Row:
    return row("evidence", event=key, document="DOC", stance=stance, **quote("signed a pact"))


def period(build: Build, *, published: str = "", **tables: list[Row]) -> Period:
    document = changed("documents", 0, published=published)
    return of_document(build(**document, **tables), "DOC")


def test_a_document_without_a_date_is_no_older_than_what_it_reports(build: Build) -> None:
    assert period(build) == Period(date(2025, 3, 18), LAST_REVIEW, of_document=True)


def test_the_latest_event_that_it_reports_or_repeats_counts(build: Build) -> None:
    events = [
        SIGNED,
        event("b", "RATIFY", "2025-05", "ALB"),
        event("c", "RATIFY", "2025-04", "HRV"),
    ]
    found = period(build, events=events, evidence=[reported("b", "repeats"), reported("c")])
    assert found.first == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("cells", "stance"),
    [
        ({"realis": "planned"}, "reports"),
        ({"realis": "ongoing"}, "reports"),
        ({"certainty": "refuted"}, "reports"),
        ({}, "denies"),
        ({}, "confirms"),
        ({"date": "", "date_basis": "none"}, "reports"),
    ],
)
def test_what_did_not_happen_or_is_not_reported_dates_nothing(
    build: Build, cells: Row, stance: str
) -> None:
    late = {**event("b", "RATIFY", "2025-05-01", "ALB"), **cells}
    evidence = [reported("signed"), reported("b", stance)]
    assert period(build, events=[SIGNED, late], evidence=evidence).first == date(2025, 3, 18)


def test_a_date_of_publication_bounds_it_from_both_sides(build: Build) -> None:
    found = period(build, published="[2025-03-19..2025-03-31]")
    assert found == Period(date(2025, 3, 19), date(2025, 3, 31), of_document=True)


def test_a_coarse_date_of_publication_is_narrowed_by_what_is_reported(build: Build) -> None:
    assert period(build, published="2025").first == date(2025, 3, 18)


def test_a_document_older_than_what_it_reports_is_judged_on_that_day(build: Build) -> None:
    found = period(build, published="2024")
    assert (found.first, found.last) == (date(2025, 3, 18), date(2025, 3, 18))


def test_a_document_that_reports_nothing_may_be_of_any_day(build: Build) -> None:
    assert period(build, evidence=[]).first == date.min


def test_the_date_of_a_statement_comes_before_that_of_its_document(build: Build) -> None:
    tables = build(**changed("assertions", 0, date="2024-02"))
    found = of_statement(tables, tables.assertions.iloc[0])
    assert found == Period(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-03-19", "2025-03-19", "on 19 March 2025"),
        ("2025-03-19", "2025-03-31", "between 19 and 31 March 2025"),
        ("2025-03-01", "2025-03-31", "in March 2025"),
        ("2025-01-01", "2025-12-31", "in 2025"),
        ("0001-01-01", "2025-12-31", "up to 31 December 2025"),
    ],
)
def test_a_period_in_words(first: str, last: str, words: str) -> None:
    assert Period(date.fromisoformat(first), date.fromisoformat(last)).words == words
