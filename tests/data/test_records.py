"""Rows as JSON values: lists, numbers and nothing are what they are."""

import pytest

from data import records
from data.tables import by_key
from tests.world import event, row

SIGNED = event("signed", "SIGN", "2025-03", "ALB;HRV", date_basis="document")


def test_a_row_has_every_column_as_what_it_is(build):
    tables = build(
        actors=[
            row("actors", actor="ALB", name="Albania", anchor_lon="20.5", aliases="Shqipëria;A"),
            row("actors", actor="HRV", name="Croatia"),
        ]
    )
    assert records.record("actors", by_key(tables, "actors")["ALB"]) == {
        "actor": "ALB",
        "kind": "state",
        "name": "Albania",
        "demonyms": [],
        "aliases": ["Shqipëria", "A"],
        "capital": None,
        "valid_from": None,
        "valid_to": None,
        "recognition": None,
        "anchor_lon": 20.5,
        "anchor_lat": None,
        "source": None,
    }


def test_an_event_has_its_possible_days_and_its_quotes_with_their_place(build):
    found = records.event(build(events=[SIGNED]), "signed")
    assert (found["date"], found["earliest"], found["latest"]) == (
        "2025-03",
        "2025-03-01",
        "2025-03-31",
    )
    assert found["actors"] == ["ALB", "HRV"]
    assert found["evidence"] == [
        {
            "document": "DOC",
            "title": "A report",
            "publisher": None,
            "url": None,
            "quote": "Croatia signed a pact",
            "start": 12,
            "end": 33,
            "sentence": 1,
            "stance": "reports",
        }
    ]


def test_an_event_without_a_date_has_no_days_and_an_unknown_one_is_an_error(build):
    tables = build(events=[event("signed", "SIGN", "", "ALB;HRV")])
    found = records.event(tables, "signed")
    assert (found["date"], found["earliest"], found["latest"]) == (None, None, None)
    with pytest.raises(KeyError):
        records.event(tables, "nothing")


def test_what_a_document_says_comes_in_the_order_of_its_text(build):
    tables = build()
    assert [row["quote"] for row in records.quoted(tables, "DOC")] == ["Croatia signed a pact"]
    (stated,) = records.stated(tables, "DOC")
    assert (stated["kind"], stated["object"], stated["sentence"]) == ("member", "NATO", 2)
    assert "document" not in stated
    assert records.quoted(tables, "REF") == []


def test_an_open_end_is_no_day():
    assert records.day(737_869) == "2021-03-20"
    assert records.day(3_652_059) is None
