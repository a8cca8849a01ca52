"""The search over HTTP: hits as described, refusals as elsewhere, answers kept by version."""

from urllib.parse import quote

import jsonschema_rs
import pytest

from data import archive
from pages.routes import wholes
from tests.world import row


def test_the_box_and_the_api_are_answered_alike(client):
    assert client.get("/search?q=Orban").json() == client.get("/api/search?q=Orban").json()


def test_a_hit_says_what_matched_and_where_it_leads(client):
    groups = client.get("/search", params={"q": "tirana decl"}).json()["groups"]
    assert groups[0]["kind"] == "pact"
    assert groups[0]["total"] == 1
    (hit,) = groups[0]["hits"]
    assert hit["title"] == ["", "Tirana", " ", "declaration", ""]
    assert (hit["to"], hit["since"], hit["until"]) == ({"pact": "TIRANA2025"}, "2025-03-18", None)


@pytest.mark.parametrize(
    "text", ["", "NATO", "1955", "\0\"'*(", "🙂 \u202e", "y" * 300, "Yugoslvia 1995"]
)
def test_every_answer_has_the_described_shape(client, text):
    answer = client.get("/search", params={"q": text, "limit": 100})
    assert answer.status_code == 200
    shape = {**wholes.answers()["Search"], "components": {"schemas": wholes.shapes()}}
    assert list(jsonschema_rs.validator_for(shape).iter_errors(answer.json())) == []


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        (f"q={'x' * 301}", 400, "bad-value"),
        (f"q={'x' * 10_000}", 414, "query-too-long"),
        ("q=a&limit=0", 400, "bad-value"),
        ("q=a&limit=101", 400, "bad-value"),
        ("q=a&q=b", 400, "repeated-parameter"),
        ("q=a&page=2", 400, "unknown-parameter"),
        ("q=a&collection=nowhere", 404, "unknown-value"),
        ("q=a&v=000000000000", 404, "unknown-version"),
        ("q=a&v=..%2F..", 400, "bad-value"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client, query, status, kind):
    answer = client.get(f"/search?{query}")
    assert (answer.status_code, answer.json()["type"].rsplit(":", 1)[1]) == (status, kind)


def test_it_can_only_be_read(client):
    assert client.post("/search?q=a").status_code == 405


def test_an_answer_for_a_version_is_kept_for_ever_and_another_for_a_minute(client):
    newest = client.get("/search?q=NATO")
    version = newest.json()["version"]
    exact = client.get(f"/search?q=NATO&v={version}")
    assert newest.headers["cache-control"].startswith("public, max-age=60,")
    assert exact.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = client.get("/search?q=NATO", headers={"if-none-match": newest.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_letters_of_any_script_may_be_asked_for(client):
    answer = client.get(f"/search?q={quote('Вучић')}").json()
    assert answer["groups"][0]["hits"][0]["title"] == ["Aleksandar ", "Vučić", ""]


def test_an_archived_version_is_searched_as_it_was(client, small):
    before = small()
    archive.keep(before)
    names = [
        row("actors", **{**one._asdict(), "name": one.name.replace("Albania", "Ruritania")})
        for one in before.actors.itertuples(index=False)
    ]
    after = small(actors=names)
    assert after.version != before.version
    assert [g["kind"] for g in client.get("/search?q=Ruritania").json()["groups"]][:1] == ["actor"]
    old = client.get(f"/search?q=Ruritania&v={before.version}").json()
    assert "actor" not in [group["kind"] for group in old["groups"]]
    assert old["version"] == before.version
