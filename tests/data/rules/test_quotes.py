"""Quotes stand verbatim where they are said to stand, and references can be looked up."""

from collections.abc import Callable

import pytest

from data.tables import Tables
from tests.world import Row, changed, quote, row, rows, said

Build = Callable[..., Tables]


def test_a_quote_of_a_seed_stands_where_it_is_said_to_stand(build: Build) -> None:
    cells = quote("a pact")
    assert said(build(**changed("evidence", 0, **cells))) == []
    moved = {**cells, "start": "0", "end": "6"}
    assert said(build(**changed("evidence", 0, **moved))) == [
        "evidence.csv:2:quote 'a pact' does not stand at 0:6 of DOC – write start 27 and end 33"
    ]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"start": ""}, "start is empty for a seed – write start 12 and end 33"),
        ({"end": ""}, "end is empty for a seed – write start 12 and end 33"),
        (
            {"end": "34"},
            (
                "quote 'Croatia signed a pact' does not stand at 12:34 of DOC"
                " – write start 12 and end 33"
            ),
        ),
        (
            {"quote": "croatia  signed a pact"},
            (
                "quote 'croatia  signed a pact' does not stand at 12:33 of DOC"
                " – write start 12 and end 33, and the words 'Croatia signed a pact'"
            ),
        ),
        (
            {"quote": "Croatia ratified"},
            (
                "quote 'Croatia ratified' does not stand at 12:33 of DOC"
                " – it is lost: copy the words out of the document again, or remove the row"
            ),
        ),
        (
            {"prefix": "Albania but "},
            "prefix is not what stands before the quote – write 'Albania and '",
        ),
        (
            {"suffix": "!"},
            (
                "suffix is not what stands after the quote"
                " – write '. Albania is in NATO.\\nRain fell.'"
            ),
        ),
    ],
)
def test_a_quote_is_verbatim_and_the_remedy_says_where_it_stands(
    build: Build, cells: Row, problem: str
) -> None:
    (found, *_) = said(build(**changed("evidence", 0, **cells)))
    assert found == f"evidence.csv:2:{problem}"


def test_a_quote_that_stands_in_several_places_is_left_to_the_editor(
    build: Build,
) -> None:
    wrong = {"quote": "Albania", "prefix": "", "suffix": "", "start": "", "end": ""}
    assert said(build(**changed("evidence", 0, **wrong))) == [
        (
            "evidence.csv:2:end is empty for a seed – it stands in several places:"
            " quote more words, or give the text before and after it"
        ),
        (
            "evidence.csv:2:start is empty for a seed – it stands in several places:"
            " quote more words, or give the text before and after it"
        ),
    ]


def test_evidence_of_a_seed_has_words(build: Build) -> None:
    assert "evidence.csv:2:quote is empty for a seed – copy the words out of it" in said(
        build(**changed("evidence", 0, quote=""))
    )


def test_an_assertion_is_quoted_like_evidence(build: Build) -> None:
    assert said(build(**changed("assertions", 0, start="36", end="54"))) == [
        (
            "assertions.csv:2:quote 'Albania is in NATO' does not stand at 36:54 of DOC"
            " – write start 35 and end 53"
        )
    ]
    assert said(build(**changed("assertions", 0, document="REF"))) == [
        "assertions.csv:2:document 'REF' is a reference – take assertions from a seed",
        (
            "ledger.csv:2:verdict 'assertion' on a sentence that holds neither"
            " – write none or mend the quotes"
        ),
    ]


def test_evidence_of_a_reference_needs_a_url_and_no_place(build: Build) -> None:
    evidence = [*rows()["evidence"], row("evidence", event="signed", document="REF")]
    assert said(build(evidence=evidence)) == []
    evidence[1] = {**evidence[1], "start": "0", "end": "9"}
    assert said(build(evidence=evidence, **changed("documents", 1, url=""))) == [
        "evidence.csv:4:document 'REF' has no URL – add it in documents.csv",
        "evidence.csv:4:end '9' in a reference, whose text is not stored – leave it empty",
        "evidence.csv:4:start '0' in a reference, whose text is not stored – leave it empty",
    ]


def test_an_unreadable_place_is_judged_once(build: Build) -> None:
    assert said(build(**changed("evidence", 0, start="9" * 5000))) == [
        f"evidence.csv:2:start '{'9' * 5000}' is no whole number from 0 – write digits only"
    ]
