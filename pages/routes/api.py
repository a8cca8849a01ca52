"""The API's front door: which operations there are, `/api` itself, and what is not there.

What an operation answers stands in its own module, the description is put together in
`pages.routes.openapi`. They are imported when they are first asked for: a start waits for none.
"""

from functools import cache, partial
from importlib import import_module

from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from pages.routes import refusals
from pages.routes.answering import Answers
from pages.routes.operations import Operation
from pages.routes.refusals import Refusal

MODULES = {
    "/api": "index",
    "/api/snapshot": "snapshot",
    "/api/events": "events",
    "/api/countries/{actor}": "countries",
    "/api/pacts/{instrument}": "pacts",
    "/api/network": "network",
    "/api/documents/{document}": "documents",
    "/api/search": "search",
    "/api/openapi.json": "openapi",
}


def routes() -> list[BaseRoute]:
    """The routes of the API; whatever else lies below `/api` is a problem that says so."""
    found: list[BaseRoute] = [Route(path, Answers(partial(operation, path))) for path in MODULES]
    return [*found, Route("/api/{rest:path}", Nothing())]


@cache
def operation(path: str) -> Operation:
    """What is answered at a path, one of `MODULES`."""
    found: Operation = import_module(f"pages.routes.{MODULES[path]}").operation(path)
    return found


def operations() -> tuple[Operation, ...]:
    """All that can be asked, in the order of the description."""
    return tuple(map(operation, MODULES))


class Nothing:
    """An ASGI app for addresses below `/api` at which there is nothing."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = f"There is nothing at {refusals.shown(scope['path'])}."
        refusal = Refusal(404, "not-found", told, f"ask for {', '.join(MODULES)}")
        answer = refusals.response(refusal, scope["path"], scope["method"] == "HEAD")
        await answer(scope, receive, send)
