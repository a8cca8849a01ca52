"""`/api/snapshot`: what holds on a day, as `data.query` finds it or as GeoJSON of `geo.geojson`.

The statuses themselves are the business of `data.query`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from data import lifecycle, query, standing
from data.records import day
from data.schema import enums
from data.tables import Row, Tables, by_key
from geo.words import DRAWN_STATUSES
from pages.routes import choosing, parameters
from pages.routes.operations import Asked, Operation, Told
from pages.routes.parameters import Parameter

STATUSES = (*DRAWN_STATUSES, *sorted(lifecycle.OVER))


def _parameters() -> tuple[Parameter, ...]:
    return (
        choosing.AS_OF,
        choosing.COUNTRY,
        choosing.PACT,
        parameters.choices("family", "What pacts are about.", enums()["family"], "alliance"),
        parameters.choices("status", "Statuses of links and of parties.", STATUSES, "in_force"),
    )


@dataclass(frozen=True)
class Wanted:
    """Which links and parties are wanted; what is empty wants all."""

    country: str
    pacts: frozenset[str]
    statuses: tuple[str, ...]

    def holds(self, pact: str, status: str, *actors: str) -> bool:
        return (
            pact in self.pacts
            and (not self.country or self.country in actors)
            and (not self.statuses or status in self.statuses)
        )


def answer(asked: Asked) -> Told:
    """The links, parties and pacts of a day; GeoJSON of links and members where that is asked."""
    wanted, as_of = _wanted(asked), choosing.covered_day(asked.tables, asked.values["as_of"])
    about = {**asked.chosen.about(), "as_of": as_of.isoformat()}
    if asked.geojson:
        from geo import geojson

        features = geojson.snapshot(asked.tables, as_of)["features"]
        kept = list(_features(features, wanted))
        return {"type": "FeatureCollection", **about, "features": kept}
    found = query.snapshot(asked.tables, as_of)
    links = [
        link
        for link in query.as_json(asked.tables, found)
        if wanted.holds(*map(str, (link["instrument"], link["status"], link["a"], link["b"])))
    ]
    parties = [_party(row) for row in found.parties.itertuples(index=False)]
    parties = [p for p in parties if wanted.holds(p["instrument"], p["status"], p["actor"])]
    named = {str(row["instrument"]) for row in (*links, *parties)}
    pacts = _pacts(asked.tables, found, named)
    return {**about, "links": links, "parties": parties, "pacts": pacts}


def _wanted(asked: Asked) -> Wanted:
    """Raises `Refusal` for codes that are not there."""
    country, pact = asked.values["country"], asked.values["pact"]
    families = asked.values["family"]
    choosing.check_known(asked.tables, "country", country)
    choosing.check_known(asked.tables, "pact", pact)
    pacts = by_key(asked.tables, "instruments").values()
    kept = {p.instrument for p in pacts if pact in (None, p.instrument)}
    kept &= {p.instrument for p in pacts if families is None or p.family in families}
    return Wanted(country or "", frozenset(kept), asked.values["status"] or ())


def _party(row: Row) -> dict[str, Any]:
    return {
        "instrument": str(row.instrument),
        "actor": str(row.actor),
        "status": str(row.status),
        "certain": bool(row.certain),
        "since": day(row.since),
        "event": str(row.event),
    }


def _pacts(tables: Tables, found: query.Snapshot, named: set[str]) -> list[Told]:
    """The instruments of these keys, each with its status as a whole."""
    phases: dict[str, list[Row]] = {}
    for row in found.parties.itertuples(index=False):
        phases.setdefault(str(row.instrument), []).append(row)
    about = by_key(tables, "instruments")
    return [brief(about[key], standing.together(phases[key])) for key in sorted(named)]


def brief(row: Row, status: str) -> Told:
    """An instrument in the least of words, and its status."""
    return {
        "instrument": row.instrument,
        "short_name": row.short_name,
        "form": row.form,
        "family": row.family,
        "binding": row.binding,
        "status": status,
    }


def _features(features: Iterable[Told], wanted: Wanted) -> Iterator[Told]:
    """The links that are wanted, and the members with those of their memberships that are."""
    for feature in features:
        told = feature["properties"]
        if told["kind"] == "link":
            if wanted.holds(told["instrument"], told["status"], told["a"], told["b"]):
                yield feature
            continue
        held = [
            one
            for one in told["memberships"]
            if wanted.holds(one["instrument"], one["status"], told["actor"])
        ]
        if held:
            yield {**feature, "properties": {**told, "memberships": held}}


def operation(path: str) -> Operation:
    return Operation(
        path,
        "snapshot",
        "What holds on a day: links between parties, parties with their statuses, pacts.",
        "Snapshot",
        answer,
        _parameters(),
        spatial=True,
    )
