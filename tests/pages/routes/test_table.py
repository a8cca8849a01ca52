"""The routes in the real app: before Streamlit's own, at the root and below the app's path."""

from collections.abc import Iterator

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from data.folders import DEFAULT_FOLDER
from pages.routes import health, table
from tests.browser.serving import served


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    log = tmp_path_factory.mktemp("app") / "app.log"
    with (
        served(log, DEFAULT_FOLDER, "--server.baseUrlPath", "maps", health="/healthz") as server,
        httpx2.Client(base_url=server.address) as client,
    ):
        yield client


@pytest.mark.parametrize("base", ["", "/maps"])
def test_the_app_answers_at_the_root_and_below_its_path(app, base):
    assert app.get(f"{base}/healthz").text == "ok\n"
    assert app.get(f"{base}/readyz").json()["status"] == "ready"
    events = app.get(f"{base}/api/events?limit=1")
    assert events.headers["content-type"] == "application/json"
    assert events.headers["content-encoding"] == "gzip"
    assert app.get(f"{base}/api/events{events.json()['links']['next']}").json()["offset"] == 1
    for link in ("index", "snapshot", "openapi"):
        found = app.get(f"{base}/{app.get(f'{base}/api').json()['links'][link]}")
        assert found.status_code == 200
        assert found.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404),
        ("/maps/api/nothing", 404),
        ("/maps/api/", 404),
        ("/maps/api/countries/%00", 400),
        ("/api/documents/..%2F..%2Fapp.py", 400),
    ],
)
def test_nothing_below_the_api_becomes_a_page(app, path, status):
    found = app.get(path, headers={"accept": "text/html"})
    assert (found.status_code, found.json()["status"]) == (status, status)
    assert found.headers["content-type"] == "application/problem+json"
    assert found.headers["x-content-type-options"] == "nosniff"


def test_pages_still_come_from_streamlit(app):
    found = app.get("/maps/events", headers={"accept": "text/html"})
    assert (found.status_code, found.headers["content-type"][:9]) == (200, "text/html")
    assert "/api" not in found.headers.get("link", "")
    asset = next(word for word in found.text.split('"') if word.startswith("./assets/"))
    assert app.get(f"/maps/{asset.removeprefix('./')}").headers["content-type"].startswith("text/j")


def test_head_and_conditions_pass_through_the_whole_app(app):
    whole = app.get("/api/countries/SRB")
    head = app.head("/api/countries/SRB")
    assert (head.content, head.headers["etag"]) == (b"", whole.headers["etag"])
    known = app.get("/api/countries/SRB", headers={"if-none-match": whole.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert app.delete("/api/countries/SRB").headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_route_keeps_its_methods_below_a_path():
    below = [table.below("maps", route) for route in health.routes()]
    client = TestClient(Starlette(routes=below))
    assert client.get("/maps/healthz").status_code == 200
    assert client.post("/maps/healthz").status_code == 405
    assert client.get("/healthz").status_code == 404
    with pytest.raises(AssertionError, match="plain ones"):
        table.below("maps", Mount("/x", routes=[]))
