"""Since when a state is a party: for certain, and possibly."""

from collections.abc import Callable

import pytest

from data.checks.participation import covered, part, party
from data.checks.truth import UNKNOWN, Days
from data.dates import parse_day
from data.tables import Tables
from tests.world import Row, event

Build = Callable[..., Tables]
SIGNED = event("a", "SIGN", "2000-01-01", "ALB;HRV")
FORCE = event("b", "ENTER_FORCE", "2001-01-01", "ALB")
EVER_SINCE = "9999-12-31"


def days(*spans: tuple[str, str]) -> Days:
    return tuple((parse_day(a).toordinal(), parse_day(b).toordinal()) for a, b in spans)


def test_who_signed_is_a_party(build: Build) -> None:
    found = party(build(events=[SIGNED]), "ALB", "PACT")
    assert found.sure == found.possible == days(("2000-01-01", EVER_SINCE))


def test_who_only_signed_is_perhaps_no_party_of_what_is_in_force_for_others(build: Build) -> None:
    tables = build(events=[SIGNED, FORCE])
    assert party(tables, "ALB", "PACT").sure == days(("2000-01-01", EVER_SINCE))
    assert party(tables, "HRV", "PACT").sure == days(("2000-01-01", "2001-01-01"))
    assert party(tables, "HRV", "PACT").possible == days(("2000-01-01", EVER_SINCE))


def test_a_later_step_that_is_not_confirmed_makes_nothing_uncertain(build: Build) -> None:
    tables = build(events=[SIGNED, {**FORCE, "certainty": "probable"}])
    assert party(tables, "ALB", "PACT").sure == days(("2000-01-01", EVER_SINCE))


@pytest.mark.parametrize(
    ("cells", "sure", "possible", "left"),
    [
        (
            {},
            [("2000-01-01", "2010-01-01")],
            [("2000-01-01", "2010-01-01")],
            [("2010-01-01", EVER_SINCE)],
        ),
        (
            {"date": "2010"},
            [("2000-01-01", "2010-01-01")],
            [("2000-01-01", "2010-12-31")],
            [("2010-12-31", EVER_SINCE)],
        ),
        (
            {"certainty": "probable"},
            [("2000-01-01", "2010-01-01")],
            [("2000-01-01", EVER_SINCE)],
            [],
        ),
        (
            {"realis": "ongoing"},
            [("2000-01-01", EVER_SINCE)],
            [("2000-01-01", EVER_SINCE)],
            [],
        ),
        (
            {"type": "SUSPEND"},
            [("2000-01-01", EVER_SINCE)],
            [("2000-01-01", EVER_SINCE)],
            [],
        ),
        (
            {"type": "EXPIRE"},
            [("2000-01-01", "2010-01-01")],
            [("2000-01-01", "2010-01-01")],
            [],
        ),
    ],
    ids=["left", "left in that year", "probably left", "gave notice", "suspended", "ended"],
)
def test_a_party_leaves_when_it_has_left_for_certain(
    build: Build,
    cells: Row,
    sure: list[tuple[str, str]],
    possible: list[tuple[str, str]],
    left: list[tuple[str, str]],
) -> None:
    away = {**event("c", "WITHDRAW", "2010-01-01", "ALB"), **cells}
    found = part(build(events=[SIGNED, away]), "ALB", "PACT")
    assert (found.party.sure, found.party.possible) == (days(*sure), days(*possible))
    assert found.left.sure == days(*left)


def test_who_comes_back_is_a_party_again(build: Build) -> None:
    away = event("c", "WITHDRAW", "2010-01-01", "ALB")
    back = event("d", "ACCEDE", "2020-01-01", "ALB")
    found = party(build(events=[SIGNED, away, back]), "ALB", "PACT")
    assert found.sure == days(("2000-01-01", "2010-01-01"), ("2020-01-01", EVER_SINCE))


@pytest.mark.parametrize(
    "cells", [{"type": "NEGOTIATE"}, {"realis": "planned"}, {"instrument": "NATO"}]
)
def test_without_a_party_an_instrument_is_not_covered_and_nothing_follows(
    build: Build, cells: Row
) -> None:
    tables = build(events=[{**SIGNED, **cells}])
    assert not covered(tables, "PACT")
    assert party(tables, "SRB", "PACT") == UNKNOWN


def test_an_alleged_signature_makes_a_possible_party_of_what_is_covered(build: Build) -> None:
    claim = {"modality": "claim", "attributed_to": "a paper", "certainty": "unknown"}
    tables = build(events=[SIGNED, event("b", "SIGN", "2005-01-01", "HUN", **claim)])
    found = party(tables, "HUN", "PACT")
    assert (found.sure, found.possible) == ((), days(("2005-01-01", EVER_SINCE)))
