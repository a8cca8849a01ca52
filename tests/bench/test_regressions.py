"""The benchmark's own arithmetic: figures that lie silently are worse than none."""

import os

import pytest

from tests.bench.__main__ import main, placed
from tests.bench.apart import apart, memory
from tests.bench.chapter import Chapter, Compared
from tests.bench.regressions import Figure, figures, moved, read, told, write
from tests.bench.samples import Samples

CHAPTER = Chapter(
    name="server",
    title="The server",
    measure=lambda options: Samples(),
    write=lambda samples: "",
    packages=(),
    compared=(
        Compared("settle", ("ours", "settle"), ("floor", "settle")),
        Compared("never measured", ("ours", "click"), ("floor", "settle")),
    ),
)


def measured(ours: list[float], floor: list[float]) -> Samples:
    samples = Samples()
    samples.add("ours", "settle", *ours)
    samples.add("floor", "settle", *floor)
    return samples


def test_p95_is_the_value_that_95_of_100_do_not_exceed():
    samples = measured([float(number) for number in range(100, 0, -1)], [7])
    assert (samples.p95("ours", "settle"), samples.p95("floor", "settle")) == (95, 7)
    assert samples.median("ours", "settle") == 50.5


def test_a_figure_is_the_ratio_of_medians_and_knows_how_many_values_it_is_made_of():
    found = figures(CHAPTER, measured([30, 10, 20], [4, 5, 6, 100]))
    assert found == {"settle": Figure(ratio=round(20 / 5.5, 4), n=3)}


def test_a_floor_of_nothing_gives_no_figure():
    assert figures(CHAPTER, measured([30], [0])) == {}


def test_what_moved_by_more_than_noise_is_told_the_worst_first():
    was = {name: Figure(2.0, 9) for name in ("same", "noise", "slower", "worst", "better", "lost")}
    ratios = {"same": 2.0, "noise": 2.6, "slower": 2.7, "worst": 9.0, "better": 1.5, "new": 1.0}
    now = {name: Figure(ratio, 8) for name, ratio in ratios.items()}
    assert [name for name, *_ in moved(was, now)] == ["worst", "slower", "better"]
    text = told(was, now)
    assert text.splitlines()[2].split(" | ")[0].strip("| ") == "worst"
    assert text.count("**slower**") == 2
    assert text.endswith("No longer measured: lost.\n")


def test_figures_come_back_from_their_file_as_they_were_written(tmp_path):
    chapters = {"server": {"settle": Figure(1.5, 12)}, "core": {}}
    write(tmp_path / "benchmarks.json", chapters)
    assert read(tmp_path / "benchmarks.json") == chapters
    assert read(tmp_path / "none.json") == {}


def test_a_chapter_replaces_the_one_of_its_title_and_keeps_the_others():
    core, old, new = (
        f"# {title}\n\n{text}\n"
        for title, text in (
            ("The core, without a browser", "## Figures\n\nA # in a text."),
            ("Extraction", "old"),
            ("Extraction", "new"),
        )
    )
    report = placed(placed(placed("", old), core), new)
    assert [line for line in report.splitlines() if line.startswith("#")] == [
        *("# Benchmarks", "# The core, without a browser", "## Figures", "# Extraction")
    ]
    assert report.endswith("# Extraction\n\nnew\n")


def test_a_quick_run_is_not_written(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--quick", "--out", str(tmp_path / "benchmarks.md")])
    assert "figures of a quick run are not written" in capsys.readouterr().err


def test_the_peak_of_work_apart_is_not_that_of_this_process():
    here = bytearray(os.urandom(1 << 20) * 400)
    now, peak = apart(memory)
    assert 0 < now <= peak < len(here) < memory()[1]
    assert apart(os.getpid) != os.getpid()
