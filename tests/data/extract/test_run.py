"""Extracting from streams of files: the same however it is run; one bad file harms no other."""

import io
import itertools
import json
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

from data.extract import run
from data.extract.pools import GoneAway
from data.extract.proposers import name_of
from data.extract.run import Job, Sheet, sheets, write
from data.extract.sources import Source

PLUGINS = "tests.data.extract.plugins"
TEXTS = Path(__file__).parents[2] / "extraction" / "development"
JOB = Job(jsonl=True)
RAIN = b"""\
[patterns.rain]
match = 'Rain fell'
type = 'SUPPORT'
realis = 'planned'
parties = ['NATO']
"""
SIGNED = b"Albania and Croatia signed a defence pact. "


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a Dask cluster of two processes on this computer."""
    with running_cluster(2) as running:
        yield running.scheduler_address


def running_cluster(workers: int) -> LocalCluster:
    """A text that kills its worker is not tried again by the cluster, so that tests are short."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        return LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs="CRITICAL",
        )


def files() -> list[Source]:
    """Real texts, and among them every kind of bad file."""
    found = [Source(str(path), path.read_bytes()) for path in sorted(TEXTS.glob("*.txt"))[:40]]
    found.insert(3, Source("bad.txt", b"\xff"))
    found.insert(20, Source("gone.txt", problem="gone.txt: is gone"))
    return [*found, Source("empty.txt", b""), Source("nul.txt", b"a\0b")]


def killers() -> list[Source]:
    """Forty texts, of which one ends the process that reads it."""
    found = [Source(f"{number}.txt", b"Rain fell. Rain fell.") for number in range(40)]
    found[21] = Source("21.txt", b"Rain is poison.")
    return found


def all_of(found: Iterable[Sheet]) -> tuple[str, str, int]:
    out, errors = io.StringIO(), io.StringIO()
    code = write(found, out, errors)
    return out.getvalue(), errors.getvalue(), code


def test_a_run_here_gives_lines_and_problems_in_the_order_of_the_files() -> None:
    found = list(sheets([Source("a.txt", SIGNED), Source("b.txt", b"\xff"), Source("c.txt")], JOB))
    assert [bool(sheet.lines) for sheet in found] == [True, False, False]
    assert [sheet.problems for sheet in found] == [
        (),
        ("b.txt: byte 0 (0xff) is not UTF-8 – save the file as UTF-8 text and add it again",),
        (),
    ]


def test_processes_give_the_same_bytes_as_a_run_here() -> None:
    assert all_of(sheets(files(), JOB, workers=3)) == all_of(sheets(files(), JOB))


def test_a_cluster_gives_the_same_bytes_as_a_run_here(cluster: str) -> None:
    assert all_of(sheets(files(), JOB, scheduler=cluster)) == all_of(sheets(files(), JOB))


def test_the_same_file_twice_is_done_twice_on_a_cluster_too(cluster: str) -> None:
    twice = [Source("a.txt", SIGNED)] * 2
    lines, errors, code = all_of(sheets(twice, JOB, scheduler=cluster))
    assert (lines.count("\n"), errors, code) == (2, "", 0)


def test_patterns_and_plugged_extractors_work_on_a_cluster_too(cluster: str) -> None:
    job = Job(True, (("rain.toml", RAIN),), (f"{PLUGINS}:Guest",))
    texts = [Source("a.txt", b"Rain fell."), Source("b.txt", SIGNED)]
    there, here = all_of(sheets(texts, job, scheduler=cluster)), all_of(sheets(texts, job))
    assert there == here
    assert here[0].count('"SUPPORT"') == 1
    assert here[0].count('"Rain"') == 1


@pytest.mark.parametrize("how", ["processes", "cluster"])
def test_a_text_that_kills_workers_is_reported_and_all_others_are_done(
    request: pytest.FixtureRequest, how: str
) -> None:
    job = Job(True, (), (f"{PLUGINS}:Deadly",))
    where = {"workers": 2} if how == "processes" else {}
    if how == "cluster":
        where = {"scheduler": request.getfixturevalue("cluster")}
    found = list(sheets(killers(), job, **where))
    lost = [number for number, sheet in enumerate(found) if sheet.problems]
    assert (len(found), lost) == (40, [21])
    assert [sheet.lines.count("\n") for sheet in found if not sheet.problems] == [1] * 39
    assert found[21].problems[0].startswith("21.txt: the process that worked on it ended (")


def test_a_scheduler_that_is_not_there_is_refused_with_the_remedy() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(GoneAway, match=rf"^{address}: no Dask scheduler answers .* – start"):
            list(sheets([Source("a.txt")], JOB, scheduler=address))


