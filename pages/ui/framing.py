"""Says which other sites may show the app inside their pages.

The header is `frame-ancestors` of CSP, https://www.w3.org/TR/CSP3/#directive-frame-ancestors.
"""

import os
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui import editing

VARIABLE = "PACTMAP_FRAME_ANCESTORS"  # such as "https://example.org https://*.example.net"
EVERYBODY, NOBODY = "*", "none"
_SITE = re.compile(r"(https?://)?(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:(\d+|\*))?|https?:", re.I | re.A)


def ancestors() -> str:
    """The sites that may embed the app; ourselves always, as the map is a frame of its own.

    Everybody if nothing is set; nobody else where people edit. Raises `CannotStart`.
    """
    default = NOBODY if editing.mode() else EVERYBODY
    named = os.environ.get(VARIABLE, "").split() or [default]
    if named == [EVERYBODY]:
        return EVERYBODY
    if named == [NOBODY]:
        return "'self'"
    for site in named:
        if not _SITE.fullmatch(site):
            raise editing.CannotStart(
                f"{VARIABLE} names “{site}” – write sites such as https://example.org, * or none"
            )
    return " ".join(["'self'", *named])


class Framing:
    """ASGI middleware that sends the header with every page."""

    def __init__(self, app: ASGIApp, ancestors: str) -> None:
        self.app, self.policy = app, f"frame-ancestors {ancestors}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("content-security-policy", self.policy)
            await send(message)

        await self.app(scope, receive, framed)
