"""Findings as plain values: what a page shows of rows and sources, and what it shows first."""

import json

import pytest

from data import check, findings
from data.checks.findings import VERDICTS, Reference
from data.folders import DEFAULT_FOLDER
from data.tables import load
from tests.world import URL, event, rows, world

COMMITTED = load(DEFAULT_FOLDER)
STOLTENBERG = next(
    found for found in check.findings(COMMITTED) if "Stoltenberg was" in found.message
)


def test_a_finding_has_its_words_its_place_its_rows_and_its_sources():
    facts = findings.facts(COMMITTED, STOLTENBERG)
    assert (facts["verdict"], facts["rule"], facts["needs"]) == ("contradicted", "office", "")
    assert (facts["document"], facts["sentence"]) == ("SEED_000", 11)
    assert facts["title"] == "News text on Serbia–Hungary military-alliance talks, undated"
    assert "\n" not in facts["quote"]
    assert [found["words"] for found in facts["rows"]] == [
        "Jens Stoltenberg, Secretary General of NATO, from 1 October 2014 until 1 October 2024",
        "Mark Rutte, Secretary General of NATO, since 1 October 2024",
    ]
    assert facts["sources"]
    assert all(source["url"].startswith("http") for source in facts["sources"])


def test_all_findings_can_be_sent_to_a_browser():
    told = [findings.facts(COMMITTED, found) for found in check.findings(COMMITTED)]
    assert json.loads(json.dumps(told)) == told
    assert all(fact["title"] and fact["sentence"] for fact in told)


def test_every_row_that_a_finding_rests_on_is_found():
    for found in check.findings(COMMITTED):
        assert len(findings.rows(COMMITTED, found.reference)) == len(found.reference.keys), found


def test_a_row_that_is_gone_is_left_out(tmp_path):
    assert findings.rows(world(tmp_path), Reference("offices", ("Nobody, King, 2020-01-01",))) == []


@pytest.mark.parametrize(
    ("table", "key", "words", "target"),
    [
        ("instruments", "PACT", "Pact: a treaty", {"pact": "PACT"}),
        ("events", "signed", "18 March 2025: ", {"as_of": "2025-03-18", "pact": "PACT"}),
        ("actors", "SRB", "Serbia, since 3 June 2006", {"country": "SRB"}),
        ("borders", "SRB", ", sovereign, since 3 June 2006", None),
        ("names", "ALB, Shqipëria, ", "“Shqipëria”", None),
    ],
)
def test_a_row_of_each_table_is_told_in_words(tmp_path, table, key, words, target):
    (found,) = findings.rows(world(tmp_path), Reference(table, (key,)))
    assert words in found["words"]
    assert found["target"] == target


def test_an_undated_event_has_no_day_to_go_to(tmp_path):
    undated = [*rows()["events"], event("once", "CONSULT", "", "ALB;HRV", summary="They met.")]
    (found,) = findings.rows(world(tmp_path, events=undated), Reference("events", ("once",)))
    assert found == {"words": "They met.", "target": None}


def test_a_source_is_either_here_or_elsewhere(tmp_path):
    tables = world(tmp_path)
    assert (findings.source(tables, "DOC")["stored"], findings.source(tables, "DOC")["url"]) == (
        True,
        "",
    )
    assert (findings.source(tables, "REF")["stored"], findings.source(tables, "REF")["url"]) == (
        False,
        URL,
    )


def test_the_findings_of_an_event_begin_with_the_worst():
    told = findings.of_event(COMMITTED, "vucic-alleges-violation")
    verdicts = [fact["verdict"] for fact in told]
    assert verdicts == sorted(verdicts, key=VERDICTS.index)
    assert {"contradicted", "unknown"} <= set(verdicts)
    assert findings.of_event(COMMITTED, "no such event") == []


def test_a_pact_has_the_findings_on_all_that_speaks_of_it():
    told = {fact["key"] for fact in findings.of_instrument(COMMITTED, "TIRANA2025")}
    assert told == {found.key for found in check.of_instrument(COMMITTED, "TIRANA2025")}
    assert told
    assert findings.of_instrument(COMMITTED, "NO_PACT") == []


def test_an_assertion_that_is_never_judged_has_no_finding(tmp_path):
    assertion = {**rows()["assertions"][0], "kind": "context"}
    assert findings.of_assertion(world(tmp_path, assertions=[assertion]), "a1") == []


def test_the_worst_of_several_verdicts():
    assert findings.worst(["supported", "unknown", "contradicted"]) == "contradicted"
    assert findings.worst(["supported", "unknown"]) == "unknown"
    assert findings.worst([]) == ""


def test_an_assertion_has_its_finding(tmp_path):
    (fact,) = findings.of_assertion(world(tmp_path), "a1")
    assert (fact["verdict"], fact["rule"]) == ("unknown", "member")
    assert fact["needs"]
