"""Prepares the HTML page that Streamlit sends: its head, and where the server's own paths begin.

Without it the tab says "Streamlit" until the first run, and on a deep link such as /events the
frontend first asks below /events/ for the server and gets two errors before it finds it. The map's
files are asked for here too: its frame starts late, and would find them only then.
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui import nonce, places

# What asks for a part of Streamlit's file, or for it only if it has changed: ours is another one.
CONDITIONS = (
    *(b"accept-encoding", b"range", b"if-range"),
    *(b"if-none-match", b"if-modified-since"),
)
OF_THE_FILE = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
Head = Callable[[str, Mapping[str, str], str], str]

# Runs after Streamlit's own script, while its frontend looks for the server.
EARLY = "for(const file of FILES)import(file).then((code)=>code.readAhead?.(),()=>{})"
# Streamlit knows the theme of an embedded page by a parameter of its own, which it alone keeps.
THEME = (
    'const asked=new URLSearchParams(location.search),theme=asked.get("theme");'
    'if(asked.get("embed")==="true"&&/^(light|dark)$/.test(theme)){asked.delete("theme");'
    'asked.set("embed_options",theme+"_theme");history.replaceState(null,"","?"+asked)}'
)


class Shell:
    """ASGI middleware that completes `index.html`; every other answer passes through untouched."""

    def __init__(
        self,
        app: ASGIApp,
        pages: tuple[str, ...],
        modules: list[str],
        parts: list[str],
        ahead: Callable[[str], list[str]],
        head: Head,
        base: str = "",
    ) -> None:
        """`pages` are the paths of the menu's pages, such as "events"; `modules` are what every
        page of ours will run, and `parts` those with all that they import; `ahead` says which files
        the map of a collection will ask for. The browser can fetch and run them while it waits for
        the server. `head` gives title and description of a page, "" for the map, of the parameters
        of its link and the app's own address. `base` is the path below which the app is served."""
        self.app = app
        links = "".join(f'<link rel="modulepreload" crossorigin href="./{path}">' for path in parts)
        run = EARLY.replace("FILES", json.dumps([f"./{path}" for path in modules]))
        self.links = f'{links}<script type="module">{run}</script>'.encode()
        self.ahead, self.head = ahead, head
        deep = "|".join(re.escape(page) for page in pages)
        self.deep = re.compile(rf"(?<=/)(?:{deep})/?$")
        below = re.escape(base.strip("/"))
        self.own = re.compile(
            rf"(?:/{below})?/(?:(?:{deep})/?)?" if below else rf"/(?:(?:{deep})/?)?"
        )
        self.place = f'location.pathname.replace(/(?:{deep})\\/?$/,"")'

    def script(self, collection: str) -> str:
        return (
            f"<script>{{const base={self.place};"
            "window.__streamlit={BACKEND_BASE_URL:location.origin+base};"
            "const kept=window.pactmapFiles={};"
            f"if(base===location.pathname)for(const file of {json.dumps(self.ahead(collection))}){{"
            "const url=location.origin+base+file,answer=fetch(url,{priority:'low'});"
            "answer.catch(()=>{});if(/[.](json|bin)$/.test(file))kept[url]={answer}}"
            f"{THEME}}}</script>"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self.is_page(scope):
            await self.app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]

        async def complete(body: bytes) -> bytes:
            return await run_in_threadpool(self.completed, body, scope)

        page = _Page(send, complete, with_body=scope["method"] != "HEAD")
        await self.app({**scope, "method": "GET", "headers": plain}, receive, page.send)

    def is_page(self, scope: Scope) -> bool:
        """Whether a request is for a page of the app: by a browser, or by who takes anything and
        asks for the address of one, as crawlers do."""
        if scope["method"] not in ("GET", "HEAD") or "/component/" in scope["path"]:
            return False
        accepted = dict(scope["headers"]).get(b"accept", b"*/*")
        anything = b"*/*" in accepted and bool(self.own.fullmatch(scope["path"]))
        return b"text/html" in accepted or anything

    def completed(self, body: bytes, scope: Scope) -> bytes:
        """Streamlit's page with the head that the request's address asks for."""
        params = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        deep = self.deep.search(scope["path"])
        own = self.deep.sub("", scope["path"]).rstrip("/") + "/"
        name = deep[0].rstrip("/") if deep else ""
        head = self.head(name, params, places.origin(scope) + own)
        page = self.complete(body, head, params.get("collection", ""))
        return nonce.stamped(page, scope)

    def complete(self, page: bytes, head: str, collection: str = "") -> bytes:
        """The page with our head and script; a page that is not Streamlit's stays as it is."""
        ours = f"{head}{self.script(collection)}".encode()
        completed = page.replace(b"<title>Streamlit</title>", ours, 1)
        return completed.replace(b"</head>", self.links + b"</head>", 1)


class _Page:
    """Holds back an HTML answer until it is whole, and sends it completed."""

    def __init__(
        self, send: Send, complete: Callable[[bytes], Awaitable[bytes]], with_body: bool
    ) -> None:
        self.to_client = send
        self.complete = complete
        self.with_body = with_body
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_plain_html(message):
            self.start = message
        elif self.start is None or message["type"] != "http.response.body":
            await self.to_client(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._flush(self.start)

    async def _flush(self, start: Message) -> None:
        body = await self.complete(self.body)
        length = (b"content-length", str(len(body)).encode())
        headers = [pair for pair in start["headers"] if pair[0].lower() not in OF_THE_FILE]
        await self.to_client({**start, "headers": [*headers, length]})
        await self.to_client(
            {"type": "http.response.body", "body": body if self.with_body else b""}
        )


def _is_plain_html(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message["headers"]}
    html = headers.get(b"content-type", b"").startswith(b"text/html")
    return message["status"] == 200 and html and b"content-encoding" not in headers
