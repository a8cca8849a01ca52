"""The headers: on every answer, the policy on pages, and nothing of a hostile host in them."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.guard.headers import Protection
from pages.ui import nonce


async def page(request):
    body = nonce.stamped(b"<script>1</script><p>", request.scope)
    return HTMLResponse(body)


async def text(request):
    return PlainTextResponse("told", headers={"Referrer-Policy": "no-referrer"})


@pytest.fixture
def client():
    routes = [Route("/", page), Route("/component/x/index.html", page), Route("/text", text)]
    guard = Middleware(Protection, ancestors="*")
    return TestClient(Starlette(routes=routes, middleware=[guard]))


def policy(answer):
    told = answer.headers["content-security-policy"]
    return dict(part.partition(" ")[::2] for part in told.split("; "))


def test_every_answer_says_that_it_is_what_it_says(client):
    for path in ("/", "/text", "/nowhere"):
        assert client.get(path).headers["x-content-type-options"] == "nosniff"
    assert client.get("/text").headers["referrer-policy"] == "no-referrer"
    assert client.get("/").headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_a_script_that_the_server_wrote_is_known_by_a_word_of_its_own(client):
    one, other = client.get("/"), client.get("/")
    words = [re.findall(r'<script nonce="([^"]+)">', answer.text) for answer in (one, other)]
    assert words[0] != words[1]
    assert policy(one)["script-src"] == f"'self' blob: 'nonce-{words[0][0]}'"
    assert policy(one)["script-src-attr"] == "'none'"
    assert policy(one)["object-src"] == "'none'"


def test_the_frame_of_the_map_may_run_what_folium_writes_but_no_handlers(client):
    told = policy(client.get("/component/x/index.html"))
    assert (told["script-src"], told["script-src-attr"]) == ("'self' 'unsafe-inline'", "'none'")


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("maps.example:8501", "'self' ws://maps.example:8501 wss://maps.example:8501"),
        ("[::1]:8501", "'self' ws://[::1]:8501 wss://[::1]:8501"),
        ("x; script-src *", "'self'"),
        ("evil.example 'unsafe-inline'", "'self'"),
    ],
)
def test_only_the_name_of_a_host_gets_into_the_policy(client, host, told):
    assert policy(client.get("/", headers={"host": host}))["connect-src"] == told
