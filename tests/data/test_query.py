"""What holds on a date, on worlds of a few events."""

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import query
from data.lifecycle import LIFE_CYCLE
from data.problems import ProblemsFound
from data.query import (
    coverage,
    history,
    in_day_order,
    latest_day,
    pair_phases,
    snapshot,
)
from data.tables import Tables
from tests.world import Row, event, row, world

Build = Callable[..., Tables]
Link = tuple[str, str, str, bool]
ACTORS = ["ALB", "HRV", "NATO", "SRB", "YUG"]
SIGNED = event("a-signed", "SIGN", "2025-03-18", "ALB;HRV")


@st.composite
def events(draw: st.DrawFn) -> list[Row]:
    """Up to eight events that move the statuses of few actors on few days."""
    days = ["2002", "2003-01", "2003-02-03", "2003-02-04", "2007-01-01", "2007?"]
    return [
        event(
            f"e{draw(st.integers(0, 9))}{number}",
            draw(st.sampled_from(sorted(LIFE_CYCLE))),
            draw(st.sampled_from(days)),
            ";".join(sorted(draw(st.sets(st.sampled_from(ACTORS), min_size=1)))),
            instrument=draw(st.sampled_from(["PACT", "NATO"])),
            certainty=draw(st.sampled_from(["confirmed", "probable", "disputed"])),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


days = st.dates(date(2001, 12, 31), date(2008, 1, 2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("query")


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


def test_tables_speak_of_the_years_from_their_first_event_to_their_last_review(
    build: Build,
) -> None:
    late = event("b", "SIGN", "2025-05-01", "HUN", reviewed_at="2026-02-03")
    assert coverage(build(events=[SIGNED, late])) == (
        date(2025, 1, 1),
        date(2026, 2, 3),
    )


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


@given(events(), days)
def test_a_snapshot_is_the_fold_of_the_events_up_to_its_day(
    folder: Path, found: list[Row], day: date
) -> None:
    tables = world(folder, events=found)
    ordered = in_day_order(tables)
    until = tables.events[
        tables.events["event"].isin(ordered.loc[ordered["earliest"] <= day, "event"])
    ]
    whole, part = (snapshot(t, day) for t in (tables, dataclasses.replace(tables, events=until)))
    pd.testing.assert_frame_equal(whole.links, part.links, check_dtype=False)
    pd.testing.assert_frame_equal(whole.parties, part.parties, check_dtype=False)


@given(events(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(folder: Path, found: list[Row], random: Random) -> None:
    tables = world(folder, events=found)
    shuffled = tables.events.sample(frac=1, random_state=random.randrange(2**32))
    other = dataclasses.replace(tables, events=shuffled)
    pd.testing.assert_frame_equal(history(tables), history(other))
    pd.testing.assert_frame_equal(pair_phases(tables), pair_phases(other))


@given(events())
def test_the_phases_of_a_pair_lie_within_those_of_its_parties(
    folder: Path, found: list[Row]
) -> None:
    tables = world(folder, events=found)
    party = history(tables)
    for pair in pair_phases(tables).itertuples():
        for actor in (pair.a, pair.b):
            own = party[(party["instrument"] == pair.instrument) & (party["actor"] == actor)]
            for day in (pair.start, pair.end - 1):
                assert ((own["start"] <= day) & (own["end"] > day)).sum() == 1


def run(build: Build, monkeypatch: pytest.MonkeyPatch, *arguments: str, **rows: list[Row]) -> int:
    monkeypatch.setenv("PACTMAP_TABLES", str(build(**rows).folder))
    return query.main(arguments)


def test_the_command_prints_the_links_as_json(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pact = row("instruments", instrument="PACT", defense="1", offense="0")
    code = run(
        build,
        monkeypatch,
        "--as-of",
        "2025-03-18",
        "--json",
        events=[SIGNED],
        instruments=[pact],
    )
    whole = json.loads(capsys.readouterr().out)
    flags = {"defense": "1", "offense": "0"}
    rest = dict.fromkeys(["neutrality", "nonaggression", "consultation"], "NA")
    link = {
        "instrument": "PACT",
        "a": "ALB",
        "b": "HRV",
        "status": "signed",
        "certain": True,
    }
    assert (code, whole["as_of"], len(whole["version"])) == (0, "2025-03-18", 12)
    assert whole["links"] == [{**link, "obligation": {**flags, **rest}}]


def test_the_command_prints_the_links_as_lines(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talks = event("t", "NEGOTIATE", "2025", "ALB;SRB")
    assert run(build, monkeypatch, "--as-of", "2025-03-18", events=[talks]) == 0
    assert capsys.readouterr().out == "ALB–SRB  PACT  negotiating  (uncertain)\n"


@pytest.mark.parametrize("text", ["2025-02-30", "2025-03", "yesterday", ""])
def test_the_command_refuses_a_bad_date(capsys: pytest.CaptureFixture[str], text: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        query.main(["--as-of", text])
    assert stopped.value.code == 2
    assert f"--as-of '{text}' is not" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"date": "2025-13"}, "'2025-13' is not an EDTF date"),
        ({"actors": "ALB;ZZZ"}, "'ZZZ'"),
    ],
)
def test_the_command_refuses_broken_cells(
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cells: Row,
    message: str,
) -> None:
    code = run(build, monkeypatch, "--as-of", "2025-03-18", events=[{**SIGNED, **cells}])
    expected = f"the tables are broken at {message} – run python -m data.validate\n"
    assert (code, capsys.readouterr().err) == (1, expected)


def test_the_command_refuses_a_missing_table(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = build().folder
    (folder / "borders.csv").unlink()
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    assert query.main(["--as-of", "2025-03-18"]) == 1
    assert capsys.readouterr().err.startswith("borders.csv cannot be read")
