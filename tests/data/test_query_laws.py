"""What holds of every snapshot, whatever the events: laws of the fold, for any few events."""

import dataclasses
from datetime import date
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.lifecycle import LIFE_CYCLE
from data.query import (
    history,
    in_day_order,
    pair_phases,
    snapshot,
)
from tests.world import Row, event, world

ACTORS = ["ALB", "HRV", "NATO", "SRB", "YUG"]


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
    for some, others in ((whole.links, part.links), (whole.parties, part.parties)):
        pd.testing.assert_frame_equal(some.astype(object), others.astype(object))


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
