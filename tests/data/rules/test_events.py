"""Events and what they rest on, who acts in them, what they answer."""

from collections.abc import Callable

import pytest

from data.tables import Tables
from tests.world import Row, changed, event, row, rows, said

Build = Callable[..., Tables]
SIGNED = rows()["events"][0]


def test_an_event_has_evidence(build: Build) -> None:
    both = [SIGNED, event("talks", "NEGOTIATE", "2025", "HUN;SRB")]
    assert said(build(events=both)) == []
    no_url = changed("documents", 1, url="")
    assert said(build(events=both, **no_url)) == [
        "events.csv:3:event 'talks' has no evidence – add it to evidence.csv",
        "evidence.csv:4:document 'REF' has no URL – add it in documents.csv",
    ]
    nothing = row("evidence", event="talks", document="DOC")
    assert "events.csv:3:event 'talks' has no evidence – add it to evidence.csv" in said(
        build(events=both, evidence=[*rows()["evidence"], nothing])
    )


@pytest.mark.parametrize(
    ("key", "basis", "problems_"),
    [
        ("signed", "document", []),
        ("signed", "inferred", []),
        (
            *("signed", "reference"),
            [
                (
                    "events.csv:2:date_basis 'reference' without such evidence"
                    " – cite a reference with a URL"
                )
            ],
        ),
        ("talks", "reference", []),
        (
            *("talks", "document"),
            ["events.csv:3:date_basis 'document' without such evidence – quote a seed"],
        ),
        (
            *("talks", "none"),
            [
                (
                    "events.csv:3:date_basis 'none' with the date '2025'"
                    " – write none where there is no date"
                )
            ],
        ),
    ],
)
def test_a_basis_is_shown_by_evidence_of_its_kind(
    build: Build, key: str, basis: str, problems_: list[str]
) -> None:
    both = [SIGNED, event("talks", "NEGOTIATE", "2025", "HUN;SRB")]
    changed_ = [
        {**found, "date_basis": basis} if found["event"] == key else found for found in both
    ]
    assert said(build(events=changed_)) == problems_


@pytest.mark.parametrize("modality", ["claim", "opinion", "speculation", "editorial"])
def test_whatever_is_no_fact_is_attributed(build: Build, modality: str) -> None:
    known = {"modality": modality, "attributed_to": "a paper"}
    assert said(build(**changed("events", 0, **known))) == []
    assert said(build(**changed("events", 0, modality=modality))) == [
        f"events.csv:2:attributed_to is empty for a modality of {modality} – name who says so"
    ]


@pytest.mark.parametrize(
    ("cells", "problems_"),
    [
        ({"actors": "ALB;HRV", "targets": "HUN;SRB"}, []),
        (
            {"actors": "HRV;ALB"},
            ["events.csv:2:actors 'HRV;ALB' is not in order, each once – write ALB;HRV"],
        ),
        (
            {"targets": "HUN;HUN"},
            ["events.csv:2:targets 'HUN;HUN' is not in order, each once – write HUN"],
        ),
        (
            {"targets": "ALB;SRB"},
            ["events.csv:2:targets repeats the actor ALB – remove it from one"],
        ),
    ],
)
def test_actors_and_targets_are_sorted_and_disjoint(
    build: Build, cells: Row, problems_: list[str]
) -> None:
    assert said(build(**changed("events", 0, **cells))) == problems_


@pytest.mark.parametrize(
    ("actor", "day", "exists"),
    [
        ("YUG", "1992-04-26", False),
        ("YUG", "1992-04-27", True),
        ("YUG", "2003-02-03", True),
        ("YUG", "2003-02-04", False),
        ("YUG", "2003", True),
        ("YUG", "[2003-02-04..2003-12-31]", False),
        ("SRB", "2006-06-02", False),
        ("SRB", "2006", True),
        ("ALB", "1900", True),
    ],
)
@pytest.mark.parametrize("column", ["actors", "targets"])
def test_an_actor_exists_on_the_day_of_the_event(
    build: Build, column: str, actor: str, day: str, exists: bool
) -> None:
    cells = {"actors": actor} if column == "actors" else {"actors": "HRV", "targets": actor}
    known = event("x", "CONSULT", day, **cells)
    expected = f"events.csv:3:{column} {actor} does not exist on {day} – use the state of that day"
    assert said(build(events=[SIGNED, known])) == ([] if exists else [expected])


def test_a_territory_may_act_shortly_before_its_independence(build: Build) -> None:
    colony = {"actor": "SRB", "sovereignty": "dependent", "ruler": "HRV", "modern_members": "HUN"}
    since = row("borders", entity="A", valid_from="2000-01-01", valid_to="2006-06-03", **colony)
    free = row("borders", entity="B", actor="SRB", modern_members="HUN", valid_from="2006-06-03")
    signed = event("x", "SIGN", "2006-06-02", "HRV;SRB", instrument="NATO")
    assert said(build(events=[SIGNED, signed], borders=[since, free])) == []


@pytest.mark.parametrize(
    ("day", "question", "problems_"),
    [
        ("2025-03-18", "signed", []),
        ("2025-03", "signed", []),
        (
            *("2025-03-17", "signed"),
            [
                (
                    "events.csv:3:in_response_to 'signed' is later than its answer"
                    " – correct one of the dates"
                )
            ],
        ),
        (
            *("2025-03-18", "x"),
            ["events.csv:3:in_response_to 'x' answers itself – leave it empty"],
        ),
    ],
)
def test_an_answer_is_no_earlier_than_its_question(
    build: Build, day: str, question: str, problems_: list[str]
) -> None:
    answer = event("x", "ACCUSE", day, "SRB", in_response_to=question)
    assert said(build(events=[SIGNED, answer])) == problems_
