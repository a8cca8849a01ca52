"""A backup is one file that fills an empty store of either kind with exactly what was there."""

import hashlib
import json
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from data.store.__main__ import main
from data.store.decisions import Change, Unstorable
from data.store.store import Store
from tests.data.store.editors import ANA, BEN, LOCAL, NOW, candidate

BOTH = ["sqlite", "postgresql"]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with two actions, one of them undone, and two received files."""
    store.receive(ANA, "a.pdf", "application/pdf", b"%PDF\0\xff", "Vučić 𝔘 said\r\nso.", now=NOW)
    store.receive(ANA, "b.txt", "text/plain", b"B" * 100_000, "B" * 100_000, now=NOW)
    changes = [candidate(f"c{n}", 0, None, "accepted") for n in range(120)]
    store.decide(ANA, "accept", "DOC", changes, "They say so.", now=NOW)
    store.undo(BEN, 1, now=NOW)
    return store


@pytest.mark.parametrize("target", BOTH)
def test_a_store_is_restored_into_either_database(
    filled: Store, new_url, target: str, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    rows = filled.backup(one)
    with Store(new_url(target), LOCAL) as copy:
        assert copy.restore(one) == rows == 2 + 2 + 240
        copy.backup(other)
        assert copy.decisions() == filled.decisions()
        assert [copy.received(r.sha256) for r in copy.receipts()] == [
            filled.received(r.sha256) for r in filled.receipts()
        ]
        assert copy.check() == []
    assert one.read_bytes() == other.read_bytes()


def test_work_goes_on_in_a_restored_store(filled: Store, new_url, tmp_path: Path) -> None:
    filled.backup(tmp_path / "b.jsonl")
    with Store(new_url("sqlite"), LOCAL) as copy:
        copy.restore(tmp_path / "b.jsonl")
        (made,) = copy.decide(BEN, "add", "DOC", [Change("candidates", "n", 0, None, {})], now=NOW)
        assert (made.id, made.action) == (241, 3)


def test_a_store_that_is_not_empty_is_not_filled(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "b.jsonl")
    before = filled.decisions()
    with pytest.raises(Unstorable, match="the store is not empty – name a new one in PACTMAP_DB"):
        filled.restore(tmp_path / "b.jsonl")
    assert filled.decisions() == before


def damages(content: bytes) -> dict[str, bytes]:
    lines = content.splitlines(keepends=True)
    return {
        "empty": b"",
        "cut": content[: len(content) // 2],
        "last line cut": content[:-3],
        "a line lost": b"".join(lines[:1] + lines[2:]),
        "a word changed": content.replace(b"They say so.", b"They say no."),
        "another format": content.replace(b'"format": 1', b'"format": 2'),
        "no backup": b"hello\n",
        "no text": b"\xff\xfe",
    }


@pytest.mark.parametrize("damage", damages(b""))
def test_a_damaged_backup_fills_nothing(
    filled: Store, new_url, database: str, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "b.jsonl"
    filled.backup(file)
    file.write_bytes(damages(file.read_bytes())[damage])
    with Store(new_url(database), LOCAL) as copy:
        with pytest.raises(Unstorable, match=r"is damaged or not complete|is no backup of this"):
            copy.restore(file)
        assert (copy.decisions(), copy.receipts()) == ([], [])


def test_a_backup_with_a_right_sum_but_wrong_rows_fills_nothing(
    filled: Store, new_url, database: str, tmp_path: Path
) -> None:
    """A line that the store would write otherwise is noticed when it is written again."""
    file = tmp_path / "b.jsonl"
    filled.backup(file)
    *lines, last = file.read_text("utf-8").splitlines(keepends=True)
    lines[1], lines[2] = lines[2], lines[1]
    sum_ = hashlib.sha256("".join(lines).encode()).hexdigest()
    file.write_text("".join(lines) + json.dumps({**json.loads(last), "sha256": sum_}), "utf-8")
    with Store(new_url(database), LOCAL) as copy:
        with pytest.raises(Unstorable, match="was not restored as it is"):
            copy.restore(file)
        assert copy.decisions() == []


def test_a_backup_of_a_store_in_use_is_of_one_moment(
    store: Store, url: str, new_url, tmp_path: Path
) -> None:
    over = Event()

    def write() -> None:
        number = 0
        with Store(url, LOCAL) as other:
            while not over.is_set():
                changes = [candidate(f"c{number}-{n}", 0, None, "accepted") for n in range(3)]
                other.decide(ANA, "accept", "DOC", changes, now=NOW)
                number += 1

    writing = Thread(target=write)
    writing.start()
    try:
        while len(store.heads()) < 150:  # so that a backup takes longer than an action
            time.sleep(0.01)
        for number in range(5):
            store.backup(tmp_path / f"{number}.jsonl")
    finally:
        over.set()
        writing.join()
    for number in range(5):
        with Store(new_url("sqlite"), LOCAL) as copy:
            copy.restore(tmp_path / f"{number}.jsonl")
            assert copy.check() == []


def test_backup_restore_and_check_are_one_command_each(
    filled: Store,
    url: str,
    new_url,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = str(tmp_path / "b.jsonl")
    monkeypatch.setenv("PACTMAP_DB", url)
    assert main(["backup", file]) == 0
    monkeypatch.setenv("PACTMAP_DB", new_url("sqlite"))
    assert (main(["restore", file]), main(["check"]), main(["restore", file])) == (0, 0, 1)
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"244 rows: backup of {file} complete",
        f"244 rows: restore of {file} complete",
        "the store is whole",
    ]
    assert said.err == "the store is not empty – name a new one in PACTMAP_DB\n"


def test_a_backup_into_a_folder_that_is_not_there_says_what_to_do(
    filled: Store,
    url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PACTMAP_DB", url)
    file = tmp_path / "nowhere" / "store.jsonl"
    assert main(["backup", str(file)]) == 1
    assert capsys.readouterr().err == (
        f"{file} cannot be used (No such file or directory)"
        " – name a file in a folder that is there and may be used\n"
    )


def test_a_store_with_a_hole_is_not_whole(
    filled: Store,
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with filled.engine.connect().execution_options(writes=True) as connection, connection.begin():
        guard = " ON decisions" if url.startswith("postgres") else ""
        connection.exec_driver_sql(f"DROP TRIGGER decisions_no_DELETE{guard}")
        connection.exec_driver_sql("DELETE FROM decisions WHERE id = 3")
    remedy = "restore the last backup into a new store"
    found = [
        f"action 1 has not all of its 120 decisions – {remedy}",
        f"decision 3 is missing before 4 – {remedy}",
    ]
    assert filled.check() == found
    monkeypatch.setenv("PACTMAP_DB", url)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == found
