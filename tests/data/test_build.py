"""Building writes what was published, byte for byte the same each time, or nothing at all."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.build import Outcome, build, main
from data.changeover import MARKER
from data.folders import DEFAULT_FOLDER
from data.problems import ProblemsFound
from data.publishing import publication
from data.schema import schema
from data.store.decisions import Change
from data.store.store import Store
from data.subjects import States
from data.tables import Tables, load
from data.validate import problems
from tests.data.decided import NEWS, Log, file_of, reviewed
from tests.data.store.editors import ANA, LOCAL, NOW
from tests.world import row, world

PAGE = b"<p>Hungary and Serbia held talks. Snow fell."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny world's folder, with its seeds."""
    place = tmp_path / "tables"
    place.mkdir()
    world(place)
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path}/var/store.db", LOCAL) as opened:
        yield opened


def review(store: Store, tables: Tables, **cells: str) -> None:
    """Receive NEWS as a web page and decide on all of it."""
    file = file_of(NEWS, "news.html", PAGE)
    store.receive(ANA, file.name, "text/html", PAGE, NEWS, now=NOW)
    log = reviewed(Log(tables), file, **cells)
    changes = [Change(d.kind, d.key, 0, d.old, d.new) for d in log.decisions]
    store.decide(ANA, "add", "NEWS", changes, now=NOW)


def publish(store: Store, document: str = "NEWS") -> int:
    change = publication(store.decisions(), document)
    return store.decide(ANA, "publish", document, [change], now=NOW)[0].action


def rename(store: Store, tables: Tables, name: str) -> None:
    """Decide that Albania is called otherwise, for DOC."""
    head = store.heads().get(("actors", "ALB"))
    old = head.new if head else States(tables).state(("actors", "ALB"))
    change = Change("actors", "ALB", head.revision if head else 0, old, {**old, "name": name})
    store.decide(ANA, "edit", "DOC", [change], now=NOW)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_was_published_is_written_with_its_seed(folder: Path, store: Store) -> None:
    review(store, load(folder))
    publish(store)
    outcome = build(folder, store)
    assert outcome.seeds == ("+ seeds/news.html", "+ seeds/news.txt")
    assert len(outcome.differences) == 5
    assert (outcome.kept, outcome.problems) == ((), ())
    built = files(folder)
    assert (built["seeds/news.txt"], built["seeds/news.html"]) == (NEWS.encode(), PAGE)
    assert set(built) == {"seeds/doc.txt", "seeds/news.txt", "seeds/news.html"} | {
        table.file for table in schema().values() if not table.optional
    }
    tables = load(folder)
    assert problems(tables) == []
    assert set(tables.events["event"]) == {"signed", "talks"}


def test_building_again_changes_nothing(folder: Path, store: Store) -> None:
    review(store, load(folder))
    publish(store)
    build(folder, store)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert build(folder, store) == Outcome()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_only_tables_that_change_are_written(folder: Path, store: Store) -> None:
    before = {path.name: path.stat().st_ino for path in folder.glob("*.csv")}
    rename(store, load(folder), "Shqipëria")
    publish(store, "DOC")
    build(folder, store)
    after = {path.name: path.stat().st_ino for path in folder.glob("*.csv")}
    assert {name for name in after if after[name] != before[name]} == {"actors.csv"}


def test_with_a_problem_nothing_is_written(folder: Path, store: Store) -> None:
    review(store, load(folder), published="2025-13")
    publish(store)
    before = files(folder)
    outcome = build(folder, store)
    assert [problem.column for problem in outcome.problems] == ["published"]
    assert (outcome.differences, files(folder)) == ((), before)


def test_a_file_that_waits_for_review_stands_in_nobodys_way(folder: Path, store: Store) -> None:
    (folder / "seeds" / "waiting.txt").write_text("Rain fell.")
    rename(store, load(folder), "Shqipëria")
    publish(store, "DOC")
    assert len(build(folder, store).differences) == 1
    assert [problem.message for problem in problems(load(folder))] == [
        "has no row for seeds/waiting.txt"
    ]


def test_a_withdrawn_document_leaves_the_folder_as_it_was(folder: Path, store: Store) -> None:
    before = files(folder)
    review(store, load(folder))
    action = publish(store)
    build(folder, store)
    store.undo(ANA, action, now=NOW)
    outcome = build(folder, store)
    assert outcome.seeds == ("- seeds/news.html", "- seeds/news.txt")
    assert files(folder) == before


