"""Mounts the search box of the bar, and says what of the session it has to know.

What it asks is answered by `pages.routes.box`; how it looks and acts is in `geo/browser/search.js`
and the modules that it fetches.
"""

from typing import Any

import streamlit as st

from data.tables import Tables
from pages.ui import mounting, shelf, state

_SEARCH = """
export default async function ({ data, parentElement }) {
  const { ownHub, search, dress } = await page(data);
  dress(parentElement, "search");
  search(parentElement.querySelector(".pm-host"), ownHub(), data);
}
"""

_search = mounting.part("search", _SEARCH)


def box(tables: Tables, is_map: bool) -> None:
    """Mount the box; `is_map`: whether the page is the map, which is acted on without a run."""
    data = {"page": mounting.page(), "code": mounting.code(), **told(tables, is_map)}
    _search(key="search-box", data=data)


def told(tables: Tables, is_map: bool) -> dict[str, Any]:
    """What the box has to know: the tables to search, and on other pages than the map, which
    knows it itself, the day that the reader saw there last."""
    view = None if is_map else st.session_state.get(state.VIEW)
    return {
        "map": is_map,
        "as_of": view.as_of.isoformat() if view else "",
        "version": tables.version,
        "collection": shelf.parameter(),
        "frozen": bool(shelf.frozen()),
    }
