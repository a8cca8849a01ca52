"""The API's front door: which operations there are, `/api` itself, and what is not there.

What an operation answers stands in its own module, the description is put together in
`pages.routes.openapi`.
"""

from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from data import query
from pages.routes import answering, countries, documents, events, pacts, refusals, snapshot
from pages.routes.operations import Asked, Operation, Told
from pages.routes.refusals import Refusal
from pages.ui import loaders

EDITION = "1"  # of the API; a change that breaks a client makes it another


def operations() -> tuple[Operation, ...]:
    """All that can be asked, in the order of the description."""
    return (
        Operation(
            "/api",
            "index",
            "What there is: collections, the days that are covered, addresses to ask.",
            "Index",
            index,
            kept=False,  # it names other collections too
        ),
        *(one.operation() for one in (snapshot, events, countries, pacts, documents)),
        Operation("/api/openapi.json", "openapi", "This description.", "Description", description),
    )


def routes() -> list[BaseRoute]:
    """The routes of the API; whatever else lies below `/api` is a problem that says so."""
    found: list[BaseRoute] = [answering.route(one) for one in operations()]
    return [*found, Route("/api/{rest:path}", Nothing())]


def index(asked: Asked) -> Told:
    first, last = query.coverage(asked.tables)
    return {
        "title": "Pactmap",
        "api": EDITION,
        **asked.chosen.about(),
        "description": asked.chosen.collection.description or None,
        "collections": [
            {"key": found.key, "title": found.title} for found in loaders.collections()
        ],
        "coverage": {"first": first.isoformat(), "last": last.isoformat()},
        "newest_event": query.latest_day(asked.tables).isoformat(),
        # relative to this address, so that they hold under any host and path
        "links": {one.name: one.path.removeprefix("/") for one in operations()},
    }


def description(asked: Asked) -> Told:
    from pages.routes import openapi

    return openapi.description(operations(), EDITION)


class Nothing:
    """An ASGI app for addresses below `/api` at which there is nothing."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = ", ".join(one.path for one in operations())
        told = f"There is nothing at {refusals.shown(scope['path'])}."
        refusal = Refusal(404, "not-found", told, f"ask for {asked}")
        answer = refusals.response(refusal, scope["path"], scope["method"] == "HEAD")
        await answer(scope, receive, send)
