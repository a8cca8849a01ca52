"""Each attack on a Streamlit app works without our guard, and does not with it."""

import asyncio
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests import aside
from tests.browser.attacks.conftest import EACH
from tests.browser.serving import Server

SOON = 10  # seconds until an answer must have come
MANY = 30  # sessions of one attacker


def session(server: Server) -> connect:
    """A websocket to the app, as anybody can open one."""
    address = f"ws://{urlsplit(server.address).netloc}/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], max_size=64 << 20)


async def run(line: ClientConnection, query: str = "") -> tuple[str, str]:
    """One run of the app: the id of the session, and all that it said, as text."""
    message = BackMsg()
    message.rerun_script.query_string = query
    await line.send(message.SerializeToString())
    name, said = "", []
    while True:
        data = await asyncio.wait_for(line.recv(), SOON)
        answer = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        said.append(str(answer))
        name = answer.new_session.initialize.session_id or name
        if answer.WhichOneof("type") == "script_finished":
            return name, "\n".join(said)


def stamp(said: str) -> str:
    return re.findall(r"made (\d+)", said)[-1]


async def clears_the_caches_of_all(server: Server) -> bool:
    async with session(server) as reader, session(server) as attacker:
        before = stamp((await run(reader))[1])
        await run(attacker)
        await attacker.send(BackMsg(clear_cache=True).SerializeToString())
        await asyncio.sleep(0.5)
        return stamp((await run(reader))[1]) != before


async def puts_files_into_memory(server: Server) -> bool:
    async with session(server) as line:
        name, _ = await run(line)
        token = await asyncio.to_thread(own_token, server)
        message = BackMsg()
        message.file_urls_request.request_id = "1"
        message.file_urls_request.file_names.append("x")
        message.file_urls_request.session_id = name
        await line.send(message.SerializeToString())
        body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
        body += b"0" * 5_000_000 + b"\r\n--x--\r\n"
        request = urllib.request.Request(
            f"{server.address}/_stcore/upload_file/{name}/1",
            data=body,
            method="PUT",
            headers={
                "Content-Type": "multipart/form-data; boundary=x",
                "Cookie": f"_streamlit_xsrf={token}",
                "X-Xsrftoken": token,
            },
        )
        return await asyncio.to_thread(status, request) < 300


async def reads_its_measures(server: Server) -> bool:
    return await asyncio.to_thread(status, f"{server.address}/_stcore/metrics") == 200


async def finds_errors_told(server: Server) -> bool:
    async with session(server) as line:
        return "4711" in (await run(line, "fail=1"))[1]


async def takes_all_the_room(server: Server) -> bool:
    lines = await asyncio.gather(*(held(server) for _ in range(MANY)))
    let_in = [line for line in lines if line is not None]
    for line in let_in:
        await line.close()
    return len(let_in) > EACH


async def held(server: Server) -> ClientConnection | None:
    try:
        return await session(server)
    except InvalidStatus:
        return None


async def sends_what_nobody_types(server: Server) -> bool:
    async with session(server) as line:
        try:
            await run(line, "x=" + "y" * 2_000_000)
        except ConnectionClosed:
            return False
        return True


async def is_shown_in_pages_without_a_policy(server: Server) -> bool:
    with await asyncio.to_thread(urllib.request.urlopen, server.address) as page:
        return "script-src" not in (page.headers["Content-Security-Policy"] or "")


def own_token(server: Server) -> str:
    """What Streamlit gives everybody against requests from other pages."""
    with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=SOON) as answer:
        found = re.findall(r"_streamlit_xsrf=([^;]+)", str(answer.headers))
    return found[0] if found else "none"


def status(request: str | urllib.request.Request) -> int:
    try:
        with urllib.request.urlopen(request, timeout=SOON) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except urllib.error.URLError:  # it hung up before it had read what was sent
        return 599


ATTACKS: list[Callable[[Server], object]] = [
    clears_the_caches_of_all,
    puts_files_into_memory,
    reads_its_measures,
    finds_errors_told,
    takes_all_the_room,
    sends_what_nobody_types,
    is_shown_in_pages_without_a_policy,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_an_attack_works_without_the_guard_only(attack, open_app, guarded_app):
    assert aside.run(attack(open_app))
    assert not aside.run(attack(guarded_app))
