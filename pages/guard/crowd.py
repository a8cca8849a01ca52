"""Keeps the number of readers to what a process can serve: in all, and from one address.

Those who are in stay as quick as they were; who comes when it is full gets a page that says so and
tries again by itself. Behind a proxy, addresses are those that it forwards (`docs/hosting.md`).
"""

import ipaddress
import os
import re
from collections import Counter

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from pages.ui import editing

MOST = "PACTMAP_SESSIONS"  # at once in this process
EACH = "PACTMAP_SESSIONS_EACH"  # of them from one address, such as a school's
DEFAULTS = {MOST: 150, EACH: 75}
LIMITS = (1, 100_000)
AGAIN = 15  # seconds until the page of who has to wait tries again
NETWORK = 64  # bits of an IPv6 address that one household or one server has for itself
TRY_LATER = 1013  # https://www.iana.org/assignments/websocket

BUSY = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="{AGAIN}"><title>Busy – Pactmap</title><style>
body{{margin:18vh auto 0;max-width:30rem;padding:0 1.5rem;font:1.05rem/1.5 system-ui,sans-serif}}
h1{{font-size:1.4rem}}</style></head><body><main><h1>Many people are reading the map just now</h1>
<p>There is no room for one more reader at this moment. This page tries again by itself every
{AGAIN} seconds; your link stays as it is.</p></main></body></html>
"""


def limits() -> tuple[int, int]:
    """The most sessions in all and from one address. Raises `CannotStart` for what is no number."""
    most, each = (_limit(name) for name in (MOST, EACH))
    return most, min(each, most)


def _limit(name: str) -> int:
    text = os.environ.get(name, "").strip()
    lowest, highest = LIMITS
    if not text:
        return DEFAULTS[name]
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or not lowest <= int(text) <= highest:
        raise editing.CannotStart(f"{name} is “{text}” – write a number from {lowest} to {highest}")
    return int(text)


class Crowd:
    """ASGI middleware that counts websockets, of which each session has one."""

    def __init__(
        self, app: ASGIApp, pages: tuple[str, ...], most: int, each: int, base: str = ""
    ) -> None:
        """`pages` are the paths of the menu's pages, such as "events"; `base` is the path below
        which the app is served."""
        self.app, self.most, self.each = app, most, each
        deep, below = "|".join(map(re.escape, pages)), re.escape(base.strip("/"))
        own = rf"/(?:(?:{deep})/?)?"
        self.page = re.compile(rf"(?:/{below})?{own}" if below else own)
        self.inside: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.counted(scope, receive, send)
        elif scope["type"] == "http" and self.is_full(scope) and self.is_page(scope):
            headers = {"Retry-After": str(AGAIN), "Cache-Control": "no-store"}
            await HTMLResponse(BUSY, 503, headers)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.is_full(scope):
            await WebSocketClose(TRY_LATER)(scope, receive, send)
            return
        address = _address(scope)
        self.inside[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.inside[address] -= 1
            if not self.inside[address]:
                del self.inside[address]

    def is_full(self, scope: Scope) -> bool:
        return self.inside.total() >= self.most or self.inside[_address(scope)] >= self.each

    def is_page(self, scope: Scope) -> bool:
        """Whether a browser asks for a page, of which a session would come."""
        accepts = "text/html" in Headers(scope=scope).get("accept", "")
        return accepts and bool(self.page.fullmatch(scope["path"]))


def _address(scope: Scope) -> str:
    """Whom a request comes from; of IPv6 the network, as one client has a whole one."""
    text = (scope.get("client") or ("",))[0]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return str(text)
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped or ipaddress.ip_network((found, NETWORK), strict=False))
    return text
