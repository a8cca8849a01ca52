"""Files to take away: which there are, what they are of, and what is refused."""

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data import archive
from data.exports.unpacking import checked
from data.tables import load
from pages.routes import downloads, share
from pages.ui import loaders
from tests.first_document import first_document


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "pacts"
    folder.mkdir()
    return first_document(folder)


@pytest.fixture
def client(tables, monkeypatch, tmp_path):
    monkeypatch.setenv("PACTMAP_TABLES", str(tables.folder))
    monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path))
    loaders.tables(tables.folder)
    return TestClient(Starlette(routes=[*downloads.routes(), *share.routes()]))


def test_all_that_is_listed_is_there(client, tables):
    listed = client.get("/download").json()
    names = [found["name"] for found in listed]
    assert {"links.csv", "links.geojson", "tables.xlsx", "bundle.zip", "dataset.jsonld"} <= set(
        names
    )
    for found in listed:
        answer = client.get(f"/download/{found['name']}?as_of=2025-03-20")
        assert answer.status_code == 200, found
        assert answer.content
        saved = answer.headers["content-disposition"]
        assert saved.startswith("attachment; filename*=UTF-8''pactmap-")
        assert tables.version in saved
        assert ("2025-03-20" in saved) == found["of_day"]


def test_a_file_of_a_day_is_of_that_day(client):
    signed = client.get("/download/links.csv?as_of=2025-03-20").text
    before = client.get("/download/links.csv?as_of=1997-01-01").text
    assert "TIRANA2025" in signed
    assert "TIRANA2025" not in before


def test_the_frozen_bundle_is_whole(client, tables):
    assert checked(client.get("/download/bundle.zip").content, tables.version)


def test_the_view_as_a_page_holds_what_is_asked_for(client):
    answer = client.get("/download/view.html?as_of=2025-03-20&country=SRB")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "pactmap-serbia-on-20-march-2025.html" in answer.headers["content-disposition"]
    told = re.search(r'id="pm-told">(.*?)</script>', answer.text, re.DOTALL)
    assert told
    assert "SRB" in told[1]
    assert "2025-03-20" in told[1]


def test_each_address_of_the_app_gets_a_page_that_leads_back_to_it(client):
    asked = "/download/view.html?as_of=2025-03-20"
    for host in ("one.example", "two.example"):
        page = client.get(asked, headers={"host": host})
        assert f'href="http://{host}/"' in page.text
        assert page.headers["cache-control"] == "private, no-cache"
    assert "<b>" not in client.get(asked, headers={"host": '"><b>'}).text


def test_what_a_client_has_is_not_sent_again(client, tables):
    first = client.get(f"/download/events.csv?v={tables.version}")
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = client.get("/download/events.csv", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "immutable" not in again.headers["cache-control"]


def test_an_archived_version_is_downloaded_as_it_was(client, tables, tmp_path):
    archive.keep(tables)
    older = tables.version
    file = tables.folder / "events.csv"
    was = file.read_bytes()
    try:
        file.write_bytes(was.replace(b"Serbia", b"SERBIA"))
        newer = load(tables.folder).version
        asked = f"/download/events.csv?v={older}"
        assert newer in client.get(asked).headers["content-disposition"]
        assert older in client.get(f"{asked}&frozen=yes").headers["content-disposition"]
        page = client.get(f"/download/view.html?v={older}&frozen=yes")
        assert (page.status_code, page.json()["type"].rpartition(":")[2]) == (
            404,
            "unknown-version",
        )
    finally:
        file.write_bytes(was)


@pytest.mark.parametrize("name", ["nothing.csv", "..%2Fevents.csv", "<script>.csv"])
def test_an_unknown_file_is_refused_with_those_there_are(client, name):
    answer = client.get(f"/download/{name}")
    assert answer.status_code == 404
    if answer.headers["content-type"] == "application/problem+json":
        assert "bundle.zip" in answer.json()["remedy"]


def test_hostile_parameters_fall_back(client):
    answer = client.get("/download/links.csv?as_of=../../etc&country=<b>&v=%00&frozen=yes")
    assert answer.status_code == 200


def test_a_query_without_end_is_refused(client):
    assert client.get(f"/download/links.csv?country={'A' * 5000}").status_code == 414


def test_a_citation_names_view_version_address_and_day(client, tables):
    told = client.get("/share/cite?as_of=2025-03-20&country=SRB").json()
    assert "“Serbia on 20 March 2025”" in told["text"]
    assert tables.version in told["text"]
    assert "http://testserver/?as_of=2025-03-20&country=SRB" in told["text"]
    assert told["bibtex"].startswith(f"@misc{{pactmap-{tables.version},")
    (item,) = json.loads(told["csl"])
    assert (item["type"], item["version"]) == ("dataset", tables.version)


def test_the_picture_of_a_preview_is_one(client):
    answer = client.get("/share/picture.png?as_of=2025-03-20&country=SRB")
    assert answer.headers["content-type"] == "image/png"
    width, height = (int.from_bytes(answer.content[at : at + 4]) for at in (16, 20))
    assert (width, height) == (1200, 630)
    assert len(answer.content) < 300_000
