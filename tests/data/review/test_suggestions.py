"""The same event told elsewhere is suggested, what contradicts is shown; neither is applied."""

import pytest

from data.review import pacts, proposals, suggestions
from tests.data.review.work import JOINS, SIGNED, TEXT, Work, candidate, form
from tests.world import changed, event


def proposed(**cells):
    """A form for the signature of PACT by ALB and HRV, as the world has it on 18 March 2025."""
    given = {"type": "SIGN", "actors": ["ALB", "HRV"], "date": "2025-03-18", "instrument": "PACT"}
    return form(**{**given, **cells})


def keys_of(found):
    return [one["event"] for one in found]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"date": "2025-03"},
        {"date": "2025-03-20"},
        {"date": ""},
        {"actors": ["ALB"]},
        {"actors": ["ALB", "HRV", "HUN"], "instrument": ""},
    ],
)
def test_a_report_of_the_same_is_suggested(work: Work, cells):
    events = suggestions.index(work.current())
    assert keys_of(suggestions.duplicates(proposed(**cells), events, "NEW")) == ["signed"]


@pytest.mark.parametrize(
    "cells",
    [
        {"type": "RATIFY"},
        {"actors": ["SRB"]},
        {"date": "2024"},
        {"instrument": "NATO"},
        {"realis": "negated"},
        {"date": "", "instrument": ""},
    ],
)
def test_a_report_of_something_else_is_not(work: Work, cells):
    events = suggestions.index(work.current())
    assert suggestions.duplicates(proposed(**cells), events, "NEW") == []


def test_a_suggestion_says_why_and_where_it_is_told(work: Work):
    events = suggestions.index(work.current())
    (found,) = suggestions.duplicates(proposed(), events, "NEW")
    assert found == {
        "event": "signed",
        "summary": "It was so.",
        "date": "2025-03-18",
        "when": "18 March 2025",
        "realis": "occurred",
        "actors": ["ALB", "HRV"],
        "documents": ["DOC"],
        "why": ["same type", "same actors", "same pact", "same date"],
    }


def test_the_same_document_may_tell_it_twice_without_a_date(work: Work):
    work.do("accept", candidate=SIGNED.id)
    again = candidate(TEXT, "Nobody spoke of Croatia", "SIGN", "ALB;HUN")
    shown = proposals.form(again, work.current())
    events = suggestions.index(work.current())
    assert keys_of(suggestions.duplicates(shown, events, "NEW")) == ["alb-sign-2025"]
    assert suggestions.duplicates(shown, events, "DOC") == []


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"date": "2024"}, ["another date"]),
        ({"realis": "negated"}, ["one says that it did not happen"]),
        ({"actors": ["ALB", "HUN"]}, ["other parties"]),
    ],
)
def test_what_contradicts_is_shown_side_by_side(work: Work, cells, why):
    events = suggestions.index(work.current())
    (found,) = suggestions.contradictions(proposed(**cells), events)
    assert (found["event"], found["why"]) == ("signed", why)


@pytest.mark.parametrize(
    "cells", [{}, {"date": "2025"}, {"instrument": ""}, {"type": "CONSULT"}, {"actors": ["SRB"]}]
)
def test_what_agrees_is_no_contradiction(work: Work, cells):
    events = suggestions.index(work.current())
    assert suggestions.contradictions(proposed(**cells), events) == []
    assert suggestions.contradictions(proposed(date="2024"), events, without="signed") == []


def test_a_form_names_the_pact_only_if_its_words_name_one(work: Work, build):
    assert proposals.form(JOINS, work.current())["instrument"] == ""  # two are called so
    other = changed("instruments", 0, name="Treaty", short_name="Treaty")
    alone = Work(build(**other), work.store).current()
    assert proposals.form(JOINS, alone)["instrument"] == "PACT"
    assert pacts.by_name("a pact with everyone", work.current()) == ""
    assert pacts.by_name("", work.current()) == ""


def test_a_summary_says_who_does_what(work: Work):
    current = work.current()
    said = proposals.summary(proposed(type="ACCEDE", actors=["ALB", "NATO"]), current)
    assert said == "Albania joins NATO."
    said = proposals.summary(proposed(instrument="", words="defence treaty"), current)
    assert said == "Albania and Croatia sign a defence treaty."
    said = proposals.summary(proposed(type="ACCUSE", actors=["SRB"], targets=["HRV"]), current)
    assert said == "Serbia accuses Croatia (the Pact)."
    assert proposals.summary(proposed(actors=[]), current) == ""


def test_an_event_of_a_reaction_never_contradicts(work: Work):
    assert event("x", "CONSULT", "2025", "ALB")["type"] not in suggestions.ONCE
