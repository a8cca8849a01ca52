"""The Admiralty grades of an event: a letter for its best source, a figure for the information."""

from collections.abc import Callable

import pytest

from data.grading import (
    CREDIBILITY,
    SOURCES,
    Case,
    Grade,
    against,
    credibility,
    grade,
    in_words,
    why,
)
from data.schema import enums
from data.tables import Tables, load
from tests.world import event, row

Build = Callable[..., Tables]

# certainty, modality, origins, denials, contradictions: the figure and what it follows from
CASES = (
    (
        ("confirmed", "fact", 2, 0, 0),
        "1",
        "2 independent origins, judged confirmed, nobody denies it",
    ),
    (("confirmed", "fact", 1, 0, 0), "2", "one origin, judged confirmed, nobody denies it"),
    (("confirmed", "fact", 0, 0, 0), "6", "no document here reports it, nobody denies it"),
    (
        ("probable", "fact", 2, 0, 0),
        "2",
        "2 independent origins, judged probable, nobody denies it",
    ),
    (("probable", "fact", 1, 0, 0), "3", "one origin, judged probable, nobody denies it"),
    (("unknown", "fact", 2, 0, 0), "3", "2 independent origins, not judged, nobody denies it"),
    (("unknown", "fact", 1, 0, 0), "6", "one origin, not judged, nobody denies it"),
    (
        ("disputed", "fact", 4, 0, 0),
        "4",
        "4 independent origins, judged disputed, nobody denies it",
    ),
    (("refuted", "fact", 4, 0, 0), "5", "4 independent origins, judged refuted, nobody denies it"),
    # A denial makes it worse, but never improbable by itself.
    (
        ("confirmed", "fact", 3, 1, 0),
        "2",
        "3 independent origins, judged confirmed, 1 document tells it otherwise",
    ),
    (
        ("confirmed", "fact", 1, 2, 0),
        "3",
        "one origin, judged confirmed, 2 documents tell it otherwise",
    ),
    (
        ("probable", "fact", 1, 1, 0),
        "4",
        "one origin, judged probable, 1 document tells it otherwise",
    ),
    (("unknown", "fact", 1, 1, 0), "4", "one origin, not judged, 1 document tells it otherwise"),
    (
        ("disputed", "fact", 1, 1, 0),
        "4",
        "one origin, judged disputed, 1 document tells it otherwise",
    ),
    (
        ("refuted", "fact", 1, 1, 0),
        "5",
        "one origin, judged refuted, 1 document tells it otherwise",
    ),
    (
        ("unknown", "fact", 0, 1, 0),
        "4",
        "no document here reports it, 1 document tells it otherwise",
    ),
    # A claim is possibly true at best.
    (
        ("confirmed", "claim", 2, 0, 0),
        "3",
        "2 independent origins, only claimed, judged confirmed, nobody denies it",
    ),
    (("unknown", "claim", 1, 0, 0), "6", "one origin, only claimed, not judged, nobody denies it"),
    # A fact check that contradicts it makes it doubtful, or improbable if something else did.
    (
        ("confirmed", "fact", 2, 0, 1),
        "4",
        "2 independent origins, judged confirmed, a fact check contradicts it",
    ),
    (
        ("confirmed", "fact", 2, 1, 1),
        "5",
        "2 independent origins, judged confirmed, 1 document tells it otherwise,"
        " a fact check contradicts it",
    ),
    (("unknown", "fact", 1, 0, 1), "4", "one origin, not judged, a fact check contradicts it"),
    (
        ("disputed", "claim", 2, 2, 3),
        "5",
        "2 independent origins, only claimed, judged disputed, 2 documents tell it otherwise,"
        " a fact check contradicts it",
    ),
    # What is no account of anything cannot be true or false.
    (("confirmed", "opinion", 2, 0, 0), "6", "an opinion is no account of what happened"),
    (("refuted", "speculation", 1, 1, 1), "6", "a speculation is no account of what happened"),
    (("unknown", "editorial", 1, 0, 0), "6", "a comment is no account of what happened"),
)


