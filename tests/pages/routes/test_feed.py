"""What is answered at /feed.atom: the feed that is asked for, or what is wrong with the asking."""

import re
import xml.etree.ElementTree as ET

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from pages.routes import feed
from pages.ui import loaders
from tests.first_document import small

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = small()


@pytest.fixture
def client(monkeypatch, tmp_path):
    monkeypatch.setenv("PACTMAP_TABLES", str(FIRST.folder))
    monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path))
    loaders.tables(FIRST.folder)
    return TestClient(Starlette(routes=[*feed.routes(), Mount("/base", routes=feed.routes())]))


def test_the_feed_of_two_countries_is_told(client):
    answer = client.get("/base/feed.atom?country=SRB&country=HUN,SRB")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    found = ET.fromstring(answer.content)
    assert found.findtext(f"{ATOM}title") == f"Serbia, Hungary – {feed._collection('').title}"
    links = [link.get("href") for link in found.findall(f"{ATOM}link")]
    assert links[0] == "http://testserver/base/feed.atom?country=SRB&country=HUN"
    first = found.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert first.startswith("http://testserver/base/?as_of=2025-")
    assert f"v={FIRST.version}" in first


def test_a_statement_leads_to_a_map_that_shows_its_arrow(client):
    found = ET.fromstring(client.get("/feed.atom?country=SRB").content)
    links = [
        (entry.findtext(f"{ATOM}title").partition(",")[0], entry.find(f"{ATOM}link").get("href"))
        for entry in found.findall(f"{ATOM}entry")
    ]
    layers = {title: re.findall(r"layers=(\w+)", link) for title, link in links}
    assert layers["Accusation"] == ["reactions"]
    assert layers["Signature"] == ["none"]


def test_a_feed_of_a_pact_tells_of_its_events_only(client):
    found = ET.fromstring(client.get("/feed.atom?pact=SRB_HUN_2025").content)
    links = [entry.find(f"{ATOM}link").get("href") for entry in found.findall(f"{ATOM}entry")]
    assert links
    assert all("pact=SRB_HUN_2025" in link for link in links)


def test_who_has_the_feed_is_told_that_nothing_is_new(client):
    tag = client.get("/feed.atom?country=SRB").headers["etag"]
    again = client.get("/feed.atom?country=SRB", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head("/feed.atom").content == b""


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("country=srb", 404, "There is no country “srb” in these tables."),
        ("pact=NOPE", 404, "There is no pact “NOPE” in these tables."),
        ("contry=SRB", 400, "There is no parameter “contry”."),
        ("collection=nope", 404, "There is no collection “nope” in these tables."),
        ("country=" + ",".join(f"X{n}" for n in range(31)), 400, "31 times country are more than"),
        ("country=" + "A" * 5000, 414, "The query has more than 4000 characters."),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(client, query, status, told):
    answer = client.get(f"/feed.atom?{query}")
    assert answer.status_code == status
    assert answer.json()["detail"].startswith(told)
    assert answer.json()["remedy"]
