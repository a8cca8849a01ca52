"""Serves what `geo.assets` makes, below `/assets/`, to be kept by browsers for ever.

Names hash their content; an unknown name is a 404, never a page.
"""

import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from data.folders import folders_from_environment
from data.problems import ProblemsFound
from data.tables import Tables
from geo import assets, layers
from geo.assets import Asset
from pages.ui import editing, frontend, loaders, sockets

REST = 20.0  # seconds before a search is made ready that nobody has asked for
PACE = 1.0  # seconds from one look at the tables' files to the next
KEPT = 16  # files, beside two for each collection
_made: dict[str, Asset] = {}  # the newest ones, so that open pages of a day ago still find theirs

_newest: dict[Path, list[str]] = {}  # the files of the map made last, by the folder of its tables
_log = logging.getLogger(__name__)
_making = Lock()  # two who ask at once wait for the one atlas


def atlas_of(tables: Tables) -> str:
    """The path below `/assets/` of the atlas of these tables, which is served from now on."""
    with _making:
        made = layers.data_of(tables)
        if loaders.is_newest(tables):
            _remember(tables)
        for path, asset in made:
            _made.pop(path, None)
            _made[path] = asset  # at the end: those before it go first
        shown = {path for files in _newest.values() for path in files}
        spare = [path for path in _made if path not in shown]
        for path in spare[: max(0, len(_made) - KEPT - 2 * len(_newest))]:
            del _made[path]
    return made[0][0]


def _remember(tables: Tables) -> None:
    """These are the tables that are shown from now on; links to them will be followed later."""
    if _newest.get(tables.folder) != (files := layers.files(tables)):
        _newest[tables.folder] = files
        Thread(target=_afterwards, args=(tables,), daemon=True).start()


def _afterwards(tables: Tables) -> None:
    """What the tables need, but no first page: they are kept, and made ready to be searched."""
    _archive(tables)
    time.sleep(REST)
    if loaders.is_newest(tables):
        from data.search import index

        try:
            index.index(tables)
        except index.NoFullText as error:
            _log.warning("texts cannot be searched: %s", error)


def _archive(tables: Tables) -> None:
    from data import archive  # after the first page: it knows all formats of exports

    try:
        archive.keep(tables)
    except (OSError, ProblemsFound) as error:
        _log.warning("version %s is not archived: %s", tables.version, error)


@asynccontextmanager
async def warm_up(app: object) -> AsyncIterator[None]:
    """Read and check the first tables before the first reader comes, and then those of the others;
    broken ones are told on the page.

    What is in memory by then stays for good, so the garbage collector need not look at it again.
    """
    first, *others = folders_from_environment()
    _make([first])
    gc.freeze()
    frontend.pack_ahead()
    sockets.answer_at_once()
    if others:
        Thread(target=_make, args=(others,), daemon=True).start()
    over = Event()
    Thread(target=_watch, args=(over,), daemon=True).start()
    yield
    over.set()


def _watch(over: Event) -> None:
    """Read what another process has published, so that no reader waits for it, and pages that are
    open can turn to it. Files that cannot be used are left alone until they change again."""
    broken: dict[Path, loaders.Stamp] = {}
    while not over.wait(PACE):
        for folder in folders_from_environment():
            seen = loaders.stamp(folder)
            if loaders.are_current(folder) or broken.get(folder) == seen:
                continue
            try:
                atlas_of(loaders.tables(folder))
            except ProblemsFound:
                broken[folder] = seen


def renew(folder: Path) -> None:
    """Make the atlas of tables that have just changed before a reader asks for it."""
    Thread(target=_make, args=([folder],), daemon=True).start()


def _make(folders: list[Path]) -> None:
    for folder in folders:
        with suppress(ProblemsFound):
            atlas_of(loaders.tables(folder))


def ahead(key: str = "") -> list[str]:
    """The files of the map of a collection, else of the first, as paths from the app's base.

    Called in the event loop, so it waits for nothing: it tells the atlas made last, and where the
    tables have changed since, the new one is made aside. None if there is no atlas yet, because the
    tables are broken.
    """
    with suppress(ProblemsFound):
        known = loaders.by_key()
        folder = known.get(key, next(iter(known.values()))).folder
        if not loaders.are_current(folder) and not _making.locked():
            renew(folder)
        if folder in _newest:
            return [*(f"assets/{path}" for path in _newest[folder]), *frontend.frame()]
    return []


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
    asset = assets.code().get(path) or _made.get(path)
    if asset is None:
        return PlainTextResponse("No such asset.\n", status_code=404)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if packed:
        headers["Content-Encoding"] = "gzip"
    content = asset.gzipped if packed else asset.content
    return Response(content, media_type=asset.media_type, headers=headers)
