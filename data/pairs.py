"""Joins the phases of the parties of an instrument into the phases of the pairs that they form.

The phases of single parties are made in `data.lifecycle`; what holds on a day, in `data.query`.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import lifecycle

Numbers = NDArray[np.intp]  # of rows, counted from 0

COLUMNS = ["instrument", "a", "b", "status", "start", "end", "certain_from"]
AT_ONCE = 2_000_000  # couples of phases that are looked at together: bounds the memory


def joined(history: pd.DataFrame) -> pd.DataFrame:
    """The overlaps of any two parties' binding phases: columns `COLUMNS`, a before b.

    `history` is that of `data.query`, and so are days and order. A pair's status is the weaker of
    its two parties'; it is certain when both are. Neighbouring phases that say the same are one.
    """
    binding = history[~history["status"].isin(lifecycle.OVER)]
    overlaps = pd.concat([_overlaps(binding, *couples) for couples in _couples(binding)])
    return _merged(overlaps.sort_values(["instrument", "a", "b", "start"], ignore_index=True))


def _couples(phases: pd.DataFrame) -> Iterator[tuple[Numbers, Numbers]]:
    """Any two rows of one instrument, the earlier row first, in batches."""
    instruments = phases["instrument"].cat.codes.to_numpy()
    numbers = np.arange(len(phases))
    partners = np.searchsorted(instruments, instruments, side="right") - numbers - 1
    batches = np.cumsum(partners) // AT_ONCE
    for rows in np.split(numbers, np.flatnonzero(np.diff(batches)) + 1):
        counts = partners[rows]
        first = np.repeat(rows, counts)
        nth = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        yield first, first + nth + 1


def _overlaps(phases: pd.DataFrame, first: Numbers, second: Numbers) -> pd.DataFrame:
    """The days that phases of different parties share."""
    starts, ends, certain = (phases[name].to_numpy() for name in ("start", "end", "certain_from"))
    actors, strengths = phases["actor"].cat.codes.to_numpy(), _strengths(phases)
    shared = np.maximum(starts[first], starts[second]) < np.minimum(ends[first], ends[second])
    shared &= actors[first] != actors[second]
    first, second = first[shared], second[shared]
    weaker = np.where(strengths[first] <= strengths[second], first, second)
    return pd.DataFrame(
        {
            "instrument": phases["instrument"].array.take(first),
            "a": phases["actor"].array.take(first),
            "b": phases["actor"].array.take(second),
            "status": phases["status"].array.take(weaker),
            "start": np.maximum(starts[first], starts[second]),
            "end": np.minimum(ends[first], ends[second]),
            "certain_from": np.maximum(certain[first], certain[second]),
        }
    )


def _strengths(phases: pd.DataFrame) -> NDArray[np.int8]:
    by_code = [lifecycle.STRENGTH.get(status, 0) for status in phases["status"].cat.categories]
    return np.array(by_code, np.int8)[phases["status"].cat.codes.to_numpy()]


def _merged(phases: pd.DataFrame) -> pd.DataFrame:
    """Neighbouring phases that say the same become one."""
    goes_on = _goes_on(phases)
    heads, tails = np.flatnonzero(~goes_on), np.flatnonzero(~np.roll(goes_on, -1))
    merged = phases.take(heads).reset_index(drop=True)
    return merged.assign(end=phases["end"].to_numpy()[tails])


def _goes_on(phases: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether a row goes on where the one above ends, as strong, and as certain on each day."""
    start, end, certain = (phases[name].to_numpy() for name in ("start", "end", "certain_from"))
    goes_on = np.zeros(len(phases), np.bool_)
    goes_on[1:] = end[:-1] == start[1:]
    for name in ("instrument", "a", "b", "status"):
        codes = phases[name].cat.codes.to_numpy()
        goes_on[1:] &= codes[:-1] == codes[1:]
    settled = np.maximum(certain[:-1], certain[1:]) <= start[1:]
    goes_on[1:] &= (certain[:-1] == certain[1:]) | settled
    return goes_on
