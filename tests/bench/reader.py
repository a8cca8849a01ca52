"""A reader without a browser: speaks Streamlit's protocol over a websocket, as its frontend would.

Sends what the browser's components send when a date settles, a country is clicked or a page is
opened; keeps of the answers what the next message needs. Draws nothing, so it is cheap: two
hundred of them fit into one process. Captured from Chromium and compared with it in the tests.
"""

import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

LARGEST = 64 << 20  # bytes of a message
PATIENCE = 120  # seconds that the opening of a connection may take
KEPT = 2  # runs for which a frontend keeps large messages
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
EVENTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"  # the id under which a component's triggers travel


@dataclass
class Answer:
    """What came of a message: ms until the script had finished, and kind and size of what came."""

    ms: float = 0
    received: list[tuple[str, int]] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.received)


@dataclass
class Reader:
    """One session. `pages` are the hashes of the pages by path, "" is the map's."""

    connection: ClientConnection
    url: str
    query: str = ""
    page: str = ""
    fragment: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # of widgets, by kind or component
    view: dict[str, Any] = field(default_factory=dict)  # the hub's, as the browser keeps it
    facts: dict[str, Any] = field(default_factory=dict)  # the dossier that was received last
    large: dict[str, Element | None] = field(default_factory=dict)  # kept messages by hash
    recent: deque[set[str]] = field(default_factory=lambda: deque(maxlen=KEPT))

    @property
    def on_map(self) -> bool:
        return self.page == self.pages.get("")

    async def open(self, query: str = "") -> Answer:
        """The first run of the session."""
        self.query = query
        return await self._run([])

    async def settle(self, day: str) -> Answer:
        """The date comes to rest on `day` (ISO)."""
        return await self._act(as_of=day)

    async def click(self, country: str) -> Answer:
        """A country is selected; "" is none."""
        return await self._act(country=country, pact="")

    async def go(self, path: str) -> Answer:
        """Open a page of the menu by its path; "" is the map."""
        self.query, self.fragment = "", ""
        self.page = self.pages[path]
        return await self._run([])

    async def slide(self, value: float) -> Answer:
        """Move the slider of an app that has one, as the floor does."""
        state = WidgetState(id=self.ids["slider"])
        state.double_array_value.data.append(value)
        return await self._run([state])

    async def close(self) -> None:
        await self.connection.close()

    async def _act(self, **patch: str) -> Answer:
        """What `hub.wire` of the timeline sends, in the order of the browser's keys."""
        self.view.update(patch)
        days = {key: self.view[key] for key in ("as_of", "from")}
        value = {key: value for key, value in self.view.items() if key not in days} | days
        events = json.dumps([{"event": "message", "value": value}], separators=(",", ":"))
        trigger = WidgetState(id=EVENTS.format(self.ids["timeline"]), json_trigger_value=events)
        return await self._run([trigger])

    async def _run(self, widgets: list[WidgetState]) -> Answer:
        """Ask for a run and wait until it has finished. Raises `RuntimeError` if it failed."""
        state = ClientState(
            query_string=self.query,
            page_script_hash=self.page,
            fragment_id=self.fragment if any("__events" in w.id for w in widgets) else "",
            cached_message_hashes=sorted(set().union(*self.recent)),
        )
        state.widget_states.widgets.extend(widgets)
        state.context_info.timezone, state.context_info.locale = "UTC", "en-US"
        state.context_info.url = self.url
        state.context_info.color_scheme = "light"
        self.recent.append(set())
        begun = time.perf_counter()
        await self.connection.send(BackMsg(rerun_script=state).SerializeToString())
        answer = await self._answer()
        answer.ms = (time.perf_counter() - begun) * 1000
        return answer

    async def _answer(self) -> Answer:
        answer = Answer()
        while True:
            data = await self.connection.recv()
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            kind = str(message.WhichOneof("type"))
            answer.received.append((kind, len(data)))
            if kind == "script_finished":
                if message.script_finished in DONE:
                    return answer
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise RuntimeError(f"the script of {self.url} did not compile")
            elif kind == "new_session":
                self.page = message.new_session.page_script_hash
            elif kind == "navigation":
                pages = message.navigation.app_pages
                self.pages = {
                    "" if p.is_default else p.url_pathname: p.page_script_hash for p in pages
                }
                self.page = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif element := self._element(message):
                self._note(element, message.delta.fragment_id)

    def _element(self, message: ForwardMsg) -> Element | None:
        """The element that a message brings, itself or by the hash of one sent before."""
        if message.WhichOneof("type") == "ref_hash":
            self.recent[-1].add(message.ref_hash)
            return self.large[message.ref_hash]
        if not message.delta.HasField("new_element"):
            return None
        element = message.delta.new_element
        if message.metadata.cacheable:
            self.large[message.hash] = element
            self.recent[-1].add(message.hash)
            kept = set().union(*self.recent)
            self.large = {key: value for key, value in self.large.items() if key in kept}
        return element

    def _note(self, element: Element, fragment: str) -> None:
        """Keep of an element what later messages name."""
        kind = str(element.WhichOneof("type"))
        if kind == "exception":
            raise RuntimeError(f"{element.exception.type}: {element.exception.message}")
        if kind != "bidi_component":
            own = getattr(element, kind)
            self.ids[kind] = getattr(own, "id", "")
            return
        component = element.bidi_component
        name = component.component_name.removeprefix("pactmap.")
        self.ids[name] = component.id
        if name == "timeline":
            self.fragment = fragment or self.fragment
            self.view = self.view or json.loads(component.json)["view"]
        if name == "dossier":
            self.facts = json.loads(component.json)["facts"]


async def reader(url: str) -> Reader:
    """Connect a new session to the app at `url`; nothing runs before it is opened."""
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    connection = await connect(
        address,
        origin=url,
        subprotocols=["streamlit"],
        max_size=LARGEST,
        open_timeout=PATIENCE,
        ping_interval=None,
        compression=None,
    )
    return Reader(connection, f"{url}/")
