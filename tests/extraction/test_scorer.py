"""The scorer, on label lists made by hand whose scores can be counted on fingers."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.extraction.scorer import (
    Mention,
    Score,
    jaccard,
    main,
    mentions,
    misses,
    pairs,
    read,
    score,
    shares,
)

TEXT = "Albania and Croatia signed a defence pact. Rain fell. Mali left ECOWAS."


def mention(kind: str, parties: str, sentence: int = 1, **other: str) -> Mention:
    """A mention by its type and parties; the rest is as in most cases."""
    values = {"realis": "occurred", "date": "", "by": "", "quote": "", **other}
    return Mention("a.txt", sentence, kind, parties=frozenset(parties.split("+")), **values)


GOLD = [
    mention("SIGN", "ALB+HRV", date="2025"),  # found, its date too
    mention("SIGN", "ALB+HRV+XKX", 2),  # found, but one party is missing
    mention("WITHDRAW", "ECOWAS+MLI", 3),  # found, but said to be planned
    mention("RATIFY", "HUN", 3),  # missed
    mention("ACCUSE", "SRB", 4),  # missed, no core type
]
PROPOSED = [
    mention("SIGN", "ALB+HRV", date="2025"),
    mention("SIGN", "ALB+HRV", 2),
    mention("WITHDRAW", "ECOWAS+MLI", 3, realis="planned"),
    mention("SIGN", "ALB+HRV", 5),  # spurious
]
TEXTS = {"a.txt": ("", GOLD, PROPOSED)}


def test_precision_and_recall_are_those_counted_by_hand() -> None:
    assert shares(TEXTS) == {
        "sentences, precision": 3 / 4,
        "sentences, recall": 3 / 4,
        "core types, precision": 3 / 4,
        "core types, recall": 3 / 4,
        "core types, strict precision": 2 / 4,
        "core types, strict recall": 2 / 4,
        "all types, precision": 3 / 4,
        "all types, recall": 3 / 5,
        "realis": 2 / 3,
        "date": 3 / 3,
        "date, where one is labelled": 1 / 1,
        "attribution": 3 / 3,
    }


def test_a_score_counts_one_type_if_only_that_is_wanted() -> None:
    counted = score(GOLD, PROPOSED, "SIGN".__eq__)
    assert (counted.gold, counted.proposed, counted.lenient, counted.strict) == (2, 3, 2, 1)
    assert score(GOLD, PROPOSED, "AMEND".__eq__) == Score()


@pytest.mark.parametrize(
    "other",
    [
        mention("SIGN", "ALB+HRV", 2),
        mention("AMEND", "ALB+HRV"),
        mention("SIGN", "ALB+SRB+GRC"),
    ],
)
def test_another_sentence_type_or_other_parties_are_no_match(other: Mention) -> None:
    assert pairs([mention("SIGN", "ALB+HRV")], [other]) == []


def test_half_of_the_parties_is_enough() -> None:
    assert pairs([mention("SIGN", "ALB+HRV")], [mention("SIGN", "ALB")]) == [(0, 0)]


def test_matches_are_one_to_one_the_best_first() -> None:
    gold = [mention("SIGN", "ALB+HRV"), mention("SIGN", "ALB+HRV+XKX")]
    proposed = [mention("SIGN", "ALB+HRV+XKX"), mention("SIGN", "ALB+HRV+XKX")]
    assert pairs(gold, proposed) == [(1, 0), (0, 1)]
    assert pairs(gold, proposed[:1]) == [(1, 0)]


def test_the_index_of_jaccard_is_of_what_is_common_to_what_there_is() -> None:
    assert jaccard(frozenset("ab"), frozenset("bc")) == 1 / 3
    assert jaccard(frozenset(), frozenset()) == 1.0


def row(quote: str, start: int) -> dict[str, Any]:
    return {
        "document": "a.txt",
        "event_type": "SIGN",
        "realis": "occurred",
        "parties": ["ALB", "HRV"],
        "date": "",
        "attributed_to": "",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }


@pytest.mark.parametrize(
    ("quote", "start", "sentence"),
    [
        ("Albania and Croatia signed", 0, 1),
        ("Mali left ECOWAS", 54, 3),
        ("Mali left ECOWAS", 53, 0),
        ("Malta left ECOWAS", 54, 0),
    ],
)
def test_a_quote_that_is_not_verbatim_matches_nothing(
    quote: str, start: int, sentence: int
) -> None:
    assert [found.sentence for found in mentions([row(quote, start)], TEXT)] == [sentence]


def test_misses_are_told_by_their_class() -> None:
    assert misses(TEXTS) == {
        ("realis: 'occurred' read as 'planned'", "WITHDRAW"): 1,
        ("missed: beside another event", "RATIFY"): 1,
        ("missed: sentence without event", "ACCUSE"): 1,
        ("spurious: sentence without event", "SIGN"): 1,
    }


def test_a_folder_is_read_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    label = row("Albania and Croatia signed a defence pact", 0)
    (tmp_path / "a.jsonl").write_text(json.dumps(label) + "\n", "utf-8")
    assert shares(read(tmp_path))["core types, recall"] == 1.0
    assert main([str(tmp_path), "--misses"]) == 0
    out = capsys.readouterr().out
    assert "| core types, lenient | 0.50 | 1.00 | 0.67 | 1 | 1 | 2 |" in out
    assert "spurious: sentence without event\tWITHDRAW" in out
