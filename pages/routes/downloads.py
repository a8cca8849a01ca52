"""Files to take away, below `/download/`: data of a day or of all, and the view as a page.

What there is to download, and how it is made, is said in `geo.catalogue`.
"""

import logging
from typing import TYPE_CHECKING

from anyio import CapacityLimiter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from data.tables import Tables, derived
from geo import titles
from pages.routes import answering, files, refusals
from pages.routes.refusals import Refusal
from pages.ui import loaders

if TYPE_CHECKING:
    from geo.standalone import Frame

PAGE = "view.html"

_log = logging.getLogger(__name__)
_pages = CapacityLimiter(1)  # so that one frame is made at a time, and others find it made


def routes() -> list[BaseRoute]:
    return [
        Route("/download", listed),
        Route("/download/{name}", download, methods=["GET", "HEAD"]),
    ]


def listed(request: Request) -> Response:
    """The files of data that a reader can choose: name, title, and whether they are of a day."""
    from geo import catalogue  # with what it needs only for those who look at it

    found = [
        {"name": found.name, "title": found.title, "of_day": found.of_day}
        for found in catalogue.downloads()
        if found.listed
    ]
    return JSONResponse(found, headers={"Cache-Control": "public, max-age=3600"})


async def download(request: Request) -> Response:
    """The file of this name, of the collection, version and day that the parameters name."""
    if request.path_params["name"] == PAGE:
        return await files.answered(_page, request, _pages, waiting=8)
    return await files.answered(_data, request)


def _data(request: Request) -> Response:
    from geo import catalogue

    wanted, name = files.asked(request), request.path_params["name"]
    known = {found.name: found for found in catalogue.downloads()}
    if name not in known:
        told = f"There is no file {refusals.shown(name)}."
        raise Refusal(404, "not-found", told, f"choose one of {', '.join(known)}")
    found, as_of = known[name], wanted.view.as_of
    return files.sent(
        request,
        wanted,
        f"{name} {as_of}" if found.of_day else name,
        found.media_type,
        lambda linked: found.make(linked.tables, as_of),
        found.file_name(wanted.tables, as_of),
    )


def _page(request: Request) -> Response:
    """The view as a page. All but the view is made aside, when it is first asked for."""
    from geo import standalone

    wanted = files.asked(request)
    if not loaders.is_newest(wanted.tables):
        told = "This file is made of the newest data only."
        raise Refusal(404, "unknown-version", told, "leave out frozen, or take the bundle")
    frame, app = _frame(wanted.tables), files.base(request, "/download")
    title = titles.of_map(wanted.tables, wanted.view).lower().replace(" ", "-")
    answer = files.sent(
        request,
        wanted,
        f"{PAGE} {wanted.view} {app}",
        "text/html; charset=utf-8",
        lambda linked: standalone.page(linked.tables, linked.view, app, frame),
        f"pactmap-{title}.html",
    )
    return files.personal(answer)


@derived
def _frame(tables: Tables) -> "Frame":
    from geo import aside

    try:
        return aside.made(tables)
    except aside.NotMade as error:
        _log.warning("no standalone file: %s", error)
        raise answering.failed() from error
