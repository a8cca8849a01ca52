"""What is said of reported events: accusations of a breach, and talks that were overtaken."""

from collections.abc import Callable

import pytest

from data.check import findings
from data.checks.findings import Finding, Reference
from data.tables import Tables
from tests.world import Row, event, quote, row, rows

Build = Callable[..., Tables]
PACTS = [
    *rows()["instruments"],
    row("instruments", instrument="PLAN", name="A plan", short_name="Plan", defense="0"),
]
SIGNED = rows()["events"][0]
CLAIM = {"modality": "claim", "attributed_to": "a minister", "certainty": "disputed"}
ACCUSED = event("accused", "ACCUSE", "2025-04-01", "SRB", targets="HRV;HUN", **CLAIM)
TALKS = event(
    *("talks", "NEGOTIATE", "2025-03", "HUN;SRB"),
    **{**CLAIM, "certainty": "unknown", "realis": "ongoing"},
)
PLAN = event("plan", "SIGN", "2025-04-02", "HUN;SRB", instrument="PLAN")


def found(
    build: Build, *events: Row, words: str = "signed a pact", **tables: list[Row]
) -> list[Finding]:
    """The findings on events of which DOC reports the first."""
    evidence = [row("evidence", event=events[0]["event"], document="DOC", **quote(words))]
    whole = {"evidence": evidence, "assertions": [], "instruments": PACTS, **tables}
    return list(findings(build(events=[*events, SIGNED], **whole)))


def test_who_is_no_party_cannot_violate_and_who_is_one_may_have(build: Build) -> None:
    said = "The text reports that a minister accuses"
    party, other = found(build, ACCUSED)
    assert other == Finding(
        key="accused--violation--HUN--DOC",
        claim="event",
        about="accused",
        rule="violation",
        verdict="contradicted",
        message=(
            f"{said} Hungary of violating “Pact”. By the tables Hungary was no party of it"
            " on 1 April 2025: it could not violate it. The claim is disputed."
        ),
        reference=Reference("instruments", ("PACT",)),
        sources=("REF",),
        document="DOC",
        quote="signed a pact",
        start=20,
        end=33,
        needs="",
    )
    assert (party.verdict, party.message, party.needs) == (
        "unknown",
        f"{said} Croatia of violating “Pact”. By the tables Croatia was a party of it"
        " on 1 April 2025; whether it violated it, they do not say. The claim is disputed.",
        "A finding by a body of “Pact”, or by its parties.",
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"in_response_to": "signed"},
        {"modality": "fact", "attributed_to": ""},
        {"realis": "planned"},
        {"instrument": ""},
        {"targets": ""},
        {"type": "CONSULT"},
    ],
    ids=["criticises the pact", "a fact", "planned", "of no pact", "of nobody", "talks"],
)
def test_what_alleges_no_breach_has_no_finding(build: Build, cells: Row) -> None:
    assert found(build, {**ACCUSED, **cells}) == []


def test_an_answer_to_another_pact_alleges_a_breach(build: Build) -> None:
    answer = {**ACCUSED, "in_response_to": "plan"}
    keys = [finding.about for finding in found(build, answer, {**PLAN, "date": "2025-03-01"})]
    assert keys == ["accused", "accused"]


def test_nothing_is_said_of_parties_where_no_list_of_them_is_known(build: Build) -> None:
    accused = {**ACCUSED, "instrument": "PLAN", "targets": "HUN"}
    (finding,) = found(build, accused)
    assert (finding.verdict, finding.needs) == (
        "unknown",
        "The parties of “Plan” in the tables, with their dates.",
    )


def test_reported_talks_are_overtaken_by_what_the_same_states_sign_next(build: Build) -> None:
    later = event("later", "SIGN", "2026-01-01", "HUN;SRB", instrument="NATO")
    (finding,) = found(build, TALKS, PLAN, later)
    assert (finding.rule, finding.verdict, finding.message, finding.reference) == (
        "superseded",
        "unknown",
        "The text reports that Hungary and Serbia talk about “Pact”. On 2 April 2025 Hungary and"
        " Serbia signed another instrument, “Plan”. It holds no promise to defend each other"
        " against an attack. No source confirms the talks themselves.",
        Reference("events", ("plan",)),
    )


def test_talks_that_end_with_a_signature_are_supported(build: Build) -> None:
    (finding,) = found(build, TALKS, {**PLAN, "instrument": "PACT"})
    assert (finding.verdict, finding.message) == (
        "supported",
        "The text reports that Hungary and Serbia talk about “Pact”. On 2 April 2025 Hungary and"
        " Serbia signed it.",
    )


@pytest.mark.parametrize(
    ("talks", "plan"),
    [
        ({}, {"date": "2025-02-28"}),
        ({}, {"actors": "ALB;HUN"}),
        ({}, {"certainty": "probable"}),
        ({}, {"realis": "planned"}),
        ({}, {"type": "CONSULT"}),
        ({"certainty": "confirmed"}, {}),
        ({"realis": "hypothetical"}, {}),
        ({"type": "SUPPORT"}, {}),
    ],
)
def test_other_talks_are_not_overtaken(build: Build, talks: Row, plan: Row) -> None:
    assert found(build, {**TALKS, **talks}, {**PLAN, **plan}) == []


def test_undated_talks_are_as_old_as_their_document(build: Build) -> None:
    undated = {**TALKS, "date": "", "date_basis": "none"}
    documents = [{**rows()["documents"][0], "published": "2025-03-20"}, rows()["documents"][1]]
    assert len(found(build, undated, PLAN, documents=documents)) == 1
    documents[0]["published"] = "2025-04-03"
    assert found(build, undated, PLAN, documents=documents) == []


def test_what_only_a_reference_reports_is_not_judged(build: Build) -> None:
    assert found(build, ACCUSED, evidence=[]) == []
