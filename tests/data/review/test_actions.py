"""What an editor does becomes changes: events with evidence, verdicts that follow, refusals."""

import pytest

from data.review.desk import ActionRefused
from data.review.forms import FormRefused
from data.store.decisions import Conflict
from tests.data.review.work import JOINS, SIGNED, TEXT, Work, form


def subjects(decisions):
    return {(found.kind, found.key) for found in decisions}


def test_an_accepted_candidate_is_an_event_with_its_evidence_and_its_verdict(work: Work):
    made = work.do("accept", candidate=SIGNED.id)
    ledger = work.sentence(1)["subject"].removeprefix("ledger/")
    assert subjects(made) == {
        ("events", "alb-sign-2025"),
        ("candidates", SIGNED.id),
        ("ledger", ledger),
    }
    event = work.current().state("events", "alb-sign-2025")
    assert event == {
        "row": {
            "event": "alb-sign-2025",
            "date": "2025-05-01",
            "date_basis": "document",
            "type": "SIGN",
            "realis": "occurred",
            "instrument": "",
            "actors": "ALB;HUN",
            "targets": "",
            "place": "",
            "attributed_to": "",
            "modality": "fact",
            "certainty": "confirmed",
            "in_response_to": "",
            "summary": "Albania and Hungary sign an agreement.",
            "review": "accepted",
            "reviewer": "Ana",
            "reviewed_at": "2026-11-22",
        },
        "evidence": [
            {
                "event": "alb-sign-2025",
                "document": "NEW",
                "quote": "Albania and Hungary signed a treaty",
                "prefix": "",
                "suffix": " on 1 May 2025. Serbia may join ",
                "start": "0",
                "end": "35",
                "stance": "reports",
            }
        ],
    }
    assert work.current().state("candidates", SIGNED.id)["state"] == "accepted"
    assert work.verdicts() == ["events", "", "", ""]


def test_a_new_key_is_like_no_other(work: Work):
    work.do("accept", candidate=SIGNED.id)
    work.do("add", form=form(type="SIGN", actors=["ALB"], date="2025"))
    assert set(work.current().states("events")) == {"signed", "alb-sign-2025", "alb-sign-2025-2"}


def test_an_edited_candidate_says_that_it_was_edited(work: Work):
    work.do("edit", candidate=JOINS.id, form=form(type="ACCEDE", actors=["SRB"], date=""))
    (key,) = work.current().state("candidates", JOINS.id)["events"]
    row = work.current().state("events", key)["row"]
    assert (row["review"], row["date"], row["date_basis"]) == ("edited", "", "none")
    assert work.current().state("candidates", JOINS.id)["state"] == "edited"


def test_a_rejected_candidate_leaves_a_sentence_with_nothing_to_code(work: Work):
    work.do("reject", candidate=JOINS.id, why="Only a rumour")
    assert work.verdicts() == ["", "none", "", ""]
    assert work.store.decisions(kind="candidates")[-1].why == "Only a rumour"


def test_an_added_event_has_the_words_that_were_selected(work: Work):
    work.do("add", form=form())
    event = work.current().state("events", "alb-consult-2025")
    assert event["row"]["review"] == "added"
    assert event["row"]["summary"] == "They talked."
    assert event["row"]["actors"] == "ALB;HUN"
    assert event["evidence"][0]["quote"] == "Nobody spoke of Croatia"
    assert work.verdicts() == ["", "", "events", ""]


def test_one_candidate_may_tell_of_two_events(work: Work):
    work.do("split", candidate=SIGNED.id, forms=[form(type="SIGN"), form(type="NEGOTIATE")])
    state = work.current().state("candidates", SIGNED.id)
    assert (state["state"], state["events"]) == ("split", ["alb-sign-2025", "alb-negotiate-2025"])
    with pytest.raises(ActionRefused, match="at least two"):
        work.do("split", candidate=JOINS.id, forms=[form()])


def test_a_merged_candidate_is_evidence_of_an_event_that_there_is(work: Work):
    work.do("merge", candidate=JOINS.id, event="signed")
    evidence = work.current().state("events", "signed")["evidence"]
    assert [(row["document"], row["quote"], row["stance"]) for row in evidence] == [
        ("DOC", "Croatia signed a pact", "reports"),
        ("NEW", "Serbia may join the pact", "confirms"),
    ]
    assert work.current().state("candidates", JOINS.id)["state"] == "merged"
    assert work.verdicts()[1] == "events"


def test_an_event_may_be_edited_and_its_quote_moved(work: Work):
    work.do("accept", candidate=SIGNED.id)
    words = "Hungary signed a treaty on 1 May"
    start = TEXT.index(words)
    wanted = form(type="SIGN", summary="So.", start=start, end=start + len(words))
    work.do("edit", event="alb-sign-2025", was=[SIGNED.start, SIGNED.end], form=wanted)
    event = work.current().state("events", "alb-sign-2025")
    assert [row["quote"] for row in event["evidence"]] == [words]
    assert (event["row"]["review"], event["row"]["summary"]) == ("edited", "So.")


