"""The pages of the app and the ways between them.

Which page shows what is decided in `pages.views`; the menu is drawn by `pages.ui.frame`.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from data import check
from data.tables import Tables
from pages.ui import editing, state

MAP = "pages/views/map.py"
EVENTS = "pages/views/events.py"
DOCUMENTS = "pages/views/documents.py"
CHECKS = "pages/views/checks.py"
ABOUT = "pages/views/about.py"
REVIEW = "pages/views/review.py"
HISTORY = "pages/views/history.py"
FOR_EDITORS = ("review", "history")  # paths


def has_content(page: Page, tables: Tables, first: bool) -> bool:
    """Whether a page of the menu has anything to show of these tables.

    `first` is whether they are those of the first collection, which editors work on.
    """
    if page.url_path == "documents":
        return bool((tables.documents["kind"] == "seed").any())
    if page.url_path == "checks":
        return bool(check.findings(tables))
    return first or page.url_path != "review"


def menu() -> list[Page]:
    """The pages of the menu, in order; the map is the one without a path."""
    review = [st.Page(REVIEW, title="Review", url_path="review")] if editing.mode() else []
    return [
        st.Page(MAP, title="Map", default=True),
        st.Page(EVENTS, title="Events", url_path="events"),
        st.Page(DOCUMENTS, title="Documents", url_path="documents"),
        st.Page(CHECKS, title="Checks", url_path="checks"),
        *review,
        st.Page(ABOUT, title="About", url_path="about"),
    ]


def beside() -> list[Page]:
    """The pages to which only others lead: the history of what editors decided."""
    if not editing.mode():
        return []
    return [st.Page(HISTORY, title="History", url_path="history")]


def paths() -> tuple[str, ...]:
    """The paths of the pages, such as "events"."""
    known = ("events", "documents", "checks", "about")
    return (*known, *FOR_EDITORS) if editing.mode() else known


def is_open(page: Page) -> bool:
    """Whether a page is for everybody, not for editors only."""
    return page.url_path not in FOR_EDITORS


def follow() -> None:
    """Go where the reader asked to go from inside a component, if he did."""
    target = st.session_state.pop(state.GO, None)
    if target:
        st.session_state.pop(state.TOLD, None)
    if isinstance(target, Mapping) and target.get("page") == "documents":
        to_document(str(target.get("document", "")), _number(target.get("sentence")))
    if isinstance(target, Mapping) and target.get("page") == "map":
        to_map()


def to_document(document: str, sentence: int) -> None:
    """Open a document at a sentence (from 1; 0 is its beginning)."""
    st.switch_page(DOCUMENTS, query_params={"document": document, "sentence": str(sentence)})


def to_map() -> None:
    """Open the map with the session's view."""
    st.switch_page(MAP)


def _number(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**6 else 0
