"""Watches a browser context for what must never happen, whatever a test does.

No request to another host, no error in the console, no dialog, no exception of Streamlit's.
"""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, WebSocket

LOCAL_SCHEMES = ("data", "blob", "about")


class Watch:
    """Collects what a context did; `problems` says what of it must not have happened."""

    def __init__(self, context: BrowserContext, *addresses: str) -> None:
        self.hosts = {urlsplit(address).netloc for address in addresses}
        self.forget()
        self._context = context
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(f"page error: {error.error}"))
        context.on("dialog", self._refuse)
        context.on("page", lambda page: page.on("websocket", self._socket))

    def forget(self) -> None:
        """Start anew with nothing seen."""
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.sent: list[str | bytes] = []  # frames from the browser to the server

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"console: {message.text} ({message.location['url']})")

    def _refuse(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.type} {dialog.message}")
        dialog.dismiss()

    def _socket(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(frame))

    def outside(self) -> list[str]:
        """Requests to hosts that are not ours."""
        split = [(url, urlsplit(url)) for url in self.requests]
        return [
            url for url, u in split if u.scheme not in LOCAL_SCHEMES and u.netloc not in self.hosts
        ]

    def problems(self) -> list[str]:
        """Everything that must not have happened up to now, in words."""
        found = [f"request to another host: {url}" for url in self.outside()]
        return [*found, *self.errors, *(box for page in self._context.pages for box in boxes(page))]


def boxes(page: Page) -> list[str]:
    """The error boxes of Streamlit's that a page shows."""
    exceptions = page.get_by_test_id("stException").all_inner_texts()
    lost = page.get_by_role("dialog").filter(has_text="Page not found").count()
    return [f"exception: {text}" for text in exceptions] + ["“Page not found”"] * lost