def test_an_event_is_gone_with_its_last_quote(work: Work):
    work.do("accept", candidate=SIGNED.id)
    work.do("merge", candidate=JOINS.id, event="alb-sign-2025")
    work.do("reject", event="alb-sign-2025", sentence=1)
    assert len(work.current().state("events", "alb-sign-2025")["evidence"]) == 1
    work.do("reject", event="alb-sign-2025", sentence=2)
    assert work.current().state("events", "alb-sign-2025") is None
    assert work.verdicts()[:2] == ["none", "none"]


def test_no_event_here_rejects_what_is_proposed(work: Work):
    made = work.do("none", sentence=2)
    assert {found.verb for found in made} == {"none"}
    assert work.current().state("candidates", JOINS.id)["state"] == "rejected"
    assert work.verdicts() == ["", "none", "", ""]


def test_no_event_here_is_refused_where_something_is_quoted(work: Work):
    work.do("add", form=form())
    with pytest.raises(ActionRefused, match="remove it first"):
        work.do("none", sentence=3)


def test_a_statement_makes_its_verdict_unless_there_is_an_event(work: Work):
    place = {"start": form()["start"], "end": form()["end"]}
    said = {"kind": "exists", "subject": "HRV", "object": "", "polarity": "+", **place}
    work.do("assert", form=said)
    assert work.current().state("assertions", "new-01")["quote"] == "Nobody spoke of Croatia"
    assert work.verdicts()[2] == "assertion"
    work.do("add", form=form())
    assert work.verdicts()[2] == "events"
    work.do("retract", assertion="new-01")
    assert work.current().state("assertions", "new-01") is None
    with pytest.raises(ActionRefused, match="no such statement"):
        work.do("retract", assertion="new-01")


def test_a_new_instrument_comes_with_the_event_that_names_it(work: Work):
    new = {
        "instrument": "ALB_HUN_2025",
        "name": "Treaty of May",
        "short_name": "May treaty",
        "form": "treaty",
        "family": "alliance",
        "label_as_reported": "treaty",
    }
    work.do("edit", candidate=SIGNED.id, form=form(type="SIGN", new=new))
    pact = work.current().state("instruments", "ALB_HUN_2025")
    assert (pact["short_name"], pact["defense"], pact["binding"]) == ("May treaty", "NA", "NA")
    assert work.current().state("events", "alb-hun-2025-sign-2025")["row"]["instrument"] == (
        "ALB_HUN_2025"
    )
    with pytest.raises(FormRefused) as refused:
        work.do("add", form=form(new={**new, "short_name": ""}))
    assert refused.value.errors == {
        "new.instrument": "ALB_HUN_2025 is another instrument's key",
        "new.short_name": "Write the name that the map shows",
    }


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(work: Work):
    before = work.seen()
    work.do("accept", candidate=SIGNED.id, who="Bo")
    with pytest.raises(Conflict) as conflict:
        work.do("reject", candidate=SIGNED.id, seen=before)
    (other, *_) = conflict.value.others
    assert (other.who, other.verb, other.kind) == ("Bo", "accept", "candidates")
    assert work.current().state("candidates", SIGNED.id)["state"] == "accepted"


def test_two_editors_on_two_candidates_do_not_meet(work: Work):
    before = work.seen()
    work.do("accept", candidate=SIGNED.id, who="Bo", seen=before)
    work.do("accept", candidate=JOINS.id, who="Ana", seen=before)
    assert work.verdicts()[:2] == ["events", "events"]


def test_an_action_that_is_taken_back_leaves_nothing(work: Work):
    work.undo(work.do("accept", candidate=SIGNED.id))
    assert work.current().state("events", "alb-sign-2025") is None
    assert work.current().state("candidates", SIGNED.id) is None
    assert work.verdicts() == ["", "", "", ""]
    work.do("accept", candidate=SIGNED.id)
    assert work.verdicts()[0] == "events"


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ({"verb": "explode"}, "no action"),
        ({"verb": "accept", "candidate": "nobody"}, "not proposed any more"),
        ({"verb": "merge", "candidate": JOINS.id, "event": ["x"]}, "no such event"),
        ({"verb": "none", "sentence": 99}, "no such sentence"),
        ({"verb": "none", "sentence": "1"}, "no such sentence"),
        ({"verb": "add", "form": "x"}, "did not arrive"),
        ({"verb": "anchor"}, "stands in its place"),
        ({"verb": "lose", "kind": "events", "key": "signed"}, "not lost"),
    ],
)
def test_what_makes_no_sense_is_refused(work: Work, action, why: str):
    with pytest.raises(ActionRefused, match=why):
        work.do(**action)
