"""Files that are made when they are asked for: in few threads, kept as long as their tables are.

Which files there are is said in `pages.routes.downloads` and `pages.routes.share`.
"""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter
from starlette.requests import Request
from starlette.responses import Response

from data.problems import ProblemsFound
from data.tables import Tables, derived
from pages.routes import answering, refusals
from pages.routes.bodies import Body, Recent
from pages.routes.refusals import Refusal
from pages.ui import loaders, places
from pages.ui.linked import Linked, linked

KEPT = 32_000_000  # bytes of files that are kept for some tables
MOST = 4000  # characters of a query

_log = logging.getLogger(__name__)

Maker = Callable[[Linked], bytes]
Found = TypeVar("Found")


async def answered(
    work: Callable[[Request], Response],
    request: Request,
    threads: CapacityLimiter = answering.THREADS,
    waiting: int | None = None,
) -> Response:
    """What `work` answers in one of these threads, or why there is no answer, as a problem."""
    try:
        return await answering.worked(work, request, threads, waiting)
    except Refusal as refusal:
        return refusals.response(refusal, request.url.path, request.method == "HEAD")


def asked(request: Request) -> Linked:
    """What the parameters of a request mean, as those of a link. Raises `Refusal`."""
    check_length(request)
    return _usable(lambda: linked(request.query_params))


def check_length(request: Request) -> None:
    """Raises `Refusal` if the query is longer than any of ours."""
    if len(request.url.query) > MOST:
        told = f"The query has more than {MOST} characters."
        raise Refusal(414, "query-too-long", told, "leave parameters out")


def usable(folder: Path) -> Tables:
    """The tables of a folder. Raises `Refusal` if they have problems."""
    return _usable(lambda: loaders.tables(folder))


def _usable(find: Callable[[], Found]) -> Found:
    try:
        return find()
    except ProblemsFound as error:
        _log.warning("no file, as the tables have problems: %s", error)
        raise answering.unusable() from error


def base(request: Request, folder: str) -> str:
    """The app's own address, with a slash at its end; `request` is in a folder such as "/share"."""
    path = request.url.path
    return places.origin(request.scope) + path[: path.rindex(folder)] + "/"


def sent(
    request: Request, wanted: Linked, key: str, media_type: str, make: Maker, name: str = ""
) -> Response:
    """A file, made unless it is kept under `key`; saved as `name` unless that is empty.

    It may be kept for ever by who asked for the very version of the data that it is of.
    """
    recent = _recent(wanted.tables)
    body = recent.get(key) or Body(make(wanted), media_type, {})
    recent.keep(key, body)
    exact = request.query_params.get("v") == wanted.tables.version
    answer = answering.sent(body, request, for_ever=exact)
    answer.headers.update(_saved_as(name))
    return answer


def personal(answer: Response) -> Response:
    """The same answer for nobody else, where it repeats the host that a client says it asked."""
    if not places.is_named():
        answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _saved_as(name: str) -> Mapping[str, str]:
    return (
        {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
        if name
        else {}
    )


@derived
def _recent(tables: Tables) -> Recent:
    return Recent(KEPT)
