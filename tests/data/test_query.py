"""What holds on a date, on worlds of a few events."""

from collections.abc import Callable
from datetime import date

import pytest

from data.problems import ProblemsFound
from data.query import (
    coverage,
    in_day_order,
    latest_day,
    pair_phases,
    snapshot,
)
from data.tables import Tables
from tests.world import Row, event, row

Build = Callable[..., Tables]
Link = tuple[str, str, str, bool]
SIGNED = event("a-signed", "SIGN", "2025-03-18", "ALB;HRV")


def links(tables: Tables, day: str) -> list[Link]:
    found = snapshot(tables, date.fromisoformat(day)).links
    return list(found[["a", "b", "status", "certain"]].itertuples(index=False, name=None))


def statuses(tables: Tables, day: str) -> dict[str, str]:
    found = snapshot(tables, date.fromisoformat(day)).parties
    return dict(zip(found["actor"], found["status"], strict=True))


def test_a_link_begins_on_the_day_of_its_event(build: Build) -> None:
    tables = build(events=[SIGNED])
    assert links(tables, "2025-03-17") == []
    assert links(tables, "2025-03-18") == [("ALB", "HRV", "signed", True)]


def test_a_withdrawn_party_is_not_linked_the_day_after(build: Build) -> None:
    left = event("b-left", "WITHDRAW", "2025-04-02", "HRV")
    tables = build(events=[SIGNED, left])
    assert links(tables, "2025-04-01") == [("ALB", "HRV", "signed", True)]
    assert links(tables, "2025-04-02") == links(tables, "2025-04-03") == []
    assert statuses(tables, "2025-04-03") == {"ALB": "signed", "HRV": "withdrawn"}


def test_a_party_that_gave_notice_is_linked_until_it_has_left(build: Build) -> None:
    notice = event("b-notice", "WITHDRAW", "2025-04-02", "HRV", realis="ongoing")
    left = event("c-left", "WITHDRAW", "2026-04-02", "HRV")
    tables = build(events=[SIGNED, notice, left])
    assert links(tables, "2026-04-01") == [("ALB", "HRV", "signed", True)]
    assert links(tables, "2026-04-02") == []


def test_a_coarse_date_is_uncertain_until_its_last_day(build: Build) -> None:
    tables = build(events=[event("e", "SIGN", "2025-03", "ALB;HRV")])
    assert links(tables, "2025-02-28") == []
    assert links(tables, "2025-03-01") == [("ALB", "HRV", "signed", False)]
    assert links(tables, "2025-03-30") == [("ALB", "HRV", "signed", False)]
    assert links(tables, "2025-03-31") == [("ALB", "HRV", "signed", True)]


@pytest.mark.parametrize(
    "cells",
    [{"date": "2025-03-18?"}, {"certainty": "probable"}, {"certainty": "unknown"}],
)
def test_what_is_not_confirmed_never_becomes_certain(build: Build, cells: Row) -> None:
    tables = build(events=[{**SIGNED, **cells}])
    assert links(tables, "2035-01-01") == [("ALB", "HRV", "signed", False)]


def test_an_unconfirmed_claim_of_a_signature_is_only_reported(build: Build) -> None:
    cells = {"modality": "claim", "attributed_to": "a paper", "certainty": "unknown"}
    tables = build(events=[{**SIGNED, **cells}])
    assert links(tables, "2025-03-18") == [("ALB", "HRV", "reported", False)]


@pytest.mark.parametrize(
    "cells",
    [
        {"realis": "planned"},
        {"realis": "hypothetical"},
        {"realis": "negated"},
        {"certainty": "refuted"},
        {"type": "CONSULT"},
        {"instrument": ""},
        {"date": "", "date_basis": "none"},
    ],
)
def test_what_did_not_happen_is_not_linked(build: Build, cells: Row) -> None:
    assert links(build(events=[{**SIGNED, **cells}]), "2035-01-01") == []


def test_the_status_of_a_pair_is_the_weaker_of_its_two_parties(build: Build) -> None:
    ratified = event("b-ratified", "RATIFY", "2025-04-01", "ALB")
    joined = event("c-joined", "NEGOTIATE", "2025-04-02", "HUN")
    assert links(build(events=[SIGNED, ratified, joined]), "2025-04-02") == [
        ("ALB", "HRV", "signed", True),
        ("ALB", "HUN", "negotiating", True),
        ("HRV", "HUN", "negotiating", True),
    ]


def test_a_pair_is_certain_when_both_of_its_parties_are(build: Build) -> None:
    joined = event("b-joined", "ACCEDE", "2025-04", "HUN")
    assert links(build(events=[SIGNED, joined]), "2025-04-01") == [
        ("ALB", "HRV", "signed", True),
        ("ALB", "HUN", "signed", False),
        ("HRV", "HUN", "signed", False),
    ]


