"""How many readers are let in, and what the next one is told."""

import asyncio

import pytest

from pages.guard.crowd import AGAIN, TRY_LATER, Crowd, limits
from pages.ui.editing import CannotStart
from tests import aside


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in ("PACTMAP_SESSIONS", "PACTMAP_SESSIONS_EACH"):
        monkeypatch.delenv(name, raising=False)


class Door:
    """A crowd before an app that keeps each websocket until it is told to let go."""

    def __init__(self, most: int, each: int) -> None:
        self.inside: list[asyncio.Event] = []
        self.crowd = Crowd(self.app, ("events",), most, each, "base")

    async def app(self, scope, receive, send):
        if scope["type"] == "websocket":
            self.inside.append(over := asyncio.Event())
            await over.wait()
        else:
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def comes(self, address: str):
        """A websocket from an address; the code with which it is refused, or its task."""
        said = []

        async def send(message):
            said.append(message)

        scope = {"type": "websocket", "client": (address, 1)}
        task = asyncio.create_task(self.crowd(scope, None, send))
        await asyncio.sleep(0)
        return said[0]["code"] if said else task

    async def asks(self, path: str, accept: str = "text/html", address: str = "9.9.9.9"):
        """Status, headers and text of what a request is answered."""
        said = []

        async def send(message):
            said.append(message)

        headers = [(b"accept", accept.encode())]
        scope = {"type": "http", "path": path, "headers": headers, "client": (address, 1)}
        await self.crowd({**scope, "method": "GET"}, None, send)
        text = b"".join(message.get("body", b"") for message in said)
        return said[0]["status"], dict(said[0]["headers"]), text.decode()


def test_the_process_is_full_and_has_room_again():
    async def play():
        door = Door(most=2, each=2)
        first, _ = await door.comes("1.1.1.1"), await door.comes("2.2.2.2")
        assert await door.comes("3.3.3.3") == TRY_LATER
        status, headers, text = await door.asks("/")
        assert (status, headers[b"retry-after"]) == (503, str(AGAIN).encode())
        assert "Many people are reading the map just now" in text
        assert f'http-equiv="refresh" content="{AGAIN}"' in text
        door.inside[0].set()
        await first
        assert (await door.asks("/"))[0] == 200
        assert await door.comes("3.3.3.3") != TRY_LATER

    aside.run(play())


def test_one_address_does_not_take_the_room_of_others():
    async def play():
        door = Door(most=9, each=2)
        for _ in range(2):
            await door.comes("2001:db8:1:2::7")
        assert await door.comes("2001:db8:1:2:ffff::9") == TRY_LATER
        assert (await door.asks("/events", address="2001:db8:1:2::1"))[0] == 503
        assert await door.comes("2001:db8:1:3::7") != TRY_LATER
        assert (await door.asks("/"))[0] == 200

    aside.run(play())


def test_an_address_is_the_same_however_it_is_written():
    async def play():
        door = Door(most=9, each=1)
        await door.comes("192.0.2.7")
        assert await door.comes("::ffff:192.0.2.7") == TRY_LATER

    aside.run(play())


def test_what_is_no_page_is_answered_as_ever():
    async def play():
        door = Door(most=1, each=1)
        await door.comes("1.1.1.1")
        for path, accept in (
            ("/api/events", "text/html"),
            ("/feed.atom", "text/html"),
            ("/assets/1/map.js", "*/*"),
            ("/_stcore/health", "*/*"),
            ("/", "application/json"),
        ):
            assert (await door.asks(path, accept))[0] == 200, path
        for path in ("/", "/events", "/events/", "/base/", "/base/events"):
            assert (await door.asks(path))[0] == 503, path

    aside.run(play())


def test_limits_are_settings(monkeypatch):
    assert limits() == (150, 75)
    monkeypatch.setenv("PACTMAP_SESSIONS", " 40 ")
    assert limits() == (40, 40)
    monkeypatch.setenv("PACTMAP_SESSIONS_EACH", "3")
    assert limits() == (40, 3)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1000000", "1.5", "٣"])
def test_a_limit_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("PACTMAP_SESSIONS", value)
    with pytest.raises(CannotStart, match=r"PACTMAP_SESSIONS is .* write a number"):
        limits()