def test_a_seed_that_was_lost_is_written_again(folder: Path, store: Store) -> None:
    review(store, load(folder))
    publish(store)
    build(folder, store)
    before = files(folder)
    (folder / "seeds" / "news.txt").unlink()
    assert build(folder, store) == Outcome(seeds=("+ seeds/news.txt",))
    assert files(folder) == before


def test_a_seed_that_the_store_does_not_hold_is_never_removed(folder: Path, store: Store) -> None:
    tables = load(folder)
    store.decide(ANA, "remove", "DOC", _removal(tables), now=NOW)
    publish(store, "DOC")
    outcome = build(folder, store)
    assert (len(outcome.differences), outcome.seeds) == (7, ())
    assert (folder / "seeds" / "doc.txt").is_file()


def _removal(tables: Tables) -> list[Change]:
    """Everything that says or quotes DOC goes."""
    subjects = [("documents", "DOC"), ("events", "signed"), ("assertions", "a1")]
    subjects += [("ledger", f"DOC/{found.sentence}") for _, found in tables.rows("ledger")]
    return [Change(*subject, 0, States(tables).state(subject), None) for subject in subjects]


def test_what_a_build_prepared_that_was_killed_is_swept_away(folder: Path, store: Store) -> None:
    before = files(folder)
    for part in (folder / ".events.csv.built", folder / "seeds" / ".news.txt.built"):
        part.write_text("half")
    build(folder, store)
    assert files(folder) == before


def test_a_dry_run_says_the_same_and_writes_nothing(folder: Path, store: Store) -> None:
    review(store, load(folder))
    publish(store)
    before = files(folder)
    said = build(folder, store, dry_run=True)
    assert files(folder) == before
    assert build(folder, store) == said


def test_the_command_prints_one_line_for_each_row(
    folder: Path,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    monkeypatch.setenv("PACTMAP_DB", f"sqlite:///{tmp_path}/var/store.db")
    tables = load(folder)
    rename(store, tables, "Shqipëria")
    gone = Change("actors", "SRB", 0, States(tables).state(("actors", "SRB")), None)
    store.decide(ANA, "remove", "DOC", [gone], now=NOW)
    publish(store, "DOC")
    actors = tables.actors.to_dict("records")
    actors[4] = row("actors", actor="SRB", name="by hand", valid_from="2006-06-03")
    world(folder, actors=actors)
    kept = "actors SRB was edited by hand since Ana decided on it at 2026-11-22T12:30:00.000Z"
    shown = [
        "~ actors ALB: name Albania → Shqipëria",
        f"{kept}: kept as it is – review it again",
        "1 row changed, 1 row kept as edited by hand",
    ]
    assert main(["--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == shown
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == shown
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        shown[1],
        "no rows changed, 1 row kept as edited by hand",
    ]


def test_a_dry_run_does_not_look_at_what_a_killed_build_left(folder: Path, store: Store) -> None:
    (folder / MARKER).write_text("[]")
    with pytest.raises(ProblemsFound) as found:
        build(folder, store, dry_run=True)
    assert [str(problem) for problem in found.value.problems] == [
        ".building is of a build that did not end – run python -m data.build, which completes it"
    ]
    assert build(folder, store) == Outcome()
    assert not (folder / MARKER).exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, store: Store) -> None:
    with pytest.raises(ProblemsFound, match="nowhere is no folder – name the tables' folder"):
        build(tmp_path / "nowhere", store)


def test_the_command_fails_with_all_problems(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    monkeypatch.setenv("PACTMAP_DB", f"sqlite:///{tmp_path}/var/new.db")
    (folder / "parts.csv").unlink()
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"parts.csv cannot be read (No such file or directory) – put it into {folder}",
        "1 problem: nothing was written",
    ]


def test_the_committed_tables_are_built_quickly_and_not_touched(store: Store) -> None:
    tables = load(DEFAULT_FOLDER)
    seen = States(tables).state(("actors", "ALB"))
    change = Change("actors", "ALB", 0, seen, {**seen, "name": "Shqipëria"})
    store.decide(ANA, "edit", "SEED_000", [change], now=NOW)
    publish(store, "SEED_000")
    begun = time.process_time()
    outcome = build(DEFAULT_FOLDER, store, dry_run=True)
    seconds = time.process_time() - begun
    assert [str(d) for d in outcome.differences] == ["~ actors ALB: name Albania → Shqipëria"]
    assert (outcome.problems, load(DEFAULT_FOLDER).version) == ((), tables.version)
    assert seconds < 3
