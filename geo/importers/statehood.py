"""Which of our actors the units of CShapes are, and who has to be added to the actors.

A state code means an actor of ours on its days; a code that means none becomes an actor of its own,
`GW300` or `COW300`. Reading the units is left to `geo.importers.units`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from data.importers import cow
from data.importers.cow import Spell, UnknownState
from data.tables import Cells, Tables
from geo.convert_boundaries import anchor
from geo.importers import gleditsch_ward
from geo.importers.units import Unit


def features(units: Sequence[Unit]) -> gpd.GeoDataFrame:
    """A feature for each border of each actor, with the columns of `geo.importers.features`.

    A unit whose code changes its meaning is several; units that differ in nothing but their days
    and follow each other are one (CShapes begins anew where only the capital moved).
    """
    rows: list[dict[str, Any]] = []
    order = sorted(units, key=lambda unit: (unit.is_gw, unit.code, unit.start))
    for unit in order:
        for spell in actors(unit):
            row = _feature(unit, spell)
            if rows and _goes_on(rows[-1], row):
                rows[-1]["valid_to"] = row["valid_to"]
            else:
                rows.append(row)
    return gpd.GeoDataFrame(pd.DataFrame(rows), geometry="geometry", crs=4326)


def actors(unit: Unit) -> list[Spell]:
    """Who the unit is, in order of its days."""
    return _spells(unit.code, unit.is_gw, unit.start, unit.end)


def _spells(code: int, is_gw: bool, start: date, end: date | None) -> list[Spell]:
    try:
        return gleditsch_ward.spells(code, start, end) if is_gw else cow.spells(code, start, end)
    except UnknownState:
        return [Spell(_own_actor(code, is_gw), start, end)]


def strangers(units: Sequence[Unit]) -> list[str]:
    """Every code that means no actor of ours on some day of a unit, with the unit and its days."""
    found: dict[str, list[tuple[Unit, Spell]]] = {}
    for unit in units:
        for spell in actors(unit):
            if spell.actor == _own_actor(unit.code, unit.is_gw):
                found.setdefault(spell.actor, []).append((unit, spell))
    return [f"{actor} {_lived(of)}" for actor, of in sorted(found.items())]


def _lived(of: list[tuple[Unit, Spell]]) -> str:
    """`Tibet (1913-01-01 to 1950-10-02)`."""
    ends = [spell.end for _, spell in of]
    until = "open" if None in ends else f"to {max(end for end in ends if end)}"
    since = min(spell.start for _, spell in of)
    return f"{of[-1][0].name} ({since} {until})"


def _own_actor(code: int, is_gw: bool) -> str:
    return f"{'GW' if is_gw else 'COW'}{code}"


def _feature(unit: Unit, spell: Spell) -> dict[str, Any]:
    owner = _spells(unit.owner, unit.is_gw, spell.start, spell.end)[0].actor if unit.owner else ""
    rules = owner if owner != spell.actor else ""
    return {
        "file": unit.file,
        "number": unit.number,
        "actor": spell.actor,
        "name": unit.name,
        "sovereignty": unit.sovereignty if rules or not _is_ruled(unit) else "disputed",
        "ruler": rules,
        "valid_from": spell.start.isoformat(),
        "valid_to": spell.end.isoformat() if spell.end else "",
        "geometry": unit.geometry,
    }


def _is_ruled(unit: Unit) -> bool:
    return unit.sovereignty in ("dependent", "occupied")


def _goes_on(before: dict[str, Any], after: dict[str, Any]) -> bool:
    same = ("actor", "name", "sovereignty", "ruler")
    goes_on = before["valid_to"] == after["valid_from"]
    if not goes_on or any(before[column] != after[column] for column in same):
        return False
    return bool(before["geometry"].wkb == after["geometry"].wkb)


def newcomers(units: Sequence[Unit], tables: Tables) -> list[Cells]:
    """Rows of `actors` for all who are or rule a unit and are not in the tables, sorted."""
    known = set(tables.actors["actor"])
    historic = {row["actor"]: row for row in cow.historic_actors()}
    found: dict[str, list[tuple[Unit, Spell]]] = {}
    for unit in units:
        for spell in actors(unit):
            if spell.actor not in known:
                found.setdefault(spell.actor, []).append((unit, spell))
    return [historic.get(actor) or _newcomer(actor, of) for actor, of in sorted(found.items())]


def _newcomer(actor: str, of: list[tuple[Unit, Spell]]) -> Cells:
    """A row with the name and capital of the last unit, and the days of all."""
    last = max(of, key=lambda found: found[1].start)[0]
    ends = [spell.end for _, spell in of]
    lon, lat = anchor(max(last.geometry.geoms, key=lambda polygon: polygon.area))
    was_state = any(unit.sovereignty == "sovereign" for unit, _ in of)
    is_over = all(ends)
    return {
        "actor": actor,
        "kind": ("former_state" if is_over else "state") if was_state else "territory",
        "name": last.name,
        "capital": last.capital,
        "valid_from": min(spell.start for _, spell in of).isoformat(),
        "valid_to": max(end for end in ends if end).isoformat() if is_over else "",
        "anchor_lon": f"{lon:.3f}",
        "anchor_lat": f"{lat:.3f}",
        "source": "CShapes 2.0",
    }
