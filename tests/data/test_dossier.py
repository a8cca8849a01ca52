"""What a reader is told about a country, a pact, a day."""

from datetime import date

import pytest

from data import chronicle, dossier
from tests.first_document import small
from tests.world import event, row, world

COMMITTED = small()
DAY = date(2025, 3, 20)


def titles(cards):
    return [(card["short"], card["status"], card["certain"]) for card in cards]


def test_serbia_on_20_march_2025_has_an_agreement_in_force_and_reported_talks():
    facts = dossier.country(COMMITTED, "SRB", DAY)
    assert (facts["name"], facts["as_of"], facts["exists"]) == ("Serbia", "20 March 2025", True)
    assert titles(facts["pacts"]) == [
        ("Sub-regional arms control, Florence", "in_force", True),
        ("Serbia–Hungary military alliance", "negotiating", False),
    ]
    talks = facts["pacts"][1]
    assert (talks["since"], talks["basis"], talks["modality"]) == (
        "between 19 and 31 March 2025",
        "inferred",
        "claim",
    )
    assert [party["name"] for party in talks["parties"]] == ["Hungary"]
    assert [later["day"] for later in talks["later"]] == ["2025-04-01"]


def test_what_contradicts_an_event_stands_beside_it():
    facts = dossier.country(COMMITTED, "SRB", DAY)
    assert "vucic-alleges-violation" in facts["pacts"][0]["events"]
    claim = facts["events"]["vucic-alleges-violation"]
    assert claim["certainty"] == "disputed"
    assert {quote["document"] for quote in claim["quotes"] if quote["stance"] == "denies"} == {
        "TELEGRAFI_2025_03",
        "MVEP_HR_2021",
    }


def test_before_the_talks_nothing_is_known_of_them():
    facts = dossier.country(COMMITTED, "SRB", date(2025, 3, 1))
    assert titles(facts["pacts"]) == [("Sub-regional arms control, Florence", "in_force", True)]
    assert {later["instrument"] for later in facts["later"]} == {"SRB_HUN_2025", "SRB_HUN_ALLIANCE"}
    assert facts["reactions"] == []


def test_a_country_that_was_part_of_another_says_so():
    facts = dossier.country(COMMITTED, "SRB", date(2000, 1, 1))
    assert facts["exists"] is False
    assert facts["part_of"] == {"code": "YUG", "name": "FR Yugoslavia"}
    assert titles(dossier.country(COMMITTED, "YUG", date(2000, 1, 1))["pacts"])


def test_a_pact_says_label_form_and_status_apart():
    card = dossier.pact(COMMITTED, "TIRANA2025", DAY)["card"]
    assert (card["form"], card["binding"], card["status"]) == ("declaration", "0", "signed")
    assert "alliance" in card["labels"]
    others = ("offense", "neutrality", "nonaggression", "consultation")
    assert card["obligations"] == {"defense": "0", **dict.fromkeys(others, "NA")}


def test_an_undated_event_is_known_when_its_document_is_written():
    known = [row.event for row in chronicle.known(COMMITTED, date(2025, 3, 19))]
    assert "analysts-suggest-un" in known
    assert "analysts-suggest-un" not in [
        row.event for row in chronicle.known(COMMITTED, date(2025, 3, 18))
    ]


def test_the_overview_lists_pacts_and_the_latest_events_first():
    facts = dossier.overview(COMMITTED, DAY)
    assert [card["instrument"] for card in facts["pacts"]] == [
        "FLORENCE1996",
        "TIRANA2025",
        "SRB_HUN_ALLIANCE",
    ]
    days = [facts["events"][key]["day"] for key in facts["latest"]]
    assert days == sorted(days, reverse=True)
    assert all(day <= "2025-03-20" for day in days)


def test_a_party_that_left_is_in_the_past(tmp_path):
    signed = event("signed", "SIGN", "2025-03-18", "ALB;HRV", date_basis="document")
    tables = world(tmp_path, events=[signed, event("left", "WITHDRAW", "2025-06-01", "HRV")])
    facts = dossier.country(tables, "HRV", date(2025, 7, 1))
    assert facts["pacts"] == []
    assert titles(facts["past"]) == [("Pact", "withdrawn", True)]


def test_a_later_signature_by_the_same_parties_is_pointed_out(tmp_path):
    signed = event("signed", "SIGN", "2025-03-18", "ALB;HRV", date_basis="document")
    other = event("other", "SIGN", "2025-06-01", "ALB;HRV", instrument="NEXT")
    three = event("three", "SIGN", "2025-06-02", "ALB;HRV;HUN", instrument="NEXT")
    instruments = [row("instruments", instrument=name) for name in ("NATO", "NEXT", "PACT")]
    tables = world(tmp_path, events=[signed, other, three], instruments=instruments)
    card = dossier.pact(tables, "PACT", date(2025, 4, 1))["card"]
    assert [later["day"] for later in card["later"]] == ["2025-06-01"]


@pytest.mark.parametrize("call", [dossier.country, dossier.pact])
def test_an_unknown_code_is_an_error(call):
    with pytest.raises(KeyError):
        call(COMMITTED, "ATLANTIS", DAY)
