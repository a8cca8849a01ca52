"""The phases of a day are those that a mask over all phases would pick, on every day."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.phases import phase_index

DAYS = st.integers(1, 12)
PHASES = st.lists(
    st.tuples(st.sampled_from(["ANZUS", "PACT"]), st.sampled_from("AB"), DAYS, DAYS, DAYS),
    max_size=30,
)
COLUMNS = ["instrument", "actor", "start", "end", "certain_from"]


@given(PHASES)
def test_the_phases_of_every_day_are_those_of_a_mask(
    rows: list[tuple[str, str, int, int, int]],
) -> None:
    phases = pd.DataFrame(rows, columns=COLUMNS).astype(
        {"instrument": "category", "actor": "category"}
        | dict.fromkeys(["start", "end", "certain_from"], "int64")
    )
    index = phase_index(phases, start="since")
    for day in range(14):
        held = phases[(phases["start"] <= day) & (phases["end"] > day)]
        held = held.assign(certain=held["certain_from"] <= day).rename(columns={"start": "since"})
        expected = held.drop(columns=["end", "certain_from"]).reset_index(drop=True)
        pd.testing.assert_frame_equal(index.on(day), expected)
