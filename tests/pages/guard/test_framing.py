"""Who may show the app inside a page: what is set, and the header that says so."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.guard.framing import ancestors
from pages.guard.headers import Protection
from pages.ui.editing import CannotStart


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    monkeypatch.delenv("PACTMAP_EDITING", raising=False)
    monkeypatch.delenv("PACTMAP_FRAME_ANCESTORS", raising=False)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("", "*"),
        ("*", "*"),
        ("none", "'self'"),
        ("https://example.org", "'self' https://example.org"),
        (
            " https://*.example.net:8443   http://localhost:* ",
            "'self' https://*.example.net:8443 http://localhost:*",
        ),
    ],
)
def test_a_setting_names_the_sites(monkeypatch, named, told):
    monkeypatch.setenv("PACTMAP_FRAME_ANCESTORS", named)
    assert ancestors() == told


@pytest.mark.parametrize("named", ["https://a.example; script-src *", "'self'", "* none", "a\tb,c"])
def test_what_is_no_site_ends_the_start(monkeypatch, named):
    monkeypatch.setenv("PACTMAP_FRAME_ANCESTORS", named)
    with pytest.raises(CannotStart, match="PACTMAP_FRAME_ANCESTORS names"):
        ancestors()


def test_where_people_edit_nobody_else_may(monkeypatch):
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    assert ancestors() == "'self'"


def test_pages_say_so_and_other_answers_do_not():
    async def page(request):
        return HTMLResponse("<p>")

    async def data(request):
        return JSONResponse({})

    protection = Middleware(Protection, ancestors="'self' https://example.org")
    app = Starlette(routes=[Route("/", page), Route("/data", data)], middleware=[protection])
    client = TestClient(app)
    policy = client.get("/").headers["content-security-policy"].split("; ")
    assert "frame-ancestors 'self' https://example.org" in policy
    assert "content-security-policy" not in client.get("/data").headers
