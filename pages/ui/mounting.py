"""Makes Streamlit components (v2, no iframe) of the browser code of `geo/browser`.

The code itself knows no Streamlit: a few lines of script pass data in and messages out. Which
components there are is left to `pages.ui.components` and its neighbours.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo import assets, style

# Every page lies right below the app, so this is the app's root as seen from each of them, wherever
# it is served: Streamlit Community Cloud does it below /~/+/ without telling the app.
ROOT = "."
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
  hub.beckoned = Boolean(patch.story); // a player that appears now takes the focus
  hub.act(patch, document ? { go: { page: "documents", document, sentence: sentence ?? 0 } } : {});
};
const explain = async ({ reading }, host) => {
  const at = (path) => new URL(path, document.baseURI).href;
  const { explain, explainMap, glossaryAt } = await import(at(reading.code));
  const words = await glossaryAt(at(reading.glossary));
  explain(host, words, at("about"));
  explainMap(words, at(reading.sheet), at("about"));
};
"""


def part(name: str, script: str) -> Callable[..., Any]:
    """The component of this name of the first page, styled by its own script."""
    return st.components.v2.component(f"pactmap.{name}", html=_HOST, js=_IMPORT + script)


def component(name: str, script: str, *sheets: str) -> Callable[..., Any]:
    """The component of this name, styled by the sheet of its name after `sheets`."""
    texts = [(assets.BROWSER / f"{sheet}.css").read_text("utf-8") for sheet in (*sheets, name)]
    css = style.css() + "".join(texts)
    return st.components.v2.component(f"pactmap.{name}", html=_HOST, css=css, js=_IMPORT + script)


def is_embedded() -> bool:
    """Whether the page is shown inside another one (`embed=true`)."""
    return bool(st.context.is_embedded)


def code() -> str:
    """The folder of the browser code as seen from any page."""
    folder = assets.path_of("hub.js").rsplit("/", 1)[0]
    return f"{ROOT}/assets/{folder}/"


def page() -> str:
    """The code of the parts of the first page."""
    return f"{ROOT}/assets/{assets.path_of('page.bundle.js')}"


def reading() -> dict[str, str]:
    """What `explain` in the scripts needs: the code that explains words, the glossary, and the
    style of what it puts into the map's frame."""
    files = {"code": "gloss.bundle.js", "glossary": "glossary.json", "sheet": "gloss.css"}
    return {name: f"{ROOT}/assets/{assets.path_of(file)}" for name, file in files.items()}


def listener(key: str, on_message: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
    """A callback of Streamlit that hands on the message of the component with this key."""

    def listen() -> None:
        message = getattr(st.session_state.get(key), "message", None)
        if isinstance(message, dict):
            on_message(message)

    return listen
