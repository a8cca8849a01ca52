"""The worksheet joins sentences, candidates and decisions; history is told in words."""

import json
from datetime import timedelta

from data.problems import Problem
from data.publishing import preview
from data.review import source, telling
from data.review.places import Places
from data.store.decisions import Change
from tests.data.review.work import JOINS, NOON, SIGNED, Work, editor, form


def test_a_new_document_is_open_sentence_by_sentence(work: Work):
    sheet = work.sheet()
    assert sheet["progress"] == {"total": 4, "open": [1, 2, 3, 4]}
    assert [len(sentence["candidates"]) for sentence in sheet["sentences"]] == [1, 1, 0, 0]
    assert [card["id"] for card in sheet["sentences"][0]["candidates"]] == [SIGNED.id]
    assert sheet["last"] is None
    assert json.loads(json.dumps(sheet)) == sheet


def test_a_proposal_is_a_form_filled_in(work: Work):
    (card,) = work.sentence(2)["candidates"]
    assert card["form"]["summary"] == "Serbia joins the Pact (possible)."
    assert (card["form"]["certainty"], card["errors"], card["state"]) == ("unknown", {}, "")
    (card,) = work.sentence(1)["candidates"]
    assert card["form"]["when"] == "1 May 2025"


def test_the_ledger_is_full_when_everything_is_decided(work: Work):
    work.do("accept", candidate=SIGNED.id)
    work.do("reject", candidate=JOINS.id)
    assert work.sheet()["progress"]["open"] == [3, 4]
    work.do("none", sentence=3)
    work.do("none", sentence=4)
    assert work.sheet()["progress"] == {"total": 4, "open": []}


def test_a_decided_sentence_shows_its_event_with_revision_and_editor(work: Work):
    work.do("accept", candidate=SIGNED.id)
    sentence = work.sentence(1)
    (event,) = sentence["events"]
    assert (event["event"], event["revision"], event["by"]) == ("alb-sign-2025", 1, "Ana")
    assert (event["form"]["start"], event["form"]["actors"]) == (0, ["ALB", "HUN"])
    (card,) = sentence["candidates"]
    assert (card["state"], card["made"], card["by"]) == ("accepted", ["alb-sign-2025"], "Ana")


def test_a_published_sentence_is_not_open_because_something_is_proposed_since(work: Work, build):
    text = "Albania and Croatia signed a pact. Albania is in NATO.\nRain fell.\n"
    from tests.data.review.work import candidate

    late = candidate(text, "Rain fell", "CONSULT", "ALB")
    opened = Work(work.tables, work.store, source.of("DOC", text, [late]))
    assert opened.sheet()["progress"] == {"total": 3, "open": []}
    assert len(opened.sheet()["sentences"][2]["candidates"]) == 1


def test_undo_names_the_last_action_of_this_editor_that_still_stands(work: Work):
    first = work.do("accept", candidate=SIGNED.id)
    work.do("reject", candidate=JOINS.id, who="Bo")
    last = work.sheet()["last"]
    assert (last["action"], last["what"]) == (
        first[0].action,
        "accepted the event alb-sign-2025",
    )
    work.undo(first)
    assert work.sheet()["last"] is None
    assert work.sheet("Bo")["last"]["what"].startswith("rejected the proposal")


def test_a_decision_is_told_with_what_changed(work: Work):
    work.do("add", form=form())
    key = "alb-consult-2025"
    start = form()["start"]
    wanted = form(date="2025-05-02", certainty="probable")
    work.do("edit", event=key, was=[start, form()["end"]], form=wanted, why="Seen again")
    told = [telling.decision(found) for found in work.store.decisions(kind="events", key=key)]
    assert [(one["who"], one["verb"], one["noun"]) for one in told] == [
        ("Ana", "added", "event"),
        ("Ana", "edited", "event"),
    ]
    assert told[1]["changes"] == [
        {"name": "date", "old": "2025-05", "new": "2025-05-02"},
        {"name": "certainty", "old": "confirmed", "new": "probable"},
    ]
    assert (told[1]["when"], told[1]["why"]) == ("22 November 2026, 12:03 UTC", "Seen again")
    names = [change["name"] for change in told[0]["changes"]]
    assert names[-1] == "quote from NEW"
    assert "reviewer" not in names


def test_how_long_ago_is_said_in_words():
    at = NOON.isoformat()
    said = [telling.ago(at, NOON + timedelta(minutes=n)) for n in (0, 1, 59, 60, 300, 2000)]
    assert said == [
        "just now",
        "a minute ago",
        "59 minutes ago",
        "an hour ago",
        "5 hours ago",
        "on 22 November 2026, 12:00 UTC",
    ]


def test_a_problem_leads_to_the_sentence_where_it_can_be_mended(work: Work):
    work.do("add", form=form())
    text = work.source.text.encode()
    sha = work.store.receive(editor("Ana"), "n.txt", "text/plain", text, text.decode(), now=NOON)
    found = preview(work.tables, work.store.decisions(), "NEW", work.store.received)
    assert sha
    places = Places(found.tables, work.current(), work.source)
    at = Problem("events.csv", 2, "date", "is bad", "mend it")
    assert places.of(at) == 3  # alb-consult-2025 comes before signed
    assert places.of(Problem("events.csv", 3, "date", "is bad", "mend it")) is None
    assert places.of(Problem("ledger.csv", 0, "", "has no verdict on sentence 4 of NEW", "")) == 4
    assert places.of(Problem("ledger.csv", 0, "", "has no verdict on sentence 4 of X", "")) is None
    assert places.of(Problem("actors.csv", 7, "name", "is bad", "mend it")) is None


def test_lines_are_those_of_the_tables_with_all_that_was_published_before(work: Work):
    work.do("add", form=form())
    signed = work.current().states("events")["signed"]
    first = {
        "row": {**signed["row"], "event": "aaa"},
        "evidence": [{**row, "event": "aaa"} for row in signed["evidence"]],
    }
    change = Change("events", "aaa", 0, None, first)
    (made,) = work.store.decide(editor("Bo"), "add", "DOC", [change], now=NOON)
    published = Change("publications", "DOC", 0, None, {"through": made.id})
    work.store.decide(editor("Bo"), "publish", "DOC", [published], now=NOON)  # and not yet built
    found = preview(work.tables, work.store.decisions(), "NEW", work.store.received)
    places = Places(found.tables, work.current(), work.source)
    on_lines = [places.of(Problem("events.csv", line, "", "is bad", "")) for line in (2, 3, 4)]
    assert on_lines == [None, 3, None]  # aaa, alb-consult-2025, signed
