"""What an older version of the data would have drawn otherwise: for a map that shows both.

Days are whole numbers since 1970-01-01, states those of `geo.links` and `geo.memberships`. What the
older version says in words is the business of `data.comparison`.
"""

from typing import Any

from data.tables import Row, Tables, by_key
from geo import memberships
from geo.links import fanned, large_instruments

MOST = 4000  # links; more are told by the dossier only


def differences(old: Tables, new: Tables) -> dict[str, Any]:
    """The states that `old` has and `new` has not, or has otherwise, with the names to show them.

    Keys: links (instrument, a, b, fan, before: the older states, none of a new link), members (of
    large pacts: pact, actor, before), pacts and actors (as in the atlas: those only `old` knows).
    """
    links = _links(old, new)[:MOST]
    members = _members(old, new)
    return {
        "links": links,
        "members": members,
        "pacts": _pacts(old, new),
        "actors": _actors(old, new),
    }


def _links(old: Tables, new: Tables) -> list[dict[str, Any]]:
    """The pairs of parties whose states differ."""
    before, after = (
        {(name, a, b): (states, fan) for name, a, b, states, fan in fanned(tables)}
        for tables in (old, new)
    )
    nothing: tuple[tuple[Any, ...], int] = ((), 0)
    return [
        {"instrument": name, "a": a, "b": b, "fan": fan, "before": list(states)}
        for name, a, b in sorted({*before, *after})
        for states, fan in [before.get((name, a, b), nothing)]
        if states != after.get((name, a, b), nothing)[0]
    ]


def _members(old: Tables, new: Tables) -> list[dict[str, Any]]:
    before, after = (
        {(row["pact"], row["actor"]): row["states"] for row in memberships.members(tables)}
        for tables in (old, new)
    )
    return [
        {"pact": pact, "actor": actor, "before": before.get((pact, actor), [])}
        for pact, actor in sorted({*before, *after})
        if before.get((pact, actor)) != after.get((pact, actor))
    ]


def _pacts(old: Tables, new: Tables) -> dict[str, dict[str, Any]]:
    known, tints = by_key(new, "instruments"), memberships.tints(old)
    gone: dict[str, Row] = {
        name: row for name, row in by_key(old, "instruments").items() if name not in known
    }
    return {
        name: {"short": row.short_name, "family": row.family}
        | ({"tint": tints[name]} if name in large_instruments(old) else {})
        for name, row in gone.items()
    }


def _actors(old: Tables, new: Tables) -> dict[str, list[Any]]:
    known = by_key(new, "actors")
    return {
        code: [row.name, float(row.anchor_lon), float(row.anchor_lat)]
        for code, row in by_key(old, "actors").items()
        if code not in known and row.anchor_lon
    }
