"""The steps of an instrument come in order, and no organisation acts as its members."""

from collections.abc import Callable

import pytest

from data.tables import Tables
from data.validate import problems
from tests.world import Row, event, rows, said

Build = Callable[..., Tables]
SIGNED = rows()["events"][0]


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ([("RATIFY", "2025-04", "ALB"), ("ENTER_FORCE", "2025-05", "ALB")], ""),
        ([("ENTER_FORCE", "2025-03-18", "ALB;HRV")], ""),
        ([("WITHDRAW", "2025-04", "ALB"), ("SIGN", "2025-05", "ALB")], ""),
        ([("SUSPEND", "2025-04", "ALB"), ("WITHDRAW", "2025-05", "ALB")], ""),
        ([("ACCEDE", "2025-04", "HUN"), ("EXPIRE", "2025-05", "HRV;HUN")], ""),
        ([("NEGOTIATE", "2025-04", "ALB;HUN")], ""),
        ([("SIGN", "2025-04", "ALB")], "SIGN of PACT by ALB, which is already signed"),
        (
            [("ENTER_FORCE", "2025-04", "ALB"), ("RATIFY", "2025-05", "ALB")],
            "RATIFY of PACT by ALB, which is already in_force",
        ),
        (
            [("WITHDRAW", "2025-04", "HUN")],
            "WITHDRAW of PACT by HUN, which is no party",
        ),
        (
            [("WITHDRAW", "2025-03-17", "ALB")],
            "WITHDRAW of PACT by ALB, which is no party",
        ),
        (
            [("WITHDRAW", "2025-04", "ALB"), ("SUSPEND", "2025-05", "ALB")],
            "SUSPEND of PACT by ALB, which is no party",
        ),
        (
            [("EXPIRE", "2025-04", "ALB"), ("EXPIRE", "2025-05", "HRV")],
            "EXPIRE of PACT by HRV, which is no party",
        ),
    ],
)
def test_a_status_moves_backwards_only_by_an_event_that_moves_it(
    build: Build, steps: list[tuple[str, str, str]], problem: str
) -> None:
    later = [event(f"z{number}", *step) for number, step in enumerate(steps)]
    found = [found.message for found in problems(build(events=[SIGNED, *later]))]
    assert found == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("targets", "problem"),
    [
        ("YUG", ""),
        ("", "targets is empty for a succession – name the predecessor as target"),
        (
            "HUN",
            "targets SUCCEED of PACT from HUN, which is no party"
            " – add the event by which it became one",
        ),
    ],
)
def test_a_successor_takes_the_place_of_a_party(build: Build, targets: str, problem: str) -> None:
    signed = event("a", "SIGN", "2000", "HRV;YUG")
    follows = event("b", "SUCCEED", "2003-02-04", "ALB", targets=targets)
    expected = [f"events.csv:3:{problem}"] if problem else []
    assert said(build(events=[signed, follows, {**SIGNED, "instrument": ""}])) == expected


@pytest.mark.parametrize(
    "cells",
    [
        {"realis": "planned"},
        {"realis": "negated"},
        {"certainty": "refuted"},
        {"modality": "claim", "certainty": "disputed", "attributed_to": "a paper"},
        {"targets": "HUN"},  # ratifies the accession of another
    ],
)
def test_what_moves_no_status_may_come_at_any_time(build: Build, cells: Row) -> None:
    assert said(build(events=[SIGNED, event("z", "SIGN", "2025-05", "ALB", **cells)])) == []


@pytest.mark.parametrize(
    ("day", "actors", "refused"),
    [
        ("2010", "ALB;HRV;NATO", True),
        ("2010", "ALB;NATO;SRB", False),
        ("2010", "NATO;SRB", False),
        ("2010", "ALB;HRV;SRB", False),
        ("2008", "ALB;HRV;NATO", False),
    ],
)
def test_an_organisation_is_not_expanded_to_its_members(
    build: Build, day: str, actors: str, refused: bool
) -> None:
    joined = event("joined", "ACCEDE", "2009-04-01", "ALB;HRV;NATO", instrument="NATO")
    exercise = event("exercise", "COOPERATE", day, actors, instrument="")
    message = "events.csv:2:actors lists NATO beside its members ALB, HRV – keep NATO only"
    expected = [message] if refused else []
    assert said(build(events=[exercise, joined, SIGNED])) == expected
