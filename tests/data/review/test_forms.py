"""Forms are judged field by field, with what to do beside each; everything in them is hostile."""

import pytest

from data.review import forms, keys
from data.review.echo import echo
from data.review.forms import FormRefused
from tests.data.review.work import TEXT, Work, form


def errors_of(work: Work, **cells):
    """What is wrong with a form that holds these cells."""
    try:
        forms.event(form(**cells), work.current())
    except FormRefused as refused:
        return refused.errors
    return {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Date not known"),
        ("2025-03-18", "18 March 2025"),
        ("2025-03", "March 2025, day unknown"),
        ("2025", "2025, month and day unknown"),
        ("2025~", "About 2025, month and day unknown"),
        ("2025-03?", "About March 2025, day unknown, uncertain"),
        ("[2025-03-19..2025-03-31]", "Between 19 and 31 March 2025"),
        ("2024-12/2025-01", "Between 1 December 2024 and 31 January 2025"),
    ],
)
def test_a_date_is_said_back_in_plain_words(text: str, words: str):
    assert echo(text).words == words
    assert echo(text).error == ""


@pytest.mark.parametrize("text", ["2025-13", "March 2025", "2025-02-30", "../2025", "9" * 500])
def test_what_is_no_date_is_told_with_what_to_write(text: str):
    assert echo(text).words == ""
    assert " – write " in echo(text).error


@pytest.mark.parametrize(
    ("cells", "errors"),
    [
        ({}, {}),
        ({"type": "SIGNED"}, {"type": "Choose one"}),
        ({"actors": []}, {"actors": "Name at least one actor"}),
        (
            {"actors": ["ALB", "XXX"]},
            {"actors": "There is no actor XXX – choose from the list"},
        ),
        (
            {"targets": ["ALB"]},
            {"targets": "ALB acts already – leave it out of one of the two"},
        ),
        (
            {"instrument": "NONE"},
            {"instrument": "There is no NONE – choose one of the list"},
        ),
        (
            {"in_response_to": "nothing"},
            {"in_response_to": "There is no nothing – choose one of the list"},
        ),
        (
            {"modality": "claim"},
            {"attributed_to": "Say who says so: what is not stated as a fact has a speaker"},
        ),
        (
            {"date": "soon"},
            {"date": "'soon' is not an EDTF date – write YYYY, YYYY-MM or YYYY-MM-DD"},
        ),
        ({"summary": " \n"}, {"summary": "Write one sentence in plain English"}),
    ],
)
def test_each_field_says_what_is_wrong_with_it(work: Work, cells, errors):
    assert errors_of(work, **cells) == errors


@pytest.mark.parametrize(
    "cells",
    [
        {"actors": "ALB"},
        {"actors": [{"a": 1}]},
        {"actors": None},
        {"type": ["SIGN"]},
        {"summary": {"x": "y"}},
        {"realis": None},
    ],
)
def test_a_form_of_rubbish_is_refused_and_breaks_nothing(work: Work, cells):
    assert set(errors_of(work, **cells)) == set(cells)


def test_a_cell_holds_no_invisible_characters_and_one_line():
    assert forms.text(" a\u200bb\n\tc\0 ") == "a b c"
    assert forms.text(["a"]) == ""
    assert forms.codes(["B", "A", "A", "", 7]) == ["A", "B"]


@pytest.mark.parametrize("place", [(0, 0), (5, 2), (-1, 4), (0, 10**6), ("0", 4), (None, 4)])
def test_a_quote_outside_the_text_is_refused(work: Work, place):
    start, end = place
    with pytest.raises(FormRefused, match="Select the words"):
        forms.quote({"start": start, "end": end}, work.source)


def test_a_quote_is_taken_without_the_spaces_at_its_ends(work: Work):
    start = TEXT.index(" Rain fell.")
    found = forms.quote({"start": start, "end": start + 11}, work.source)
    assert (found["quote"], found["start"]) == ("Rain fell.", str(start + 1))


def test_a_key_is_readable_and_free():
    row = {"instrument": "", "actors": "ALB;HUN", "type": "ENTER_FORCE", "date": "2025~"}
    assert keys.of_event(row, set()) == "alb-enter-force-2025"
    assert keys.of_event(row, {"alb-enter-force-2025"}) == "alb-enter-force-2025-2"
    assert keys.of_event({**row, "instrument": "A_B", "date": ""}, set()) == "a-b-enter-force"
    assert keys.of_assertion("SEED_000", {"seed000-01"}) == "seed000-02"
    assert keys.slug("Ünïcode & more!") == "n-code-more"
