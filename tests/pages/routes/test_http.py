"""How the API answers: conditions, encodings, caching, other origins, methods, refusals."""

import gzip
import logging
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from data import archive
from pages.routes import answering, asking, bodies, refusals
from pages.routes.operations import Operation
from pages.ui import loaders
from tests.world import changed

EVENTS = "/api/events?limit=3"
PROBLEM = "application/problem+json"


def refusal(answer):
    """A refused answer: its status, kind and parameter, after a look at what all have."""
    told = answer.json()
    assert answer.headers["content-type"] == PROBLEM
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert told["status"] == answer.status_code
    kind = told["type"].removeprefix(refusals.TYPE)
    assert told["title"] == refusals.TITLES[kind]
    return answer.status_code, kind, told.get("parameter")


def test_a_client_that_has_the_answer_is_told_so(client):
    first = client.get(EVENTS)
    tag = first.headers["etag"]
    again = client.get(EVENTS, headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["vary"] == "Accept, Accept-Encoding"
    assert client.get(EVENTS, headers={"if-none-match": "*"}).status_code == 304
    assert client.get(EVENTS, headers={"if-none-match": '"other"'}).content == first.content


def test_each_form_of_an_answer_has_a_tag_of_its_own(client):
    forms = [
        {"accept-encoding": "gzip"},
        {"accept-encoding": "identity"},
        {"accept": "application/geo+json", "accept-encoding": "identity"},
    ]
    tags = [client.get(EVENTS, headers=form).headers["etag"] for form in forms]
    assert len(set(tags)) == 3
    packed = client.get(EVENTS, headers={**forms[0], "if-none-match": tags[1]})
    assert packed.status_code == 200


def test_an_answer_is_packed_for_who_takes_it(client):
    plain = client.get(EVENTS, headers={"accept-encoding": "gzip;q=0, br"})
    assert "content-encoding" not in plain.headers
    with client.stream("GET", EVENTS, headers={"accept-encoding": "br, gzip;q=0.5"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        sent = b"".join(packed.iter_raw())
    assert gzip.decompress(sent) == plain.content
    assert int(packed.headers["content-length"]) == len(sent) < len(plain.content)


def test_a_head_has_the_headers_of_a_get_and_no_body(client):
    for address in (EVENTS, "/api/countries/NOBODY", "/api/nothing"):
        whole, head = client.get(address), client.head(address)
        assert head.content == b""
        assert head.status_code == whole.status_code
        assert dict(head.headers) == dict(whole.headers)


def test_an_answer_for_a_version_is_kept_for_ever_and_another_for_a_minute(client):
    version = loaders.tables().version
    pinned = client.get(f"{EVENTS}&v={version}")
    assert pinned.headers["cache-control"] == "public, max-age=31536000, immutable"
    newest = client.get(EVENTS)
    assert newest.headers["cache-control"] == "public, max-age=60, stale-while-revalidate=600"
    assert newest.json()["events"] == pinned.json()["events"]


def test_another_version_is_not_here_and_the_newest_is_named(client):
    answer = client.get(f"{EVENTS}&v=0123456789ab")
    assert refusal(answer) == (404, "unknown-version", "v")
    assert answer.json()["version"] == loaders.tables().version


def test_an_archived_version_is_answered_as_it_was(client, small, tmp_path, monkeypatch):
    monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path / "versions"))
    old = small()
    archive.keep(old)
    small(**changed("instruments", 0, name="Another name"))
    answer = client.get(f"/api/pacts/NATO?v={old.version}")
    assert answer.json()["version"] == old.version
    assert answer.json()["instrument"]["name"] != "Another name"
    assert "immutable" in answer.headers["cache-control"]


def test_new_tables_make_a_new_version(client, small):
    old = small().version
    assert client.get(f"/api/snapshot?v={old}").status_code == 200
    new = small(**changed("instruments", 0, name="Another name")).version
    assert new != old
    assert client.get("/api/snapshot").json()["version"] == new


def test_pages_of_other_origins_may_read_and_nothing_else(client):
    asked = {"origin": "https://other.example", "access-control-request-method": "GET"}
    answer = client.options(EVENTS, headers=asked)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "access-control-allow-credentials" not in answer.headers
    read = client.get(EVENTS, headers={"origin": "https://other.example"})
    assert read.headers["access-control-allow-origin"] == "*"
    assert read.headers["access-control-expose-headers"] == "ETag, Link, Retry-After"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "<script>"])
