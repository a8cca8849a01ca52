"""All routes that the app adds to Streamlit's, under the path at which the app is served.

Each module of routes says what is below its own addresses; here they are only put in line.
"""

import streamlit as st
from starlette.routing import BaseRoute, Route

from pages.routes import api, box, downloads, feed, health, lifelines, share, since
from pages.ui import serving


def routes() -> list[BaseRoute]:
    """Every route, at the root and, where `server.baseUrlPath` is set, below that path too: pages
    ask there, and checks of a container or a proxy in front at the root."""
    parts = (serving, health, api, box, share, since, downloads, feed, lifelines)
    found = [route for part in parts for route in part.routes()]
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return [*found, *(below(base, route) for route in found)] if base else found


def below(base: str, route: BaseRoute) -> BaseRoute:
    """A route of ours, moved below a path."""
    assert isinstance(route, Route), "routes of ours are plain ones"
    methods = sorted(route.methods) if route.methods else None
    return Route(f"/{base}{route.path}", route.endpoint, methods=methods)
