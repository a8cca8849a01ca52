"""What is decided is there for ever, with who, when and why, on either database."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from data.store import schema
from data.store.access import Refused, Settings
from data.store.decisions import MOST_CONTENT, Change, Conflict, Decision, Receipt, Unstorable
from data.store.store import DEFAULT_FILE, Store, url_from_environment
from tests.data.store.editors import ANA, AT, BEN, LOCAL, NOW, candidate, state

ACTOR = {"actor": "ALB", "kind": "state", "name": "Albania “Shqipëria” 🇦🇱"}


def accept(store: Store, key: str = "c1", document: str = "DOC") -> tuple[Decision, ...]:
    return store.decide(ANA, "accept", document, [candidate(key, 0, None, "accepted")], now=NOW)


def test_a_decision_says_who_when_what_and_why(store: Store) -> None:
    changes = [candidate("c1", 0, None, "accepted"), Change("actors", "ALB", 0, None, ACTOR)]
    made = store.decide(ANA, "accept", "DOC", changes, "It says so.", now=NOW)
    about = {"action": 1, "at": AT, "who": "Ana", "verb": "accept", "document": "DOC"}
    same = {**about, "revision": 1, "old": None, "why": "It says so.", "undoes": 0}
    same["email"] = "ana@example.org"
    assert made == (
        Decision(id=1, kind="candidates", key="c1", new=state("accepted"), **same),
        Decision(id=2, kind="actors", key="ALB", new=ACTOR, **same),
    )
    assert tuple(store.decisions()) == made


def test_another_process_finds_what_was_decided(store: Store, url: str) -> None:
    made = accept(store)
    with Store(url, LOCAL) as other:
        assert tuple(other.decisions()) == made


def test_the_second_of_two_editors_is_told_who_did_what(store: Store) -> None:
    (made,) = accept(store)
    with pytest.raises(Conflict) as told:
        store.decide(BEN, "reject", "DOC", [candidate("c1", 0, None, "rejected")], now=NOW)
    assert told.value.others == (made,)
    assert str(told.value) == (
        f"candidates c1: accept by Ana at {AT} – look at what was decided there, then decide again"
    )
    store.decide(BEN, "reject", "DOC", [candidate("c1", 1, "accepted", "rejected")], now=NOW)
    assert [(d.who, d.revision) for d in store.decisions(key="c1")] == [("Ana", 1), ("Ben", 2)]


def test_an_action_is_written_as_a_whole_or_not_at_all(store: Store) -> None:
    accept(store, "c2")
    changes = [candidate(key, 0, None, "accepted") for key in ("c1", "c2", "c3")]
    with pytest.raises(Conflict):
        store.decide(BEN, "accept", "DOC", changes, now=NOW)
    assert [d.key for d in store.decisions()] == ["c2"]


def test_a_revision_that_is_not_there_yet_is_refused(store: Store) -> None:
    with pytest.raises(Unstorable, match="candidates c1 has no revision 7 – read it again"):
        store.decide(ANA, "edit", "DOC", [candidate("c1", 7, "accepted", "edited")], now=NOW)
    assert store.decisions() == []


def test_decisions_are_found_by_document_kind_and_key(store: Store) -> None:
    for key, document in (("c1", "DOC"), ("c2", "OTHER"), ("c3", "DOC")):
        accept(store, key, document)
    store.decide(ANA, "add", "DOC", [Change("actors", "ALB", 0, None, ACTOR)], now=NOW)

    def keys(**wanted: object) -> list[str]:
        return [d.key for d in store.decisions(**wanted)]

    assert keys(document="DOC") == ["c1", "c3", "ALB"]
    assert keys(kind="candidates") == ["c1", "c2", "c3"]
    assert keys(key="c2") == ["c2"]
    assert keys(document="DOC", kind="actors") == ["ALB"]
    assert keys(document="NONE") == []


def test_the_head_of_a_subject_is_its_newest_decision_whoever_made_it(store: Store) -> None:
    accept(store, "c1", "DOC")
    accept(store, "c2", "OTHER")
    (newest,) = store.decide(
        BEN, "edit", "OTHER", [candidate("c1", 1, "accepted", "edited")], now=NOW
    )
    assert set(store.heads()) == {("candidates", "c1"), ("candidates", "c2")}
    assert store.heads()["candidates", "c1"] == newest


def test_heads_follow_what_others_write(store: Store, url: str) -> None:
    (first,) = accept(store)
    assert store.heads() == {first.subject: first}
    with Store(url, LOCAL) as other:
        (undone,) = other.undo(BEN, first.action, now=NOW)
        (second,) = accept(other, "c2")
    store.heads().clear()  # what was given out is the caller's own
    assert store.heads() == {undone.subject: undone, second.subject: second}


def test_heads_are_those_of_the_store_that_lies_there_now(new_url) -> None:
    with Store(new_url("sqlite"), LOCAL) as store:
        accept(store)
        assert len(store.heads()) == 1
        schema.metadata.drop_all(store.engine)
        schema.metadata.create_all(store.engine)
        assert store.heads() == {}
        (other,) = accept(store, "c2")
        assert store.heads() == {other.subject: other}


def test_an_action_is_undone_and_done_again(store: Store) -> None:
    (first,) = accept(store)
    (undone,) = store.undo(BEN, first.action, now=NOW)
    assert undone == replace(
        first,
        email="ben@example.org",
        id=2,
        action=2,
        who="Ben",
        verb="undo",
        revision=2,
        old=first.new,
        new=None,
        undoes=first.action,
    )
    (again,) = store.undo(ANA, undone.action, now=NOW)
    assert (again.new, again.undoes, again.revision) == (first.new, undone.action, 3)


def test_undoing_goes_back_to_what_the_editor_saw(store: Store) -> None:
    accept(store)
    (edited,) = store.decide(
        ANA, "edit", "DOC", [candidate("c1", 1, "accepted", "edited")], now=NOW
    )
    assert [d.new for d in store.undo(ANA, edited.action, now=NOW)] == [state("accepted")]


def test_undoing_is_refused_when_something_later_rests_on_it(store: Store) -> None:
    changes = [candidate("c1", 0, None, "accepted"), candidate("c2", 0, None, "accepted")]
    first = store.decide(ANA, "accept", "DOC", changes, now=NOW)
    later = store.decide(BEN, "edit", "DOC", [candidate("c2", 1, "accepted", "edited")], now=NOW)
    with pytest.raises(Conflict) as told:
        store.undo(ANA, first[0].action, now=NOW)
    assert told.value.others == later
    assert len(store.decisions()) == 3
    store.undo(BEN, later[0].action, now=NOW)
    with pytest.raises(Conflict):  # what was undone stays on record, and is later too
        store.undo(ANA, first[0].action, now=NOW)


def test_an_action_that_is_not_there_cannot_be_undone(store: Store) -> None:
    with pytest.raises(Unstorable, match="there is no action 3 – look at the history again"):
        store.undo(ANA, 3, now=NOW)


def test_times_are_utc_whatever_the_clock_of_the_editor(store: Store) -> None:
    here = NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))
    (made,) = store.decide(ANA, "accept", "DOC", [candidate("c1", 0, None, "accepted")], now=here)
    assert made.at == AT
    with pytest.raises(ValueError, match="has no time zone"):
        store.receive(ANA, "a.txt", "text/plain", b"", "", now=datetime(2026, 1, 1))


def test_a_received_file_is_kept_as_it_came(store: Store) -> None:
    content, words = b"%PDF\0\xff", "Vučić said so."
    hash_ = store.receive(ANA, "a.pdf", "application/pdf", content, words, now=NOW)
    again = store.receive(BEN, "b.pdf", "application/pdf", content, "other words", now=NOW)
    text_hash = hashlib.sha256(words.encode()).hexdigest()
    assert hash_ == again == hashlib.sha256(content).hexdigest()
    assert store.receipts() == [Receipt(hash_, "a.pdf", "application/pdf", text_hash, AT, "Ana")]
    file = store.received(hash_)
    assert (file.content, file.text, file.text_sha256) == (content, words, text_hash)
    assert store.text(hash_) == words
    for ask in (store.received, store.text):
        with pytest.raises(KeyError, match="no file nothing was received – receive it first"):
            ask("nothing")


@pytest.mark.parametrize("settings", [Settings(), Settings("oidc", frozenset({"ana@example.org"}))])
def test_every_write_asks_whether_the_editor_may(store: Store, settings: Settings) -> None:
    accept(store)
    store.settings = settings
    for write in (
        lambda: accept(store, "c2"),
        lambda: store.undo(ANA, 1, now=NOW),
        lambda: store.receive(ANA, "a.txt", "text/plain", b"a", "a", now=NOW),
    ):
        with pytest.raises(Refused):
            write()
    assert (len(store.decisions()), store.receipts()) == (1, [])


@pytest.mark.parametrize("table", ["actions", "decisions", "files"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET {key} = {key}",
        "DELETE FROM {}",
        "TRUNCATE {} CASCADE",
        "REPLACE INTO {} {all}",
    ],
)
def test_nothing_that_was_written_can_be_changed(
    store: Store, database: str, table: str, statement: str
) -> None:
    only = {"TRUNCATE": "postgresql", "REPLACE": "sqlite"}.get(statement.split()[0], database)
    if only != database:
        return  # the other database has no such statement
    accept(store)
    store.receive(ANA, "a.txt", "text/plain", b"a", "a", now=NOW)
    key = "sha256" if table == "files" else "id"
    words = statement.format(table, key=key, all=f"SELECT * FROM {table}")
    with (
        pytest.raises(DBAPIError, match="append-only"),
        store.engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        connection.execute(text(words))
    assert (len(store.decisions()), len(store.receipts()), store.check()) == (1, 1, [])


@pytest.mark.parametrize("bad", ["a\0b", "\ud800"])
def test_what_a_database_would_not_keep_is_refused_before_it_is_asked(
    store: Store, bad: str
) -> None:
    good = candidate("c1", 0, None, "accepted")
    for write in (
        lambda: store.decide(ANA, "edit", "DOC", [good], bad, now=NOW),
        lambda: store.decide(ANA, "edit", bad, [good], now=NOW),
        lambda: store.decide(ANA, "edit", "DOC", [replace(good, key=bad)], now=NOW),
        lambda: store.decide(ANA, "edit", "DOC", [replace(good, new={"a": [bad]})], now=NOW),
        lambda: store.decide(ANA, "edit", "DOC", [replace(good, new={bad: 1})], now=NOW),
        lambda: store.decide(replace(ANA, name=bad), "edit", "DOC", [good], now=NOW),
        lambda: store.receive(ANA, bad, "text/plain", b"", "", now=NOW),
        lambda: store.receive(ANA, "a.txt", "text/plain", b"", bad, now=NOW),
    ):
        with pytest.raises(Unstorable, match="remove it"):
            write()
    assert (store.decisions(), store.receipts()) == ([], [])


def test_a_file_or_a_text_of_more_than_20_megabytes_is_refused(store: Store) -> None:
    much = MOST_CONTENT + 1
    with pytest.raises(Unstorable, match=r"a\.txt has 20,000,001 bytes – send at most 20,000,000"):
        store.receive(ANA, "a.txt", "text/plain", bytes(much), "", now=NOW)
    with pytest.raises(Unstorable, match="the text has 20,000,001 characters – write at most"):
        store.receive(ANA, "a.pdf", "application/pdf", b"%PDF", "a" * much, now=NOW)
    assert store.receipts() == []


def test_every_other_character_comes_back(store: Store) -> None:
    words = "\\u0000 \x01\x7f\x85\u2028 \u202e 𝔘 é \r\n'\";--"
    (made,) = store.decide(
        ANA, "edit", "DOC", [Change("candidates", "c", 0, None, {"x": words})], words, now=NOW
    )
    assert store.decisions() == [made]
    assert (made.new, made.why) == ({"x": words}, words)


def test_the_store_lies_under_var_or_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PACTMAP_DB", raising=False)
    assert url_from_environment() == f"sqlite:///{DEFAULT_FILE}"
    monkeypatch.setenv("PACTMAP_DB", "postgresql://somewhere/else")
    assert url_from_environment() == "postgresql://somewhere/else"


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://host/name", "pactmap.db", "", "oracle:x"]
)
def test_an_address_of_no_database_of_ours_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="PACTMAP_DB names no SQLite file and no PostgreSQL"):
        Store(url, LOCAL)


@pytest.mark.parametrize(
    "url", ["sqlite:////proc/none.db", "postgresql://eve:secret@/none?host=/nowhere"]
)
def test_a_database_that_does_not_answer_is_named_without_its_password(url: str) -> None:
    with pytest.raises(ConnectionError, match="the store cannot be opened") as error:
        Store(url, LOCAL)
    assert "check PACTMAP_DB" in str(error.value)
    assert "secret" not in str(error.value)


def test_decisions_still_to_be_made_are_not_published(store: Store) -> None:
    accept(store)
    for through in (0, -1, 2):
        change = Change("publications", "DOC", 0, None, {"through": through})
        with pytest.raises(Unstorable, match=f"through decision {through}, but there are 1"):
            store.decide(ANA, "publish", "DOC", [change], now=NOW)
    change = Change("publications", "DOC", 0, None, {"through": 1})
    assert store.decide(ANA, "publish", "DOC", [change], now=NOW)[0].new == {"through": 1}
