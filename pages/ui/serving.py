"""Serves what `geo.assets` makes, below `/assets/`, to be kept by browsers for ever.

Names hash their content; an unknown name is a 404, never a page.
"""

import gc
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Lock, Thread

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from data.problems import ProblemsFound
from geo import assets, layers
from geo.assets import Asset
from pages.ui import editing, frontend, loaders

KEPT_ATLASES = 8
_atlases: dict[
    str, Asset
] = {}  # the newest ones, so that open pages of a day ago still find theirs

_newest: deque[str] = deque(maxlen=1)  # the path of the one made last
_making = Lock()  # two who ask at once wait for the one atlas


def current_atlas() -> str:
    """The path below `/assets/` of the atlas of the tables as they are now."""
    with _making:
        path, asset = assets.atlas_asset(loaders.tables())
    if path not in _atlases:
        _atlases[path] = asset
        while len(_atlases) > KEPT_ATLASES:
            del _atlases[next(iter(_atlases))]
    _newest.append(path)
    return path


@asynccontextmanager
async def warm_up(app: object) -> AsyncIterator[None]:
    """Read and check the tables before the first reader comes; broken ones are told on the page.

    What is in memory by then stays for good, so the garbage collector need not look at it again.
    """
    _make()
    gc.freeze()
    frontend.pack_ahead()
    yield


def renew() -> None:
    """Make the atlas of tables that have just changed before a reader asks for it."""
    Thread(target=_make, daemon=True).start()


def _make() -> None:
    with suppress(ProblemsFound):
        current_atlas()


def ahead() -> list[str]:
    """The files of the map with the atlas made last, as paths from the app's base.

    Called in the event loop, so it waits for nothing: where the tables have changed since, the new
    atlas is made aside. None if there is no atlas yet, because the tables are broken.
    """
    if not loaders.are_current() and not _making.locked():
        renew()
    assets = [f"assets/{path}" for newest in tuple(_newest) for path in layers.files(newest)]
    return [*assets, *frontend.frame()] if assets else []


def modules() -> list[str]:
    """The modules that every page runs, ours and Streamlit's, as paths from the app's base."""
    return [f"assets/{assets.path_of('page.bundle.js')}", *frontend.elements()]


def parts() -> list[str]:
    """These modules with all that they import, but for what Streamlit's page names itself."""
    return [modules()[0], *frontend.parts()]


def routes() -> list[BaseRoute]:
    """The routes that the app adds to Streamlit's."""
    found: list[BaseRoute] = [Route("/assets/{path:path}", _serve, methods=["GET", "HEAD"])]
    if editing.mode():
        from pages.ui import editing_routes

        found += editing_routes.routes()
    return found


async def _serve(request: Request) -> Response:
    path = request.path_params["path"]
    asset = assets.code().get(path) or _atlases.get(path)
    if asset is None:
        return PlainTextResponse("No such asset.\n", status_code=404)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if packed:
        headers["Content-Encoding"] = "gzip"
    content = asset.gzipped if packed else asset.content
    return Response(content, media_type=asset.media_type, headers=headers)
