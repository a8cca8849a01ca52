"""Refusals of the API as problem details (RFC 9457), and what makes Streamlit's own look alike.

Which request is refused is decided where it is read. Nothing of the inside is told.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA_TYPE = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
TYPE = "urn:problem-type:pactmap:"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "X-Content-Type-Options": "nosniff",
}
LONGEST = 80  # characters of a value that are repeated
TITLES = {
    "malformed-query": "The query cannot be read",
    "query-too-long": "The query is too long",
    "unknown-parameter": "There is no such parameter",
    "repeated-parameter": "A parameter is given twice",
    "bad-value": "A parameter's value cannot be used",
    "not-found": "There is nothing here",
    "unknown-value": "A parameter names nothing that there is",
    "outside-coverage": "The tables do not speak of this day",
    "unknown-version": "This version of the data is not here",
    "method-not-allowed": "The API can only be read",
    "internal-error": "The server failed",
    "unusable-tables": "The tables cannot be used now",
    "unusable-store": "The store of decisions does not answer",
    "unsearchable": "This server cannot search texts",
    "busy": "Too many ask at once",
    "refused": "The request was refused",
}
_BELOW = re.compile(r"/api(/|$)")


@dataclass
class Refusal(Exception):
    """A request that gets no answer: `kind` is a key of `TITLES`, `remedy` what to do instead.

    `parameter` is the one at fault, if it is one; `extra` are further members of the problem.
    """

    status: int
    kind: str
    detail: str
    remedy: str = ""
    parameter: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def shown(value: str) -> str:
    """As much of a hostile value as a problem repeats, in quotes."""
    return f"“{value if len(value) <= LONGEST else value[: LONGEST - 1] + '…'}”"


def problem(refusal: Refusal, path: str) -> dict[str, Any]:
    """The members of the problem; `path` is that of the request, unescaped."""
    told = {
        "type": f"{TYPE}{refusal.kind}",
        "title": TITLES[refusal.kind],
        "status": refusal.status,
        "detail": refusal.detail,
        "instance": quote(path[:200], errors="replace"),
        "parameter": refusal.parameter,
        "remedy": refusal.remedy,
        **refusal.extra,
    }
    return {name: value for name, value in told.items() if value != ""}


def response(refusal: Refusal, path: str, head: bool = False) -> Response:
    """The answer to a refused request; `head`: without its body."""
    content = json.dumps(problem(refusal, path)).encode()
    headers = {**OPEN, "Cache-Control": "no-store", "Content-Length": str(len(content))}
    return Response(
        b"" if head else content,
        refusal.status,
        headers={**headers, **refusal.headers},
        media_type=MEDIA_TYPE,
    )


class PlainRefusals:
    """ASGI middleware: what refuses a path below /api before it reaches us (Streamlit refuses
    paths that look like attacks, in plain text) tells it as a problem too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _BELOW.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        refused: list[int] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_plain(message):
                refused.append(message["status"])
            elif not refused:
                await send(message)

        await self.app(scope, receive, told)
        if refused:
            answer = response(_of_status(refused[0]), scope["path"], scope["method"] == "HEAD")
            await answer(scope, receive, send)


def _is_plain(message: Message) -> bool:
    types = [value for name, value in message["headers"] if name.lower() == b"content-type"]
    return message["status"] >= 400 and types != [MEDIA_TYPE.encode()]


def _of_status(status: int) -> Refusal:
    return Refusal(status, "refused", f"The server says: {HTTPStatus(status).phrase}.")
