"""What a reader is told where there are many pacts, many parties, many events."""

import json
from datetime import date

import pytest

from data import cards, dossier, frontpage
from tests.world import event, row, rows, world

DAY = date(2025, 3, 20)


def signed(key, day="2000-01-01", actors="ALB;HRV", **cells):
    return event(f"{key.lower()}-signed", "SIGN", day, actors, instrument=key, **cells)


def pacts(folder, count, day="2000-01-01", **cells):
    """A world in which Albania and Croatia have signed so many pacts: P00, P01 …"""
    keys = [f"P{number:02}" for number in range(count)]
    instruments = [row("instruments", instrument=key, short_name=key, **cells) for key in keys]
    return of(folder, instruments, [signed(key, day) for key in keys])


def of(folder, instruments, events, **tables):
    """A world of these instruments and events, beside those that it needs."""
    known = {one["instrument"] for one in instruments}
    others = [one for one in rows()["instruments"] if one["instrument"] not in known]
    old = rows()["events"]
    return world(folder, instruments=[*others, *instruments], events=[*old, *events], **tables)


BEFORE = date(2024, 1, 1)  # PACT is not signed yet


def test_a_few_pacts_are_told_in_full_and_many_as_rows(tmp_path):
    few = dossier.country(pacts(tmp_path, 6), "ALB", BEFORE)
    assert [card.get("full") for card in few["pacts"]] == [True] * 6
    many = dossier.country(pacts(tmp_path, 7), "ALB", BEFORE)
    assert [card.get("full") for card in many["pacts"]] == [None] * 7


def test_a_country_of_eighty_pacts_is_sent_in_less_than_sixty_kilobytes(tmp_path):
    facts = dossier.country(
        pacts(tmp_path, 80, name="A name" * 20, notes="Notes" * 50), "ALB", BEFORE
    )
    assert len(facts["pacts"]) == 80
    assert len(json.dumps(facts)) < 60_000


def test_only_rows_that_are_seen_at_first_bring_their_evidence(tmp_path):
    facts = dossier.country(pacts(tmp_path, 12), "ALB", BEFORE)
    assert [bool(card["step"]) for card in facts["pacts"]] == [True] * 8 + [False] * 4
    assert facts["listed"] == 8
    assert len(facts["events"]) == 8


def test_among_many_a_pact_that_a_document_speaks_of_is_told_in_full_and_first(tmp_path):
    facts = dossier.country(pacts(tmp_path, 12), "ALB", DAY)
    assert [(card["short"], card.get("full")) for card in facts["pacts"]][:2] == [
        ("Pact", True),
        ("P00", None),
    ]


def test_a_pact_of_very_many_events_is_told_on_its_page_only(tmp_path):
    talks = [event(f"t{n:02}", "CONSULT", "2000-02-01", "ALB", instrument="P") for n in range(16)]
    tables = of(tmp_path, [row("instruments", instrument="P")], [signed("P"), *talks])
    assert not dossier.country(tables, "ALB", BEFORE)["pacts"][0].get("full")
    assert len(dossier.pact(tables, "P", BEFORE)["card"]["events"]) == 17


def test_certain_pacts_come_first_then_promises_of_help_then_the_newest(tmp_path):
    instruments = [
        row("instruments", instrument="DOUBTFUL", short_name="doubtful", defense="1"),
        row("instruments", instrument="HELP", short_name="help", defense="1"),
        row("instruments", instrument="NEW", short_name="new"),
        row("instruments", instrument="OLD", short_name="old"),
        row("instruments", instrument="SAME", short_name="same"),
    ]
    events = [
        signed("DOUBTFUL", certainty="probable"),
        signed("HELP", "1990-01-01"),
        signed("NEW", "2001-01-01"),
        signed("OLD", "1980-01-01"),
        signed("SAME", "1980-01-01"),
    ]
    facts = dossier.country(of(tmp_path, instruments, events), "ALB", BEFORE)
    order = ["help", "new", "old", "same", "doubtful"]
    assert [card["short"] for card in facts["pacts"]] == order
    assert facts["pacts"][-1]["certainty"] == "probable"


SEVEN = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG")


def alliance(folder, *events):
    """A world with NATO of seven since 1999, joined by Albania in 2009; PFP with it since 1994."""
    actors = [*rows()["actors"], *(row("actors", actor=code, name=code) for code in SEVEN)]
    instruments = [
        row("instruments", instrument="NATO", short_name="Alliance", defense="1"),
        row("instruments", instrument="PFP", short_name="Partnership"),
    ]
    founded = [
        signed("NATO", "1999-01-01", ";".join(SEVEN)),
        signed("PFP", "1994-01-01", ";".join(("ALB", *SEVEN))),
        event("pfp-hrv", "ACCEDE", "2000-05-25", "HRV", instrument="PFP"),
        event("joined", "ACCEDE", "2009-04-01", "ALB", instrument="NATO"),
    ]
    return of(folder, instruments, [*founded, *events], actors=actors)


@pytest.mark.parametrize(
    ("actor", "day", "nato", "large"),
    [
        ("ALB", date(2010, 1, 1), "2009", [("Partnership", "1994")]),
        ("HRV", date(2010, 1, 1), False, [("Partnership", "2000")]),
        ("ALB", date(1998, 1, 1), None, [("Partnership", "1994")]),  # before there is a NATO
        ("HUN", date(2010, 1, 1), None, []),  # never around it
        ("NATO", date(2010, 1, 1), None, []),
    ],
)
def test_the_first_line_says_nato_or_not_and_the_large_pacts(tmp_path, actor, day, nato, large):
    facts = dossier.country(alliance(tmp_path), actor, day)
    assert (facts["nato"]["since"] if facts["nato"] else facts["nato"]) == nato
    assert [(pact["short"], pact["since"]) for pact in facts["large"]] == large


