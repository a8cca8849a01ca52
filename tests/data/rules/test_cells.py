"""Cells, keys and order: what is refused, and what is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.tables import Tables, load
from tests.world import Row, changed, rows, said

Build = Callable[..., Tables]
EDTF = "write YYYY, YYYY-MM or YYYY-MM-DD"
BASES = "document, reference, inferred, none"


@pytest.mark.parametrize(
    ("table", "number", "cells", "problem"),
    [
        (
            "events",
            0,
            {"date": "2025-13"},
            f"events.csv:2:date '2025-13' is not an EDTF date – {EDTF}",
        ),
        (
            *("events", 0, {"date": "../2025"}),
            "events.csv:2:date '../2025' has an open end – write the first and last possible day",
        ),
        (
            *("events", 0, {"date_basis": "guess"}),
            f"events.csv:2:date_basis 'guess' is no date basis – use {BASES}",
        ),
        (
            "events",
            0,
            {"summary": ""},
            "events.csv:2:summary is empty – fill it in: One sentence in plain English",
        ),
        (
            *("events", 0, {"summary": "so\u200bit was"}),
            r"events.csv:2:summary 'so\u200bit was' holds an invisible character – remove it",
        ),
        (
            *("events", 0, {"summary": " So."}),
            (
                "events.csv:2:summary ' So.' has spaces at an end or is empty"
                " – remove the spaces or the separator"
            ),
        ),
        (
            *("events", 0, {"targets": "HUN;"}),
            (
                "events.csv:2:targets '' has spaces at an end or is empty"
                " – remove the spaces or the separator"
            ),
        ),
        (
            *("events", 0, {"actors": "ALB;ZZZ"}),
            "events.csv:2:actors 'ZZZ' is no actor – add it to actors.csv or correct it",
        ),
        (
            *("events", 0, {"instrument": "X"}),
            (
                "events.csv:2:instrument 'X' is no instrument"
                " – add it to instruments.csv or correct it"
            ),
        ),
        (
            *("assertions", 0, {"date": "2025-02-30"}),
            f"assertions.csv:2:date '2025-02-30' is not an EDTF date – {EDTF}",
        ),
        (
            *("offices", 0, {"valid_to": "2025-02-30"}),
            "offices.csv:2:valid_to '2025-02-30' is not in the calendar – write a day that exists",
        ),
        (
            *("ledger", 0, {"sentence": "1b6c"}),
            (
                "ledger.csv:2:sentence '1b6c' is no SHA-256"
                " – write its 64 hexadecimal digits, or 16 for a sentence"
            ),
        ),
        (
            *("actors", 0, {"actor": "A LB"}),
            "actors.csv:2:actor 'A LB' is no code – use letters, digits, - and _",
        ),
        (
            *("actors", 0, {"anchor_lon": "20,8"}),
            "actors.csv:2:anchor_lon '20,8' is no number of degrees – write degrees such as 20.8",
        ),
        (
            *("actors", 0, {"anchor_lon": "208"}),
            "actors.csv:2:anchor_lon '208' is no number of degrees – write degrees such as 20.8",
        ),
        (
            *("documents", 1, {"url": "javascript:alert(1)"}),
            "documents.csv:3:url 'javascript:alert(1)' is no web address – write https://…",
        ),
        (
            *("evidence", 0, {"event": "unsigned"}),
            "evidence.csv:3:event 'unsigned' is no event – add it to events.csv or correct it",
        ),
        (
            *("assertions", 0, {"start": "-1"}),
            "assertions.csv:2:start '-1' is no whole number from 0 – write digits only",
        ),
    ],
)
def test_a_cell_that_is_not_of_its_type_is_named(
    build: Build, table: str, number: int, cells: Row, problem: str
) -> None:
    found = said(build(**changed(table, number, **cells)))
    assert problem in found


@pytest.mark.parametrize(
    ("table", "number", "cells"),
    [
        ("events", 0, {"date": "[2025-03-18..2025-03-20]"}),
        ("events", 0, {"date": "", "date_basis": "none"}),
        ("events", 0, {"targets": "HUN;SRB"}),
        ("events", 0, {"instrument": ""}),
        (
            "actors",
            0,
            {
                "anchor_lon": "-70.003",
                "anchor_lat": "12.542",
                "demonyms": "Albanian;Alb",
            },
        ),
        (
            "documents",
            1,
            {"url": "http://news.bbc.co.uk/2/hi/europe/7249034.stm?a=b&c=%D0"},
        ),
        ("offices", 0, {"source": "DOC;REF"}),
    ],
)
def test_a_cell_of_its_type_is_accepted(build: Build, table: str, number: int, cells: Row) -> None:
    assert said(build(**changed(table, number, **cells))) == []


def test_a_key_stands_once(build: Build) -> None:
    office = rows()["offices"][0]
    assert said(build(offices=[office, {**office, "valid_to": ""}])) == [
        "offices.csv:3:person 'Ana, President of Albania, 2020-01-01' stands twice – remove one row"
    ]
    assert (
        said(build(offices=[office, {**office, "valid_from": "2025-01-01", "valid_to": ""}])) == []
    )


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (
            lambda content: b"".join(content.splitlines(True)[i] for i in (0, 2, 1, 3, 4, 5, 6)),
            2,
        ),
        (lambda content: content.replace(b"\n", b"\r\n"), 1),
        (lambda content: content.replace(b"Croatia", b'"Croatia"'), 3),
        (lambda content: content.rstrip(b"\n"), 1),
    ],
)
def test_a_table_is_sorted_and_written_plainly(
    build: Build, tmp_path: Path, damage: Callable[[bytes], bytes], line: int
) -> None:
    file = build().folder / "actors.csv"
    file.write_bytes(damage(file.read_bytes()))
    assert said(load(tmp_path)) == [
        (
            f"actors.csv:{line}: is not sorted by key or not written plainly"
            " – run python -m data.validate --write"
        )
    ]
