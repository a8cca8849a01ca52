"""Subject and object of an assertion are what its kind asks for."""

from collections.abc import Callable

import pytest

from data.schema import kinds
from data.tables import Tables
from tests.world import changed, said

Build = Callable[..., Tables]
WORDS = "write the words"
ACTOR = "write the code of one actor"
FLAGS = "defense, offense, neutrality, nonaggression, consultation"


@pytest.mark.parametrize(
    ("kind", "subject", "object_"),
    [
        ("member", "ALB", "NATO"),
        ("parties", "PACT", "ALB;HRV"),
        ("count", "PACT", "2"),
        ("joined", "ALB", "PACT"),
        ("left", "ALB", "PACT"),
        ("suspended", "ALB", "PACT"),
        ("protected", "SRB", "NATO"),
        ("allied", "ALB", "HRV"),
        ("obligation", "PACT", "defense"),
        ("form", "PACT", "memorandum"),
        ("form", "PACT", "alliance"),
        ("signed", "PACT", "Tirana"),
        ("happened", "signed", "ALB;HRV"),
        ("exists", "YUG", ""),
        ("name", "ALB", "Albania"),
        ("office", "Ana", "President of Albania"),
        ("aim", "PACT", "peace"),
        ("context", "the region", "tense"),
    ],
)
def test_a_subject_and_object_of_the_right_kind_are_accepted(
    build: Build, kind: str, subject: str, object_: str
) -> None:
    assert said(build(**changed("assertions", 0, kind=kind, subject=subject, object=object_))) == []


@pytest.mark.parametrize("kind", ["signed", "happened"])
def test_a_date_alone_says_when_something_was(build: Build, kind: str) -> None:
    cells = {"subject": "PACT" if kind == "signed" else "signed", "object": "", "date": "2025"}
    assert said(build(**changed("assertions", 0, kind=kind, **cells))) == []


@pytest.mark.parametrize(
    ("kind", "subject", "object_", "problem"),
    [
        ("member", "PACT", "NATO", f"subject 'PACT' is no actor in an assertion {{}} – {ACTOR}"),
        (
            *("member", "ALB", "HRV"),
            "object 'HRV' is no instrument in an assertion {}"
            " – write the key of an instrument or the code of an organisation",
        ),
        (
            *("parties", "NATO", "ZZZ"),
            "object 'ZZZ' is no actor in an assertion {}"
            " – write codes of actors with ; between them",
        ),
        (
            *("parties", "NATO", "HRV;ALB"),
            "object 'HRV;ALB' is not in order, each once, in an assertion {} – write ALB;HRV",
        ),
        (
            *("count", "NATO", "many"),
            "object 'many' is no number in an assertion {} – write a whole number below 10000",
        ),
        ("joined", "Ana", "PACT", f"subject 'Ana' is no actor in an assertion {{}} – {ACTOR}"),
        (
            *("left", "ALB", ""),
            "object is empty for an assertion {}"
            " – write the key of an instrument or the code of an organisation",
        ),
        ("allied", "ALB", "ALB", "object 'ALB' is the subject too – write the other one"),
        (
            "allied",
            "ALB",
            "ALB;HRV",
            f"object 'ALB;HRV' is no actor in an assertion {{}} – {ACTOR}",
        ),
        (
            *("obligation", "PACT", "mutual defence"),
            f"object 'mutual defence' is no obligation in an assertion {{}} – use {FLAGS}",
        ),
        (
            *("form", "PACT", "unknown"),
            "object 'unknown' is no form in an assertion {} – use treaty, agreement, memorandum,"
            " declaration, charter, protocol, plan, exchange_of_notes, alliance",
        ),
        (
            *("signed", "PACT", ""),
            "object and date are empty: nothing is said of PACT"
            " – write the date, or what the statement says of the subject",
        ),
        (
            *("happened", "PACT", "ALB"),
            "subject 'PACT' is no event in an assertion {} – write the key of an event",
        ),
        ("exists", "YUG", "2005", "object '2005' in an assertion {} – leave it empty"),
        ("name", "ALB", "", f"object is empty for an assertion {{}} – {WORDS}"),
        ("aim", "PACT", "", f"object is empty for an assertion {{}} – {WORDS}"),
    ],
)
def test_others_are_refused_with_what_to_write(
    build: Build, kind: str, subject: str, object_: str, problem: str
) -> None:
    tables = build(**changed("assertions", 0, kind=kind, subject=subject, object=object_))
    assert said(tables) == [f"assertions.csv:2:{problem.format(f'of kind {kind}')}"]


def test_an_unknown_kind_is_one_problem_only(build: Build) -> None:
    found = said(build(**changed("assertions", 0, kind="rumour")))
    assert found == [
        "assertions.csv:2:kind 'rumour' is no assertion kind – use " + ", ".join(kinds())
    ]
