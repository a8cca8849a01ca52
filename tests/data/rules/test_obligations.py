"""Who owes what to whom: only parties, only what differs, and with a source."""

from collections.abc import Callable

import pytest

from data.tables import Tables
from tests.world import Row, changed, row, said

Build = Callable[..., Tables]
DEFENCE = {"defense": "1"}


def judged(build: Build, **cells: str) -> list[str]:
    """The problems of one row, under a PACT that promises defence."""
    pact = {**changed("instruments", 1, **DEFENCE)}
    return said(build(**pact, obligations=[row("obligations", **cells)]))


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"toward": "HRV"},
        {"notes": "", "quote": "He owes nothing."},
        {**DEFENCE, "toward": "HRV"},
        {"document": "DOC", "quote": "Rain fell.", "notes": ""},
    ],
)
def test_a_party_may_owe_what_its_document_says(build: Build, cells: Row) -> None:
    assert judged(build, **cells) == []


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (
            {"actor": "HUN"},
            "obligations.csv:2:actor 'HUN' is no party of PACT"
            " – add the event by which it became one",
        ),
        (
            {"toward": "HUN"},
            "obligations.csv:2:toward 'HUN' is no party of PACT"
            " – add the event by which it became one",
        ),
        (
            {"toward": "ALB"},
            "obligations.csv:2:toward 'ALB' owes to itself – name another party, or none for all",
        ),
        (
            {**DEFENCE, **dict.fromkeys(("offense", "neutrality"), "NA")}
            | dict.fromkeys(("nonaggression", "consultation"), "NA"),
            "obligations.csv:2:defense says what PACT says of all – remove the row",
        ),
        (
            {"neutrality": "1"},
            "obligations.csv:2:neutrality '1' of ALB, and PACT has NA"
            " – write 1 in instruments.csv, or correct this row",
        ),
        (
            {"notes": ""},
            "obligations.csv:2:notes is empty, as is quote – say where it stands in the document",
        ),
        (
            {"document": "DOC"},
            "obligations.csv:2:quote is empty for a seed – copy the words out of it",
        ),
        (
            {"document": "DOC", "quote": "Snow fell."},
            "obligations.csv:2:quote does not stand in DOC – copy the words out of it",
        ),
    ],
)
def test_other_rows_are_refused(build: Build, cells: Row, problem: str) -> None:
    assert judged(build, **cells) == [problem]


def test_a_reference_without_an_address_is_no_source(build: Build) -> None:
    documents = changed("documents", 1, url="")
    obligations = [row("obligations")]
    pact = changed("instruments", 1, **DEFENCE)
    found = said(build(**pact, **documents, obligations=obligations))
    assert "obligations.csv:2:document 'REF' has no URL – add it in documents.csv" in found
