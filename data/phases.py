"""Picks the phases that hold on a day out of many, at a cost that goes with the answer's length.

Phases are made in `data.query`, for parties and for pairs; finding rows by day is in
`data.intervals`.

The cells of a row lie side by side in a record. The rows of a day are scattered over all memory,
and to fetch each once is what costs; from columns, each would be fetched once a column.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intervals import DayIndex, day_index


@dataclass(frozen=True, eq=False)
class PhaseIndex:
    """Phases by day: a record for each, words as the numbers of their categories.

    `words` are the categories of the columns that have them, `days` tells the rows of a day.
    """

    records: NDArray[np.void]
    words: dict[str, pd.CategoricalDtype]
    days: DayIndex

    def on(self, day: int) -> pd.DataFrame:
        """The phases that hold on `day` (a proleptic ordinal), in the order of all phases.

        `certain` is whether the status is certain on that day; the other columns are those of the
        records.
        """
        found = self.records.take(self.days.rows(day))
        columns = {name: self._column(name, found[name]) for name in found.dtype.names or ()}
        return pd.DataFrame({**columns, "certain": found["certain"] <= day}, copy=False)

    def _column(self, name: str, cells: NDArray[np.integer]) -> pd.Categorical | NDArray[np.int64]:
        if name not in self.words:
            return cells.astype(np.int64)
        return pd.Categorical.from_codes(cells.copy(), dtype=self.words[name], validate=False)

    @property
    def nbytes(self) -> int:
        """The size of its arrays in bytes, without the words."""
        return self.records.nbytes + self.days.nbytes


def phase_index(phases: pd.DataFrame, **names: str) -> PhaseIndex:
    """The index of phases with `start`, `end`, `certain_from` and columns of categories.

    `names` are the columns that are called otherwise in an answer.
    """
    kept = {names.get(str(name), str(name)): column for name, column in phases.items()}
    del kept["end"]
    kept["certain"] = kept.pop("certain_from")  # the last
    cells = {name: _cells(column) for name, column in kept.items()}
    fields = [(name, own.dtype) for name, own in cells.items()]
    records = np.empty(len(phases), np.dtype(fields, align=True))
    for name, own in cells.items():
        records[name] = own
    kinds = {name: column.dtype for name, column in kept.items()}
    words = {name: kind for name, kind in kinds.items() if isinstance(kind, pd.CategoricalDtype)}
    return PhaseIndex(records, words, day_index(phases["start"], phases["end"]))


def _cells(column: pd.Series) -> NDArray[np.integer]:
    """Days in four bytes, categories in as many as they need."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy()
    return column.to_numpy(np.int32)
