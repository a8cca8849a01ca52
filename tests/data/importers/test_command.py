"""The commands from the outside: what is printed, what is written, how they exit."""

import subprocess
import sys

from data import tables
from data.folders import PROJECT
from tests.data.importers.made import atop_file, dcad_file, member

PAIR = [member(1005, 300, "1900-1-3", defense=1), member(1005, 220, "1900-1-3", defense=1)]


def run(module, *arguments):
    return subprocess.run(
        [sys.executable, "-m", f"data.importers.{module}", *map(str, arguments)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_import_is_written_and_reported(tmp_path):
    out = tmp_path / "new" / "atop"
    ran = run("atop", atop_file(tmp_path, *PAIR), "--out", out, "--imported", "2026-11-23")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0] == "Read atop5_1m.csv as ATOP 5.1."
    assert lines[-1] == f"Written to {out}. To open it: PACTMAP_TABLES={out} make run"
    assert set(tables.load(out).events["reviewed_at"]) == {"2026-11-23"}


def test_a_file_with_problems_writes_nothing_and_exits_with_1(tmp_path):
    out = tmp_path / "dcad"
    ran = run("dcad", dcad_file(tmp_path), "--out", out)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines() == [
        "DCAD-v1.0-main.csv has a header and no rows – "
        "bring the main file of DCAD (DCAD-v1.0-main.csv)",
        "nothing written: 1 problem",
    ]
    assert not out.exists()


def test_a_day_that_is_none_is_refused(tmp_path):
    path = atop_file(tmp_path, *PAIR)
    ran = run("atop", path, "--out", tmp_path / "out", "--imported", "2026-02-31")
    assert ran.returncode == 2
    assert "'2026-02-31' is not in the calendar – write a day that exists" in ran.stderr
