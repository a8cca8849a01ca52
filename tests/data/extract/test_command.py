"""`python -m data.extract`: the lines that it prints, and with which exit code it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.extract.__main__ import main
from data.extract.candidates import Candidate
from data.extract.engine import extract
from data.extract.listing import KEYS, json_lines, plain, table

CONTRACT = (
    *("document", "event_type", "realis", "parties", "targets", "date", "instrument"),
    *("attributed_to", "quote", "start", "end"),
)
PROJECT = Path(__file__).parents[3]
TEXT = "Albania and Croatia signed a defence pact.\r\nGreece will join NATO, “Kathimerini” said.\n"
SIGNED = Candidate(
    id="0" * 16,
    document="a.txt",
    number=1,
    sentence="0" * 16,
    event_type="SIGN",
    realis="occurred",
    parties=("ALB", "HRV"),
    targets=("NATO",),
    date="",
    instrument="a pact",
    attributed_to="a minister",
    modality="claim",
    quote="signed\x1b[31m\n a\u202e pact",
    start=20,
    end=41,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, one of them in a folder below, and what is none."""
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_bytes(TEXT.encode())
    (tmp_path / ".hidden.txt").write_text("Rain.")
    (tmp_path / "labels.jsonl").write_text("{}")
    return tmp_path


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "data.extract", *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_json_lines_have_the_keys_of_the_contract_in_its_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder / "b.txt"), "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    for row, candidate in zip(rows, extract(TEXT, "b.txt"), strict=True):
        assert list(row) == [*CONTRACT]
        assert row == json.loads(json.dumps({key: getattr(candidate, key) for key in KEYS}))
        assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_without_jsonl_people_get_a_list_for_each_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder / "b.txt")]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == f"b.txt: {len(extract(TEXT, 'b.txt'))} candidates"
    assert second.split()[1:4] == ["SIGN", "occurred", "ALB"]


def test_a_list_moves_and_colours_nothing_in_a_terminal() -> None:
    line = "  20–41  SIGN  occurred  ALB HRV → NATO  –  “signed [31m a pact” (a minister)\n"
    assert table("a.txt", [SIGNED]) == f"a.txt: 1 candidate\n{line}"
    assert table("a\n.txt", []) == "a .txt: no candidates\n"


def test_a_json_line_stays_one_line_for_every_reader() -> None:
    odd = "a\u2028b\x85c\x1ed\ne"
    line = json_lines([Candidate(**{**vars(SIGNED), "quote": odd})])
    assert len(line.splitlines()) == 1
    assert json.loads(line)["quote"] == odd


def test_folders_are_walked_by_name_and_lines_name_files_without_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "--jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [json.loads(line)["document"] for line in lines]
    assert list(dict.fromkeys(names)) == ["b.txt", "a.md"]


def test_bad_files_are_named_with_a_remedy_and_the_others_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()
    (folder / "c.txt").write_bytes(b"a\xffb")
    arguments = [folder / "gone.txt", folder / "c.txt", folder / "empty", folder / "b.txt"]
    assert main([*map(str, arguments), "--jsonl"]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == len(extract(TEXT, "b.txt"))
    remedies = [line.removeprefix(f"{folder}/") for line in printed.err.splitlines()]
    assert remedies == [
        "gone.txt: cannot be read (No such file or directory) – check name and rights",
        "c.txt: byte 1 (0xff) is not UTF-8 – save the file as UTF-8 text and add it again",
        "empty: holds no document (.txt, .md, .html, .htm, .xhtml, .pdf, .docx) – name others",
    ]


def test_a_file_that_never_ends_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("data.extract.sources.MOST_BYTES", 1 << 20)
    assert main(["/dev/zero"]) == 1
    assert capsys.readouterr().err == (
        "/dev/zero: has more than 1 MB – split it, or give only the pages that matter\n"
    )


def test_of_other_formats_the_text_is_what_was_read_from_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"<html><body><article><h1>Pact</h1><p>{TEXT * 5}</p></article></body></html>"
    (folder / "page.html").write_text(page, "utf-8")
    (folder / "bad.docx").write_bytes(b"PK\3\4nothing")
    assert main([str(folder / "page.html"), str(folder / "bad.docx"), "--jsonl"]) == 1
    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert rows
    assert {row["document"] for row in rows} == {"page.html"}
    assert not any("<p>" in row["quote"] for row in rows)
    assert printed.err.startswith(f"{folder}/bad.docx: ")
    assert " – " in printed.err


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_command_prints_the_same_bytes_every_time_in_every_locale(
    folder: Path, locale: str
) -> None:
    runs = [
        command(folder, "--jsonl", PYTHONHASHSEED="1", LC_ALL=locale),
        command(folder, "--jsonl", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo"),
        command(folder, "--jsonl", "--workers", 2, PYTHONIOENCODING="latin-1"),
    ]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, b"")] * 3
    assert runs[0].stdout == runs[1].stdout == runs[2].stdout != b""
    assert b"\r" not in runs[0].stdout.replace(b"\\r", b"")


def test_who_reads_only_the_first_line_gets_no_error(folder: Path) -> None:
    line = f"'{sys.executable}' -m data.extract {f'{folder}/b.txt ' * 200} --jsonl | head -1"
    run = subprocess.run(["sh", "-c", line], cwd=PROJECT, capture_output=True, check=False)
    assert (run.stdout.count(b"\n"), run.stderr) == (1, b"")


def test_patterns_are_read_from_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "my.toml").write_text(
        "[patterns.paper]\nmatch = 'Kathimerini'\ntype = 'SUPPORT'\n"
        "realis = 'planned'\nparties = ['GRC']\n"
    )
    assert main([str(folder / "b.txt"), "--patterns", str(folder / "my.toml"), "--jsonl"]) == 0
    assert '"SUPPORT", "realis": "planned", "parties": ["GRC"]' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--patterns", "{folder}/gone.toml"], "gone.toml: cannot be read (No such file"),
        (["--patterns", "{folder}/b.txt"], "b.txt is no TOML: "),
        (["--extractor", "nowhere:Guest"], "extractor nowhere:Guest cannot be used (ModuleNotF"),
        (["--scheduler", "here"], "here: no Dask scheduler answers ("),
    ],
)
def test_what_cannot_be_begun_is_told_before_any_file_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    known = [argument.format(folder=folder) for argument in arguments]
    assert main([str(folder / "b.txt"), *known]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err


@pytest.mark.parametrize("number", ["0", "-1", "two", "1000"])
def test_a_number_of_workers_that_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str], number: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["a.txt", "--workers", number])
    assert stopped.value.code == 2
    assert "--workers" in capsys.readouterr().err


def test_a_name_that_is_no_utf8_is_made_one(folder: Path) -> None:
    name = os.fsdecode(os.fsencode(folder) + b"/\xff.txt")
    Path(name).write_bytes(TEXT.encode())
    run = command(folder, "--jsonl")
    assert (run.returncode, run.stderr) == (0, b"")
    names = {json.loads(line)["document"] for line in run.stdout.decode("utf-8").splitlines()}
    assert names == {"b.txt", "a.md", "\ufffd.txt"}


def test_plain_keeps_what_can_be_read() -> None:
    assert plain(" Ünïted  Nations\t– 合意 ") == "Ünïted Nations – 合意"
