"""Views as rows: whole values on the tiny world."""

from collections.abc import Callable
from datetime import date

import pytest

from data.exports.sheets import Sheet, interval, of_table, of_view, views
from data.tables import Tables
from tests.world import event, row, rows

Build = Callable[..., Tables]
DAY = date(2025, 3, 20)


def told(sheet: Sheet) -> list[dict[str, str]]:
    """The rows without what is empty or not known."""
    records = sheet.rows.to_dict("records")
    return [{k: v for k, v in record.items() if v not in ("", "NA")} for record in records]


def test_the_links_of_a_day(build: Build) -> None:
    assert told(of_view(build(), "links", DAY)) == [
        {
            "as_of": "2025-03-20",
            "instrument": "PACT",
            "short_name": "Pact",
            "a": "ALB",
            "a_name": "Albania",
            "b": "HRV",
            "b_name": "Croatia",
            "status": "signed",
            "certain": "true",
            "since": "2025-03-18",
            "form": "treaty",
            "family": "alliance",
        }
    ]


def test_who_left_is_no_member_any_more(build: Build) -> None:
    tables = build(
        events=[rows()["events"][0], event("left", "WITHDRAW", "2025-03-19", "ALB")],
    )
    assert told(of_view(tables, "memberships", DAY)) == [
        {
            "as_of": "2025-03-20",
            "instrument": "PACT",
            "short_name": "Pact",
            "actor": "HRV",
            "name": "Croatia",
            "status": "signed",
            "certain": "true",
            "since": "2025-03-18",
            "event": "signed",
            "family": "alliance",
        }
    ]
    assert told(of_view(tables, "links", DAY)) == []


def test_events_have_names_and_an_interval(build: Build) -> None:
    (found,) = told(of_view(build(), "events", DAY))
    assert found == {
        "event": "signed",
        "date": "2025-03-18",
        "start": "2025-03-18",
        "end": "2025-03-19",
        "date_words": "18 March 2025",
        "date_basis": "document",
        "type": "SIGN",
        "realis": "occurred",
        "instrument": "PACT",
        "short_name": "Pact",
        "actors": "ALB;HRV",
        "actor_names": "Albania;Croatia",
        "modality": "fact",
        "certainty": "confirmed",
        "summary": "It was so.",
        "documents": "DOC",
        "reporting": "1",
        "origins": "1",
        "source_grade": "F",
        "information_grade": "2",
        "grade_reason": "one origin, judged confirmed, nobody denies it",
        "review": "added",
        "reviewer": "Ed",
        "reviewed_at": "2026-01-01",
    }


def test_a_name_never_becomes_two_items_of_a_list(build: Build) -> None:
    actors = [row("actors", actor="ALB", name="A;B"), *rows()["actors"][1:]]
    (found,) = told(of_view(build(actors=actors), "events", DAY))
    assert found["actor_names"] == "A,B;Croatia"


def test_findings_say_what_was_claimed_and_where(build: Build) -> None:
    (found,) = told(of_view(build(), "findings", DAY))
    assert (found["verdict"], found["rule"], found["about"]) == ("unknown", "member", "a1")
    assert (found["document"], found["quote"], found["start"]) == (
        *("DOC", "Albania is in NATO"),
        "35",
    )


def test_a_table_is_what_the_folder_holds(build: Build) -> None:
    tables = build()
    assert of_table(tables, "actors").rows is tables.actors


def test_a_view_that_nobody_knows_is_refused(build: Build) -> None:
    with pytest.raises(KeyError, match="arcs"):
        of_view(build(), "arcs", DAY)


@pytest.mark.parametrize("name", views())
def test_each_view_has_exactly_the_columns_that_are_described(build: Build, name: str) -> None:
    sheet = of_view(build(), name, DAY)
    assert list(sheet.rows.columns) == sheet.about.column_names


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", ("", "")),
        ("2025-02", ("2025-02-01", "2025-03-01")),
        ("[2025-03-19..2025-03-31]", ("2025-03-19", "2025-04-01")),
        ("9999", ("9999-01-01", "")),
    ],
)
def test_an_interval_is_half_open(text: str, days: tuple[str, str]) -> None:
    assert interval(text) == days
