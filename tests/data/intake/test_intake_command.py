"""The command tells what files are, what they say about themselves and what they duplicate."""

import json

from data.folders import PROJECT
from data.intake.__main__ import main
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS, REPRINT

SEED = next((PROJECT / "seeds").glob("000_*.txt"))


def test_files_are_told_with_what_they_duplicate(tmp_path, capsys):
    page, copy = tmp_path / "page.html", tmp_path / "reprint.txt"
    head = '<meta property="article:published_time" content="2025-03-18">'
    page.write_text(made.page([HEADLINE, *PARAGRAPHS], head, "en"), "utf-8")
    copy.write_text(REPRINT, "utf-8")
    assert main([str(page), str(copy), str(SEED)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{page}: HTML, {len(AGENCY.split())} words, sha256 ")
    assert lines[1:4] == [
        f"  title: {HEADLINE} (<h1> of the article)",
        "  published: 2025-03-18 (meta property article:published_time)",
        "  language: en (<html lang>)",
    ]
    assert lines[4].startswith(f"{copy}: plain text, ")
    assert lines[5:10] == [
        "  title: New Balkan pact angers Belgrade (first line)",
        "  published: 2025-03-18 (dateline “TIRANA, 18 March 2025 –”)",
        f"  of one origin with {page}: 97% of this text stands there, 79% of that one here",
        f"  origin_document: {page} (97% of the text stands in {page})",
        f"{SEED}: plain text, 320 words, sha256"
        " 30e3b680577f7c1ff4e3c4688a38555b04257a7ac124e6e7af5c8ae338f41b7f",
    ]
    assert lines[10:] == ["  the same text as SEED_000"]


def test_files_are_told_as_json_lines(tmp_path, capsys):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"Vu\xe8i\xe6")
    assert main([str(SEED), str(bad), "--json"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "file": str(SEED),
        "name": SEED.name,
        "media_type": "text/plain",
        "text": SEED.read_text("utf-8"),
        "sha256": "30e3b680577f7c1ff4e3c4688a38555b04257a7ac124e6e7af5c8ae338f41b7f",
        "text_sha256": "30e3b680577f7c1ff4e3c4688a38555b04257a7ac124e6e7af5c8ae338f41b7f",
        "proposals": {},
        "notes": [],
        "same": ["SEED_000"],
        "near": [],
        "cited": [],
        "supersedes": {"value": "", "basis": ""},
        "origin_document": {"value": "", "basis": ""},
    }
    assert second == {
        "file": str(bad),
        "refused": "bad.txt: byte 2 (0xe8) is not UTF-8 – save it as UTF-8 text and add it again",
    }


def test_a_file_that_is_not_there_is_refused_and_the_others_are_told(tmp_path, capsys):
    gone = tmp_path / "gone.txt"
    assert main([str(gone), str(SEED)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        f"{gone}: cannot be opened (No such file or directory) – give the path of a file"
    )
    assert lines[2] == "  the same text as SEED_000"
