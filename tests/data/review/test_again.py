"""Deciding again: after an undo, and on what somebody else has decided, nothing is left behind."""

import pytest

from data.review.forms import FormRefused
from tests.data.review.work import JOINS, SIGNED, Work, form


def subjects(decisions):
    return {(found.kind, found.key) for found in decisions}


def test_what_was_taken_back_can_be_done_again(work: Work):
    first = work.do("accept", candidate=SIGNED.id)
    work.undo(first)
    again = work.do("accept", candidate=SIGNED.id, seen=shown(work))
    assert ("events", "alb-sign-2025-2") in subjects(again)
    work.do("reject", event="alb-sign-2025-2", sentence=1)
    added = work.do("add", form=form(type="SIGN"), seen=shown(work))
    assert ("events", "alb-sign-2025-3") in subjects(added)


def test_a_statement_that_was_taken_back_can_be_made_again(work: Work):
    place = {"start": form()["start"], "end": form()["end"]}
    said = {"kind": "exists", "subject": "HRV", "object": "", "polarity": "+", **place}
    work.undo(work.do("assert", form=said))
    again = work.do("assert", form=said, seen=shown(work))
    assert ("assertions", "new-02") in subjects(again)


def test_the_key_of_a_pact_that_was_taken_back_can_be_used_again(work: Work):
    new = {"instrument": "NEW1", "name": "A new pact", "short_name": "New"}
    new |= {"form": "treaty", "family": "alliance", "label_as_reported": "treaty"}
    work.undo(work.do("add", form=form(new=new)))
    again = work.do("add", form=form(new=new), seen=shown(work))
    assert ("instruments", "NEW1") in subjects(again)
    with pytest.raises(FormRefused, match="another instrument's key"):
        work.do("add", form=form(new=new), seen=shown(work))


def test_who_insists_replaces_the_event_of_whoever_was_first(work: Work):
    work.do("accept", "Bo", candidate=SIGNED.id)
    work.do("edit", candidate=SIGNED.id, form=signing(summary="Mine."))
    assert summaries(work) == {"signed": "It was so.", "alb-sign-2025": "Mine."}
    work.do("reject", event="alb-sign-2025", sentence=1)
    assert summaries(work) == {"signed": "It was so."}
    assert work.verdicts()[0] == "none"


def test_who_insists_on_a_rejection_leaves_no_event(work: Work):
    work.do("accept", "Bo", candidate=SIGNED.id)
    work.do("reject", candidate=SIGNED.id)
    assert summaries(work) == {"signed": "It was so."}
    assert work.verdicts()[0] == "none"


def test_who_insists_on_merging_leaves_one_event(work: Work):
    work.do("accept", "Bo", candidate=SIGNED.id)
    work.do("merge", candidate=SIGNED.id, event="signed")
    assert summaries(work) == {"signed": "It was so."}
    work.do("merge", candidate=SIGNED.id, event="signed")
    assert len(work.current().state("events", "signed")["evidence"]) == 2
    work.do("reject", candidate=SIGNED.id)
    assert len(work.current().state("events", "signed")["evidence"]) == 1


def test_an_event_that_other_words_tell_too_stays_when_one_insists(work: Work):
    work.do("accept", "Bo", candidate=SIGNED.id)
    work.do("merge", "Bo", candidate=JOINS.id, event="alb-sign-2025")
    work.do("edit", candidate=SIGNED.id, form=signing(summary="Mine."))
    assert summaries(work)["alb-sign-2025-2"] == "Mine."
    evidence = work.current().state("events", "alb-sign-2025")["evidence"]
    assert [row["quote"] for row in evidence] == ["Serbia may join the pact"]


@pytest.mark.parametrize(
    "about",
    [
        {"verb": "reject", "why": " Only a rumour "},
        {"verb": "edit", "form": form(type="ACCEDE", why="Only a rumour")},
        {"verb": "split", "forms": [form(), form(why="Only a rumour")]},
    ],
)
def test_a_decision_keeps_its_reason(work: Work, about):
    made = work.do(candidate=JOINS.id, **about)
    assert {found.why for found in made} == {"Only a rumour"}


def signing(**cells):
    return form(type="SIGN", start=SIGNED.start, end=SIGNED.end, **cells)


def summaries(work: Work) -> dict[str, str]:
    """The summary of each event that stands."""
    states = work.current().states("events").items()
    return {key: state["row"]["summary"] for key, state in states}


def shown(work: Work) -> dict[str, int]:
    """The revisions that a worksheet tells: of what is gone it knows nothing."""
    sheet = work.sheet()
    cards = [card for s in sheet["sentences"] for card in (s, *s["candidates"], *s["events"])]
    return {card["subject"]: card["revision"] for card in cards}
