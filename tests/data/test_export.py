"""The command that writes exports: by its ending, whole or not at all."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from data import export
from data.commands import write_whole
from data.exports import bundle
from data.tables import Tables, load

Build = Callable[..., Tables]


@pytest.fixture
def tables(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    (tmp_path / "tiny").mkdir()
    found = build()
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    return found


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says as it refuses these arguments."""
    with pytest.raises(SystemExit) as stopped:
        export.main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err.splitlines()[-1].partition("error: ")[2]


def test_a_view_of_a_day_is_written_as_csv(
    tables: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "links.csv"
    assert export.main([str(out), "--view", "links", "--as-of", "2025-03-18"]) == 0
    _, line = out.read_text("utf-8").splitlines()
    assert line.startswith("2025-03-18,PACT,Pact,ALB,Albania,HRV,Croatia,signed,true")
    assert capsys.readouterr().out == (
        f"{out}: {out.stat().st_size} bytes of data version {tables.version}\n"
    )


def test_without_a_day_it_is_that_of_the_newest_event(tables: Tables, tmp_path: Path) -> None:
    out = tmp_path / "members.csv"
    assert export.main([str(out), "--view", "memberships"]) == 0
    assert {line[:10] for line in out.read_text("utf-8").splitlines()[1:]} == {"2025-03-18"}


@pytest.mark.parametrize(
    ("name", "further", "start"),
    [
        ("events.xlsx", ["--view", "events"], b"PK"),
        ("all.xlsx", [], b"PK"),
        ("actors.parquet", ["--table", "actors"], b"PAR1"),
        ("all.JSONLD", [], b'{"@context":"https://schema.org/"'),
        ("findings.csv", ["--view", "findings"], b"key,verdict"),
    ],
)
def test_the_ending_is_the_format(
    tables: Tables, tmp_path: Path, name: str, further: list[str], start: bytes
) -> None:
    assert export.main([str(tmp_path / name), *further]) == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_bundle_replaces_an_older_one(tables: Tables, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    out.write_bytes(b"old")
    assert export.main([str(out)]) == 0
    assert out.read_bytes() == bundle.bundle(tables)


def test_another_collection_is_chosen_by_its_key(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables_too = tmp_path / "tiny"
    for file in tmp_path.glob("*.csv"):
        (tables_too / file.name).write_bytes(file.read_bytes())
    (tables_too / "collection.toml").write_text('key = "second"\ntitle = "Two"', "utf-8")
    monkeypatch.setenv("PACTMAP_TABLES", f"{tmp_path}{os.pathsep}{tables_too}")
    out = tmp_path / "two.jsonld"
    assert export.main([str(out), "--collection", "second"]) == 0
    assert json.loads(out.read_bytes())["@graph"][0]["name"] == "Two"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.csv"], "a .csv file holds one table – name it with --table or --view"),
        (["x"], "OUT x ends in no format – end it in .csv, .xlsx, .parquet, .jsonld, .zip"),
        (["x.ods"], "OUT x.ods ends in no format – end it in .csv, .xlsx, .parquet, .jsonld, .zip"),
        (
            ["x.zip", "--table", "events"],
            "--table: a .zip file holds the whole collection – leave --table out",
        ),
        (
            ["x.csv", "--table", "links"],
            "argument --table: invalid choice: 'links'",
        ),
        (
            ["x.csv", "--view", "links", "--as-of", "2025-02-30"],
            "argument --as-of: '2025-02-30' is not in the calendar – write a day that exists",
        ),
        (
            ["x.zip", "--as-of", "2025-02-20"],
            "--as-of is for --view links and --view memberships – leave it out",
        ),
        (["x.zip", "--collection", "none"], "--collection 'none' is not known – choose one of "),
        (
            ["no/x.zip"],
            "no/x.zip: cannot be written (No such file or directory) – name another file",
        ),
    ],
)
def test_bad_arguments_are_named_with_what_to_do(
    tables: Tables,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    (tmp_path / "tiny" / "own").mkdir()
    monkeypatch.chdir(tmp_path / "tiny" / "own")
    assert refused(capsys, *arguments).startswith(said)
    assert list((tmp_path / "tiny" / "own").iterdir()) == []


def test_tables_that_cannot_be_read_write_nothing(
    tables: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "actors.csv").write_bytes(b"")
    assert export.main([str(tmp_path / "x.zip")]) == 1
    assert "actors.csv is empty" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").touch()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "taken", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_the_committed_tables_are_those_without_other_folders(tables: Tables) -> None:
    assert load().version == tables.version
