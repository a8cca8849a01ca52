"""What the fact checks say of the first document, on the committed tables.

Each finding cites the sentence of the seed that it is about, by its number.
"""

import re

import pytest

from data.check import about, findings
from data.folders import DEFAULT_FOLDER
from data.schema import schema
from data.tables import Tables, load


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load(DEFAULT_FOLDER)


def judged(tables: Tables, claim: str, key: str) -> dict[str, tuple[str, str]]:
    """Verdict and message of the findings on a claim, by rule and target."""
    return {
        finding.key.removeprefix(f"{key}--").removesuffix("--SEED_000"): (
            finding.verdict,
            finding.message,
        )
        for finding in about(tables, claim, key)
    }


def test_not_all_three_are_members_of_nato(tables: Tables) -> None:
    # Sentence 4: "the three nations, which are all NATO members".
    keys = {"ALB": "seed000-06", "HRV": "seed000-07", "XKX": "seed000-08"}
    found = {actor: about(tables, "assertion", key)[0] for actor, key in keys.items()}
    assert {actor: finding.verdict for actor, finding in found.items()} == {
        "ALB": "supported",
        "HRV": "supported",
        "XKX": "contradicted",
    }
    assert found["XKX"].message == (
        "The text says that Kosovo is a party of NATO. By the tables Kosovo has never been a party"
        " of NATO."
    )


def test_hungary_is_a_member_of_nato_and_serbia_is_not(tables: Tables) -> None:
    # Sentence 13: "Hungary, a NATO member, despite not being part of the alliance itself".
    found = [about(tables, "assertion", key)[0] for key in ("seed000-14", "seed000-15")]
    assert [finding.verdict for finding in found] == ["supported", "supported"]


def test_the_secretary_general_was_another(tables: Tables) -> None:
    # Sentence 11: "talks with NATO Secretary-General Jens Stoltenberg".
    assert judged(tables, "assertion", "seed000-12") == {
        "office": (
            "contradicted",
            "The text says that Jens Stoltenberg was Secretary General of NATO on 19 March 2025."
            " By the tables Jens Stoltenberg held this office from 1 October 2014 until"
            " 1 October 2024. On 19 March 2025 Mark Rutte (since 1 October 2024) held it.",
        )
    }


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        ("seed000-02", "Aleksandar Vučić is President of Serbia"),  # sentence 2
        ("seed000-03", "Viktor Orbán is Prime Minister of Hungary"),
    ],
)
def test_the_president_and_the_prime_minister_are_right(
    tables: Tables, key: str, clause: str
) -> None:
    (finding,) = about(tables, "assertion", key)
    assert finding.verdict == "supported"
    assert finding.message.startswith(f"The text says that {clause}. By the tables")


def test_the_declaration_holds_no_promise_of_mutual_defence(tables: Tables) -> None:
    # Sentence 4: "The memorandum serves as a commitment to mutual defense".
    (finding,) = about(tables, "assertion", "seed000-05")
    assert (finding.verdict, finding.message) == (
        "contradicted",
        "The text says that “Tirana declaration” obliges its parties to defend each other against"
        " an attack. It holds no promise to defend each other against an attack.",
    )
    assert {"HTKA_2025", "KOHA_2025_03", "A2_2025_03"} <= set(finding.sources)


def test_what_the_declaration_is_called_is_not_what_it_is(tables: Tables) -> None:
    # Sentences 3 and 7: "a recent trilateral defense memorandum", "The alliance".
    found = [about(tables, "assertion", key)[0] for key in ("seed000-18", "seed000-19")]
    assert [(finding.rule, finding.verdict) for finding in found] == [("form", "contradicted")] * 2


def test_only_croatia_could_have_violated_the_agreement_of_1996(tables: Tables) -> None:
    # Sentence 10: "it constitutes a violation of a 1996 subregional arms control agreement".
    pact = "“Sub-regional arms control, Florence”"
    said = "The text reports that President Vučić accuses"
    no_party = (
        "was no party of it on 19 March 2025: it could not violate it. The claim is disputed."
    )
    assert judged(tables, "event", "vucic-alleges-violation") == {
        "violation--ALB": (
            "contradicted",
            f"{said} Albania of violating {pact}. By the tables Albania {no_party}",
        ),
        "violation--HRV": (
            "unknown",
            f"{said} Croatia of violating {pact}. By the tables Croatia was a party of it"
            " on 19 March 2025; whether it violated it, they do not say. The claim is disputed.",
        ),
        "violation--XKX": (
            "contradicted",
            f"{said} Kosovo of violating {pact}. By the tables Kosovo {no_party}",
        ),
    }


def test_the_talks_were_overtaken_by_what_was_signed_on_1_april_2025(tables: Tables) -> None:
    # Sentences 1, 2 and 13: "Negotiations between leaders of Serbia and Hungary".
    (finding,) = about(tables, "event", "srb-hun-talks")
    assert (finding.rule, finding.verdict) == ("superseded", "unknown")
    assert finding.reference.keys == ("srb-hun-plan-signed",)
    assert finding.message.startswith(
        "The text reports that Hungary and Serbia talk about “Serbia–Hungary military alliance”."
        " On 1 April 2025 Hungary and Serbia signed another instrument, “Serbia–Hungary"
        " cooperation plan 2025”."
    )


def test_the_other_claims_of_the_document_are_not_judged(tables: Tables) -> None:
    known = {finding.about for finding in findings(tables) if finding.document == "SEED_000"}
    assert known == {
        *(f"seed000-{number}" for number in ("02", "03", "05", "06", "07", "08", "12", "14")),
        *("seed000-15", "seed000-18", "seed000-19", "srb-hun-talks", "vucic-alleges-violation"),
    }


def test_no_finding_shows_a_code_or_leads_nowhere(tables: Tables) -> None:
    documents = tables.documents.set_index("document")
    for finding in findings(tables):
        assert not re.search(r"\b[A-Z]{2,}_?\d{2,}|\b(ALB|HRV|XKX|SRB|HUN)\b", finding.message)
        assert all(documents.loc[source, "url"] for source in finding.sources)
        assert set(finding.reference.keys) <= keys(tables, finding.reference.table)
        assert (finding.verdict == "unknown") == bool(finding.needs)


def keys(tables: Tables, table: str) -> set[str]:
    """The keys of a table as a reference writes them."""
    columns = list(schema()[table].key)
    return {", ".join(key) for key in tables[table][columns].itertuples(index=False, name=None)}
