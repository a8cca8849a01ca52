"""Narrows the GeoJSON of a day to what a view is about: its country or pact, families, statuses.

Making it is left to `geo.geojson`.
"""

from typing import Any

from geo.address import View

Feature = dict[str, Any]


def narrowed(whole: dict[str, Any], view: View) -> dict[str, Any]:
    """The links that the view is about, and the actors at their ends with what binds them so."""
    if not (view.country or view.pact or view.families or view.statuses):
        return whole
    links = [f for f in whole["features"] if _is_link(f) and _is_about(f["properties"], view)]
    ends = {f["properties"][side] for f in links for side in ("a", "b")} | {view.country}
    members = [_bound(f, view) for f in whole["features"] if not _is_link(f)]
    kept = [f for f in members if f["properties"]["memberships"]]
    return {**whole, "features": links + [f for f in kept if f["properties"]["actor"] in ends]}


def _is_link(feature: Feature) -> bool:
    return bool(feature["properties"]["kind"] == "link")


def _is_about(link: dict[str, Any], view: View) -> bool:
    at_end = not view.country or view.country in (link["a"], link["b"])
    return at_end and _passes(link, view)


def _passes(bond: dict[str, Any], view: View) -> bool:
    """Whether a link, or what binds an actor, is of the pact, the families and the statuses."""
    return (
        (not view.pact or bond["instrument"] == view.pact)
        and (not view.families or bond["family"] in view.families)
        and (not view.statuses or bond["status"] in view.statuses)
    )


def _bound(member: Feature, view: View) -> Feature:
    own = member["properties"]
    kept = [bond for bond in own["memberships"] if _passes(bond, view)]
    return {**member, "properties": {**own, "memberships": kept}}
