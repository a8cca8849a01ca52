"""What the worksheet sends is carried out or answered with a refusal, whatever it is."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.review.forms import FormRefused
from data.store.store import Store
from data.tables import Tables
from pages.ui import receiving, reviewing, worklist
from pages.ui.editing_routes import routes
from pages.ui.reviewing import Bench
from tests.data.intake.reports import AGENCY, REPRINT, REVISION
from tests.data.review.work import JOINS, SETTINGS, SIGNED, Work, editor, form


@pytest.fixture
def work(build: Callable[..., Tables], tmp_path: Path) -> Iterator[Work]:
    """The document NEW, received and not yet judged."""
    with Store(f"sqlite:///{tmp_path / 'review.db'}", SETTINGS) as store:
        found = Work(build(), store)
        found.receive()
        yield found


def carry_out(work: Work, who: str = "Ana", **action):
    bench = Bench(work.tables, work.store, editor(who))
    return reviewing.carry_out(bench, work.source, {"id": "1", "seen": {}, **action})


def test_an_action_is_answered_with_the_new_revisions(work: Work):
    answer = carry_out(work, verb="accept", candidate=SIGNED.id)
    assert (answer["id"], answer["ok"]) == ("1", True)
    assert answer["revisions"][f"candidates/{SIGNED.id}"] == 1


def test_the_same_action_again_is_no_conflict_as_its_answer_was_lost(work: Work):
    carry_out(work, verb="reject", candidate=JOINS.id)
    answer = carry_out(work, verb="reject", candidate=JOINS.id)
    assert answer["ok"]
    assert len(work.store.decisions(kind="candidates")) == 1


def test_somebody_elses_decision_is_a_conflict(work: Work):
    carry_out(work, who="Bo", verb="reject", candidate=JOINS.id)
    answer = carry_out(work, verb="accept", candidate=JOINS.id)
    assert not answer["ok"]
    (other,) = answer["conflict"]
    assert (other["who"], other["verb"], other["ago"]) == ("Bo", "rejected", "just now")


def test_undo_takes_back_what_the_editor_saw_and_nothing_newer(work: Work):
    assert carry_out(work, verb="undo")["refused"] == "There is nothing to take back."
    first = work.do("accept", candidate=SIGNED.id)[0].action
    work.do("reject", candidate=JOINS.id)
    assert "something else since" in carry_out(work, verb="undo", action=first)["refused"]
    assert carry_out(work, verb="undo")["ok"]
    assert carry_out(work, verb="undo", action=first)["ok"]
    assert work.verdicts() == ["", "", "", ""]


def test_nobody_takes_back_what_somebody_of_the_same_name_did(work: Work):
    other = "Ana <other@example.org>"
    work.do("reject", candidate=JOINS.id, who=other)
    assert work.sheet()["last"] is None
    assert carry_out(work, verb="undo")["refused"] == "There is nothing to take back."
    assert "conflict" in carry_out(work, verb="reject", candidate=JOINS.id)
    assert carry_out(work, who="Ana Maria <OTHER@example.org>", verb="undo")["ok"]


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"verb": None},
        {"verb": ["accept"]},
        {"verb": "accept", "candidate": {"a": 1}},
        {"verb": "accept", "candidate": SIGNED.id, "seen": [1, 2]},
        {"verb": "accept", "candidate": SIGNED.id, "seen": {"x": "y"}},
        {"verb": "edit", "candidate": SIGNED.id},
        {"verb": "edit", "candidate": SIGNED.id, "form": {}},
        {"verb": "edit", "event": "signed", "form": {"start": "x"}, "was": "y"},
        {"verb": "edit", "candidate": SIGNED.id, "form": form(new={"instrument": 7})},
        {"verb": "split", "candidate": SIGNED.id, "forms": [1, 2, 3]},
        {"verb": "split", "candidate": SIGNED.id, "forms": "xx"},
        {"verb": "merge", "candidate": SIGNED.id, "event": None},
        {"verb": "reject", "event": "signed"},
        {"verb": "reject", "event": "signed", "sentence": 1.5},
        {"verb": "none", "sentence": True},
        {"verb": "assert", "form": {"kind": []}},
        {"verb": "retract", "assertion": {}},
        {"verb": "lose", "kind": [], "key": {}},
        {"verb": "undo", "action": "x"},
        {"verb": "add", "form": form(summary="\ud800")},
        {"verb": "add", "form": form(actors=["\0"])},
    ],
)
def test_rubbish_is_answered_and_breaks_nothing(work: Work, action):
    answer = carry_out(work, **action)
    assert json.loads(json.dumps(answer))["id"] == "1"
    assert answer["ok"] or answer["refused"]


def test_the_list_of_work_tells_state_and_progress(work: Work):
    bench = Bench(work.tables, work.store, editor("Ana"))
    listed = {one.document: (one.open, one.total, one.state) for one in worklist.in_work(bench)}
    assert listed == {"DOC": (0, 3, "published")}  # NEW has a row and no file yet
    draft = receiving.read(bench, b"Albania left the pact. It rained.", "news.txt")
    given = {"title": "News", "published": "2025", "published_basis": "inferred"}
    receiving.take_in(bench, draft, "NEWS", given)
    (first, *_) = worklist.in_work(bench)
    assert (first.document, first.open, first.total, first.state) == ("NEWS", 2, 2, "received")
    for number in (1, 2):
        opened = reviewing.open_source(bench, work.current(), "NEWS")
        action = {"id": "1", "seen": {}, "verb": "none", "sentence": number}
        assert reviewing.carry_out(bench, opened, action)["ok"]
    assert (worklist.in_work(bench)[0].open, worklist.in_work(bench)[0].state) == (0, "decided")
    row = work.current().state("documents", "NEWS")
    assert (row["path"], row["published_basis"], row["licence"]) == (
        "seeds/news.txt",
        "inferred",
        "",
    )
    again = receiving.read(bench, b"Albania left the\npact.  It rained.", "other.txt")
    assert receiving.known_as(again) == ["This very text is known already, as NEWS."]


def test_a_proposed_key_is_one_that_the_form_takes(work: Work):
    bench = Bench(work.tables, work.store, editor("Ana"))
    draft = receiving.read(bench, b"Albania left the pact. It rained.", "a.txt")
    assert receiving.proposed_key(bench, draft) == "DOCUMENT_A"
    receiving.take_in(bench, draft, "DOCUMENT_A", {"title": "News"})
    with pytest.raises(FormRefused, match="capital letters"):
        receiving.take_in(bench, draft, "A", {"title": "News"})


def test_no_document_is_reprint_and_newer_revision_of_one(work: Work):
    bench = Bench(work.tables, work.store, editor("Ana"))
    draft = receiving.read(bench, b"Albania left the pact. It rained.", "news.txt")
    both = {"title": "News", "origin_document": "DOC", "supersedes": "DOC"}
    with pytest.raises(FormRefused, match="leave one of the two empty"):
        receiving.take_in(bench, draft, "NEWS", both)
    receiving.take_in(bench, draft, "NEWS", {**both, "origin_document": ""})


def take_in(bench: Bench, key: str, text: str, **given: str) -> None:
    draft = receiving.read(bench, text.encode(), f"{key}.txt")
    receiving.take_in(bench, draft, key, {"title": key, **given})


def test_what_is_in_work_leads_to_its_origin_and_to_its_newest_revision(work: Work):
    bench = Bench(work.tables, work.store, editor("Ana"))
    take_in(bench, "REPRINTED", REPRINT, origin_document="DOC")
    found = receiving.read(bench, f"{REPRINT}Rain fell.\n".encode(), "again.txt").known
    assert (found.origin_document.value, found.supersedes.value) == ("DOC", "")
    take_in(bench, "FIRST", AGENCY, publisher="ATA", url="https://example.org/a")
    take_in(bench, "SECOND", REVISION, publisher="ATA", supersedes="FIRST")
    address = "<head><link rel=canonical href=https://example.org/a></head>"
    page = f"<html>{address}<body><p>{AGENCY}</p><p>Rain fell.</p></body></html>"
    found = receiving.read(bench, page.encode(), "a.html").known
    assert (found.origin_document.value, found.supersedes.value) == ("", "SECOND")


def test_a_file_that_was_taken_in_waits_no_longer(work: Work):
    bench = Bench(work.tables, work.store, editor("Ana"))
    file = work.tables.seed_path("seeds/waiting.txt")
    file.write_bytes(b"Albania left the pact. It rained.")
    file.with_name(".hidden.txt").write_bytes(b"Nothing.")
    assert worklist.waiting_files(work.tables, bench.store.receipts()) == ["waiting.txt"]
    draft = receiving.read(bench, file.read_bytes(), file.name)
    receiving.take_in(bench, draft, "NEWS", {"title": "News"})
    assert worklist.waiting_files(work.tables, bench.store.receipts()) == []


def test_dates_and_lists_are_answered_beside_the_page(build, monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(build().folder))
    with TestClient(Starlette(routes=routes())) as client:
        said = client.get("/editing/echo", params={"date": "2025-03"}).json()
        assert said == {"words": "March 2025, day unknown", "error": ""}
        assert client.get("/editing/echo", params={"date": "<b>"}).json()["error"]
        told = client.get("/editing/lookups").json()
        assert {"key": "ALB", "name": "Albania", "also": " "} in told["actors"]
        assert ["SIGN", "Signature", "signed, agreed, concluded"] in told["vocabulary"][
            "event_type"
        ]
        assert told["kinds"]["member"] == {"subject": "actor", "object": "pact"}


@pytest.mark.parametrize(
    ("published", "dated"),
    [("2025-05-05", "2025-05-02"), ("2025-05", ""), ("", ""), ("2025-05-05~", "")],
)
def test_a_proposal_is_dated_by_the_day_that_the_editor_gave(published: str, dated: str):
    text = "Serbia and Hungary signed a treaty on Friday."
    (found,) = reviewing.read_source("NEW", text, published).candidates
    assert found.date == dated
