"""Says to browsers what pages of ours may do: run our own code only, reach this host only.

The policy is CSP, https://www.w3.org/TR/CSP3/. Who may embed the app says `pages.guard.framing`.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui import nonce, places

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Styles are written into elements by Streamlit and by the map; pictures are drawn in the page.
POLICY = {
    "default-src": "'self'",
    "base-uri": "'self'",
    "font-src": "'self' data:",
    "form-action": "'self'",
    "frame-src": "'self'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "worker-src": "'self' blob:",
}
# Streamlit imports the code of components from blobs of its own.
OF_PAGES = "'self' blob: 'nonce-{nonce}'"
# The map's frame writes folium's script, a constant one, into an element.
OF_FRAMES = "'self' 'unsafe-inline'"
_FRAME = re.compile(r"/component/")


class Protection:
    """ASGI middleware that sends the headers with every answer, the policy with every page."""

    def __init__(self, app: ASGIApp, ancestors: str) -> None:
        self.app, self.ancestors = app, ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scripts = OF_FRAMES if _FRAME.search(scope["path"]) else OF_PAGES
        policy = self.policy(scripts, nonce.made(scope), places.host(scope))

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith(("text/html", "image/svg")):
                    headers.append("Content-Security-Policy", policy)
            await send(message)

        await self.app(scope, receive, protected)

    def policy(self, scripts: str, word: str, host: str) -> str:
        # Some browsers do not take the websocket of this host for its own.
        sockets = f" ws://{host} wss://{host}" if host else ""
        told = POLICY | {
            "connect-src": f"'self'{sockets}",
            "script-src": scripts.format(nonce=word),
            "frame-ancestors": self.ancestors,
        }
        return "; ".join(f"{name} {value}" for name, value in sorted(told.items()))
