"""Boundaries a collection could bring: a square of land under two names, one after the other."""

from typing import Any

SQUARE = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]  # a step from point to point


def polygon(shape: str, actor: str, since: str, until: str = "", **cells: Any) -> dict[str, Any]:
    known = {"shape": shape, "actor": actor, "name": shape.title(), "sovereignty": "sovereign"}
    days = {"valid_from": since, "valid_to": until}
    place = {"anchor": [0.5, 0.5], "bbox": [0, 0, 1, 1], "area_km2": 12300}
    properties = {**known, **days, **place, **cells}
    return {"type": "MultiPolygon", "arcs": [[[0]]], "properties": properties}


def topology() -> dict[str, Any]:
    polygons = [
        polygon("OLD", "ALB", "1900-01-01", "1950-01-01"),
        polygon("NEW", "ALB", "1950-01-01", sovereignty="occupied", ruler="HRV"),
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": polygons}},
        "arcs": [SQUARE],
    }
