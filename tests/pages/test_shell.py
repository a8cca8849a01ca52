"""The HTML page that the server sends: completed once, everything else untouched."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.ui.shell import Shell

PAGE = "<html><head><title>Streamlit</title></head><body>" + "x" * 2000 + "</body></html>"


async def answer(request):
    path = request.url.path
    if "if-modified-since" in request.headers or "if-none-match" in request.headers:
        return Response(status_code=304)
    if "range" in request.headers:
        return HTMLResponse(PAGE[:100], 206)
    if path == "/data":
        return JSONResponse({"title": "<title>Streamlit</title>"})
    if path == "/gone":
        return Response(PAGE, 404, media_type="text/html")
    return HTMLResponse(PAGE, headers={"etag": '"old"', "last-modified": "x", "accept-ranges": "y"})


@pytest.fixture(scope="module")
def client():
    app = Starlette(
        routes=[Route("/{path:path}", answer)],
        middleware=[
            Middleware(
                Shell,
                pages=("events",),
                modules=["static/js/x.js"],
                parts=["static/js/x.js", "static/js/y.js"],
                ahead=lambda collection: [f"assets/{collection}a"],
                head=lambda page, params, base: f"<title>{page}|{params}|{base}</title>",
            ),
            Middleware(GZipMiddleware),
        ],
    )
    with TestClient(app) as client:
        yield client


def get(client, path, accept="text/html,*/*"):
    return client.get(path, headers={"accept": accept, "accept-encoding": "gzip"})


@pytest.mark.parametrize("path", ["/", "/events", "/base/events/"])
def test_a_page_gets_our_title_and_the_servers_place(client, path):
    found = get(client, path)
    assert "</title><script>{const base=" in found.text
    assert 'for(const file of ["assets/a"])' in found.text
    link = '<link rel="modulepreload" crossorigin href="./static/js/{}.js">'
    assert link.format("x") + link.format("y") + '<script type="module">' in found.text
    assert 'for(const file of ["./static/js/x.js"])import(file)' in found.text
    assert int(found.headers["content-length"]) == len(found.content)
    assert "etag" not in found.headers
    assert found.text.endswith("</body></html>")


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("/?country=SRB&as_of=", "<title>|{'country': 'SRB'}|http://testserver/</title>"),
        ("/base/?v=1", "<title>|{'v': '1'}|http://testserver/base/</title>"),
        ("/events", "<title>events|{}|http://testserver/</title>"),
        ("/base/events/", "<title>events|{}|http://testserver/base/</title>"),
    ],
)
def test_the_head_is_of_the_page_its_link_and_the_apps_address(client, path, head):
    assert head in get(client, path).text


def test_a_host_that_is_none_is_not_repeated(client):
    headers = {"accept": "text/html", "host": 'x"><script>'}
    assert "<title>|{}|/</title>" in client.get("/", headers=headers).text


def test_a_setting_says_where_the_app_is_reached(client, monkeypatch):
    monkeypatch.setenv("PACTMAP_URL", "https://pacts.example.org/")
    assert "<title>|{}|https://pacts.example.org/</title>" in get(client, "/").text


@pytest.mark.parametrize(
    "asked",
    [
        {"accept": "*/*"},
        {"accept": "*/*", "range": "bytes=0-100"},
        {"accept": "text/html", "range": "bytes=0-100"},
    ],
)
def test_who_takes_anything_gets_the_whole_page_too(client, asked):
    found = client.get("/?country=SRB", headers=asked)
    assert found.status_code == 200
    assert "<title>|{'country': 'SRB'}|http://testserver/</title>" in found.text


def test_a_page_is_never_taken_for_one_that_is_known(client):
    first = get(client, "/")
    assert not {"etag", "last-modified", "accept-ranges"} & set(first.headers)
    known = {"if-none-match": '"old"', "if-modified-since": "Mon, 23 Nov 2037 00:00:00 GMT"}
    again = client.get("/", headers={"accept": "text/html", **known})
    assert again.status_code == 200
    assert again.content == first.content


def test_the_head_of_an_answer_alone_is_that_of_the_answer(client):
    found = client.head("/", headers={"accept": "text/html"})
    assert found.content == b""
    assert found.headers["content-length"] == str(len(get(client, "/").content))


def test_a_path_that_only_ends_like_a_page_is_none(client):
    assert "<title>|{}|" in get(client, "/xevents").text


def test_the_files_fetched_ahead_are_those_of_the_collection_asked_for(client):
    assert '["assets/atop-a"]' in get(client, "/?as_of=1914-07-28&collection=atop-").text


@pytest.mark.parametrize(
    ("path", "accept"),
    [("/data", "*/*"), ("/gone", "text/html"), ("/component/x/index.html", "text/html")],
)
def test_every_other_answer_is_left_alone(client, path, accept):
    assert "<title>Streamlit</title>" in get(client, path, accept).text


def test_what_is_not_asked_for_as_a_page_stays_packed(client):
    assert get(client, "/static/x.html", "*/*").headers["content-encoding"] == "gzip"
