"""The map page: the map, and around it what follows the date – timeline, dossier, address."""

from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from data import dossier
from data.tables import Tables
from geo import layers, titles
from geo.address import View
from pages.ui import (
    comparing,
    components,
    lifelines,
    navigation,
    preview,
    serving,
    shelf,
    since,
    state,
    stories,
    whom,
)
from pages.ui.plain import plain


def page() -> None:
    tables = shelf.tables()
    with st.container(key="map"):
        draw_map(tables)
    with st.container(key="around"):
        around_the_map(tables)


def draw_map(tables: Tables) -> None:
    """The one call of `st_folium`. Its script never changes with the view: no re-mount."""
    atlas = serving.atlas_of(tables)
    st_folium(layers.atlas_map(tables), key="atlas", returned_objects=[], height=600)
    with st.container(key="whom"):
        whom.whom(atlas)


@st.fragment
def around_the_map(tables: Tables) -> None:
    """What is drawn anew when the date settles or something is selected.

    If something was published since, so is the rest of the page.
    """
    if shelf.are_newer(tables):
        st.rerun()
    navigation.follow()
    view = comparing.possible(state.current(tables))
    st.set_page_config(page_title=preview.tab(titles.title(tables, view), shelf.chosen()))
    below, beside = st.container(key="timeline"), st.container(key="dossier")
    with beside:  # first, as the reader waits for it
        atlas = serving.atlas_of(tables)
        told = stories.with_stories(tables, view, facts(tables, view))
        components.dossier(told, atlas, beside_the_facts(tables, view))
    with below:
        components.timeline(
            view=st.session_state[state.SENT],
            revision=st.session_state[state.REVISION],
            atlas=serving.atlas_of(tables),
            on_message=lambda message: state.receive(message, tables),
        )
    stories.player(tables, view)
    notices()
    since.notice(tables, view)
    state.write_address(tables, shelf.parameter())


def beside_the_facts(tables: Tables, view: View) -> dict[str, Any]:
    return {
        "collection": shelf.chosen().key,
        "named": bool(shelf.parameter()),
        "places": lifelines.places(tables, view),
        "visit": comparing.visit(tables),
    }


def facts(tables: Tables, view: View) -> dict[str, Any]:
    if compared := comparing.facts(tables, view):
        return compared
    if view.pact:
        return dossier.pact(tables, view.pact, view.as_of)
    if view.country:
        return dossier.country(tables, view.country, view.as_of)
    return dossier.overview(tables, view.as_of)


def notices() -> None:
    """What could not be used of a link, said once and plainly; gone with the next step, or if the
    reader closes it."""
    found = st.session_state.get(state.NOTICES, [])
    if found:
        with st.container(key="notices"):
            st.warning("\n".join(f"- {plain(notice)}" for notice in found))
            st.button("Close", key="close-notices", on_click=state.put_away, args=(state.NOTICES,))


page()
