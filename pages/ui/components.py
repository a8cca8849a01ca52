"""Mounts the browser code of `geo/browser` as Streamlit components (v2, no iframe).

The code itself knows no Streamlit: the few lines here pass data in and messages out.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo import assets, style, words
from pages.ui import connection

# Every page lies right below the app, so this is the app's root as seen from each of them, wherever
# it is served: Streamlit Community Cloud does it below /~/+/ without telling the app.
_ROOT = "."
_HOST = '<div class="pm-host"></div>'
_IMPORT = """
const base = (data) => new URL(data.code, document.baseURI);
const load = (data, ...names) =>
  Promise.all(names.map((name) => import(new URL(name, base(data)))));
const page = (data) => import(new URL(data.page, document.baseURI));
const go = (hub, dayOf) => ({ as_of, document, sentence, event, ...patch }) => {
  if (document && hub.embedded) {
    const query = new URLSearchParams({ document, sentence: sentence ?? 0 });
    const collection = new URLSearchParams(window.location.search).get("collection");
    if (collection) query.set("collection", collection);
    window.open(`documents?${query}`, "_blank", "noopener"); // there is no way back in here
    return;
  }
  if (as_of) patch.day = dayOf(as_of);
  if ("country" in patch || "pact" in patch) patch = { country: "", pact: "", ...patch };
  hub.act(patch, document ? { go: { page: "documents", document, sentence: sentence ?? 0 } } : {});
};
"""

_TIMELINE = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const { ownHub, timeline, strip, dayOf, isoOf, followTheme, dress, ...files } = await page(data);
  const hub = ownHub();
  hub.embedded = data.embedded;
  listen(parentElement.host, hub, files);
  hub.wire = ({ day, counts, theme, ...message }) =>
    setTriggerValue("message", { ...message, as_of: isoOf(day) });
  hub.on("address", (changed, state, who) => {
    if (!changed.has("view") || who !== "map") return;
    const address = new URL(window.location.href);
    address.searchParams.set("view", state.view);
    window.history.replaceState(window.history.state, "", address.href.replaceAll("%2C", ","));
  });
  const { as_of, ...view } = data.view;
  hub.adopt({ ...view, day: dayOf(as_of) }, data.revision);
  const host = parentElement.querySelector(".pm-host");
  if (host.dataset.atlas === data.atlas) return;
  host.dataset.atlas = data.atlas;
  dress(parentElement, "timeline");
  host.classList.toggle("is-embedded", data.embedded);
  await files.afterMap(hub);
  const atlas = await files.read(data.atlas, files.atlasOf);
  host.replaceChildren();
  followTheme(host, hub);
  timeline(host, atlas, hub);
  if (data.embedded) strip(host, hub, atlas.version);
}
"""

_DOSSIER = """
export default async function ({ data, parentElement }) {
  const { ownHub, dossier, dayOf, dress, afterMap } = await page(data);
  dress(parentElement, "links", "findings", "dossier");
  await afterMap(ownHub());
  const host = parentElement.querySelector(".pm-host");
  host.classList.toggle("is-embedded", data.embedded);
  const turned = dossier(host, data.facts, go(ownHub(), dayOf), data.names);
  const frame = parentElement.host?.closest(".st-key-dossier");
  if (frame) frame.dataset.about = data.facts.kind;
  if (turned) frame?.scrollTo(0, 0);
}
"""

_READER = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const [{ reader }] = await load(data, "reader.js");
  const host = parentElement.querySelector(".pm-host");
  reader(host, data, (target) => setTriggerValue("message", { go: target }));
}
"""

_CHECKS = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const [{ checks }] = await load(data, "checks.js");
  const host = parentElement.querySelector(".pm-host");
  checks(host, data, (target) => setTriggerValue("message", { go: target }));
}
"""

_REVIEW = """
export default async function ({ data, parentElement, setTriggerValue }) {
  const [{ review }, { lookupsAt, echoAt }] = await load(data, "review.js", "reviewserver.js");
  const host = parentElement.querySelector(".pm-host");
  const lookups = await lookupsAt(data.lookups);
  review(host, data, lookups, echoAt(data.echo), (said) => setTriggerValue("message", said));
}
"""

_HISTORY = """
export default async function ({ data, parentElement }) {
  const [{ history }] = await load(data, "history.js");
  history(parentElement.querySelector(".pm-host"), data);
}
"""

_SHARE = """
export default async function ({ data, parentElement }) {
  const { ownHub, share, dress } = await page(data);
  dress(parentElement, "share");
  share(parentElement.querySelector(".pm-host"), ownHub(), data);
}
"""


