"""What the Review page's browser code asks beside Streamlit: lists to search, dates in words.

Public data and pure functions only; there where editing is on. Writing goes through the page.
"""

import gzip
import json
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from data.review.echo import echo
from data.schema import kinds
from data.tables import Tables, derived
from geo import vocabulary
from pages.ui import loaders, reviewing


def routes() -> list[BaseRoute]:
    """The routes below `/editing/`."""
    return [
        Route("/editing/echo", _echo, methods=["GET"]),
        Route("/editing/lookups", _lookups, methods=["GET"]),
    ]


async def _echo(request: Request) -> Response:
    return JSONResponse(asdict(echo(request.query_params.get("date", "")[:200])))


async def _lookups(request: Request) -> Response:
    headers = {"Content-Encoding": "gzip", "Cache-Control": "no-cache"}
    content = _packed(loaders.tables())
    return Response(content, media_type="application/json", headers=headers)


@derived
def _packed(tables: Tables) -> bytes:
    told = {
        **reviewing.lookups(tables),
        "vocabulary": vocabulary.vocabulary(),
        "kinds": {
            name: {"subject": kind.subject, "object": kind.object} for name, kind in kinds().items()
        },
    }
    return gzip.compress(json.dumps(told, ensure_ascii=False).encode(), 6, mtime=0)
