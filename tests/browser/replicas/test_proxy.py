"""Through the proxy: the same answers, packed and kept; Streamlit's inner doors closed."""

import gzip
import http.client
import json
import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from geo.assets import path_of
from tests.browser.replicas.conftest import Hosting, there_or_not
from tests.browser.replicas.proxy import EDITORS, READERS, binary, proxy

CLOSED = b"No such page.\n"  # what the app says of its closed doors
INNER = (
    "/_stcore/metrics",
    "/_stcore/metrics/",
    "//_stcore/metrics",
    "/./_stcore/metrics",
    "/events/../_stcore/metrics",
    "/%5fstcore/metrics",
    "/_stcore%2fmetrics",
    "/_stcore/./metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/agent/interact",
    "/_stcore/script-health-check",
    "/_stcore/whatever-comes-next",
    "/readyz",
)


def asset(hosting: Hosting) -> str:
    """The path of a script that the page names."""
    path = f"assets/{path_of('page.bundle.js')}"
    assert path in hosting.proxy.ask("/", Accept="text/html").content.decode()
    return f"/{path}"


@pytest.mark.parametrize("name", [READERS, EDITORS])
@pytest.mark.parametrize("path", INNER)
def test_what_is_streamlits_own_is_not_there(hosting: Hosting, path: str, name: str) -> None:
    answer = hosting.proxy.ask(path, name=name)
    assert answer.status == 404
    assert answer.content != CLOSED


def test_without_the_proxy_the_app_closes_it_itself(hosting: Hosting) -> None:
    """In words of its own, so the test before this one shows that nothing got as far."""
    connection = http.client.HTTPConnection(hosting.readers[0].address)
    connection.request("GET", "/_stcore/metrics")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (404, CLOSED)
    connection.close()


@pytest.mark.parametrize("name", [READERS, EDITORS])
@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/_stcore/host-config", "/", "/events", "/healthz"]
)
def test_what_the_frontend_asks_is_there(hosting: Hosting, path: str, name: str) -> None:
    assert hosting.proxy.ask(path, name=name, Accept="text/html").status == 200


def test_readers_cannot_upload_anything(hosting: Hosting) -> None:
    path = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/1"
    assert hosting.proxy.ask(path, "PUT", b"x").status == 404
    assert hosting.proxy.ask("/", "POST", b"x" * 20_000).status == 413


def test_what_editors_upload_has_a_limit(hosting: Hosting) -> None:
    path = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/1"
    refused = hosting.proxy.ask(path, "PUT", b"x" * 1_000_000, name=EDITORS)
    assert (refused.status, refused.content) == (404, CLOSED)  # the app's: no editor's session
    too_large = hosting.proxy.ask(path, "PUT", name=EDITORS, Content_Length="22100000")
    assert too_large.status == 413


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers that it was asked with."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        told = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        pass


