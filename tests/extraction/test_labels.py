"""Labelled texts are valid: quotes verbatim, codes known, dates EDTF, one contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from data import dates, documents, schema
from data.extract.listing import KEYS
from data.extract.proposers import actors

FOLDER = Path(__file__).parent
LABELS = sorted(FOLDER.glob("*/*.jsonl"))
TYPES = frozenset(schema.enums()["event_type"])
REALIS = frozenset(schema.enums()["realis"])


def wrong(row: dict[str, Any], text: str, name: str) -> list[str]:
    """What is wrong with a label."""
    checks = {
        "keys": tuple(row) == KEYS,
        "document": row["document"] == name,
        "event_type": row["event_type"] in TYPES,
        "realis": row["realis"] in REALIS,
        "parties": bool(row["parties"]) and is_codes(row["parties"]),
        "targets": is_codes(row["targets"]),
        "date": not row["date"] or is_date(row["date"]),
        "quote": bool(row["quote"]) and text[row["start"] : row["end"]] == row["quote"],
        "sentence": in_one_sentence(row, text),
    }
    return [what for what, right in checks.items() if not right]


def is_codes(found: list[str]) -> bool:
    return len(found) == len(set(found)) and actors().issuperset(found)


def is_date(text: str) -> bool:
    try:
        dates.parse(text)
    except dates.DateError:
        return False
    return True


def in_one_sentence(row: dict[str, Any], text: str) -> bool:
    places = [(one.start, one.end) for one in documents.sentences(text)]
    return any(start <= row["start"] < row["end"] <= end for start, end in places)


@pytest.mark.parametrize("path", LABELS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labels_are_valid(path: Path) -> None:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [(number, wrong(row, text, f"{path.stem}.txt")) for number, row in enumerate(rows, 1)]
    assert [(number, what) for number, what in found if what] == []


@pytest.mark.parametrize("folder", ["development", "locked"])
def test_every_text_has_labels_and_the_other_way_round(folder: str) -> None:
    texts, labels = ({p.stem for p in (FOLDER / folder).glob(f"*.{e}")} for e in ("txt", "jsonl"))
    assert texts == labels


def test_the_development_set_has_forty_texts_at_least() -> None:
    assert len(list((FOLDER / "development").glob("*.txt"))) >= 40


TEXT = "Albania and Croatia signed a defence pact. Rain fell."
RIGHT = {
    "document": "a.txt",
    "event_type": "SIGN",
    "realis": "occurred",
    "parties": ["ALB", "HRV"],
    "targets": [],
    "date": "2025-03",
    "instrument": "defence pact",
    "attributed_to": "",
    "quote": "signed a defence pact",
    "start": 20,
    "end": 41,
}


def test_a_right_label_has_nothing_wrong() -> None:
    assert wrong(RIGHT, TEXT, "a.txt") == []


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("document", "b.txt", ["document"]),
        ("event_type", "MARRY", ["event_type"]),
        ("realis", "perhaps", ["realis"]),
        ("parties", ["ALB", "ALB"], ["parties"]),
        ("parties", ["ALB", "ATLANTIS"], ["parties"]),
        ("parties", [], ["parties"]),
        ("targets", ["ATLANTIS"], ["targets"]),
        ("date", "spring", ["date"]),
        ("quote", "signed a pact", ["quote"]),
        ("more", "", ["keys"]),
    ],
)
def test_what_is_wrong_with_a_label_is_named(key: str, value: object, expected: list[str]) -> None:
    assert wrong({**RIGHT, key: value}, TEXT, "a.txt") == expected


def test_a_quote_of_two_sentences_is_wrong() -> None:
    row = {**RIGHT, "quote": TEXT, "start": 0, "end": len(TEXT)}
    assert wrong(row, TEXT, "a.txt") == ["sentence"]