def test_the_end_of_an_instrument_ends_it_for_all(build: Build) -> None:
    tables = build(events=[SIGNED, event("b-over", "EXPIRE", "2025-05-01", "ALB")])
    assert links(tables, "2025-04-30") == [("ALB", "HRV", "signed", True)]
    assert links(tables, "2025-05-01") == []
    assert statuses(tables, "2025-05-01") == {"ALB": "ended", "HRV": "ended"}


def test_an_organisation_is_no_party_to_its_own_treaty(build: Build) -> None:
    joined = event("b-joined", "ACCEDE", "2009-04-01", "ALB;HRV;NATO", instrument="NATO")
    assert links(build(events=[joined]), "2009-04-01") == [("ALB", "HRV", "signed", True)]


def test_an_organisation_can_be_party_to_the_treaty_of_others(build: Build) -> None:
    joined = event("b-joined", "ACCEDE", "2009-04-01", "ALB;NATO")
    assert links(build(events=[joined]), "2009-04-01") == [("ALB", "NATO", "signed", True)]


def test_the_participation_of_a_dissolved_state_ends_with_it(build: Build) -> None:
    tables = build(events=[event("e", "SIGN", "1996-06-14", "HRV;YUG")])
    assert links(tables, "2003-02-03") == [("HRV", "YUG", "signed", True)]
    assert links(tables, "2003-02-04") == []
    assert statuses(tables, "2003-02-04") == {"HRV": "signed"}


def test_every_pair_of_parties_is_a_link_in_the_order_of_codes(build: Build) -> None:
    tables = build(events=[event("e", "SIGN", "2025", "ALB;HRV;HUN;SRB")])
    assert [link[:2] for link in links(tables, "2025-12-31")] == [
        *(("ALB", "HRV"), ("ALB", "HUN"), ("ALB", "SRB")),
        *(("HRV", "HUN"), ("HRV", "SRB"), ("HUN", "SRB")),
    ]


def test_phases_of_a_pair_that_say_the_same_are_one(build: Build) -> None:
    tables = build(events=[SIGNED, event("b-ratified", "RATIFY", "2025-04-01", "ALB")])
    assert pair_phases(tables).to_dict("records") == [
        {
            "instrument": "PACT",
            "a": "ALB",
            "b": "HRV",
            "status": "signed",
            "start": date(2025, 3, 18).toordinal(),
            "end": date.max.toordinal(),
            "certain_from": date(2025, 3, 18).toordinal(),
        }
    ]


def test_a_snapshot_names_the_event_and_day_of_each_status(build: Build) -> None:
    found = snapshot(build(events=[SIGNED]), date(2025, 4, 1)).parties
    plain = {
        "instrument": "PACT",
        "status": "signed",
        "event": "a-signed",
        "certain": True,
    }
    assert found.to_dict("records") == [
        {**plain, "actor": actor, "since": date(2025, 3, 18).toordinal()}
        for actor in ("ALB", "HRV")
    ]


def test_dated_events_come_oldest_first(build: Build) -> None:
    texts = {"a": "2025-03", "b": "", "c": "2025-03-01", "d": "2024"}
    found = in_day_order(build(events=[event(k, "SIGN", t, "ALB") for k, t in texts.items()]))
    assert list(found[["event", "earliest", "latest"]].itertuples(index=False, name=None)) == [
        ("d", date(2024, 1, 1), date(2024, 12, 31)),
        ("c", date(2025, 3, 1), date(2025, 3, 1)),
        ("a", date(2025, 3, 1), date(2025, 3, 31)),
    ]


@pytest.mark.parametrize(
    ("emptied", "claimed", "first"),
    [
        (["borders", "coverage"], "", "2025-01-01"),
        (["coverage"], "", "1992-04-27"),
        ([], "1992-05-01", "1992-04-27"),
        ([], "1815-01-01", "1815-01-01"),
    ],
)
def test_tables_speak_of_the_days_from_the_first_that_they_know_to_their_last_review(
    build: Build, emptied: list[str], claimed: str, first: str
) -> None:
    late = event("b", "SIGN", "2025-05-01", "HUN", reviewed_at="2026-02-03")
    claims = [row("coverage", actor="ALB", valid_from=claimed)]
    world = {"events": [SIGNED, late], "coverage": claims} | {name: [] for name in emptied}
    assert coverage(build(**world)) == (date.fromisoformat(first), date(2026, 2, 3))


def test_a_reader_starts_at_the_newest_event_that_took_place(build: Build) -> None:
    plan = event("b", "SIGN", "2031", "ALB;HUN", realis="planned")
    assert latest_day(build(events=[SIGNED, plan])) == date(2025, 3, 18)


@pytest.mark.parametrize("first_day", [coverage, latest_day])
def test_without_a_dated_event_there_is_no_day_to_start_at(
    build: Build, first_day: Callable[[Tables], object]
) -> None:
    with pytest.raises(
        ProblemsFound, match=r"^events\.csv holds no date to start at – add an event"
    ):
        first_day(build(events=[]))


def test_a_snapshot_of_no_events_is_empty(build: Build) -> None:
    found = snapshot(build(events=[]), date(2025, 3, 18))
    assert (len(found.links), len(found.parties)) == (0, 0)
