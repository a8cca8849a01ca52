"""Who signs out ends every login that was issued until then, copies of it included."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from data.store.access import Refused, Settings
from data.store.store import Store
from tests.data.store.editors import ANA, BEN, NOW, candidate

HOSTED = Settings("oidc", frozenset({"ana@example.org", "ben@example.org"}))
FIRST, OTHER = replace(ANA, how="oidc"), replace(BEN, how="oidc")
LATER = NOW + timedelta(minutes=5)
SIGNED_OUT = "you have signed out since this login – log in again"


@pytest.fixture
def hosted(url: str) -> Iterator[Store]:
    with Store(url, HOSTED) as opened:
        yield opened


def accept(store: Store, editor, key: str, now=LATER):
    return store.decide(editor, "accept", "DOC", [candidate(key, 0, None, "accepted")], now=now)


def test_after_a_sign_out_the_login_writes_nothing(hosted: Store) -> None:
    (written,) = accept(hosted, FIRST, "a", NOW)
    hosted.sign_out(FIRST, now=LATER)
    writes = [
        lambda: accept(hosted, FIRST, "b"),
        lambda: hosted.undo(FIRST, written.action, now=LATER),
        lambda: hosted.receive(FIRST, "a.txt", "text/plain", b"A.", "A.", now=LATER),
        lambda: hosted.sign_out(FIRST, now=LATER),
        lambda: hosted.admit(FIRST, now=LATER),
        lambda: accept(hosted, replace(FIRST, email=" Ana@Example.org"), "b"),
        lambda: accept(hosted, replace(FIRST, issued_at=LATER), "b"),
    ]
    for write in writes:
        with pytest.raises(Refused) as refused:
            write()
        assert str(refused.value) == SIGNED_OUT
    assert (hosted.decisions(), hosted.receipts()) == ([written], [])


def test_a_newer_login_and_other_editors_still_write(hosted: Store) -> None:
    hosted.sign_out(FIRST, now=NOW)
    newer = replace(FIRST, issued_at=NOW + timedelta(seconds=1))
    hosted.admit(newer, now=LATER)
    accept(hosted, newer, "a")
    accept(hosted, OTHER, "b")
    assert [(found.who, found.key) for found in hosted.decisions()] == [("Ana", "a"), ("Ben", "b")]


def test_a_login_of_a_provider_whose_clock_is_ahead_ends_too(hosted: Store) -> None:
    ahead = replace(FIRST, issued_at=NOW + timedelta(minutes=1))
    hosted.sign_out(ahead, now=NOW)
    with pytest.raises(Refused, match="signed out"):
        hosted.admit(ahead, now=NOW)


def test_who_may_not_write_signs_nobody_out(hosted: Store) -> None:
    with pytest.raises(Refused, match="is not verified"):
        hosted.sign_out(replace(FIRST, verified=False), now=LATER)
    hosted.admit(FIRST, now=LATER)


def test_a_local_editor_has_no_login_to_end(store: Store) -> None:
    store.sign_out(ANA, now=NOW)
    accept(store, ANA, "a")
    assert [found.key for found in store.decisions()] == ["a"]


def test_sign_outs_are_backed_up_and_leave_the_store_whole(
    hosted: Store, new_url, tmp_path
) -> None:
    accept(hosted, FIRST, "a", NOW)
    hosted.sign_out(FIRST, now=LATER)
    accept(hosted, OTHER, "b")
    assert hosted.check() == []
    hosted.backup(tmp_path / "backup")
    with Store(new_url("sqlite"), HOSTED) as restored:
        restored.restore(tmp_path / "backup")
        with pytest.raises(Refused, match="signed out"):
            restored.admit(FIRST, now=LATER)
        restored.admit(OTHER, now=LATER)
