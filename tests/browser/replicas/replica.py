"""A replica of the app that tests start, end and kill, and start again at the same address."""

import urllib.request
from contextlib import ExitStack
from pathlib import Path

from tests.browser.serving import Server, free_port, served

READY = "/readyz"


class Replica:
    """The app on a folder of tables, at one address for as long as the tests run."""

    def __init__(self, folder: Path, tables: Path, *options: str, **environment: str) -> None:
        """`options` and `environment` are those of `served`; logs go to `folder`."""
        self.folder, self.tables = folder, tables
        self.options, self.environment = options, environment
        self.port, self.starts = free_port(), 0
        self._running = ExitStack()
        self.server: Server | None = None

    @property
    def address(self) -> str:
        """As the proxy names it."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.starts += 1
        log = self.folder / f"{self.port}-{self.starts}.log"
        app = served(log, self.tables, *self.options, port=self.port, **self.environment)
        self.server = self._running.enter_context(app)

    def stop(self) -> None:
        """Ask it to end, as a restart does, and wait until it has; whatever it said stays."""
        self._running.close()

    def kill(self) -> None:
        """Kill it on the spot."""
        assert self.server
        self.server.process.kill()
        self.server.process.wait()
        self._running.close()

    def page(self) -> str:
        """The page that it sends, asked past the proxy."""
        asked = urllib.request.Request(f"http://{self.address}/", headers={"Accept": "text/html"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return str(answer.read().decode())

    def said(self) -> str:
        """All that its processes wrote."""
        logs = sorted(self.folder.glob(f"{self.port}-*.log"))
        return "".join(log.read_text("utf-8", errors="replace") for log in logs)
