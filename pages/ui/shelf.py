"""The collection that a session reads: chosen by its address or by the reader, and its tables.

Which collections there are says `data.collection`; `pages.ui.loaders` keeps what is read of them.
"""

import streamlit as st

from data.collection import Collection
from data.problems import ProblemsFound
from data.tables import Tables
from geo import parameters
from pages.ui import loaders, state

PARAMETER = "collection"


def adopt_address() -> None:
    """Turn to the collection that the address of this run names, if it is another one.

    A run that a message or a widget asked for may know the address of a moment ago only.
    """
    if not st.session_state.get(state.TOLD):
        _adopt_collection(st.query_params.get(PARAMETER, ""))
        _adopt_version(st.query_params.get("v", ""), st.query_params.get("frozen", ""))


def _adopt_collection(asked: str) -> None:
    known = loaders.by_key()
    if not asked or asked == chosen().key:
        return
    if asked in known:
        state.forget()
        st.session_state[state.COLLECTION] = asked
    else:
        named, title = parameters.short(asked), chosen().title
        st.session_state[state.REFUSED] = (
            f"The link's collection “{named}” is not here; {title} is shown."
        )


def _adopt_version(version: str, wanted: str) -> None:
    """Turn to an archived version where the address asks for it, and back where it names another;
    a page's own address, as the menu has it, names none."""
    if not version:
        return
    st.session_state.pop(state.FROZEN, None)
    if wanted != "yes" or version == tables().version:
        return
    try:
        archived(version)
    except ProblemsFound:
        st.session_state[state.REFUSED] = (
            f"The link's version “{parameters.short(version)}” is not kept here;"
            " the newest is shown."
        )
    else:
        st.session_state[state.FROZEN] = version


def frozen() -> str:
    """The archived version that this session reads; empty: the newest."""
    return str(st.session_state.get(state.FROZEN, ""))


def archived(version: str) -> Tables:
    """The session's collection at a version. Raises `ProblemsFound` if that is not kept."""
    from data import archive  # not for every reader: it knows all formats of exports

    return archive.opened(chosen().key, version)


def chosen() -> Collection:
    """The collection of this session; the first, until another is asked for."""
    known = loaders.by_key()
    return known.get(st.session_state.get(state.COLLECTION, ""), next(iter(known.values())))


def all_of_them() -> tuple[Collection, ...]:
    """The collections to choose from, the first one first."""
    return loaders.collections()


def tables() -> Tables:
    """The tables of that collection. Raises `ProblemsFound` if they cannot be used."""
    return archived(frozen()) if frozen() else loaders.tables(chosen().folder)


def are_newer(tables: Tables) -> bool:
    """Whether this process knows newer tables of that collection than these; reads none. Who
    reads an archived version stays with it."""
    known = None if frozen() else loaders.known(chosen().folder)
    return known is not None and known is not tables


def is_first() -> bool:
    """Whether it is the collection that editors work on, as it is today."""
    return chosen() == loaders.collections()[0] and not frozen()


def parameter() -> str:
    """The key that an address needs to mean this collection; empty where there is one only."""
    return chosen().key if len(loaders.collections()) > 1 else ""


def write_address() -> None:
    """Name collection and version in the address of a page other than the map, which writes all
    of its."""
    named = {PARAMETER: parameter()} if parameter() else {}
    if frozen():
        named |= {"v": frozen(), "frozen": "yes"}
    for name, value in named.items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def switcher() -> None:
    """The choice among the collections, where there are several."""
    known = loaders.by_key()
    if len(known) < 2:
        return
    st.session_state[state.COLLECTION_CHOICE] = chosen().key
    with st.container(key="collection", width=170):
        st.selectbox(
            "Collection",
            list(known),
            format_func=lambda key: known[key].title,
            label_visibility="collapsed",
            key=state.COLLECTION_CHOICE,
            on_change=_choose,
        )


def _choose() -> None:
    """Begin anew with another collection, on the same day if it knows that day."""
    state.forget()
    st.session_state[state.COLLECTION] = st.session_state[state.COLLECTION_CHOICE]
    st.session_state[state.TOLD] = True
