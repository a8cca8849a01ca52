"""`/healthz`: this process lives. `/readyz`: it can serve readers now, and editors where it should.

What is done about it is left to whoever asks: a load balancer, a container's host.
"""

import json
import logging
import os
from threading import Lock

from anyio import move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from data.problems import ProblemsFound
from pages.routes import answering, refusals
from pages.routes.refusals import Refusal
from pages.ui import editing, loaders

PATIENCE = 5.0  # seconds that a check may take
NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

_log = logging.getLogger(__name__)
_asking_store = Lock()  # a store that hangs holds one thread, not one for every check


def routes() -> list[BaseRoute]:
    return [
        Route("/healthz", healthz, methods=["GET", "HEAD"]),
        Route("/readyz", readyz, methods=["GET", "HEAD"]),
    ]


async def healthz(request: Request) -> Response:
    """Touches nothing: a process that answers is alive."""
    return PlainTextResponse("ok\n", headers=NOT_KEPT)


async def readyz(request: Request) -> Response:
    """200 with the versions of the data, else 503 with a problem."""
    head = request.method == "HEAD"
    try:
        with move_on_after(PATIENCE):
            versions = await to_thread.run_sync(checked, abandon_on_cancel=True)
            content = json.dumps({"status": "ready", **versions}).encode()
            return Response(content, headers=NOT_KEPT, media_type="application/json")
        raise store_silent()
    except Refusal as refusal:
        return refusals.response(refusal, request.scope["path"], head)


def checked() -> dict[str, object]:
    """The version of the first collection, on which readers start, and those of all by their keys.

    Raises `Refusal` if the tables of one cannot be used, or the store is needed and silent.
    """
    try:
        known = loaders.collections()
        versions = {found.key: loaders.tables(found.folder).version for found in known}
    except ProblemsFound as error:
        _log.warning("not ready: %s", error)
        raise answering.unusable() from error
    if editing.mode() and os.environ.get("PACTMAP_DB"):
        _check_store()
    return {"version": versions[known[0].key], "versions": versions}


def _check_store() -> None:
    """Raise `Refusal` unless the store answers. What is asked for is not told to who asks."""
    if not _asking_store.acquire(blocking=False):
        raise store_silent()
    try:
        from pages.ui import reviewing

        reviewing.store().ping()
    except Exception as error:  # whatever a driver raises: the store does not answer
        _log.warning("not ready: the store does not answer (%s)", type(error).__name__)
        raise store_silent() from error
    finally:
        _asking_store.release()


def store_silent() -> Refusal:
    told, headers = "The store of decisions does not answer.", {"Retry-After": "5"}
    return Refusal(503, "unusable-store", told, "look at its server", headers=headers)
