"""Large pacts: who is shaded on which days, in which tint, and the links of a selected party."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from geo import style
from geo.days import number
from geo.memberships import large_links, members, tints
from tests.world import Row, event, row, world

Build = Callable[..., Tables]
CODES = ["ALB", "BGR", "HRV", "HUN", "ITA", "ROU", "SRB"]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    actors = [
        row("actors", actor=code, name=code.title(), anchor_lon=str(n), anchor_lat="45")
        for n, code in enumerate(CODES)
    ]
    others = [row("actors", actor="NATO", kind="organisation"), row("actors", actor="YUG")]
    return partial(world, tmp_path, actors=[*actors, *others], borders=[], coverage=[])


def day(text: str) -> int:
    return number(date.fromisoformat(text))


def signed(key: str = "signed", **cells: str) -> Row:
    known = {"date_basis": "document"} if key == "signed" else {}
    return event(key, "SIGN", "2025-03-18", ";".join(CODES), **{**known, **cells})


def test_each_party_of_a_large_pact_is_a_member_on_its_days_in_order(build: Build) -> None:
    force = event("force", "ENTER_FORCE", "2025-04", "ALB")
    left = event("left", "WITHDRAW", "2025-06-01", "ALB")
    found = {m["actor"]: m["states"] for m in members(build(events=[signed(), force, left]))}
    assert set(found) == set(CODES)
    assert found["HRV"] == [(day("2025-03-18"), None, "signed", True)]
    assert found["ALB"] == [
        (day("2025-03-18"), day("2025-04-01"), "signed", True),
        (day("2025-04-01"), day("2025-04-30"), "in_force", False),
        (day("2025-04-30"), day("2025-06-01"), "in_force", True),
    ]


def test_every_pair_of_a_large_pact_is_a_packed_link(build: Build) -> None:
    left = event("left", "WITHDRAW", "2025-06-01", "ALB")
    (found,) = large_links(build(events=[signed(), left]))
    assert (found["pact"], sorted(found["actors"])) == ("PACT", CODES)
    assert len(found["pairs"]) == 21
    until = {
        (found["actors"][a], found["actors"][b]): found["states"][n][0][1]
        for a, b, n, _ in found["pairs"]
    }
    assert until["ALB", "SRB"] == day("2025-06-01")
    assert until["HRV", "SRB"] is None
    assert len(found["states"]) == 2


def test_a_small_pact_is_not_shaded(build: Build) -> None:
    small = event("signed", "SIGN", "2025-03-18", "ALB;HRV", date_basis="document")
    tables = build(events=[small])
    assert (members(tables), large_links(tables), tints(tables)) == ([], [], {})


def test_pacts_of_one_time_have_tints_of_their_own(build: Build) -> None:
    tables = build(events=[signed(), signed("again", instrument="NATO")])
    assert sorted(tints(tables).values()) == [0, 1]


def test_alliances_that_faced_each_other_differ_and_nato_has_the_first_tint() -> None:
    found = tints(load(DEFAULT_FOLDER))
    assert set(found.values()) <= set(range(style.SHADES))
    assert found["NATO"] == 0
    shown = ("NATO", "WARSAW_PACT", "RIO", "ARAB_JDP", "SEATO_MANILA")
    assert len({found[name] for name in shown}) == len(shown)
