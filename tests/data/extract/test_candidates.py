"""Candidates: their ids outlive the layout of a text, and a text always gives the same bytes."""

import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract.candidates import candidate_id
from data.extract.engine import extract
from data.folders import PROJECT

TEXT = """Albania and Croatia sign 'defence pact'

TIRANA, 18 March 2025 - Albania and Croatia signed a "defence pact" on Tuesday. Serbia's president
condemned the defence pact of Albania and Croatia. Albania and Croatia signed a defence pact.
Rain fell. Albania and Croatia signed a defence pact.
"""
DEVELOPMENT = PROJECT / "tests" / "extraction" / "development"
PROGRAM = """
import sys
from pathlib import Path
from data.extract.engine import extract
for name in sys.argv[1:]:
    for candidate in extract(Path(name).read_bytes().decode(), name):
        print(candidate)
"""


def ids(text: str) -> list[str]:
    return [candidate.id for candidate in extract(text, "text.txt")]


def test_an_id_is_sixteen_hexadecimal_digits_of_its_own() -> None:
    found = ids(TEXT)
    assert len(found) == 5
    assert len(set(found)) == 5
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in found)


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(" president\ncondemned", "\npresident condemned"),
        TEXT.replace("signed a", "signed\na"),
        TEXT.replace("signed a", "signed   a"),
        TEXT.replace("'d", "‘d").replace("pact'", "pact’").replace("Serbia's", "Serbia’s"),
        TEXT.replace(' "d', " “d").replace('t" on', "t” on"),
        TEXT.replace(" - ", " – "),
    ],
)
def test_layout_and_quotes_change_no_id(changed: str) -> None:
    assert changed != TEXT
    assert ids(changed) == ids(TEXT)


def test_other_words_change_the_ids_of_their_sentence_alone() -> None:
    changed = ids(TEXT.replace("president", "minister"))
    same = [old == new for old, new in zip(ids(TEXT), changed, strict=True)]
    assert same == [True, True, False, True, True]


def test_another_document_has_other_ids() -> None:
    other = {candidate.id for candidate in extract(TEXT, "other.txt")}
    assert other.isdisjoint(ids(TEXT))


def test_the_same_sentence_again_is_counted() -> None:
    first, second = [c for c in extract(TEXT, "text.txt") if "signed a defence" in c.quote]
    assert (first.sentence, first.event_type) == (second.sentence, second.event_type)
    assert first.id != second.id


PARTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(PARTS, PARTS, PARTS, PARTS)
def test_parts_of_an_id_do_not_run_into_each_other(a: str, b: str, c: str, d: str) -> None:
    same = (a, b) == (c, d)
    assert (candidate_id(a, b, "SIGN", 1) == candidate_id(c, d, "SIGN", 1)) == same


@pytest.mark.parametrize("path", sorted(DEVELOPMENT.glob("*.txt"))[::8], ids=lambda path: path.stem)
def test_a_quote_stands_where_it_says(path: Path) -> None:
    text = path.read_bytes().decode()
    quotes = [(found.quote, text[found.start : found.end]) for found in extract(text, path.name)]
    assert [quote for quote, there in quotes if quote != there] == []


def test_a_candidate_is_made_of_words_numbers_and_sorted_codes() -> None:
    (first, *_) = extract(TEXT, "text.txt")
    assert asdict(first) | {"id": "", "sentence": ""} == {
        "id": "",
        "document": "text.txt",
        "number": 1,
        "sentence": "",
        "event_type": "SIGN",
        "realis": "occurred",
        "parties": ("ALB", "HRV"),
        "targets": (),
        "date": "",
        "instrument": "defence pact",
        "attributed_to": "",
        "modality": "fact",
        "quote": "Albania and Croatia sign 'defence pact",
        "start": 0,
        "end": 38,
    }


@pytest.mark.parametrize("text", ["", " \n ", "___", "...", "“”", "A" * 5000, "of the and " * 900])
def test_a_text_without_events_gives_none(text: str) -> None:
    assert extract(text, "text.txt") == []


@given(st.text(max_size=300))
def test_no_text_is_refused(text: str) -> None:
    assert all(c.quote == text[c.start : c.end] for c in extract(text, "text.txt"))


def test_every_run_gives_the_same_bytes_whatever_the_order_of_sets() -> None:
    names = [str(path) for path in sorted(DEVELOPMENT.glob("*.txt"))[::8]]
    first, second = (printed(names, seed) for seed in ("0", "4711"))
    assert first.count(b"\n") > 100
    assert first == second


def printed(names: list[str], seed: str) -> bytes:
    """What a Python of its own extracts from files, its strings hashed by `seed`."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        cwd=Path(PROJECT),
        check=True,
        capture_output=True,
    ).stdout
