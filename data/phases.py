"""Picks the phases that hold on a day out of many, as quickly as the answer is long.

Phases are made in `data.query`, for parties and for pairs; finding rows by day is in
`data.intervals`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intervals import DayIndex, day_index


@dataclass(frozen=True, eq=False)
class PhaseIndex:
    """Phases by day. `columns` are those of an answer by their names in it, without `certain`."""

    columns: dict[str, Any]  # arrays of pandas or numpy, whose common type is only in name
    certain_from: NDArray[np.int64]
    days: DayIndex

    def on(self, day: int) -> pd.DataFrame:
        """The phases that hold on `day` (a proleptic ordinal), in the order of all phases.

        `certain` is whether the status is certain on that day.
        """
        rows = self.days.rows(day)
        found = {name: column.take(rows) for name, column in self.columns.items()}
        found["certain"] = self.certain_from.take(rows) <= day
        return pd.DataFrame(found, copy=False)


def phase_index(phases: pd.DataFrame, **names: str) -> PhaseIndex:
    """The index of phases with the columns `start`, `end`, `certain_from` and any others.

    `names` are the columns that are called otherwise in an answer.
    """
    kept = phases.columns.drop(["end", "certain_from"])
    columns = {names.get(name, name): phases[name].array for name in kept}
    days = day_index(phases["start"].to_numpy(), phases["end"].to_numpy())
    return PhaseIndex(columns, phases["certain_from"].to_numpy(), days)