@pytest.mark.parametrize("address", ["here", "http://127.0.0.1:1", "tcp://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(GoneAway, match=r"no Dask scheduler answers .* give its address as tcp://"):
        list(sheets([Source("a.txt")], JOB, scheduler=address))


def test_a_cluster_without_workers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.extract.clusters._PATIENCE", 1)
    with (
        running_cluster(0) as empty,
        pytest.raises(GoneAway, match=r"has no workers – start some"),
    ):
        list(sheets([Source("a.txt")], JOB, scheduler=empty.scheduler_address))


def test_a_cluster_that_goes_away_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.extract.clusters._PATIENCE", 3)
    running = running_cluster(1)
    endless = (Source(f"{number}.txt", SIGNED) for number in itertools.count())
    found = sheets(endless, JOB, scheduler=running.scheduler_address)
    next(found)
    running.close()
    with pytest.raises(GoneAway, match=r"gone away – start it again, then run this again"):
        list(found)


def test_a_cluster_with_another_version_of_the_code_is_refused(
    monkeypatch: pytest.MonkeyPatch, cluster: str
) -> None:
    monkeypatch.setattr("data.extract.clusters._DATA", TEXTS)  # as if ours were different
    with pytest.raises(GoneAway, match=r"runs another Pactmap than this – start scheduler"):
        list(sheets([Source("a.txt")], JOB, scheduler=cluster))


def test_a_cluster_that_cannot_import_the_code_is_refused_at_once(tmp_path: Path) -> None:
    with dask_processes(tmp_path) as address, pytest.raises(GoneAway) as refused:
        list(sheets([Source("a.txt")], JOB, scheduler=address))
    assert "the cluster cannot run Pactmap (" in str(refused.value)


def test_a_cluster_started_by_hand_in_the_projects_folder_gives_the_same_bytes() -> None:
    with dask_processes(Path(__file__).parents[3]) as address:
        there = all_of(sheets(files()[:10], JOB, scheduler=address))
    assert there == all_of(sheets(files()[:10], JOB))


@contextmanager
def dask_processes(folder: Path) -> Iterator[str]:
    """The address of a scheduler with a worker, both started in `folder` as a user would."""
    with tempfile.TemporaryDirectory() as place:
        about = Path(place, "scheduler.json")
        plain = ["--scheduler-file", str(about), "--host", "127.0.0.1", "--no-dashboard"]
        worker = ["--nthreads", "1", "--local-directory", place]
        with (
            started(folder, "scheduler", "--port", "0", *plain),
            started(folder, "worker", *plain, *worker),
        ):
            deadline = time.monotonic() + 60
            while not about.exists() and time.monotonic() < deadline:
                time.sleep(0.1)
            yield json.loads(about.read_text())["address"]


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[None]:
    """`python -m dask` in `folder`, until the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def test_without_the_package_a_cluster_is_refused_and_all_else_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GoneAway, match=r"needs the package distributed – pip install"):
        list(sheets([Source("a.txt", SIGNED)], JOB, scheduler="tcp://127.0.0.1:1"))
    assert all_of(sheets([Source("a.txt", SIGNED)], JOB))[2] == 0


def test_an_extractor_that_fails_is_reported_with_the_file_and_keeps_what_it_had() -> None:
    job = Job(True, (), (f"{PLUGINS}:Fragile",))
    texts = [Source("in/a.txt", b"Nothing but trouble."), Source("b.txt", b"Nothing.")]
    first, second = sheets(texts, job)
    why = "extractor fragile failed: LookupError: no way out – mend or report it"
    assert first.problems == (f"in/a.txt: {why}",)
    assert (first.lines.count("\n"), second.lines.count("\n"), second.problems) == (1, 1, ())


def test_what_is_dropped_is_summed_up_at_the_end_and_no_error() -> None:
    job = Job(True, (), (f"{PLUGINS}:Liar",))
    texts = [Source("a.txt", b"They sang."), Source("b.txt", b"They danced all night.")]
    dropped = (
        "liar: 1 dropped: its offsets lie outside of the text\n"
        "liar: 1 dropped: its quote is not what the text says there\n"
    )
    assert all_of(sheets(texts, job)) == ("", dropped, 0)


@pytest.mark.parametrize(
    "place", ["nowhere:Guest", f"{PLUGINS}:Nobody", f"{PLUGINS}:Mute", "Guest", "", ":"]
)
def test_an_extractor_that_cannot_be_had_is_refused(place: str) -> None:
    with pytest.raises(
        run.NoExtractor, match=r"^extractor .* cannot be used \(.*\) – name a class"
    ):
        run.proposers(Job(extractors=(place,)))


def test_an_extractor_that_can_be_had_is_used() -> None:
    found = run.proposers(Job(extractors=(f"{PLUGINS}:Guest",)))
    assert [name_of(proposer) for proposer in found] == ["rules", "guest"]


def test_an_extractor_needs_no_name_but_that_of_its_class() -> None:
    (sheet,) = sheets([Source("a.txt", b"They sang.")], Job(True, (), (f"{PLUGINS}:Nameless",)))
    why = "extractor Nameless failed: LookupError: a.txt – mend or report it"
    assert sheet.problems == (f"a.txt: {why}",)


def test_what_is_done_is_forgotten_so_memory_stays_flat() -> None:
    kept: list[weakref.ref[Source]] = []

    def stream() -> Iterator[Source]:
        for number in range(30):
            source = Source(f"{number}.txt", b"Rain fell.")
            kept.append(weakref.ref(source))
            yield source

    most = max(sum(ref() is not None for ref in kept) for _ in sheets(stream(), JOB))
    assert (len(kept), most) == (30, 1)


def test_a_stream_is_not_read_far_ahead_of_what_is_done() -> None:
    taken = 0

    def endless() -> Iterator[Source]:
        nonlocal taken
        while True:
            taken += 1
            yield Source(f"{taken}.txt", b"Rain fell.")

    found = sheets(endless(), JOB, workers=2)
    for _ in range(40):
        next(found)
    found.close()
    assert taken < 40 + 16 * 9
