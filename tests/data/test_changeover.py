"""Many files change as if at once, or not at all."""

import time
from pathlib import Path
from threading import Event, Thread

from data.changeover import MARKER, alone, complete, is_under_way, replace, sweep


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_all_files_are_replaced_made_or_removed_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "gone").write_text("old")
    (tmp_path / "other").write_text("other")
    replace(tmp_path, {tmp_path / "a": b"new", tmp_path / "new/b": b"new", tmp_path / "gone": None})
    assert files(tmp_path) == {"a": "new", "new/b": "new", "other": "other"}
    assert not complete(tmp_path)


def test_a_changeover_of_nothing_touches_nothing(tmp_path: Path) -> None:
    replace(tmp_path, {})
    assert files(tmp_path) == {}


def test_what_was_begun_is_completed(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text('[["a", false], ["b", false], ["gone", true]]')
    (tmp_path / "a").write_text("new")  # was renamed before
    (tmp_path / "b").write_text("old")
    (tmp_path / ".b.built").write_text("new")
    (tmp_path / "gone").write_text("old")
    assert is_under_way(tmp_path)
    assert complete(tmp_path)
    assert files(tmp_path) == {"a": "new", "b": "new"}


def test_what_was_only_prepared_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    replace(
        tmp_path, {tmp_path / name: b"x" for name in (".a.built", "b.built", ".c", "d/.e.built")}
    )
    sweep(tmp_path, tmp_path / "d", tmp_path / "none")
    assert files(tmp_path) == {".c": "x", "b.built": "x"}


def test_one_waits_until_the_other_is_done(tmp_path: Path) -> None:
    order, held = [], Event()

    def other() -> None:
        held.wait()
        with alone(tmp_path):
            order.append("second")

    waiting = Thread(target=other)
    waiting.start()
    with alone(tmp_path):
        held.set()
        time.sleep(0.1)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
