"""`data.check`: findings by claim and pact, the command, and how long it all takes."""

import json
import re
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import check
from data.check import about, findings, of_instrument
from data.checks.findings import VERDICTS
from data.schema import kinds
from data.tables import Tables
from tests.data.checks import world as checked
from tests.world import Row, changed, event, quote, row, rows, said

Build = Callable[..., Tables]
JOINED = event("joined", "ACCEDE", "2009-04-01", "ALB", instrument="NATO")
EVENTS = [JOINED, rows()["events"][0]]
MESSAGE = (
    "The text says that Albania is a party of NATO. By the tables Albania joined NATO on"
    " 1 April 2009."
)


def test_the_world_of_these_tests_has_no_problem() -> None:
    assert said(checked.tables()) == []


def test_every_kind_is_judged_by_a_rule_or_by_none() -> None:
    assert set(check.RULES) == {kind.name for kind in kinds().values() if kind.judged}
    assert {kind.name for kind in kinds().values() if not kind.judged} == {"aim", "context"}


@pytest.mark.parametrize("kind", ["aim", "context"])
def test_aims_and_context_are_never_judged(build: Build, kind: str) -> None:
    assert findings(build(events=EVENTS, **changed("assertions", 0, kind=kind))) == ()


def test_what_a_text_denies_is_judged_the_other_way_round(build: Build) -> None:
    (finding,) = findings(build(events=EVENTS, **changed("assertions", 0, polarity="-")))
    assert (finding.verdict, finding.message) == (
        "contradicted",
        MESSAGE.replace("says", "denies"),
    )


def test_who_says_it_is_named(build: Build) -> None:
    (finding,) = findings(build(events=EVENTS, **changed("assertions", 0, attributed_to="a paper")))
    assert finding.message.startswith("The text, citing a paper, says that Albania is")


def test_findings_stand_by_place_and_have_keys_of_their_own(build: Build) -> None:
    first, second = rows()["assertions"][0], {**rows()["assertions"][0], "assertion": "a0"}
    early = {k: v for k, v in quote("Albania and Croatia").items() if "fix" not in k}
    found = findings(build(events=EVENTS, assertions=[first, {**second, **early}]))
    assert [finding.key for finding in found] == ["a0--member", "a1--member"]


def test_findings_are_made_once_for_the_same_tables(build: Build) -> None:
    tables = build()
    assert findings(tables) is findings(tables)


def test_the_findings_on_a_claim_or_a_pact(build: Build) -> None:
    tables = build(events=EVENTS)
    (finding,) = findings(tables)
    assert about(tables, "assertion", "a1") == of_instrument(tables, "NATO") == (finding,)
    assert about(tables, "event", "a1") == of_instrument(tables, "PACT") == ()


def run(build: Build, monkeypatch: pytest.MonkeyPatch, *arguments: str, **tables: list[Row]) -> int:
    monkeypatch.setenv("PACTMAP_TABLES", str(build(**{"events": EVENTS, **tables}).folder))
    return check.main(arguments)


def test_the_command_prints_an_array_of_findings(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(build, monkeypatch, "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "key": "a1--member",
            "claim": "assertion",
            "about": "a1",
            "rule": "member",
            "verdict": "supported",
            "message": MESSAGE,
            "reference": {"table": "events", "keys": ["joined"]},
            "sources": ["REF"],
            "document": "DOC",
            "quote": "Albania is in NATO",
            "start": 35,
            "end": 53,
            "needs": "",
        }
    ]


def test_the_command_prints_lines_and_counts(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(build, monkeypatch) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"supported  DOC:35  member  {MESSAGE}",
        "0 contradicted, 0 unknown, 1 supported",
    ]


def test_the_command_refuses_broken_tables(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(build, monkeypatch, **changed("assertions", 0, subject="ZZZ")) == 1
    assert capsys.readouterr().err == (
        "the tables are broken at 'ZZZ' – run python -m data.validate\n"
    )


def test_thousands_of_statements_are_judged_in_a_moment(build: Build) -> None:
    pacts = [row("instruments", instrument=f"P{n}", short_name=f"Pact {n}") for n in range(400)]
    events = [
        event(f"e{n}-{k}", type_, f"{1950 + n % 50 + k}-05-01", "ALB;HRV;HUN", instrument=f"P{n}")
        for n in range(400)
        for k, type_ in enumerate(["SIGN", "RATIFY", "ENTER_FORCE"])
    ]
    kept = rows()["assertions"][0]
    assertions = [
        {**kept, "assertion": f"s{n}-{kind}", "kind": kind, "object": f"P{n}"}
        for n in range(400)
        for kind in ("member", "joined", "left")
    ]
    tables = build(
        **{"instruments": [*rows()["instruments"], *pacts], "assertions": assertions},
        events=[*events, *EVENTS],
    )
    start = time.process_time()
    found = findings(tables)
    assert len(found) == 1200
    assert {finding.verdict for finding in found} <= set(VERDICTS)
    assert time.process_time() - start < 1


CLAIMS = st.sampled_from(
    [
        ("member", "HUN", "NATO"),
        ("parties", "FLORENCE", "BIH;HRV;MNE;SRB"),
        ("count", "NATO", "8"),
        ("joined", "HUN", "NATO"),
        ("left", "GBR", "EU"),
        ("suspended", "ARM", "CSTO"),
        ("protected", "MNE", "NATO"),
        ("allied", "HUN", "SRB"),
        ("exists", "XKX", ""),
        ("name", "MKD", "Macedonia"),
        ("office", "Jens Stoltenberg", "Secretary General of NATO"),
    ]
)
DATES = st.dates(date(1945, 1, 1), date(2027, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"])
)


@given(CLAIMS, DATES)
def test_whatever_is_said_of_whatever_day_is_judged_in_words(
    claim: tuple[str, str, str], day: str
) -> None:
    asserted, denied = (checked.said(*claim, day, polarity) for polarity in "+-")
    turned = {"supported": "contradicted", "contradicted": "supported", "unknown": "unknown"}
    assert denied.verdict == turned[asserted.verdict]
    assert asserted.message.startswith("The text says that ")
    assert asserted.message.endswith(".")
    assert (asserted.verdict == "unknown") == bool(asserted.needs)
    assert not re.search(r"\|| {2}|\.\.|\b(HUN|MNE|XKX|MKD|ARM|GBR|SRB)\b", asserted.message)


@given(CLAIMS.filter(lambda claim: claim[0] not in ("joined", "left")), DATES)
def test_a_day_of_a_settled_year_is_settled_as_the_year(
    claim: tuple[str, str, str], day: str
) -> None:
    year, whole = day[:4], checked.said(*claim, day[:4])
    if whole.verdict != "unknown" and year < "2026":
        assert checked.said(*claim, day).verdict == whole.verdict
