"""Answers at `/since`: how much has changed since a version of the data, for who remembers one.

What has changed in full is told on the map page (`pages.ui.comparing`).
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from data import archive, changes, chronicle
from data.problems import ProblemsFound
from data.tables import VERSION, by_key
from pages.routes import files
from pages.ui import since

MOST = 8  # events of one answer


def routes() -> list[BaseRoute]:
    return [Route("/since", answer), Route("/since/events", events)]


async def answer(request: Request) -> Response:
    """Whether a version `than` is kept, and in words what was added, changed and removed since."""
    return await files.answered(_answer, request)


def _answer(request: Request) -> Response:
    version = request.query_params.get("than", "")
    if not VERSION.fullmatch(version):
        return JSONResponse({"kept": False, "told": ""}, status_code=400)
    asked = files.asked(request)
    try:
        older = archive.opened(asked.collection.key, version)
    except ProblemsFound:
        return JSONResponse({"kept": False, "told": ""}, headers=_FRESH)
    told = since.in_words(changes.between(older, asked.tables))
    return JSONResponse({"kept": True, "told": told}, headers=_FRESH)


async def events(request: Request) -> Response:
    """The facts of the events named, by key, each with its quotes; unknown ones are left out."""
    return await files.answered(_events, request)


def _events(request: Request) -> Response:
    tables = files.asked(request).tables
    known = by_key(tables, "events")
    asked = request.query_params.getlist("event")[:MOST]
    told = {key: chronicle.facts(tables, key) for key in asked if key in known}
    return JSONResponse(told, headers=_FRESH)


_FRESH = {"Cache-Control": "no-cache"}
