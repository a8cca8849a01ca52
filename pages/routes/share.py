"""Answers at `/share`: what a preview of a link shows, the QR code of a link, its citation.

What the Share dialog offers is in `geo/browser/share.js`.
"""

import re
from dataclasses import asdict, replace
from datetime import date
from html import escape
from io import BytesIO
from urllib.parse import urlencode

from anyio import CapacityLimiter
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import BaseRoute, Route

from geo import titles
from pages.routes import files
from pages.ui import preview, state

# Those who fetch a page to show or index it, by what they call themselves. One that is not known
# follows the redirect to the map, whose head says the same.
CRAWLERS = re.compile(
    r"bot\b|crawl|spider|slurp|preview|facebookexternalhit|facebot|whatsapp|telegram|slack|discord"
    r"|twitter|linkedin|mastodon|pleroma|pinterest|skype|iframely|embedly|snippet|validator",
    re.IGNORECASE,
)
DAY = "public, max-age=86400"
LONGEST = 1200  # characters of a link; phones read larger codes badly
DRAWN = 8  # pictures and codes that are waited for
_drawing = CapacityLimiter(1)  # so that they take no thread from the map and the API


def routes() -> list[BaseRoute]:
    return [
        Route("/share", share),
        Route("/share/qr.svg", qr),
        Route("/share/cite", cite),
        Route("/share/picture.png", picture),
    ]


async def share(request: Request) -> Response:
    """Title, description and picture for crawlers, the map itself for people."""
    if CRAWLERS.search(request.headers.get("user-agent", "")):
        return await files.answered(_told, request)
    there = f"./?{request.url.query}".rstrip("?")
    return RedirectResponse(there, 302, headers={"Vary": "User-Agent", "Cache-Control": "no-store"})


def _told(request: Request) -> Response:
    page = _page(_params(request), files.base(request, "/share"))
    headers = {"Vary": "User-Agent", "Cache-Control": "public, max-age=3600"}
    return files.personal(HTMLResponse(page, headers=headers))


def _page(params: dict[str, str], base: str) -> str:
    link = escape(f"{base}?{urlencode(params, safe=',')}")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'{preview.head("", params, base)}<link rel="canonical" href="{link}"></head>'
        f'<body><a href="{link}">Open the map</a></body></html>\n'
    )


async def qr(request: Request) -> Response:
    """The link that these parameters make as a QR code, dark on white with its quiet zone."""
    return await files.answered(_qr, request, _drawing, DRAWN)


def _qr(request: Request) -> Response:
    import segno

    link = f"{files.base(request, '/share')}?{urlencode(_params(request), safe=',')}"
    if len(link) > LONGEST:
        return PlainTextResponse("This link is too long for a QR code.\n", status_code=400)
    drawn = BytesIO()
    segno.make_qr(link, error="m").save(
        drawn, kind="svg", scale=4, light="#fff", xmldecl=False, title="QR code of a link"
    )
    headers = {"Cache-Control": DAY}
    return files.personal(Response(drawn.getvalue(), media_type="image/svg+xml", headers=headers))


async def cite(request: Request) -> Response:
    """How to cite the view of this link, as it is seen today: text, BibTeX and CSL-JSON."""
    return await files.answered(_cite, request)


def _cite(request: Request) -> Response:
    from data.exports.citation import citations

    asked = files.asked(request)
    link = f"{files.base(request, '/share')}?{urlencode(asked.params, safe=',')}"
    told = citations(asked.tables, titles.title(asked.tables, asked.view), link, date.today())
    return JSONResponse(asdict(told), headers={"Cache-Control": "no-store"})


async def picture(request: Request) -> Response:
    """The picture of a preview, 1200 × 630."""
    return await files.answered(_picture, request, _drawing, DRAWN)


def _picture(request: Request) -> Response:
    from geo.picture import preview as drawn

    wanted = files.asked(request)
    view = wanted.view
    if view.view:  # near enough is the same picture, which is made but once
        lat, lon, zoom = view.view
        view = replace(view, view=(round(lat, 1), round(lon, 1), round(zoom * 2) / 2))
    return files.sent(
        request,
        wanted,
        f"picture {view}",
        "image/png",
        lambda linked: drawn(linked.tables, view),
    )


def _params(request: Request) -> dict[str, str]:
    """The parameters of a request that an address of ours has, in its order, and no others."""
    asked = request.query_params.items()
    return {name: value for name, value in asked if name in state.PARAMETERS}