def test_nothing_can_be_written(client, method):
    answer = client.request(method, "/api/snapshot")
    assert refusal(answer) == (405, "method-not-allowed", None)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/api/events?kind=SIGN", (400, "unknown-parameter", "kind")),
        ("/api/events?%3Cscript%3E", (400, "unknown-parameter", "<script>")),
        ("/api/events?format=csv", (400, "bad-value", "format")),
        ("/api/countries/SRB?format=geojson", (400, "unknown-parameter", "format")),
        ("/api/events?limit=3&limit=3", (400, "repeated-parameter", "limit")),
        ("/api/events?limit=0", (400, "bad-value", "limit")),
        ("/api/events?limit=1001", (400, "bad-value", "limit")),
        ("/api/events?limit=%D9%A3", (400, "bad-value", "limit")),
        ("/api/events?offset=-1", (400, "bad-value", "offset")),
        ("/api/events?type=SIGN,SIGN", (400, "bad-value", "type")),
        ("/api/events?type=sign", (400, "bad-value", "type")),
        ("/api/events?from=2025-02-30", (400, "bad-value", "from")),
        ("/api/events?from=2025-03-02&to=2025-03-01", (400, "bad-value", "from")),
        ("/api/events?country=NOBODY", (404, "unknown-value", "country")),
        ("/api/events?country=%00", (400, "bad-value", "country")),
        ("/api/events?document=%FF", (400, "bad-value", "document")),
        ("/api/snapshot?pact=", (400, "bad-value", "pact")),
        ("/api/snapshot?as_of=1900-01-01", (404, "outside-coverage", "as_of")),
        ("/api/snapshot?as_of=9999-12-31", (404, "outside-coverage", "as_of")),
        ("/api/snapshot?v=current", (400, "bad-value", "v")),
        ("/api/snapshot?collection=..%2F..", (400, "bad-value", "collection")),
        ("/api/pacts/NOTHING", (404, "unknown-value", "instrument")),
        ("/api/documents/%27%20OR%201=1", (404, "not-found", None)),
        ("/api/countries/%3Cimg%20onerror%3E", (404, "not-found", None)),
        ("/api/countries/", (404, "not-found", None)),
        ("/api/", (404, "not-found", None)),
        ("/api/nothing/here", (404, "not-found", None)),
        (f"/api/events?country={'A' * 2000}", (414, "query-too-long", None)),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(client, address, expected):
    assert refusal(client.get(address)) == expected


def test_a_refusal_says_which_parameters_there_are(client):
    told = client.get("/api/countries/SRB?asof=2025-01-01").json()
    assert told == {
        "type": "urn:problem-type:pactmap:unknown-parameter",
        "title": "There is no such parameter",
        "status": 400,
        "detail": "There is no parameter “asof” here.",
        "instance": "/api/countries/SRB",
        "parameter": "asof",
        "remedy": "choose of as_of, collection, v",
    }


@given(
    path=st.sampled_from(["snapshot", "events", "countries/SRB", "documents/%s", "openapi.json"]),
    query=st.binary(max_size=60),
    accept=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
)
def test_no_request_makes_it_fail(client, path, query, accept):
    asked = "".join(
        f"%{byte:02X}" if byte in b"#%" or byte > 126 or byte < 33 else chr(byte) for byte in query
    )
    answer = client.get(f"/api/{path}?{asked}", headers={"accept": accept})
    assert answer.status_code in (200, 400, 404)
    assert answer.headers["content-type"] in (asking.JSON, asking.GEOJSON, PROBLEM)
    assert answer.json()


def one(answer):
    """A client of a server that answers one operation."""
    operation = Operation("/api/one", "one", "", "", answer, kept=False)
    return TestClient(Starlette(routes=[Route("/api/one", answering.Answers(lambda: operation))]))


def test_a_failure_of_ours_tells_nothing_of_the_inside(caplog):
    def fail(asked):
        raise RuntimeError("secret of /var/lib")

    with caplog.at_level(logging.CRITICAL):
        answer = one(fail).get("/api/one")
    assert refusal(answer) == (500, "internal-error", None)
    assert "secret" not in answer.text


def test_tables_with_problems_are_no_answer_and_no_failure(client, small, caplog):
    (small().folder / "actors.csv").write_text("actor\n")
    answer = client.get("/api/snapshot")
    assert refusal(answer) == (503, "unusable-tables", None)
    assert answer.headers["retry-after"] == "30"
    assert "actors.csv" not in answer.text


def test_who_asks_while_too_many_wait_is_sent_away(monkeypatch):
    monkeypatch.setattr(answering, "WAITING", 0)
    answer = one(lambda asked: {}).get("/api/one")
    assert refusal(answer) == (503, "busy", None)
    assert answer.headers["retry-after"] == "1"


def test_an_answer_is_made_outside_of_the_event_loop():
    made_in = []
    one(lambda asked: made_in.append(threading.current_thread()) or {}).get("/api/one")
    assert made_in[0] is not threading.main_thread()
    assert "AnyIO worker" in made_in[0].name


def test_only_as_many_answers_are_kept_as_fit():
    recent = bodies.Recent(most=10)
    for key in ("a", "b", "c"):
        recent.keep(key, bodies.Body(b"four", asking.JSON, {}))
        recent.get("a")
    recent.keep("large", bodies.Body(b"sixsix", asking.JSON, {}))
    assert list(recent.bodies) == ["c", "a"]
    assert recent.size == 8


@pytest.mark.parametrize(
    ("header", "wanted", "weight"),
    [
        ("", "application/json", 0),
        ("*/*", "application/json", 1),
        ("application/*;q=0.5, */*", "application/json", 0.5),
        ("application/json;q=0, */*", "application/json", 0),
        ("application/geo+json; charset=utf-8", "application/geo+json", 1),
        ("text/html, */*;q=0.1", "application/geo+json", 0.1),
        ("gzip;q=2, br", "gzip", 0),
        ("GZIP", "gzip", 1),
    ],
)
def test_the_most_exact_range_of_a_header_counts(header, wanted, weight):
    assert asking.weight(header, wanted) == weight


def test_what_streamlit_refuses_below_the_api_is_a_problem_too():
    async def refuse(scope, receive, send):
        head = {
            "type": "http.response.start",
            "status": 400,
            "headers": [(b"content-type", b"a/b")],
        }
        await send(head)
        await send({"type": "http.response.body", "body": b"Bad Request"})

    client = TestClient(refusals.PlainRefusals(refuse))
    assert refusal(client.get("/api/countries/..%2F..")) == (400, "refused", None)
    assert refusal(client.get("/base/api")) == (400, "refused", None)
    assert client.get("/apis").text == "Bad Request"
