"""What every page shares: page settings, the bar with menu, search and Share, the style sheet.

Pages themselves are in `pages.views`.
"""

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from data.problems import ProblemsFound
from data.tables import Tables
from geo import style
from pages.ui import components, mounting, navigation, preview, searching, sharing, shelf, signin

SHEET = Path(__file__).with_name("frame.css")
STORY = Path(__file__).with_name("story.css")
EMBEDDED = Path(__file__).with_name("embed.css")
DAY = 24 * 60 * 60  # seconds


def frame() -> None:
    """Draw the bar and the page that the address asks for."""
    come_back()
    st.set_page_config(page_icon="🗺️", layout="wide")
    st.html(f"<style>{sheets()}</style>")
    pages = navigation.menu()
    page = st.navigation([*pages, *navigation.beside()], position="hidden")
    try:
        shelf.adopt_address()
        tables = shelf.tables()
    except ProblemsFound as error:
        broken(error)
        return
    if not mounting.is_embedded():
        bar(pages, page, tables)
    with st.container(key=f"page-{page.title.lower()}"):
        if navigation.is_open(page) or signin.admitted(page.title):
            page.run()
    if page.url_path:  # the map's is empty
        st.set_page_config(page_title=preview.tab(page.title, shelf.chosen()))
        shelf.write_address()


@st.fragment(run_every=DAY)
def come_back() -> None:
    """Nothing. But Streamlit's frontend asks a server that knows it no more (a replica that was
    restarted, another one) for a run only if the page's last run had a fragment or if it has a
    timer, as this one; without a run nobody there would hear what the reader does."""


def sheets() -> str:
    """The style sheets of the page, those of the frame first."""
    found = [SHEET, STORY, *([EMBEDDED] if mounting.is_embedded() else [])]
    return style.css() + "".join(sheet.read_text("utf-8") for sheet in found)


def bar(pages: list[Page], page: Page, tables: Tables) -> None:
    """The bar; its menu has those of `pages` that have anything to show."""
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        home = (
            f"./?{urlencode({shelf.PARAMETER: shelf.parameter()})}" if shelf.parameter() else "./"
        )
        st.html(f'<a class="pm-brand" href="{home}" target="_self">Pactmap</a>')
        shelf.switcher()
        with st.container(key="menu", horizontal=True, width="content"):
            for entry in pages:
                if navigation.has_content(entry, tables, shelf.is_first()):
                    st.page_link(entry)
        with st.container(key="find", width=270):
            searching.box(tables, is_map=not page.url_path)
        with st.container(key="share", width="content"):
            components.share(sharing.offered(tables, is_map=not page.url_path))


def broken(error: ProblemsFound) -> None:
    """Say what is wrong with the tables and where, instead of a page."""
    with st.container(key="page-broken"):
        with suppress(ProblemsFound):
            shelf.switcher()
        st.error("The tables cannot be used as they are. Correct them and reload this page.")
        st.code("\n".join(map(str, error.problems)), language=None, wrap_lines=True)
