"""What may be written is judged before a database is asked."""

from dataclasses import replace

import pytest

from data.store.decisions import MOST_BYTES, Change, Unstorable, check, packed, unpacked
from tests.data.store.editors import candidate

ROW = {"event": "signed", "type": "SIGN"}
EVENT = {"row": ROW, "evidence": [{"event": "signed", "quote": "Croatia signed"}]}
GOOD = candidate("c1", 0, None, "accepted")


@pytest.mark.parametrize(
    "change",
    [
        GOOD,
        Change("events", "signed", 0, None, EVENT),
        Change("events", "signed", 1, EVENT, None),
        Change("ledger", "DOC/1a", 0, None, {"document": "DOC", "sentence": "1a"}),
        Change("offices", "Ana/President/2020", 0, None,
               {"person": "Ana", "office": "President", "valid_from": "2020"}),
        Change("documents", "DOC", 0, None, {"document": "DOC", "file": "1a"}),
        Change("publications", "DOC", 0, None, {"through": 7}),
    ],
    ids=lambda change: change.kind,
)  # fmt: skip
def test_a_change_of_each_kind_can_be_written(change: Change) -> None:
    check("edit", "DOC", [change])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (replace(GOOD, kind="borders"), "'borders' is no kind – use actors, assertions, "),
        (replace(GOOD, key=""), "a change of candidates has no key – name the row"),
        (replace(GOOD, new=None), "candidates c1 was not there and is removed – leave it out"),
        (
            Change("publications", "DOC", 0, None, {"through": "7"}),
            "the publication of DOC names no decision – write through",
        ),
        (
            Change("events", "signed", 0, None, ROW),
            "the event signed is no row with evidence – write both",
        ),
        (
            Change("events", "other", 0, None, EVENT),
            "events other holds the row 'signed' – keys must agree",
        ),
        (
            Change("events", "signed", 0, None, {**EVENT, "evidence": [{"event": "x"}]}),
            "evidence of signed names 'x' – write signed",
        ),
        (
            Change("actors", "ALB", 0, None, {"actor": "ALB", "colour": "red", "age": "3"}),
            "actors ALB has no column age, colour – leave it out",
        ),
        (
            Change("actors", "ALB", 0, None, {"actor": "ALB", "anchor_lon": 3.5}),
            "actors ALB holds cells that are no texts – write texts",
        ),
        (replace(GOOD, new={"x": "a" * MOST_BYTES}), "the value has more than 1,000,000 bytes"),
        (replace(GOOD, new={"x": "ü" * (MOST_BYTES - 1)}), "the value has more than 1,000,000"),
        (replace(GOOD, key="k" * 4001), "the key has 4,001 characters – write at most 4,000"),
        (replace(GOOD, key=7), "the key is int – write a text"),
        (replace(GOOD, new={"x": float("nan")}), "Out of range float values are not JSON"),
        (replace(GOOD, new={"x": {1, 2}}), "write texts, numbers, lists and objects only"),
        (replace(GOOD, new={7: "x"}), "a value is int – write a text"),
    ],
)
def test_what_no_table_could_hold_is_refused(change: Change, why: str) -> None:
    with pytest.raises(Unstorable) as refused:
        check("edit", "DOC", [change])
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("verb", "document", "changes", "why"),
    [
        ("ponder", "DOC", [GOOD], "'ponder' is no verb – use receive, accept, "),
        ("edit", "", [GOOD], "the decision has no document – name the one it was made for"),
        ("edit", "DOC", [], "there are 0 changes – write 1 to 10,000"),
        ("edit", "DOC", [GOOD] * 10_001, "there are 10001 changes – write 1 to 10,000"),
        ("edit", "DOC", [GOOD, GOOD], "a subject is changed twice in one action"),
    ],
)
def test_an_action_without_sense_is_refused(
    verb: str, document: str, changes: list[Change], why: str
) -> None:
    with pytest.raises(Unstorable) as refused:
        check(verb, document, changes)
    assert why in str(refused.value)


def test_a_state_comes_back_as_it_was_and_says_the_same_in_one_way() -> None:
    one, other = {"b": ["ü", None, True, 3], "a": {}}, {"a": {}, "b": ["ü", None, True, 3]}
    assert packed(one) == packed(other) == '{"a": {}, "b": ["ü", null, true, 3]}'
    assert unpacked(packed(one)) == one
    assert unpacked(packed(None)) is None
