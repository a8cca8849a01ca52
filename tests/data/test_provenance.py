"""From an event to the words it rests on."""

import pytest

from data.provenance import Quote, quotes, seed, sentence_at
from tests.world import TEXT, URL, quote, row, world


def test_a_quote_leads_to_document_sentence_and_offsets(tmp_path):
    assert quotes(world(tmp_path), "signed") == (
        Quote(
            event="signed",
            document="DOC",
            kind="seed",
            title="A report",
            publisher="",
            url="",
            text="Croatia signed a pact",
            stance="reports",
            start=12,
            end=33,
            sentence=1,
        ),
    )


def test_the_text_at_the_offsets_is_the_quote(tmp_path):
    tables = world(tmp_path)
    (found,) = quotes(tables, "signed")
    assert seed(tables, "DOC").text[found.start : found.end] == found.text


def test_seeds_come_before_references_and_denials_last(tmp_path):
    base = {"event": "signed", "stance": "reports"}
    evidence = [
        row("evidence", **base | {"document": "REF", "quote": "No.", "stance": "denies"}),
        row("evidence", **base | {"document": "REF", "quote": "Yes.", "stance": "confirms"}),
        row("evidence", **base, document="DOC", **quote("Croatia signed a pact")),
    ]
    found = quotes(world(tmp_path, evidence=evidence), "signed")
    assert [(q.kind, q.text) for q in found] == [
        ("seed", "Croatia signed a pact"),
        ("reference", "Yes."),
        ("reference", "No."),
    ]
    assert found[1].url == URL
    assert found[1].sentence is None


def test_a_character_between_sentences_has_none(tmp_path):
    tables = world(tmp_path)
    assert sentence_at(tables, "DOC", TEXT.index("Rain")) == 3
    assert sentence_at(tables, "DOC", len(TEXT)) is None


def test_a_reference_has_no_stored_text(tmp_path):
    with pytest.raises(KeyError, match="'REF' is no seed"):
        seed(world(tmp_path), "REF")


def test_an_event_without_evidence_has_no_quotes(tmp_path):
    assert quotes(world(tmp_path), "unknown") == ()