def test_what_is_forwarded_is_what_the_proxy_knows_not_what_the_reader_claims() -> None:
    there_or_not(binary(), "nginx")
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as echo:
        Thread(target=echo.serve_forever, daemon=True).start()
        place = f"127.0.0.1:{echo.server_port}"
        with proxy((place, place), place) as front:
            claimed = {
                **{"X_Forwarded_For": "10.1.2.3", "X_Forwarded_Proto": "http"},
                **{"X_Forwarded_Host": "evil.example", "Forwarded": "for=10.1.2.3"},
                **{"X_Real_IP": "10.1.2.3", "Upgrade": "h2c", "Connection": "Upgrade"},
            }
            seen = json.loads(front.ask("/", **claimed).content)
        echo.shutdown()
    host = f"{READERS}:{front.https}"
    assert seen == {
        **{"host": host, "accept-encoding": "identity", "x-real-ip": "127.0.0.1"},
        **{"x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "https"},
        **{"x-forwarded-host": host, "x-forwarded-port": f"{front.https}"},
    }


def test_files_under_hashed_names_are_kept_for_ever_and_bring_no_cookie(hosting: Hosting) -> None:
    path = asset(hosting)
    first = hosting.proxy.ask(path, Accept_Encoding="gzip")
    assert first.status == 200
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Vary"] == "Accept-Encoding"
    assert first.headers["Set-Cookie"] is None
    plain = hosting.proxy.ask(path)
    assert plain.headers["Content-Encoding"] is None
    assert plain.content == gzip.decompress(first.content)


def test_the_proxy_keeps_them_itself(hosting: Hosting) -> None:
    path = asset(hosting)
    hosting.proxy.ask(path, Accept_Encoding="gzip")
    before = hosting.proxy.log.stat().st_size
    assert hosting.proxy.ask(f"{path}?another", Accept_Encoding="gzip").status == 200
    assert "cache HIT" in hosting.proxy.said(before)


def test_answers_of_the_api_are_kept_as_long_as_they_say(hosting: Hosting) -> None:
    path = "/api/snapshot?as_of=2025-03-20"
    first = hosting.proxy.ask(path)
    assert first.status == 200
    assert first.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert first.headers["Set-Cookie"] is None
    before = hosting.proxy.log.stat().st_size
    assert hosting.proxy.ask(path).content == first.content
    assert "cache HIT" in hosting.proxy.said(before)
    another = hosting.proxy.ask("/api/snapshot?as_of=1999-01-01")
    assert another.content != first.content


def test_a_file_that_nobody_knows_is_not_there(hosting: Hosting) -> None:
    before = hosting.proxy.log.stat().st_size
    assert hosting.proxy.ask("/assets/0000000000000000/nothing.js").status == 404
    asked = re.findall(r"127\.0\.0\.1:\d+", hosting.proxy.said(before))
    assert set(asked) == {one.address for one in hosting.readers}  # each was asked


def test_a_page_is_packed_and_asked_for_anew_each_time(hosting: Hosting) -> None:
    page = hosting.proxy.ask("/", Accept="text/html", Accept_Encoding="gzip")
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Cache-Control"] == "no-cache"
    assert b"</title>" in gzip.decompress(page.content)
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_plain_http_leads_to_https(hosting: Hosting) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", hosting.proxy.http)
    connection.request("GET", "/events?country=SRB", headers={"Host": READERS})
    answer = connection.getresponse()
    assert answer.status == 308
    assert answer.headers["Location"] == f"https://{READERS}/events?country=SRB"
    connection.close()


def test_a_name_that_is_not_ours_gets_nothing(hosting: Hosting) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", hosting.proxy.http)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 404
    connection.close()
    with pytest.raises(OSError, match="UNRECOGNIZED_NAME"):
        hosting.proxy.ask("/", name="evil.localhost")


def cookie(answer_headers: http.client.HTTPMessage) -> str:
    return (answer_headers["Set-Cookie"] or "").partition(";")[0]


def test_the_first_page_brings_the_cookie_that_decides(hosting: Hosting) -> None:
    """Twelve readers: each stays where he came to, and they are shared out."""
    before = hosting.proxy.log.stat().st_size
    for number in range(12):
        first = hosting.proxy.ask(f"/reader/{number}", Accept="text/html")
        own = cookie(first.headers)
        assert re.fullmatch(r"replica=[0-9a-f]{32}", own)
        again = [hosting.proxy.ask(f"/reader/{number}", Cookie=own) for _ in range(2)]
        assert [cookie(answer.headers) for answer in again] == ["", ""]
    time.sleep(0.1)  # the log is written after the answer
    seen = [one for one in hosting.proxy.replicas(before) if one[0].startswith("/reader/")]
    assert len(seen) == 36
    assert len(set(seen)) == 12
    assert {home for _, home in seen} == {one.address for one in hosting.readers}


@pytest.mark.parametrize("made_up", ["replica=", "replica=abc", "replica=../../x; a=b"])
def test_a_cookie_that_is_not_ours_is_replaced(hosting: Hosting, made_up: str) -> None:
    answer = hosting.proxy.ask("/", Accept="text/html", Cookie=made_up)
    assert re.fullmatch(r"replica=[0-9a-f]{32}", cookie(answer.headers))
