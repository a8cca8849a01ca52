"""What a websocket may carry: which kinds of messages, how large, how fast."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.guard import wire
from pages.guard.wire import Pace, Wire
from tests import aside


def rerun(query: str = "") -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = query
    return message.SerializeToString()


KINDS = {
    "rerun": rerun(),
    "stop": BackMsg(stop_script=True).SerializeToString(),
    "heartbeat": BackMsg(app_heartbeat=True).SerializeToString(),
    "clear cache": BackMsg(clear_cache=True).SerializeToString(),
    "run on save": BackMsg(set_run_on_save=True).SerializeToString(),
    "git": BackMsg(load_git_info=True).SerializeToString(),
    "disconnect": BackMsg(debug_disconnect_websocket=True).SerializeToString(),
    "shut down": BackMsg(debug_shutdown_runtime=True).SerializeToString(),
    "nothing": b"",
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    monkeypatch.delenv("PACTMAP_EDITING", raising=False)


def operation(kind: str) -> bytes:
    message = BackMsg()
    getattr(message.backend_operation_request, kind).SetInParent()
    return message.SerializeToString()


def files() -> bytes:
    message = BackMsg()
    message.file_urls_request.session_id = "x"
    return message.SerializeToString()


def told(*data: bytes) -> tuple[list[bytes], list[int]]:
    """What the app gets of these messages, and the codes with which the connection is ended."""
    heard: list[bytes] = []
    ended: list[int] = []
    waiting = [{"type": "websocket.receive", "bytes": one} for one in data]
    waiting.append({"type": "websocket.disconnect", "code": 1000})

    async def app(scope, receive, send):
        while (message := await receive())["type"] == "websocket.receive":
            heard.append(message["bytes"])

    async def receive():
        return waiting.pop(0)

    async def send(message):
        ended.append(message["code"])

    aside.run(Wire(app)({"type": "websocket"}, receive, send))
    return heard, ended


def test_a_reader_may_ask_for_runs_and_nothing_else():
    download, skills = operation("deferred_file"), operation("install_skills")
    heard, ended = told(*KINDS.values(), files(), skills, download, rerun("last"))
    assert heard == [KINDS["rerun"], KINDS["stop"], KINDS["heartbeat"], download, rerun("last")]
    assert ended == []


def test_an_editor_may_ask_where_to_put_a_file(monkeypatch):
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    heard, ended = told(files(), KINDS["clear cache"])
    assert (heard, ended) == ([files()], [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (rerun("x" * wire.LARGEST), wire.TOO_BIG),
        (b"\xff\xff\xff\xff", wire.MALFORMED),
    ],
)
def test_what_is_too_large_or_no_message_ends_the_connection(data, code):
    heard, ended = told(rerun(), data, rerun("never"))
    assert (heard, ended) == ([rerun()], [code])


def test_an_editor_may_paste_a_document(monkeypatch):
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    long = rerun("x" * wire.LARGEST)
    assert told(long) == ([long], [])


def test_who_sends_faster_than_people_do_has_to_wait(monkeypatch):
    waited: list[float] = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr(wire.time, "monotonic", lambda: 0.0)
    monkeypatch.setattr(wire.asyncio, "sleep", sleep)
    pace = Pace()

    async def send(number):
        for _ in range(number):
            await pace.kept()

    aside.run(send(wire.BURST))
    assert waited == []
    aside.run(send(3))
    assert waited == [pytest.approx(number / wire.PACE) for number in (1, 2, 3)]
