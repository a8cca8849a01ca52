"""Answers operations of the API over HTTP: methods, conditions, encodings, caching, failures.

What is answered is each operation's business. Work is done in threads, so that the event loop,
which serves the map's readers, waits for nothing; and in few, so that they keep their share.
"""

import logging
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from data.problems import ProblemsFound
from pages.routes import asking, bodies, choosing, refusals
from pages.routes.bodies import Body
from pages.routes.operations import Asked, Operation
from pages.routes.refusals import METHODS, OPEN, Refusal

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_MINUTE = "public, max-age=60, stale-while-revalidate=600"
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
AT_ONCE = 2  # threads that work for the API
WAITING = 64  # requests that wait for them before others are sent away

_log = logging.getLogger(__name__)
THREADS = CapacityLimiter(AT_ONCE)
_inside = CapacityLimiter(16)  # as many as all the others together let in, and more


class Answers:
    """An ASGI app that answers one operation."""

    def __init__(
        self, operation: Callable[[], Operation], threads: CapacityLimiter = THREADS
    ) -> None:
        """`operation` finds it when it is first asked for; the work is done in these threads."""
        self.operation, self.threads = operation, threads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            answer = await self.respond(request)
        except Refusal as refusal:
            answer = refusals.response(refusal, scope["path"], request.method == "HEAD")
        await answer(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        """Raises `Refusal`."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**OPEN, **PREFLIGHT})
        if request.method not in ("GET", "HEAD"):
            raise not_allowed(request.method)
        return await worked(self.guarded, request, self.threads)

    def guarded(self, request: Request) -> Response:
        """The answer to a request to read; what fails is a `Refusal` that tells nothing inside."""
        try:
            operation = self.operation()
            asked = understood(operation, request)
            body = bodies.of(operation, asked)
            return sent(body, request, for_ever=asked.values["v"] is not None)
        except Refusal:
            raise
        except ProblemsFound as error:
            _log.warning("the API has no tables: %s", error)
            raise unusable() from error
        except Exception as error:  # whatever it is, its inside stays inside
            _log.exception("the API failed")
            raise failed() from error


def understood(operation: Operation, request: Request) -> Asked:
    """What a request asks of an operation. Raises `Refusal`."""
    pairs = asking.pairs(request.scope["query_string"])
    values = asking.values(pairs, operation.all_parameters)
    for one in operation.parameters:
        if one.place == "path":
            values[one.name] = asking.value(one, request.path_params[one.name])
    form = values.get("format")
    accepted = form is None and asking.prefers_geojson(request.headers.get("accept", ""))
    chosen = choosing.chosen(values["collection"], values["v"])
    return Asked(values, pairs, chosen, operation.spatial and (form == "geojson" or accepted))


def sent(body: Body, request: Request, for_ever: bool) -> Response:
    """The answer with its headers: whole, its headers only, or that the client has it already."""
    packed = body.is_worth_packing and asking.accepts_gzip(
        request.headers.get("accept-encoding", "")
    )
    content = body.packed if packed else body.content
    tag = f'"{body.tag}-gzip"' if packed else f'"{body.tag}"'
    headers = {
        **OPEN,
        "Cache-Control": FOR_EVER if for_ever else FOR_A_MINUTE,
        "ETag": tag,
        "Vary": "Accept, Accept-Encoding",
    }
    if body.links:
        headers["Link"] = ", ".join(f'<{at}>; rel="{name}"' for name, at in body.links.items())
    if _is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(len(content))
    if packed:
        headers["Content-Encoding"] = "gzip"
    rest = b"" if request.method == "HEAD" else content
    return Response(rest, headers=headers, media_type=body.media_type)


async def worked(
    work: Callable[[Request], Response],
    request: Request,
    threads: CapacityLimiter = THREADS,
    waiting: int | None = None,
) -> Response:
    """Do it in one of a few threads. Raises `Refusal` if too many wait for them; what nobody waits
    for any more is not done."""
    if threads.statistics().tasks_waiting >= (WAITING if waiting is None else waiting):
        raise busy()
    async with threads:
        if await request.is_disconnected():
            raise busy()
        return await to_thread.run_sync(work, request, limiter=_inside)


def _is_known(tag: str, known: str) -> bool:
    """Whether a client has this very answer (RFC 9110, 13.1.2: compared weakly)."""
    return tag in {one.strip().removeprefix("W/") for one in known.split(",")} or known == "*"


def not_allowed(method: str) -> Refusal:
    told, remedy = f"{refusals.shown(method)} is not allowed.", f"use one of {METHODS}"
    return Refusal(405, "method-not-allowed", told, remedy, headers={"Allow": METHODS})


def busy() -> Refusal:
    told, headers = "The API answers others just now.", {"Retry-After": "1"}
    return Refusal(503, "busy", told, "ask again in a second", headers=headers)


def unusable() -> Refusal:
    told, headers = "The tables of this collection have problems.", {"Retry-After": "30"}
    return Refusal(503, "unusable-tables", told, "ask again later", headers=headers)


def failed() -> Refusal:
    remedy = "report the address that you asked for"
    return Refusal(500, "internal-error", "The answer could not be made.", remedy)
