"""What stands before the app: who reaches a local process, and what becomes of sign-in routes."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from pages.guard import editors
from pages.ui import editing

COOKIE = "_streamlit_user=2|signed; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"
OTHER = "_streamlit_xsrf=2|token; Max-Age=2592000; Path=/"
ENDED = "_streamlit_user_tokens=; Max-Age=0; Path=/"


async def page(request):
    if request.url.path.endswith("oauth2callback"):
        answer = RedirectResponse("/", status_code=302)
    else:
        answer = PlainTextResponse(request.url.path)
    for cookie in (COOKIE, OTHER, ENDED):
        answer.headers.append("set-cookie", cookie)
    return answer


async def socket(websocket):
    await websocket.accept()
    await websocket.send_text("hello")
    await websocket.close()


def client(*before: Middleware, host: str = "localhost:8501", address: str = "127.0.0.1"):
    routes = [WebSocketRoute("/stream", socket), Route("/{path:path}", page)]
    app = Starlette(routes=routes, middleware=list(before))
    return TestClient(
        app, base_url=f"http://{host}", client=(address, 5000), follow_redirects=False
    )


@pytest.mark.parametrize("host", ["localhost:8501", "LOCALHOST", "127.0.0.1", "[::1]:8501"])
def test_a_local_process_serves_its_own_computer(host: str) -> None:
    here = client(Middleware(editors.OnlyHere), host=host)
    assert here.get("/review").text == "/review"
    with here.websocket_connect(f"ws://{host}/stream") as stream:
        assert stream.receive_text() == "hello"


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("localhost:8501", "192.168.1.9"),
        ("rebound.example:8501", "127.0.0.1"),
        ("192.168.1.7:8501", "192.168.1.9"),
        ("localhost.rebound.example", "127.0.0.1"),
    ],
)
def test_a_local_process_serves_nobody_else(host: str, address: str) -> None:
    outside = client(Middleware(editors.OnlyHere), host=host, address=address)
    answer = outside.get("/review")
    assert answer.status_code == 403
    assert answer.text == "PACTMAP_EDITING is local: this app serves its own computer only.\n"
    with (
        pytest.raises(WebSocketDisconnect),
        outside.websocket_connect(f"ws://{host}/stream") as stream,
    ):
        stream.receive_text()


@pytest.mark.parametrize(
    "host", ["", "[broken", "[]", "localhost:8501:1", "localhost@evil.example"]
)
def test_a_name_that_is_none_is_nobodys(host: str) -> None:
    answer = client(Middleware(editors.OnlyHere)).get("/review", headers={"Host": host})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8501", 200),
        ("http://localhost:9000", 403),
        ("https://evil.example", 403),
        ("null", 403),
    ],
)
def test_only_our_own_pages_ask_a_local_process(origin: str, status: int) -> None:
    here = client(Middleware(editors.OnlyHere))
    assert here.get("/editing/lookups", headers={"Origin": origin}).status_code == status


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host"])
def test_a_local_process_stays_local_behind_a_proxy(header: str) -> None:
    here = client(Middleware(editors.OnlyHere))
    assert here.get("/review", headers={header: "for=192.168.1.9"}).status_code == 403


@pytest.mark.parametrize(
    "path", ["/auth/login", "/auth/logout", "/oauth2callback", "/base/oauth2callback/"]
)
def test_without_login_there_are_no_sign_in_routes(path: str) -> None:
    reading = client(Middleware(editors.NoSignIn))
    assert reading.get(path).status_code == 404
    assert reading.get("/events").status_code == 200


@pytest.mark.parametrize(("secure", "end"), [(True, "; Secure"), (False, "")])
def test_signing_in_leads_to_review_and_lasts_twelve_hours(secure: bool, end: str) -> None:
    answer = client(Middleware(editors.SignIn, secure=secure)).get("/oauth2callback")
    assert answer.headers["location"] == "/review"
    assert answer.headers.get_list("set-cookie") == [
        COOKIE.replace("2592000", "43200") + end,
        OTHER,
        ENDED + end,
    ]


def test_what_is_no_sign_in_stays_as_it_is() -> None:
    answer = client(Middleware(editors.SignIn, secure=True)).get("/events")
    assert answer.headers.get_list("set-cookie") == [COOKIE, OTHER, ENDED]


@pytest.mark.parametrize(
    ("mode", "before"), [("", [editors.NoSignIn]), ("local", [editors.OnlyHere, editors.NoSignIn])]
)
def test_the_setting_says_what_stands_before_the_app(monkeypatch, mode: str, before: list) -> None:
    monkeypatch.setenv("PACTMAP_EDITING", mode)
    assert editing.mode() == mode
    assert [found.cls for found in editors.middleware()] == before
