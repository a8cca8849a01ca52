"""The folium map: an empty Leaflet map that starts our own browser code, and nothing else.

Its script is the same on every run, so streamlit-folium never re-mounts it; all that changes with
the date travels beside it (see `geo/browser/hub.js`). No data is ever written into the script.
"""

import json
from typing import Any

import folium
from folium.elements import MacroElement
from jinja2 import Template

from data.tables import Tables
from geo import assets
from geo.assets import Asset

# The iframe of streamlit-folium lies two levels below the app: /component/<name>/index.html.
UP = "../../assets/"
# How the map starts and moves: location (lat, lon), and options as folium calls them.
OPTIONS: dict[str, Any] = {
    "location": (30, 15),
    "zoom_start": 3,
    "tiles": None,
    "zoom_control": False,
    "attribution_control": False,
    "min_zoom": 2,
    "max_zoom": 9,
    "zoom_snap": 0.5,
    "zoom_delta": 1,
    "world_copy_jump": False,
}


class AtlasMap(folium.Map):
    """A folium map that loads Leaflet from the app, and no other script or style."""

    default_js = [("leaflet-code", UP + assets.path_of("leaflet.js"))]
    default_css = [
        ("leaflet-style", UP + assets.path_of("leaflet.css")),
        ("tokens", UP + assets.path_of("tokens.css")),
        ("map", UP + assets.path_of("map.css")),
    ]


class AtlasPlugin(MacroElement):
    """Starts `geo/browser/map.js` on the map it is added to."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "import({{ this.code }}).then(function (code) {"
        " code.mount({{ this._parent.get_name() }}, {{ this.data }});"
        "});"
        "{% endmacro %}"
    )

    def __init__(self, atlas: str, boundaries: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's has no types
        self._name = "atlas"
        self.code = json.dumps("./" + UP + assets.path_of("map.bundle.js"))
        pictures = assets.path_of("picture.bundle.js")
        self.data = ", ".join(json.dumps(UP + path) for path in (atlas, boundaries, pictures))


def files(tables: Tables) -> list[str]:
    """All that the map of these tables loads, as paths below `/assets/`, their own two first."""
    own = [path for path, _ in data_of(tables)]
    names = ("map.bundle.js", "leaflet.js", "leaflet.css", "tokens.css", "map.css")
    return [*own, *map(assets.path_of, names)]


def data_of(tables: Tables) -> list[tuple[str, Asset]]:
    """The atlas and the boundaries of these tables, as paths below `/assets/` and files."""
    return [assets.atlas_asset(tables), assets.boundaries_asset(tables)]


def atlas_map(tables: Tables) -> folium.Map:
    """A new map for these tables. Build it anew on every run: streamlit-folium changes it."""
    base = AtlasMap(**OPTIONS)
    base.add_child(AtlasPlugin(*(path for path, _ in data_of(tables))))
    return base
