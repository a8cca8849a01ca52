"""Counts what travels for a page, and what its main thread does.

Which of it belongs together is left to the chapters.
"""

import base64
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page


@dataclass
class Traffic:
    """Requests or frames that used the line, their bytes on it with headers, and unpacked."""

    requests: int = 0
    sent: int = 0
    raw: int = 0

    def add(self, sent: int, raw: int) -> None:
        self.requests += 1
        self.sent += sent
        self.raw += raw


class Meter:
    """What travels for a page from now on: HTTP by path, refreshes (304) included and what came
    from a cache left out; frames of the websocket, those to the server and those from it."""

    def __init__(self, page: Page) -> None:
        self.http: dict[str, Traffic] = {}
        self.told, self.heard = Traffic(), Traffic()
        self.last = 0.0  # when something came last
        self.session = page.context.new_cdp_session(page)
        self._paths: dict[str, str] = {}
        self._raw: dict[str, int] = {}
        self.session.on("Network.requestWillBeSent", self._asked)
        self.session.on("Network.dataReceived", self._came)
        self.session.on("Network.loadingFinished", self._loaded)
        self.session.on("Network.webSocketFrameSent", lambda e: _frame(e, self.told))
        self.session.on("Network.webSocketFrameReceived", self._answered)
        self.session.send("Network.enable")
        self.session.send("Performance.enable")

    @property
    def frames(self) -> int:
        return self.told.requests + self.heard.requests

    def total(self) -> int:
        """All bytes on the line."""
        parts = [*self.http.values(), self.told, self.heard]
        return sum(part.sent for part in parts)

    def work(self) -> dict[str, float]:
        """What the page's main thread has done so far, in ms, by Chromium's names."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return {m["name"]: m["value"] * 1000 for m in metrics if m["name"].endswith("Duration")}

    def _asked(self, event: dict[str, Any]) -> None:
        self._paths[event["requestId"]] = urlsplit(event["request"]["url"]).path

    def _came(self, event: dict[str, Any]) -> None:
        key = event["requestId"]
        self._raw[key] = self._raw.get(key, 0) + int(event["dataLength"])

    def _loaded(self, event: dict[str, Any]) -> None:
        key, size = event["requestId"], int(event["encodedDataLength"])
        if size and key in self._paths:
            self.http.setdefault(self._paths[key], Traffic()).add(size, self._raw.get(key, 0))
            self.last = time.monotonic()

    def _answered(self, event: dict[str, Any]) -> None:
        _frame(event, self.heard)
        self.last = time.monotonic()


def _frame(event: dict[str, Any], traffic: Traffic) -> None:
    response = event["response"]
    data = response["payloadData"]
    size = len(base64.b64decode(data)) if response["opcode"] == 2 else len(data.encode())
    traffic.add(size, size)
