"""The history of a country or a pact as a chart: `/lifelines/country/SRB`, `/lifelines/pact/NATO`.

What is in it is `geo.charts.history`' business. The browser asks when a reader opens the history.
"""

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pages.routes import files, refusals
from pages.routes.refusals import Refusal

MEDIA_TYPE = "application/json"


def routes() -> list[BaseRoute]:
    return [Route("/lifelines/{kind}/{code}", lifelines, methods=["GET", "HEAD"])]


async def lifelines(request: Request) -> Response:
    """The chart of this subject, of the collection and version that the parameters name."""
    return await files.answered(_chart, request)


def _chart(request: Request) -> Response:
    from geo.charts.history import history  # for those who look at one

    wanted, kind, code = files.asked(request), *_named(request)
    try:
        made = history(wanted.tables, kind, code)
    except KeyError as error:
        told = f"There is no {refusals.shown(kind)} {refusals.shown(code)}."
        remedy = "ask for country or pact, and a code of these tables"
        raise Refusal(404, "not-found", told, remedy) from error
    return files.sent(
        request,
        wanted,
        f"lifelines {kind} {code}",
        MEDIA_TYPE,
        lambda _: json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode(),
    )


def _named(request: Request) -> tuple[str, str]:
    return request.path_params["kind"], request.path_params["code"]
