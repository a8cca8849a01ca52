"""Writes tables with a wanted number of links, between real states, spread over 1990–2026.

The same number always gives the same tables. They keep every rule of `data.validate`.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from data.schema import schema
from data.tables import Tables, load, write
from tests.world import row

FIRST, LAST = date(1990, 1, 1), date(2026, 6, 30)
FAMILIES = ("alliance", "defence_cooperation", "arms_control", "consultation")
URL = "https://example.org/generated"
Rows = dict[str, list[dict[str, str]]]


def write_world(links: int, folder: Path) -> Tables:
    """Write tables with `links` links to `folder` and load them."""
    committed = load()
    rows = _rows(links, committed)
    frames: dict[str, Any] = {name: _frame(name, rows.get(name, [])) for name in schema()}
    frames["actors"] = committed.actors
    (folder / "seeds").mkdir(parents=True, exist_ok=True)  # none: the project's are not ours
    write(Tables(folder=folder, version="", **frames), folder)
    return load(folder)


def _frame(name: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=schema()[name].column_names, dtype="str")


def _rows(links: int, committed: Tables) -> Rows:
    """Pacts of two to four parties until the links are `links`, their signatures evenly spread."""
    chance = random.Random(links)
    among = states(committed)
    rows: Rows = {"documents": [row("documents", document="REF", kind="reference", url=URL)]}
    sizes = _sizes(links, chance)
    for number, size in enumerate(sizes):
        signed = FIRST + (LAST - FIRST) * number // len(sizes) + timedelta(chance.randrange(60))
        _add_pact(rows, f"P{number:04d}", chance.sample(among, size), signed, chance)
    return rows


def states(committed: Tables) -> list[str]:
    """States that exist all the time and have a place."""
    actors = committed.actors
    keep = (actors["kind"] == "state") & (actors["anchor_lon"] != "")
    keep &= (actors["valid_from"] == "") & (actors["valid_to"] == "")
    return sorted(actors.loc[keep, "actor"])


def _sizes(links: int, chance: random.Random) -> list[int]:
    """Numbers of parties whose pairs are `links` in all: mostly two, some three or four."""
    sizes = []
    while links:
        size = chance.choice([2, 2, 2, 3, 4])
        size = size if size * (size - 1) // 2 <= links else 2
        links -= size * (size - 1) // 2
        sizes.append(size)
    return sizes


def _add_pact(
    rows: Rows, key: str, parties: list[str], signed: date, chance: random.Random
) -> None:
    """A pact that is talked about, signed, mostly put in force, and in two of three cases ended."""
    family = chance.choice(FAMILIES)
    cells = {"name": f"Treaty {key} on cooperation", "short_name": f"Pact {key}", "family": family}
    instrument = row("instruments", instrument=key, binding=chance.choice(["1", "0"]), **cells)
    rows.setdefault("instruments", []).append(instrument)
    ends = chance.choice([timedelta(4000), timedelta(7000), None])
    steps = {
        "NEGOTIATE": signed - timedelta(chance.randrange(60, 400)),
        "SIGN": signed,
        "ENTER_FORCE": signed + timedelta(chance.randrange(30, 400)),
        "EXPIRE": signed + ends if ends else None,
    }
    for kind, day in steps.items():
        if day and day <= date(2026, 11, 1):
            _add_event(rows, key, kind, max(day, FIRST), parties)


def _add_event(rows: Rows, pact: str, kind: str, day: date, parties: list[str]) -> None:
    event = f"{pact.lower()}-{kind.lower().replace('_', '-')}"
    text = f"{pact}: {kind.lower().replace('_', ' ')} by {', '.join(sorted(parties))}."
    cells = {"date": day.isoformat(), "date_basis": "reference", "type": kind, "summary": text}
    known = {"instrument": pact, "actors": ";".join(sorted(parties))}
    rows.setdefault("events", []).append(row("events", event=event, **known, **cells))
    proof = row("evidence", event=event, document="REF", quote=f"On that day: {text}")
    rows.setdefault("evidence", []).append(proof)
