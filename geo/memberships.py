"""Large pacts: their members for shading, their tints, and their links, packed.

A pact is large if it ever had more than `standing.LARGE` parties at once. Which of them are
shaded on a day, and how, is decided in the browser (`geo/browser/members.js`).
"""

from typing import Any

from data import lifecycle
from data.query import history
from data.tables import Row, Tables
from geo import style
from geo.links import fanned, large_instruments, sureness


def members(tables: Tables) -> list[dict[str, Any]]:
    """The parties of each large pact: pact, actor, states (first day, day after the last or None,
    status, certain), for shading."""
    found: dict[tuple[str, str], list[tuple[int, int | None, str, bool]]] = {}
    phases = history(tables)
    phase: Row
    for phase in phases[phases["instrument"].isin(large_instruments(tables))].itertuples():
        if phase.status not in lifecycle.OVER:
            states = found.setdefault((phase.instrument, phase.actor), [])
            states += [(start, end, phase.status, sure) for start, end, sure in sureness(phase)]
    return [
        {"pact": pact, "actor": actor, "states": sorted(states, key=lambda state: state[0])}
        for (pact, actor), states in sorted(found.items())
    ]


def large_links(tables: Tables) -> list[dict[str, Any]]:
    """The pairs of each large pact, drawn only from a selected party.

    Keys: pact, actors (codes), states (those of the pairs, each once), pairs (number of a, of b and
    of the states, fan).
    """
    found: dict[str, dict[str, Any]] = {}
    for name, a, b, states, fan in fanned(tables):
        if name in large_instruments(tables):
            pact = found.setdefault(name, {"pact": name, "actors": {}, "states": {}, "pairs": []})
            ends = [pact["actors"].setdefault(code, len(pact["actors"])) for code in (a, b)]
            number = pact["states"].setdefault(states, len(pact["states"]))
            pact["pairs"].append([*ends, number, fan])
    return [
        {**pact, "actors": list(pact["actors"]), "states": list(pact["states"])}
        for pact in found.values()
    ]


def tints(tables: Tables) -> dict[str, int]:
    """The number of the tint of each large pact, the largest alliance's first.

    Each takes the tint whose users, among those with parties on one of the same days, are smallest:
    so the pacts that a reader sees together differ.
    """
    sizes = _peaks(tables)
    lived = _lives(tables)
    found: dict[str, int] = {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        start, end = lived[name]
        beside = [other for other in found if lived[other][0] < end and start < lived[other][1]]
        cost = {found[other]: 0.0 for other in beside}
        for other in beside:
            cost[found[other]] = max(cost[found[other]], sizes[other])
        found[name] = min(range(style.SHADES), key=lambda tint: cost.get(tint, 0.0))
    return found


def _peaks(tables: Tables) -> dict[str, float]:
    """How many parties each large pact ever had; a pact that is no alliance counts little."""
    families = {row.instrument: row.family for _, row in tables.rows("instruments")}
    parties = history(tables).groupby("instrument")["actor"].nunique()
    return {
        name: float(parties[name]) * (1.0 if families[name] == "alliance" else 0.01)
        for name in large_instruments(tables)
    }


def _lives(tables: Tables) -> dict[str, tuple[int, int]]:
    """The first day and the first day no longer of each pact, as ordinals."""
    lived: dict[str, tuple[int, int]] = {}
    phase: Row
    for phase in history(tables).itertuples():
        if phase.status not in lifecycle.OVER:
            start, end = lived.get(phase.instrument, (phase.start, phase.end))
            lived[phase.instrument] = min(start, phase.start), max(end, phase.end)
    return lived
