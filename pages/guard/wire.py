"""Judges what a browser sends over its websocket before Streamlit acts on it: kind, size and pace.

How many websockets there may be is the business of `pages.guard.crowd`.
"""

import asyncio
import logging
import time

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.ui import editing

# What a reader's page has to say; files that are made when they are wanted are asked for apart.
READING = ("rerun_script", "stop_script", "app_heartbeat", "deferred_file")
EDITING = (*READING, "file_urls_request")  # where a file is put; the file comes by another way
LARGEST = 256 * 1024  # bytes of a message: a whole state of all widgets is a few thousand
LARGEST_EDITING = 8 * 1024 * 1024  # a pasted document may be as long as an uploaded one is read
BURST = 40  # messages that may come at once
PACE = 10.0  # messages a second after that; more have to wait
POLICY, TOO_BIG, MALFORMED = 1008, 1009, 1002  # RFC 6455, 7.4.1

_log = logging.getLogger(__name__)


class Wire:
    """ASGI middleware that lets through what pages of ours send, at a pace that people can keep.

    Other kinds of messages are dropped, as Streamlit's own frontend has some that mean no harm;
    what is too large or no message at all ends the connection.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kinds = EDITING if editing.mode() else READING
        self.largest = LARGEST_EDITING if editing.mode() else LARGEST

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        pace = Pace()

        async def judged() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                refused = self.refused(message.get("bytes") or b"")
                if refused is None:
                    await pace.kept()
                    return message
                if refused:
                    await send({"type": "websocket.close", "code": refused})
                    return {"type": "websocket.disconnect", "code": refused}

        await self.app(scope, judged, send)

    def refused(self, data: bytes) -> int | None:
        """Why a message is not let through, as a code that ends the connection; 0: it is only
        dropped; None: it is let through."""
        if len(data) > self.largest:
            return TOO_BIG
        try:
            kind = _kind(BackMsg.FromString(data))
        except DecodeError:
            return MALFORMED
        if kind in self.kinds:
            return None
        _log.info("dropped a message of kind %s", kind)
        return 0


def _kind(message: BackMsg) -> str | None:
    """What is asked; of an operation, which one."""
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload")
    return kind


class Pace:
    """A bucket of messages: it holds `BURST` and fills by `PACE` a second."""

    def __init__(self) -> None:
        self.left, self.seen = float(BURST), time.monotonic()

    async def kept(self) -> None:
        """Wait until another message may go on."""
        now = time.monotonic()
        self.left = min(BURST, self.left + (now - self.seen) * PACE) - 1
        self.seen = now
        if self.left < 0:
            await asyncio.sleep(-self.left / PACE)
