"""The benchmark's reader without a browser: it must do to the server what a browser does."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data import dossier
from tests.bench.reader import Answer, reader

RUNNING = "session_status_changed"  # comes before or after what it belongs to
Received = list[tuple[str, int]]


def of_chromium(chromium, address: str) -> tuple[list[BackMsg], Received]:
    """What a browser sent in all, and what it received for its last message: a settle."""
    sent: list[BackMsg] = []
    received: Received = []

    def send(payload: str | bytes) -> None:
        sent.append(BackMsg.FromString(payload if isinstance(payload, bytes) else b""))
        received.clear()

    def receive(payload: str | bytes) -> None:
        message = ForwardMsg.FromString(payload if isinstance(payload, bytes) else b"")
        received.append((str(message.WhichOneof("type")), len(payload)))

    def listen(socket: Any) -> None:
        socket.on("framesent", send)
        socket.on("framereceived", receive)

    page = chromium.new_context(locale="en-US", timezone_id="UTC").new_page()
    page.on("websocket", listen)
    page.goto(f"{address}/?view=30,20,2")
    page.get_by_role("slider", name="Timeline").press("PageDown")
    page.wait_for_function("new URL(location).searchParams.get('as_of')")
    while not any(message.rerun_script.fragment_id for message in sent) or (
        "script_finished" not in dict(received)
    ):
        page.wait_for_timeout(50)
    page.context.close()
    return sent, received


async def of_reader(address: str, day: str) -> tuple[BackMsg, Answer, dict[str, Any]]:
    one = await reader(address)
    await one.open("view=30,20,2")
    sent: list[bytes] = []
    send = one.connection.send

    async def noted(data: bytes) -> None:
        sent.append(data)
        await send(data)

    one.connection.send = noted  # type: ignore[method-assign,assignment]
    answer = await one.settle(day)
    await one.close()
    return BackMsg.FromString(sent[-1]), answer, one.facts


def test_a_settle_of_the_reader_is_that_of_a_browser(server, tables, chromium):
    sent, received = of_chromium(chromium, server.address)
    widget = sent[-1].rerun_script.widget_states.widgets[-1]
    day = json.loads(widget.json_trigger_value)[0]["value"]["as_of"]
    with ThreadPoolExecutor(1) as aside:  # Playwright's event loop runs in this thread
        own, answer, facts = aside.submit(asyncio.run, of_reader(server.address, day)).result()
    assert own.rerun_script.widget_states == sent[-1].rerun_script.widget_states
    assert own.rerun_script.query_string == sent[-1].rerun_script.query_string
    assert own.rerun_script.fragment_id == sent[-1].rerun_script.fragment_id
    same = [entry for entry in answer.received if entry[0] != RUNNING]
    assert same == [entry for entry in received if entry[0] != RUNNING]
    told = dossier.overview(tables, date.fromisoformat(day))
    assert {name: facts[name] for name in told} == told
