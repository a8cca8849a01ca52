"""Closes the ways into Streamlit that no page of ours uses; only what its frontend needs answers.

What a websocket may carry is judged in `pages.guard.wire`, who may upload in `pages.ui.uploads`.
"""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.ui import uploads

OPEN = ("health", "host-config", "stream")  # of `_stcore`, the routes that its frontend asks
COMPONENTS = ("streamlit_folium.",)  # whose files may be fetched, by the beginnings of their names
_CORE = re.compile(r"/_stcore(?:/(?P<route>.*))?$", re.S)
_UPLOAD = re.compile(r"upload_file/(?P<session>[^/]+)/[^/]+")
_COMPONENT = re.compile(r"/component/(?P<name>[^/]*)", re.S)


class Doors:
    """ASGI middleware that answers closed ways as what is not there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_open(scope["path"], scope["method"]):
            await PlainTextResponse("No such page.\n", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_open(path: str, method: str = "GET") -> bool:
    """Whether an address of this (unescaped) path leads anywhere."""
    if core := _CORE.search(path):
        route = core["route"] or ""
        if upload := _UPLOAD.fullmatch(route):
            return uploads.are_open_to(upload["session"])
        return route in OPEN and method in ("GET", "HEAD", "OPTIONS")
    if component := _COMPONENT.search(path):
        return component["name"].startswith(COMPONENTS)
    return True
