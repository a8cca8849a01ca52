"""A build may be killed at any moment: the next completes it, and no reader sees half of one."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from data.build import build
from data.changeover import is_under_way
from data.publishing import fold, publication
from data.store.decisions import Change
from data.store.store import Store
from data.tables import Tables, load
from pages.ui import loaders
from tests.data.decided import NEWS, Log, file_of, reviewed
from tests.data.store.editors import ANA, LOCAL, NOW
from tests.world import world

PROJECT = Path(__file__).parents[2]
ROUNDS = 25
PAGE = b"<p>Hungary and Serbia held talks. Snow fell."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny world, which is what the app shows."""
    place = tmp_path / "tables"
    place.mkdir()
    world(place)
    monkeypatch.setenv("PACTMAP_TABLES", str(place))
    return place


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/var/store.db"


@contextmanager
def builder(folder: Path, url: str) -> Iterator[subprocess.Popen]:
    """The process that builds whenever it is told to."""
    command = [sys.executable, "-m", "tests.data.builder", str(folder), url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=PROJECT, text=True, **pipes) as running:
        yield running
        running.stdin.close()


def tell(running: subprocess.Popen, word: str, delay: float | None = None) -> bool:
    """Let it build, and kill it that long after it begins to write; whether it was done before."""
    running.stdin.write(f"{word}\n")
    running.stdin.flush()
    child, lines = 0, []
    while (line := running.stdout.readline().strip()) != "dead":
        assert line, "the builder is gone"
        lines.append(line)
        if line.startswith("child"):
            child = int(line.split()[1])
        if child and delay is not None and "writing" in lines:
            time.sleep(delay)
            with suppress(ProcessLookupError):  # it was done before
                os.kill(child, signal.SIGKILL)
            delay = None
    return "built" in lines


def review(store: Store, tables: Tables) -> None:
    """Receive NEWS, decide on all of it, and publish it."""
    store.receive(ANA, "news.html", "text/html", PAGE, NEWS, now=NOW)
    log = reviewed(Log(tables), file_of(NEWS, "news.html", PAGE))
    changes = [Change(d.kind, d.key, 0, d.old, d.new) for d in log.decisions]
    store.decide(ANA, "add", "NEWS", changes, now=NOW)
    publish(store)


def publish(store: Store) -> None:
    change = publication(store.decisions(), "NEWS")
    store.decide(ANA, "publish", "NEWS", [change], now=NOW)


def test_a_build_killed_before_any_file_operation_is_completed_by_the_next(
    folder: Path, url: str, tmp_path: Path
) -> None:
    """Every moment there is, one after the other, until the build ends before it is killed."""
    old = loaders.tables()
    shutil.copytree(folder, tmp_path / "before")
    with Store(url, LOCAL) as store, builder(folder, url) as running:
        review(store, old)
        new = fold(old, store.decisions()).tables
        moment, was_built = 0, False
        while not was_built:
            moment += 1
            was_built = tell(running, str(moment))
            half = is_under_way(folder)
            assert loaders.tables().version == (
                old.version if half or not was_built else new.version
            )
            build(folder, store)
            assert loaders.tables().version == new.version
            assert not list(folder.rglob(".*"))
            assert (folder / "seeds" / "news.html").read_bytes() == PAGE
            _set_back(folder, tmp_path / "before")
            assert loaders.tables().version == old.version
    assert moment > 6 + 1 + 7 + 1  # each part, the marker's part and name, each name, its end


def _set_back(folder: Path, before: Path) -> None:
    for file in ("news.txt", "news.html"):
        (folder / "seeds" / file).unlink()
    shutil.copytree(before, folder, dirs_exist_ok=True)


def test_readers_never_see_half_of_what_killed_builds_wrote(folder: Path, url: str) -> None:
    """25 builds, killed at random while they write, under the eyes of a reading process."""
    chance, seen, over, errors = random.Random(7), set(), Event(), []

    def read() -> None:
        try:
            while not over.is_set():
                seen.add(loaders.tables().version)
                time.sleep(0.02)
        except Exception as error:
            errors.append(error)

    reader = Thread(target=read)
    with Store(url, LOCAL) as store, builder(folder, url) as running:
        first = load(folder)
        whole, killed = {first.version}, 0
        loaders.tables()
        reader.start()
        try:
            review(store, first)
            for number in range(ROUNDS):
                _rename_all(store, number)
                whole.add(fold(first, store.decisions()).tables.version)
                killed += not tell(running, "-", chance.random() * 0.004)
        finally:
            over.set()
            reader.join()
        build(folder, store)
        assert loaders.tables().version == fold(first, store.decisions()).tables.version
    assert errors == []
    assert seen <= whole
    assert killed > ROUNDS / 3


def _rename_all(store: Store, number: int) -> None:
    """Publish NEWS with another title, another summary and another name of Hungary."""
    heads = store.heads()
    title = heads["documents", "NEWS"]
    talks = heads["events", "talks"]
    row = {**talks.new["row"], "summary": f"Talks {number}."}
    changes = [
        Change(*title.subject, title.revision, title.new, {**title.new, "title": f"[{number}]"}),
        Change(*talks.subject, talks.revision, talks.new, {**talks.new, "row": row}),
    ]
    store.decide(ANA, "edit", "NEWS", changes, now=NOW)
    publish(store)


def test_a_server_that_starts_on_half_a_build_waits_and_then_says_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaders, "_PATIENCE", 0.1)
    (folder / ".building").write_text("[]")
    with pytest.raises(loaders.ProblemsFound, match=r"did not end – run python -m data\.build"):
        loaders.tables()
    (folder / ".building").unlink()
    assert loaders.tables().version == load(folder).version
