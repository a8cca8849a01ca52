"""The app shows the tables as they are on disk, once they are whole and valid."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest

from data import stories
from data.changeover import replace
from data.problems import ProblemsFound
from data.tables import Tables, load
from pages.ui import loaders
from tests.world import changed, row, rows, world


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the app shows: the tiny world."""
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    world(tmp_path)
    return tmp_path


def rename(folder: Path, name: str) -> Tables:
    actors = [found for found in rows()["actors"] if found["actor"] != "HUN"]
    return world(folder, actors=[*actors, row("actors", actor="HUN", name=name)])


def changed_offices() -> dict[str, list[dict[str, str]]]:
    return changed("offices", 0, person="Béla")


def test_tables_are_read_once_and_again_when_they_change(shown: Path) -> None:
    first = loaders.tables()
    assert loaders.tables() is first
    changed = rename(shown, "Magyarország")
    assert loaders.tables().version == changed.version != first.version


def test_a_story_is_seen_when_it_changes_and_a_broken_one_does_not_stop_the_app(
    shown: Path,
) -> None:
    first = loaders.tables()
    (shown / "stories").mkdir()
    (shown / "stories" / "a-pact.md").write_text("# Nothing more\n", "utf-8")
    second = loaders.tables()
    assert second is not first
    assert (second.version, stories.stories(second)) == (first.version, {})
    assert len(stories.problems(second)) == 1


def test_a_file_that_waits_in_seeds_does_not_stop_the_app(shown: Path) -> None:
    (shown / "seeds" / "waiting.pdf").write_bytes(b"%PDF")
    assert loaders.tables().version == load(shown).version


def test_invalid_tables_are_refused_until_they_are_mended(shown: Path) -> None:
    good = loaders.tables()
    rename(shown, "")
    for _ in range(2):
        with pytest.raises(ProblemsFound, match="is empty"):
            loaders.tables()
    world(shown)
    assert loaders.tables().version == good.version


def test_tables_stay_while_a_build_is_under_way(shown: Path) -> None:
    good = loaders.tables()
    (shown / ".building").write_text("[]")
    (shown / "events.csv").write_bytes(b"half")
    assert loaders.tables() is good
    changed = rename(shown, "Magyarország")
    assert loaders.tables() is good
    (shown / ".building").unlink()
    assert loaders.tables().version == changed.version


def test_files_that_change_while_they_are_read_are_not_adopted(
    shown: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two whole states, each the other's half: what is neither was never there."""
    other = rename(tmp_path_factory.mktemp("other"), "Magyarország")
    far = tmp_path_factory.mktemp("far")
    other = world(far, **{**changed_offices(), "actors": other.actors.to_dict("records")})
    states = [{f.name: f.read_bytes() for f in folder.glob("*.csv")} for folder in (shown, far)]
    whole, over = {loaders.tables().version, other.version}, Event()

    def swap() -> None:
        while not over.is_set():
            for state in reversed(states):
                replace(shown, {shown / name: state[name] for name in sorted(state)})
                time.sleep(0.03)

    swapping = Thread(target=swap)
    swapping.start()
    try:
        seen = {loaders.tables().version for _ in range(40) if not time.sleep(0.01)}
    finally:
        over.set()
        swapping.join()
    assert seen <= whole


def test_readers_at_the_same_time_share_one_load(shown: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: loaders.tables(), range(16)))
    assert {id(tables) for tables in found} == {id(loaders.tables())}


def test_a_few_folders_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first: Callable[[], Tables] = loaders.tables
    kept = []
    for number in range(6):
        folder = tmp_path / str(number)
        folder.mkdir()
        world(folder)
        monkeypatch.setenv("PACTMAP_TABLES", os.fspath(folder))
        kept.append(first())
    assert loaders.tables() is kept[-1]
    monkeypatch.setenv("PACTMAP_TABLES", os.fspath(tmp_path / "0"))
    assert loaders.tables() is not kept[0]
