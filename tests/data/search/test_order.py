"""In which order and words answers come: by dates, in both spellings, without codes."""

import re

import pytest

from tests.data.search.conftest import Asks, marked, titles


@pytest.mark.parametrize("asked", ["1999", "SRB", "2005", "HUN ALLIANCE", "NATO command", "v4"])
def test_no_code_is_shown_by_which_something_was_found(committed, ask: Asks, asked):
    for group in ask(asked, 50).groups:
        if group.kind in ("actor", "pact"):
            shown = [f"{''.join(hit.title)} {''.join(hit.more)}" for hit in group.hits]
            assert [text for text in shown if re.search(r"\b[A-Z]{3,}_|\bSRB\b", text)] == []
    assert titles(ask("SRB_BIH_2005"), "pact")[0] == "Bosnia–Serbia defence agreement 2005"


def test_what_happened_on_the_very_day_comes_first(ask: Asks):
    signed, *others = titles(ask("2025-03-18"), "event")
    assert signed.startswith("The defence ministers of Albania, Croatia and Kosovo sign")
    assert others[-1].startswith("Bulgaria")  # between 25 March and 18 April


def test_of_a_month_all_that_lies_within_it_comes_first_and_signatures_before_the_rest(ask: Asks):
    hits = next(g.hits for g in ask("May 1955", 50).groups if g.kind == "event")
    days = [hit.to["as_of"] for hit in hits]
    assert days[:2] == ["1955-05-14", "1955-05-15"]
    within = [day for day in days if day.startswith("1955-05")]
    assert days[: len(within)] == within
    assert days[2 : len(within)] == sorted(days[2 : len(within)])


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence cooperation", "defense cooperation"),
        ("programme", "program"),
        ("neighbourly relations", "neighborly relations"),
        ("normalisation", "normalization"),
        ('"mutual defence"', '"mutual defense"'),
        ("self-defenc", "self-defens"),
    ],
)
def test_both_spellings_of_a_word_find_the_same(ask: Asks, british, american):
    one, other = ask(british), ask(american)
    assert one.groups
    assert [(g.kind, g.total) for g in one.groups] == [(g.kind, g.total) for g in other.groups]
    assert (one.instead, other.instead) == ((), ())


def test_each_way_of_leaving_a_word_out_has_its_hits_in_turn(ask: Asks):
    answer = ask("shkodra belgrade")
    assert answer.left_out == (("shkodra",), ("belgrade",)) or answer.left_out == (
        ("belgrade",),
        ("shkodra",),
    )
    marks = {mark for g in answer.groups for hit in g.hits[:2] for mark in marked(hit.title)}
    assert {"Shkodra", "Belgrade"} <= marks
