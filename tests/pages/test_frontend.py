"""Streamlit's own files: packed, kept for ever, and known by the names that pages need."""

import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.ui import frontend


async def answer(request):
    return PlainTextResponse("passed on")


@pytest.fixture(scope="module")
def client():
    methods = ["GET", "POST"]
    app = Starlette(
        routes=[Route("/{path:path}", answer, methods=methods)],
        middleware=[Middleware(frontend.Frontend)],
    )
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("base", ["", "/maps/pacts"])
@pytest.mark.parametrize("path", [*frontend.elements()[:1], *frontend.frame()])
def test_a_script_is_packed_and_kept_for_ever(client, base, path):
    found = client.get(f"{base}/{path}", headers={"accept-encoding": "gzip"})
    assert found.content == frontend.files()[path].read_bytes()
    assert found.headers["content-encoding"] == "gzip"
    assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert int(found.headers["content-length"]) == len(gzip.compress(found.content, mtime=0))


@pytest.mark.parametrize(
    "path",
    ["static/js/none.js", "static/js/../../index.html", "index.html", "static/js/x/index.js", "x"],
)
def test_everything_else_is_passed_on(client, path):
    found = client.get(f"/{path}", headers={"accept-encoding": "gzip"})
    assert found.text == "passed on"


def test_who_cannot_unpack_or_wants_to_write_is_passed_on(client):
    path = frontend.elements()[0]
    plain = client.get(f"/{path}", headers={"accept-encoding": "identity"})
    assert [plain.text, client.post(f"/{path}").text] == ["passed on", "passed on"]


def test_the_parts_are_all_that_the_elements_import_beyond_streamlits_page():
    index = re.findall(r"static/js/[\w.-]+\.js", (frontend.STATIC / "index.html").read_text())
    assert set(frontend.elements()) <= set(frontend.parts())
    assert not set(frontend.parts()) & set(index)
    known = {path.rsplit("/", 1)[-1] for path in [*frontend.parts(), *index]}
    for path in frontend.parts():
        text = frontend.files()[path].read_text("utf-8")
        assert set(re.findall(r'from"\./([\w.-]+)"', text)) <= known, path


def test_streamlit_brings_the_library_that_draws_charts():
    path = frontend.chart_library()
    source = frontend.files()[path].read_text("utf-8")
    assert re.search(r"export\{(\w+ as )?t\}", source)
    assert "embed:" in source
    assert "expressionInterpreter:" in source


def test_the_library_of_charts_is_none_of_the_first_files():
    assert frontend.chart_library() not in frontend.first_files()
    assert not any("/embed." in path for path in frontend.first_files())
