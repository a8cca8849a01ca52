"""Mounts the player of stories and chains, and offers them where a reader may want one.

What a story says is in `geo.telling`; the player itself is `geo/browser/story.js`.
"""

from typing import Any

import streamlit as st

from data import stories
from data.tables import Tables, derived
from geo import address, telling, words
from geo.address import View
from pages.ui import mounting, navigation, state
from pages.ui.plain import plain

_PLAYER = """
export default async function ({ data, parentElement }) {
  const [{ ownHub, dayOf }, [{ player }]] = await Promise.all([page(data), load(data, "story.js")]);
  const host = parentElement.querySelector(".pm-host");
  host.classList.toggle("is-embedded", data.embedded);
  player(host, data, ownHub(), go(ownHub(), dayOf));
}
"""

_player = mounting.component("story", _PLAYER, "links", "findings")


def player(tables: Tables, view: View) -> None:
    """The story that is told, beside the map; nothing if there is none."""
    if not view.story:
        return
    data = {
        "page": mounting.page(),
        "code": mounting.code(),
        "names": words.of_findings(),
        "embedded": mounting.is_embedded(),
        "story": _played(tables, view.story),
    }
    with st.container(key="story"):
        _player(key="story-player", data=data)


@derived
def _played(tables: Tables, story: str) -> dict[str, Any]:
    """A story with the view of each step as the browser's hub holds it."""
    told = telling.told(tables, story)
    steps = [
        {**step, "view": _view(tables, story, number)}
        for number, step in enumerate(told["steps"], start=1)
    ]
    return {**told, "steps": steps}


def _view(tables: Tables, story: str, step: int) -> dict[str, Any]:
    view, _ = address.parse({"story": story, "step": str(step)}, tables)
    return state.for_browser(view)


def with_stories(tables: Tables, view: View, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of a dossier and, beside them, the stories and chains that its parts stand in, but
    for the one that is told."""
    events = facts.get("events", {})
    found = {
        key: {**event, **telling.on_cards(tables, key, view.story)} for key, event in events.items()
    }
    return {**facts, "events": found, "stories": _offers(tables, view, facts)}


def _offers(tables: Tables, view: View, facts: dict[str, Any]) -> list[dict[str, Any]]:
    if facts["kind"] == "overview":
        places = [(key, 1) for key in stories.stories(tables)]
    elif facts["kind"] == "pact":
        places = stories.of_pact(tables, facts["code"])
    else:
        places = []
    return [telling.offer(tables, *place) for place in places if place[0] != view.story]


def beside_document(tables: Tables, document: str) -> None:
    """The stories that quote a document, as ways into them."""
    for key, step in stories.of_document(tables, document):
        length = stories.length(tables, key)
        label = plain(f"Read the story: {stories.title(tables, key)} ({length} steps) →")
        query = {"story": key, "step": str(step)}
        st.page_link(navigation.MAP, label=label, query_params=query)
