"""Stands before the app: keeps others away from a local editor, and sharpens Streamlit's sign-in.

Knows only requests and answers. Who may write is decided by the store (`data.store.access`).
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from pages.ui import editing

CALLBACK = "oauth2callback"
SIGN_IN = re.compile(rf"/(?:auth/(?:login|logout)|{CALLBACK})/?$")
MOST = 12 * 60 * 60  # seconds that a login lasts, as in `data.store.access`
HOST = re.compile(r"(\[[^\[\]]+\]|[^:\[\]]+)(?::\d*)?")
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host")  # what a proxy adds
_COOKIE = re.compile(r"_streamlit_user\w*=")
_AGE = re.compile(r"Max-Age=(\d+)", re.IGNORECASE)


def middleware() -> list[Middleware]:
    """What stands before the app: nobody from outside where editing is local, and no sign-in
    where it is not by login."""
    if editing.mode() == editing.OIDC:
        return [Middleware(SignIn, secure=editing.is_secure())]
    here = [Middleware(OnlyHere)] if editing.mode() == editing.LOCAL else []
    return [*here, Middleware(NoSignIn)]


class OnlyHere:
    """Serves only browsers on this computer that call it by a name of this computer.

    So it stays local behind a proxy, on a server bound by other means than Streamlit's, and for
    pages of others in the same browser, even if their name was made to point here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or _is_here(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            told = "PACTMAP_EDITING is local: this app serves its own computer only.\n"
            await PlainTextResponse(told, status_code=403)(scope, receive, send)


def _is_here(scope: Scope) -> bool:
    client = scope.get("client") or ("",)
    return editing.is_loopback(client[0]) and _is_asked_here(Headers(scope=scope))


def _is_asked_here(headers: Headers) -> bool:
    """Whether a request calls this computer by its own name, for a page of our own."""
    host = headers.get("host", "")
    named = HOST.fullmatch(host)
    if not named or not editing.is_loopback(named[1].lower()):
        return False
    own = (None, f"http://{host}", f"https://{host}")
    return headers.get("origin") in own and not any(name in headers for name in FORWARDED)


class NoSignIn:
    """Answers Streamlit's sign-in routes as what is not there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and SIGN_IN.search(scope["path"]):
            await PlainTextResponse("No such page.\n", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class SignIn:
    """Leads back to the Review page after signing in, and shortens the life of the cookie."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        """`secure`: the cookie is for https only."""
        self.app, self.secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not SIGN_IN.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        back = scope["path"].rstrip("/").endswith(CALLBACK)

        async def sharpened(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.sharpen(MutableHeaders(scope=message), back)
            await send(message)

        await self.app(scope, receive, sharpened)

    def sharpen(self, headers: MutableHeaders, back: bool) -> None:
        if back and headers.get("location", "").endswith("/"):
            headers["location"] += "review"
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", self.sharpened(cookie))

    def sharpened(self, cookie: str) -> str:
        """A cookie of the login with at most 12 hours to live; others stay as they are."""
        if not _COOKIE.match(cookie):
            return cookie
        short = _AGE.sub(lambda age: f"Max-Age={min(int(age[1]), MOST)}", cookie)
        return f"{short}; Secure" if self.secure else short
