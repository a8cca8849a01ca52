"""Prepares the HTML page that Streamlit sends: its title, and where the server's own paths begin.

Without it the tab says "Streamlit" until the first run, and on a deep link such as /events the
frontend first asks below /events/ for the server and gets two errors before it finds it. The map's
files are asked for here too: its frame starts late, and would find them only then.
"""

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITLE = "Pactmap"
# Runs after Streamlit's own script, while its frontend looks for the server.
EARLY = "for(const file of FILES)import(file).then((code)=>code.readAhead?.(),()=>{})"


class Shell:
    """ASGI middleware that completes `index.html`; every other answer passes through untouched."""

    def __init__(
        self,
        app: ASGIApp,
        pages: tuple[str, ...],
        modules: list[str],
        parts: list[str],
        ahead: Callable[[str], list[str]],
    ) -> None:
        """`pages` are the paths of the menu's pages, such as "events"; `modules` are what every
        page of ours will run, and `parts` those with all that they import; `ahead` says which files
        the map of a collection will ask for. The browser can fetch and run them while it waits for
        the server."""
        self.app = app
        links = "".join(f'<link rel="modulepreload" crossorigin href="./{path}">' for path in parts)
        run = EARLY.replace("FILES", json.dumps([f"./{path}" for path in modules]))
        self.links = f'{links}<script type="module">{run}</script>'.encode()
        self.ahead = ahead
        deep = "|".join(re.escape(page) for page in pages)
        self.place = f'location.pathname.replace(/(?:{deep})\\/?$/,"")'

    def script(self, collection: str) -> str:
        return (
            f"<script>{{const base={self.place};"
            "window.__streamlit={BACKEND_BASE_URL:location.origin+base};"
            "const kept=window.pactmapFiles={};"
            f"if(base===location.pathname)for(const file of {json.dumps(self.ahead(collection))}){{"
            "const url=location.origin+base+file,answer=fetch(url,{priority:'low'});"
            "answer.catch(()=>{});if(/[.](json|bin)$/.test(file))kept[url]={answer}}}</script>"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        (collection,) = asked.get("collection", [""])[:1]
        page = _Page(send, lambda body: self.complete(body, collection))
        await self.app({**scope, "headers": plain}, receive, page.send)

    def complete(self, page: bytes, collection: str = "") -> bytes:
        """The page with our title and script; a page that is not Streamlit's stays as it is."""
        title = f"<title>{TITLE}</title>{self.script(collection)}".encode()
        completed = page.replace(b"<title>Streamlit</title>", title, 1)
        return completed.replace(b"</head>", self.links + b"</head>", 1)


class _Page:
    """Holds back an HTML answer until it is whole, and sends it completed."""

    def __init__(self, send: Send, complete: Callable[[bytes], bytes]) -> None:
        self.to_client = send
        self.complete = complete
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
        body = self.complete(self.body) if self.body else b""
        length = (b"content-length", str(len(body)).encode())
        headers = [h for h in start["headers"] if h[0].lower() not in (b"content-length", b"etag")]
        await self.to_client({**start, "headers": [*headers, length] if body else start["headers"]})
        await self.to_client({"type": "http.response.body", "body": body})


def _asks_for_page(scope: Scope) -> bool:
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return b"text/html" in accepted and "/component/" not in scope["path"]


def _is_plain_html(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message["headers"]}
    html = headers.get(b"content-type", b"").startswith(b"text/html")
    return message["status"] == 200 and html and b"content-encoding" not in headers