@pytest.mark.parametrize(("case", "figure", "reason"), CASES)
def test_the_figure_follows_from_what_speaks_for_and_against(
    case: tuple[str, str, int, int, int], figure: str, reason: str
) -> None:
    assert (credibility(Case(*case)), why(Case(*case))) == (figure, reason)


def test_every_word_of_the_tables_has_a_figure() -> None:
    found = {
        credibility(Case(certainty, modality, origins, denials, contradictions))
        for certainty in enums()["certainty"]
        for modality in enums()["modality"]
        for origins in (0, 1, 2)
        for denials in (0, 1)
        for contradictions in (0, 1)
    }
    assert found == set(CREDIBILITY)
    assert set(SOURCES) == set(enums()["reliability"])


def world(build: Build, grades: str, *stances: str, **cells: str) -> Tables:
    """The world with one event, reported so by a document of each of these grades."""
    documents = [
        row(
            "documents",
            document=f"REF_{n}",
            kind="reference",
            url=f"https://a.org/{n}",
            reliability=g,
        )
        for n, g in enumerate(grades.replace("-", " "))
    ]
    shown = [
        row("evidence", event="signed", document=f"REF_{n}", stance=stance, quote="So it was.")
        for n, stance in enumerate(stances or ["reports"] * len(grades))
    ]
    documents = [{**found, "reliability": found["reliability"].strip()} for found in documents]
    told = event("signed", "SIGN", "2025-03-18", "ALB;HRV", **cells)
    blank = {"assertions": [], "ledger": [], "names": [], "offices": [], "disputes": []}
    return build(events=[told], documents=documents, evidence=shown, **blank)


def test_the_letter_is_that_of_the_best_document_that_reports_it(build: Build) -> None:
    found = grade(world(build, "CBA", "reports", "confirms", "denies"), "signed")
    assert found == Grade(
        "B",
        "REF_1",
        "2",
        "2 independent origins, judged confirmed, 1 document tells it otherwise",
        2,
        2,
    )
    assert found.code == "B2"


def test_what_nobody_graded_cannot_be_judged_and_ranks_last(build: Build) -> None:
    assert grade(world(build, "-"), "signed").source == "F"
    assert grade(world(build, "-E"), "signed").source == "E"


def test_an_event_that_is_only_denied_has_no_source(build: Build) -> None:
    found = grade(world(build, "A", "denies", certainty="unknown"), "signed")
    assert (found.code, found.document, found.documents, found.origins) == ("F4", "", 0, 0)


def test_both_are_told_in_words(build: Build) -> None:
    assert in_words(grade(world(build, "BB", certainty="probable"), "signed")) == (
        "Source B, usually reliable. Information 2, probably true:"
        " 2 independent origins, judged probable, nobody denies it."
    )


def test_what_nobody_denies_has_nothing_against_it(build: Build) -> None:
    assert against(world(build, "B"), "signed") == []
    assert against(world(build, "BA", "reports", "denies"), "signed") == [
        "A report (A: completely reliable) tells it otherwise, and is better graded than what"
        " reports it."
    ]


def test_the_claim_of_a_breach_is_improbable() -> None:
    """“it constitutes a violation of a 1996 subregional arms control agreement”: two documents and
    the tables contradict it, as two of the accused are no parties."""
    found = grade(load(), "vucic-alleges-violation")
    assert (found.code, found.document, found.documents, found.origins) == (
        *("B5", "TANJUG_2025_03_20"),
        *(2, 2),
    )
    assert against(load(), "vucic-alleges-violation") == [
        "25 years of the Agreement on Sub-Regional Arms Control (A: completely reliable) tells it"
        " otherwise, and is better graded than what reports it.",
        "Croatia: Military initiative with Albania and Kosovo, also open to partners (B: usually"
        " reliable) tells it otherwise.",
        "2 fact checks contradict it.",
    ]