def _part(name: str, script: str) -> Callable[..., Any]:
    """The component of this name of the first page, styled by its own script."""
    return st.components.v2.component(f"pactmap.{name}", html=_HOST, js=_IMPORT + script)


def _component(name: str, script: str, *sheets: str) -> Callable[..., Any]:
    """The component of this name, styled by the sheet of its name after `sheets`."""
    texts = [(assets.BROWSER / f"{sheet}.css").read_text("utf-8") for sheet in (*sheets, name)]
    css = style.css() + "".join(texts)
    return st.components.v2.component(f"pactmap.{name}", html=_HOST, css=css, js=_IMPORT + script)


_timeline = _part("timeline", connection.LISTEN + _TIMELINE)
_dossier = _part("dossier", _DOSSIER)
_reader = _component("reader", _READER, "links", "findings")
_checks = _component("checks", _CHECKS, "links", "findings")
_share = _part("share", _SHARE)
_review = _component("review", _REVIEW, "links", "reviewforms")
_history = _component("history", _HISTORY, "links")


def timeline(
    *,
    view: dict[str, Any],
    revision: int,
    atlas: str,
    on_message: Callable[[dict[str, Any]], None],
) -> None:
    """Mount the timeline and the wire to the browser; `on_message` gets what the reader did.

    `atlas` is the path of the atlas below `/assets/`, of which the browser reads the marks.
    """
    data = {
        "page": _page(),
        "view": view,
        "revision": revision,
        "atlas": f"{_ROOT}/assets/{atlas}",
        "embedded": is_embedded(),
    }
    _timeline(
        key="timeline-wire", data=data, on_message_change=_listener("timeline-wire", on_message)
    )


def dossier(facts: dict[str, Any]) -> None:
    """Mount the dossier with the facts that `data.dossier` gathered."""
    events, findings = words.of_events(), words.of_findings()
    names = {"statuses": words.STATUSES, "lines": style.lines(), **events, **findings}
    data = {"page": _page(), "facts": facts, "names": names, "embedded": is_embedded()}
    _dossier(key="dossier-facts", data=data)


def reader(text: dict[str, Any], on_message: Callable[[dict[str, Any]], None]) -> None:
    """Mount the reader of a document; `on_message` gets where the reader wants to go."""
    data = {"code": _code(), "names": words.of_findings(), **text}
    _reader(key="reader-text", data=data, on_message_change=_listener("reader-text", on_message))


def checks(
    findings: list[dict[str, Any]],
    pager: dict[str, int],
    on_message: Callable[[dict[str, Any]], None],
) -> None:
    """Mount one page of a list of findings (as `data.findings` writes them); `pager` has its
    number `page` and how many `pages` there are. `on_message` gets where the reader wants to go."""
    data = {"code": _code(), "names": words.of_findings(), "findings": findings, "pager": pager}
    _checks(key="checks-list", data=data, on_message_change=_listener("checks-list", on_message))


def review(
    told: dict[str, Any], version: str, on_message: Callable[[dict[str, Any]], None]
) -> None:
    """Mount the worksheet of a document: sheet, answers, publish and focus. `version` is that of
    the tables; `on_message` gets actions, questions, and where the editor wants to go."""
    addresses = {
        "lookups": f"{_ROOT}/editing/lookups?v={version}",
        "echo": f"{_ROOT}/editing/echo",
        "history": f"{_ROOT}/history",
    }
    data = {"code": _code(), **addresses, **told}
    _review(key="review-desk", data=data, on_message_change=_listener("review-desk", on_message))


def history(told: dict[str, Any]) -> None:
    """Mount the history of a subject: its decisions, and what the tables say."""
    _history(key="history-list", data={"code": _code(), **told})


def share(told: dict[str, Any]) -> None:
    """Mount the Share button: `pages.ui.sharing` says what its panel offers."""
    _share(key="share-link", data={"page": _page(), "code": _code(), **told})


def is_embedded() -> bool:
    """Whether the page is shown inside another one (`embed=true`)."""
    return bool(st.context.is_embedded)


def _code() -> str:
    """The folder of the browser code as seen from any page."""
    folder = assets.path_of("hub.js").rsplit("/", 1)[0]
    return f"{_ROOT}/assets/{folder}/"


def _page() -> str:
    """The code of the parts of the first page."""
    return f"{_ROOT}/assets/{assets.path_of('page.bundle.js')}"


def _listener(key: str, on_message: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
    """A callback of Streamlit that hands on the message of the component with this key."""

    def listen() -> None:
        message = getattr(st.session_state.get(key), "message", None)
        if isinstance(message, dict):
            on_message(message)

    return listen