def test_a_large_pact_is_told_by_the_number_of_its_parties(tmp_path):
    facts = dossier.overview(alliance(tmp_path), date(2010, 1, 1))
    assert [(card["short"], card["count"]) for card in facts["large"]] == [
        ("Partnership", 9),
        ("Alliance", 8),
    ]
    assert cards.row(alliance(tmp_path), "NATO", date(2010, 1, 1), "ALB")["parties"] == []


def test_who_has_only_applied_is_no_party_yet(tmp_path):
    applied = event("applied", "APPLY", "2009-06-01", "HUN", instrument="NATO")
    tables = alliance(tmp_path, applied)
    assert dossier.overview(tables, date(2010, 1, 1))["large"][1]["count"] == 8
    assert dossier.country(tables, "HUN", date(2010, 1, 1))["pacts"][0]["status"] == "proposed"


def test_the_overview_names_older_pacts_as_short_as_can_be(tmp_path):
    count = frontpage.SHOWN + 2
    facts = dossier.overview(pacts(tmp_path, count), BEFORE)
    assert len(facts["pacts"]) == frontpage.SHOWN
    assert facts["rest"] == [["P08", "P08", "2000", 0], ["P09", "P09", "2000", 0]]
    assert facts["styles"] == [["alliance", "NA", "signed"]]
    assert facts["statuses"] == {"signed": count}


def test_what_all_others_have_left_is_no_pact_of_the_day(tmp_path):
    tables = world(
        tmp_path, events=[*rows()["events"], event("left", "WITHDRAW", "2025-06-01", "HRV")]
    )
    assert dossier.overview(tables, date(2025, 5, 31))["statuses"] == {"signed": 1}
    assert dossier.overview(tables, date(2025, 6, 1))["statuses"] == {}


def test_a_pact_as_a_whole_stands_where_two_of_its_parties_stand(tmp_path):
    ratified = event("ratified", "RATIFY", "2025-04-01", "ALB")
    tables = world(tmp_path, events=[*rows()["events"], ratified])
    card = dossier.pact(tables, "PACT", date(2025, 5, 1))["card"]
    assert (card["status"], card["since"]) == ("signed", "18 March 2025")
    assert dossier.country(tables, "ALB", date(2025, 5, 1))["pacts"][0]["status"] == "ratified"


def test_a_pact_shows_its_parties_with_their_intervals(tmp_path):
    events = [
        signed("P", "2000", "ALB;HRV"),
        event("in-force", "ENTER_FORCE", "2001-01-01", "ALB;HRV", instrument="P"),
        event("left", "WITHDRAW", "2005-01-01", "HRV", instrument="P", certainty="probable"),
    ]
    facts = dossier.pact(of(tmp_path, [row("instruments", instrument="P")], events), "P", DAY)
    assert (facts["chart"]["first"], facts["chart"]["last"]) == ("2000-01-01", "2026-01-01")
    albania, croatia = facts["chart"]["rows"]
    assert albania["name"] == "Albania"
    assert [
        (one["status"], one["start"], one["end"], one["since"], one["until"], one["certain"])
        for one in croatia["segments"]
    ] == [
        ("signed", "2000-01-01", "2001-01-01", "2000", "1 January 2001", True),
        ("in_force", "2001-01-01", "2005-01-01", "1 January 2001", "1 January 2005", True),
        ("withdrawn", "2005-01-01", "", "1 January 2005", "", False),
    ]


def test_a_succession_names_heirs_and_who_is_gone(tmp_path):
    heir = event("heir", "SUCCEED", "2006-06-03", "SRB", targets="YUG", instrument="P")
    events = [signed("P", "2000-01-01", "ALB;YUG"), heir]
    tables = of(tmp_path, [row("instruments", instrument="P")], events)
    told = dossier.pact(tables, "P", DAY)["events"]["heir"]
    assert [one["code"] for one in told["actors"]] == ["SRB"]
    assert [one["code"] for one in told["targets"]] == ["YUG"]


def test_notes_lead_to_the_documents_that_they_name(tmp_path):
    pact = row("instruments", instrument="P", notes="Read in REF, not in NOWHERE.")
    facts = dossier.pact(of(tmp_path, [pact], [signed("P")]), "P", DAY)
    assert list(facts["sources"]) == ["REF"]


def test_notes_lead_to_the_other_pacts_that_they_name(tmp_path):
    """A key that is a word, such as NATO, stays the word that it is."""
    notes = "Replaces P_1994; open to members of NATO."
    pacts = [row("instruments", instrument="P", notes=notes)]
    pacts += [row("instruments", instrument=key) for key in ("NATO", "P_1994")]
    facts = dossier.pact(of(tmp_path, pacts, [signed("P")]), "P", DAY)
    assert facts["sources"] == {"P_1994": {"short": "Pact"}}


def test_what_one_of_the_parties_signs_alone_later_has_nothing_to_do_with_the_pact(tmp_path):
    paused = event("paused", "SUSPEND", "2025-04-01", "HRV")
    alone = signed("NEXT", "2025-06-01", "HRV")
    instruments = [row("instruments", instrument="NEXT")]
    card = dossier.pact(of(tmp_path, instruments, [paused, alone]), "PACT", DAY)["card"]
    assert [later["day"] for later in card["later"]] == ["2025-04-01"]
