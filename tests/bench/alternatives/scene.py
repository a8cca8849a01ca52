"""What the alternatives draw: countries, links of a year, and files that they load by themselves.

As a competent newcomer would write it, with the data cached. Straight lines instead of arcs and
coarse countries instead of ours make it lighter than the real map.
"""

import json
import os
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import folium
import numpy as np
import shapely
import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data import tables
from data.query import snapshot
from geo import boundaries

FIRST_YEAR, LAST_YEAR = 1990, 2026
COARSE, SMALLEST = 0.25, 0.5  # degrees, square degrees; leaves about as much as a 110m file has
COLOUR = "#0b5cad"  # the probe finds the links by it
EMPTY_STYLE = json.dumps({"version": 8, "sources": {}, "layers": []})  # a Mapbox map of nothing
Place = tuple[float, float]  # latitude, longitude in degrees


class LocalMap(folium.Map):
    """A folium map whose only script and style is Leaflet, served by the app itself."""

    default_js = [("leaflet", "../../bench/leaflet.js")]
    default_css = [("leaflet", "../../bench/leaflet.css")]


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "style.json":
        return Response(EMPTY_STYLE, media_type="application/json")
    if name not in ("leaflet.js", "leaflet.css"):
        return PlainTextResponse("No such file.\n", status_code=404)
    content = (files("xstatic.pkg.leaflet") / "data" / name).read_bytes()
    return Response(content, media_type="text/css" if name.endswith("css") else "text/javascript")


ROUTES = [Route("/bench/{name}", _file)]


@cache
def countries() -> dict[str, Any]:
    """The countries as GeoJSON, simplified so that neighbours still touch; no small islands."""
    frame = boundaries.load()
    coarse = shapely.coverage_simplify(frame.geometry.to_numpy(), COARSE)
    frame["geometry"] = [
        shapely.MultiPolygon([part for part in country.geoms if part.area > SMALLEST])
        for country in shapely.transform(coarse, lambda points: np.round(points, 2))
    ]
    large = frame[~frame.geometry.is_empty]
    geojson: dict[str, Any] = large[["actor", "name", "geometry"]].to_geo_dict()
    return geojson


def links(year: int) -> list[tuple[str, list[Place]]]:
    """The links of 1 July of the year: name and both ends."""
    return _links(_folder(), year)


def _folder() -> Path:
    """Of the tables: `?links=600` in the address is that folder below `PACTMAP_TABLES`."""
    return Path(os.environ["PACTMAP_TABLES"]) / st.query_params.get("links", "")


@cache
def _links(folder: Path, year: int) -> list[tuple[str, list[Place]]]:
    rows: list[tables.Row] = list(snapshot(_loaded(folder), date(year, 7, 1)).links.itertuples())
    ends = _anchors(folder)
    return [(f"{row.instrument}: {row.a}–{row.b}", [ends[row.a], ends[row.b]]) for row in rows]


@cache
def _anchors(folder: Path) -> dict[str, Place]:
    placed = _loaded(folder).actors.query("anchor_lon != ''")
    rows: list[tables.Row] = list(placed.itertuples())
    return {row.actor: (float(row.anchor_lat), float(row.anchor_lon)) for row in rows}


@cache
def _loaded(folder: Path) -> tables.Tables:
    return tables.load(folder)


def base_map() -> folium.Map:
    """The map with its countries, without links."""
    world = LocalMap(location=(30, 15), zoom_start=2, tiles=None)
    look = {"fillColor": "#faf8f3", "color": "#c8c3b7", "weight": 1, "fillOpacity": 1}
    folium.GeoJson(countries(), style_function=lambda feature: look).add_to(world)
    return world


def add_links(target: Any, year: int) -> None:
    """The links of 1 July of the year as lines, on a map or a feature group."""
    for words, line in links(year):
        folium.PolyLine(line, color=COLOUR, weight=2, tooltip=words).add_to(target)
