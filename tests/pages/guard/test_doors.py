"""Which ways into Streamlit are open, below any path; and to whom uploads are."""

import pytest

from pages.guard.doors import is_open
from pages.ui import uploads


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/events",
        "/api/events",
        "/feed.atom",
        "/static/js/index.js",
        "/assets/0123/map.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/stream",
        "/base/path/_stcore/health",
        "/component/streamlit_folium.st_folium/index.html",
        "/base/component/streamlit_folium.st_folium/static/js/main.js",
        "/media/0123.csv",
    ],
)
def test_what_the_pages_need_is_open(path):
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore",
        "/_stcore/",
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/base/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/bidi-components/x/y.js",
        "/_stcore/health/../metrics",
        "/_stcore/health\n",
        "/_stcore//health",
        "/_stcore/upload_file/session/1",
        "/_stcore/upload_file",
        "/component/other.thing/index.html",
        "/component/",
    ],
)
def test_nothing_else_of_streamlit_is(path):
    assert not is_open(path)


def test_open_routes_are_for_reading():
    assert not is_open("/_stcore/health", "POST")
    assert is_open("/_stcore/host-config", "HEAD")


def test_uploads_are_open_to_the_session_of_an_editor_for_a_while(monkeypatch):
    uploads.open_to("ana")
    assert is_open("/_stcore/upload_file/ana/1", "PUT")
    assert not is_open("/_stcore/upload_file/eve/1", "PUT")
    uploads.close_to("ana")
    assert not is_open("/_stcore/upload_file/ana/1", "PUT")
    uploads.close_to("nobody")


def test_an_editor_who_left_cannot_upload_any_more(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(uploads.time, "monotonic", lambda: now[0])
    uploads.open_to("ana")
    now[0] += uploads.LASTS - 1
    assert uploads.are_open_to("ana")
    now[0] += 2
    assert not uploads.are_open_to("ana")
    uploads.open_to("ben")
    assert uploads._until.keys() == {"ben"}
