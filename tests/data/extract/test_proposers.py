"""What extractors propose passes only if a machine can check it; the rules' own passes too."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.documents import Document, from_bytes, sentences
from data.extract.candidates import Candidate, candidate_id
from data.extract.engine import extract
from data.extract.proposers import Proposal, Rules, actors, drafted, fault, whole
from data.schema import enums

DEVELOPMENT = Path(__file__).parents[2] / "extraction" / "development"
TEXT = "Rain fell.  “Albania and\nCroatia” signed a pact on 3 May 2024. Rain fell."
QUOTE = "“Albania and\nCroatia” signed"
START = TEXT.index(QUOTE)
GOOD = Proposal("SIGN", "occurred", ["HRV", "ALB", "HRV"], QUOTE, START, START + len(QUOTE))


@dataclass
class Guest:
    """Proposes what it was given."""

    proposals: list[Any]
    name: str = "guest"

    def propose(self, document: Document) -> Iterator[Any]:
        yield from self.proposals


def document(text: str = TEXT) -> Document:
    return from_bytes(text.encode(), Path("a.txt"))


def drop(**cells: Any) -> Counter[tuple[str, str]]:
    """What is dropped of the good proposal with these cells."""
    return drafted(document(), [Guest([replace(GOOD, **cells)])]).dropped


def test_a_good_proposal_becomes_a_candidate_with_its_sentence_and_id() -> None:
    second = sentences(TEXT)[1]
    expected = Candidate(
        id=candidate_id("a.txt", second.normalised, "SIGN", 1),
        document="a.txt",
        number=2,
        sentence=second.hash,
        event_type="SIGN",
        realis="occurred",
        parties=("ALB", "HRV"),
        targets=(),
        date="",
        instrument="",
        attributed_to="",
        modality="fact",
        quote=QUOTE,
        start=START,
        end=START + len(QUOTE),
    )
    assert drafted(document(), [Guest([GOOD])]).candidates == (expected,)


def test_what_somebody_says_is_a_claim_unless_the_extractor_knows_better() -> None:
    said = replace(GOOD, attributed_to="GRC")
    opinion = replace(said, modality="opinion", event_type="SUPPORT")
    found = drafted(document(), [Guest([said, opinion])]).candidates
    assert [candidate.modality for candidate in found] == ["claim", "opinion"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"quote": "“Albania and Croatia” signed"}, "its quote is not what the text says there"),
        ({"start": START + 1}, "its quote is not what the text says there"),
        ({"start": 10, "end": 12, "quote": "  "}, "its quote is not what the text says there"),
        ({"end": len(TEXT) + 1}, "its offsets lie outside of the text"),
        ({"start": -5}, "its offsets lie outside of the text"),
        ({"end": START, "quote": ""}, "its offsets lie outside of the text"),
        ({"parties": []}, "it names no party"),
        ({"parties": ["ALB", "QQQ"]}, "it has a code that no actor has"),
        ({"parties": ["alb"]}, "it has a code that no actor has"),
        ({"targets": ["Albania"]}, "it has a code that no actor has"),
        ({"event_type": "sign"}, "its event_type is not in the vocabulary"),
        ({"event_type": ""}, "its event_type is not in the vocabulary"),
        ({"realis": "maybe"}, "its realis is not in the vocabulary"),
        ({"modality": "truth"}, "its modality is not in the vocabulary"),
        ({"date": "3 May 2024"}, "its date is not EDTF"),
        ({"date": "2024-02-30"}, "its date is not EDTF"),
        ({"date": "2" * 1_000_000}, "its date is not EDTF"),
        ({"instrument": "pact\0"}, "it has characters that cannot be stored"),
        ({"attributed_to": "\ud800"}, "it has characters that cannot be stored"),
    ],
)
def test_what_cannot_be_checked_is_dropped_and_counted(cells: dict[str, Any], reason: str) -> None:
    assert drop(**cells) == {("guest", reason): 1}


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "2024-05-03"},
        {"date": "2024-05?"},
        {"targets": ("NATO",)},
        {"instrument": "Pact of Étretat", "attributed_to": "a minister"},
    ],
)
def test_what_can_be_checked_passes(cells: dict[str, Any]) -> None:
    assert drop(**cells) == {}


@pytest.mark.parametrize(
    "proposed",
    [
        None,
        "SIGN",
        {"event_type": "SIGN"},
        replace(GOOD, parties="ALB"),
        replace(GOOD, parties={"ALB"}),
        replace(GOOD, parties=[None]),
        replace(GOOD, targets=None),
        replace(GOOD, start=1.0),
        replace(GOOD, start=True),
        replace(GOOD, date=None),
        SimpleNamespace(event_type="SIGN", realis="occurred", parties=["ALB"]),
    ],
)
def test_what_has_not_the_fields_and_types_is_no_proposal(proposed: Any) -> None:
    found = drafted(document(), [Guest([proposed])])
    assert (found.candidates, found.dropped) == ((), {("guest", "it is no proposal"): 1})


def test_any_object_with_the_fields_will_do() -> None:
    needed = ("event_type", "realis", "parties", "quote", "start", "end")
    proposed = SimpleNamespace(**{name: getattr(GOOD, name) for name in needed})
    assert whole(proposed) == GOOD
    assert len(drafted(document(), [Guest([proposed])]).candidates) == 1


def test_ids_and_places_are_never_taken_from_an_extractor() -> None:
    own = drafted(document(), [Guest([GOOD])]).candidates[0]
    forged = replace(own, id="0" * 16, document="b.txt", number=9, sentence="x")
    assert drafted(document(), [Guest([forged])]).candidates == (own,)


def test_the_rules_come_out_as_they_are() -> None:
    text = "Albania and Croatia signed a defence pact. Greece will join NATO. Serbia left it."
    found = drafted(document(text), [Rules()])
    assert found.candidates == tuple(extract(text, "a.txt"))
    assert (len(found.candidates) > 1, found.dropped, found.failures) == (True, {}, ())


def test_of_what_the_rules_propose_for_real_texts_nothing_is_dropped() -> None:
    number = 0
    for path in sorted(DEVELOPMENT.glob("*.txt")):
        found = drafted(from_bytes(path.read_bytes(), path), [Rules()])
        assert (found.dropped, found.failures) == ({}, ()), path.name
        assert len({candidate.id for candidate in found.candidates}) == len(found.candidates)
        number += len(found.candidates)
    assert number > 100


def test_a_second_extractor_changes_no_id_and_repeats_nothing() -> None:
    text = "Albania and Croatia signed a defence pact."
    rules = drafted(document(text), [Rules()]).candidates
    again = Proposal("SIGN", "planned", ["HRV", "ALB"], "pact", text.index("pact"), len(text) - 1)
    more = replace(again, parties=["GRC"])
    found = drafted(document(text), [Rules(), Guest([again, more])])
    assert found.dropped == {("guest", "it is proposed already"): 1}
    assert found.candidates[: len(rules)] == rules
    assert len({candidate.id for candidate in found.candidates}) == len(rules) + 1


def test_an_extractor_that_fails_keeps_nobody_from_working() -> None:
    class Broken(Guest):
        def propose(self, document: Document) -> Iterator[Any]:
            yield from super().propose(document)
            raise ValueError("out of ideas")

    found = drafted(
        document(), [Broken([GOOD], "broken"), Guest([replace(GOOD, realis="planned")])]
    )
    assert found.failures == (
        "extractor broken failed: ValueError: out of ideas – mend or report it",
    )
    assert len(found.candidates) == 1


ANYTHING = st.one_of(st.none(), st.integers(-5, 90), st.text(max_size=5), st.booleans())
CODES = st.lists(st.sampled_from(["ALB", "HRV", "NATO", "ZZZ", ""]), max_size=3)


@given(
    st.one_of(st.sampled_from(["SIGN", "X"]), ANYTHING),
    st.one_of(st.sampled_from(["occurred", ""]), ANYTHING),
    st.one_of(CODES, ANYTHING),
    st.one_of(st.integers(0, 20), ANYTHING),
    st.one_of(st.integers(0, 80), ANYTHING),
    st.one_of(st.just(""), st.just("2024"), ANYTHING),
)
def test_whatever_is_proposed_only_what_holds_comes_out(
    kind: Any, realis: Any, parties: Any, start: Any, end: Any, date: Any
) -> None:
    quote = TEXT[start:end] if type(start) is int and type(end) is int else ""
    proposed = SimpleNamespace(
        event_type=kind,
        realis=realis,
        parties=parties,
        quote=quote,
        start=start,
        end=end,
        date=date,
    )
    found = drafted(document(), [Guest([proposed])])
    assert len(found.candidates) + found.dropped.total() == 1
    assert found.failures == ()
    for candidate in found.candidates:
        assert TEXT[candidate.start : candidate.end] == candidate.quote != ""
        assert actors().issuperset(candidate.parties)
        assert candidate.event_type in enums()["event_type"]
        assert fault(GOOD, TEXT) == ""
