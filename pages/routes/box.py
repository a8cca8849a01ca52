"""`/search`: what the search box of every page asks, as `/api/search` answers it.

In threads of its own, so that a reader who types waits for no download. What answers is imported
when it is first asked for.
"""

from functools import partial

from anyio import CapacityLimiter
from starlette.routing import BaseRoute, Route

from pages.routes import api
from pages.routes.answering import Answers

THREADS = CapacityLimiter(2)


def routes() -> list[BaseRoute]:
    return [Route("/search", Answers(partial(api.operation, "/api/search"), THREADS))]
