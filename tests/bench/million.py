"""Makes tables in memory with as many events as wanted, up to millions, to measure the core on.

Far more than history holds, but shaped like it: the treaties of states that exist, ever more of
them since 1816, most between two, and most at an end after some years. The same number always
gives the same tables. How links are drawn from few of them is measured with `tests.bench.worlds`.
"""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.schema import schema
from data.tables import Tables, load, write
from tests.bench.worlds import URL, states
from tests.world import row

FIRST, LAST = date(1816, 1, 1).toordinal(), date(2026, 11, 1).toordinal()
TYPES = ("SIGN", "RATIFY", "ENTER_FORCE", "EXPIRE")
SHAPE = """\
pacts of 2 parties (80 %), 3 to 6 (17 %) or 7 to 12 (3 %) among states that exist, signed ever more
often from 1816 to 2026, ratified by all within 2 years, in force within one more, ended after a
time with the median of 10 years and the mean of 16 (one in ten never); 85 % of the dates are days,
10 % months, 5 % years; 5 % of the events are not confirmed. That is far more than history holds.
"""
Ints = NDArray[np.int64]


def tables_of(events: int) -> Tables:
    """Tables with `events` events, and no other rows but actors; without files."""
    chance, committed = np.random.default_rng(events), load()
    number = events // 3  # more pacts than needed: each has three or four events
    actors = _actors(number, states(committed), chance)
    pact, step, day = _steps(number, chance)
    pact, step, day = pact[:events], step[:events], day[:events]
    cells = {
        "event": [f"e{at:07d}" for at in range(events)],
        "date": _texts(pact, day, chance),
        "type": np.array(TYPES, object)[step],
        "instrument": np.array([f"P{at:06d}" for at in range(number)], object)[pact],
        "actors": np.array(actors, object)[pact],
        "realis": "occurred",
        "modality": "fact",
        "certainty": np.array(["confirmed", "probable"], object)[
            (chance.random(events) < 0.05) * 1
        ],
    }
    columns = schema()["events"].column_names
    frame = pd.DataFrame({name: cells.get(name, "") for name in columns}, dtype="str")
    empty: dict[str, Any] = {name: committed[name].iloc[:0] for name in schema()}
    others = {**empty, "actors": committed.actors, "events": frame}
    return dataclasses.replace(committed, lines={}, **others)


def write_million(events: int, folder: Path) -> None:
    """Write the tables with `events` events as files that keep every rule of `data.validate`.

    Each event has a piece of evidence, each pact its row; nothing else is there but actors.
    """
    made = tables_of(events)
    cells = row("events", date_basis="reference", summary="A step of a generated treaty.")
    for name, cell in cells.items():
        made.events[name] = made.events[name].where(made.events[name] != "", cell)
    pacts = pd.DataFrame({"instrument": made.events["instrument"].unique()})
    pacts["name"] = "Treaty " + pacts["instrument"] + " on cooperation"
    pacts["short_name"] = "Pact " + pacts["instrument"]
    proofs = pd.DataFrame({"event": made.events["event"], "document": "REF"})
    proofs["quote"] = "On that day: step " + proofs["event"] + " of a treaty."
    frames = {
        "instruments": _filled("instruments", pacts),
        "evidence": _filled("evidence", proofs),
        "documents": pd.DataFrame([row("documents", document="REF", kind="reference", url=URL)]),
        "actors": made.actors.assign(anchor_lon="", anchor_lat=""),
    }
    (folder / "seeds").mkdir(parents=True, exist_ok=True)  # none: the project's are not ours
    write(dataclasses.replace(made, **frames), folder)


def _filled(table: str, known: pd.DataFrame) -> pd.DataFrame:
    """The rows with plain cells where they may not be empty."""
    plain = {name: cell for name, cell in row(table).items() if name not in known}
    return known.assign(**plain)[schema()[table].column_names]


def _actors(number: int, among: list[str], chance: np.random.Generator) -> list[str]:
    """The parties of each pact as a cell."""
    kind = chance.choice(3, number, p=[0.8, 0.17, 0.03])
    sizes = chance.integers(np.array([2, 3, 7])[kind], np.array([3, 7, 13])[kind])
    chosen = np.argsort(chance.random((1000, len(among))), axis=1)  # a thousand orders of states
    orders, starts = chance.integers(1000, size=number), chance.integers(len(among), size=number)
    codes = np.array(among)
    return [
        ";".join(np.sort(codes[np.take(chosen[order], range(start, start + size), mode="wrap")]))
        for order, start, size in zip(orders, starts, sizes, strict=True)
    ]


def _steps(number: int, chance: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Pact, step and day of each event, pact after pact; none is later than `LAST`."""
    signed = FIRST + (LAST - FIRST) * chance.random(number) ** 0.6
    ratified = signed + chance.random(number) * 730
    enters = ratified + chance.random(number) * 365
    ends = enters + chance.lognormal(np.log(3650), 1, number)
    ends[chance.random(number) < 0.1] = LAST + 1
    days = np.column_stack([signed, ratified, enters, ends]).astype(np.int64)
    pact, step = np.nonzero(days <= LAST)
    return pact, step, days[pact, step]


def _texts(pact: Ints, days: Ints, chance: np.random.Generator) -> NDArray[np.object_]:
    """Dates of various precision, none so coarse that a pact's steps would change their order."""
    length = chance.choice([10, 7, 4], len(days), p=[0.85, 0.1, 0.05])
    known = {day: date.fromordinal(day).isoformat() for day in np.unique(days).tolist()}
    texts = [known[day] for day in days.tolist()]
    first = np.array([_first(text, end) for text, end in zip(texts, length.tolist(), strict=True)])
    unclear = np.flatnonzero((pact[1:] == pact[:-1]) & (first[1:] <= days[:-1]))
    length[unclear] = length[unclear + 1] = 10
    return np.array([text[:end] for text, end in zip(texts, length.tolist(), strict=True)], object)


def _first(text: str, end: int) -> int:
    """The first possible day of a date that is cut after its year, month or day."""
    return date.fromisoformat(f"{text[:end]}-01-01"[:10]).toordinal()
