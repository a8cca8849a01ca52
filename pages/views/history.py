"""The history page: every decision on an event or another row, and what the tables say of it."""

import streamlit as st

from data.review import origins, telling
from data.review.current import Current, base
from data.schema import schema
from pages.ui import components, loaders, navigation, reviewing
from pages.ui.plain import plain


def page() -> None:
    navigation.follow()
    kind, _, key = st.query_params.get("subject", "").partition("/")
    tables, store = loaders.tables(), reviewing.store()
    current = Current(tables, store.heads())
    if not key or (kind not in schema() and kind not in telling.NOUNS):
        choose(current)
        return
    st.page_link(navigation.REVIEW, label="← Review")
    state = current.state(kind, key)
    st.title(plain(state["row"]["summary"] if kind == "events" and state else key))
    made = store.decisions(kind=kind, key=key)
    published = base(tables, kind).get(key)
    if not made and published is None:
        st.warning(f"There is no {telling.NOUNS.get(kind, 'row')} “{plain(key[:60])}”.")
        return
    said = f"History of the {telling.NOUNS.get(kind, kind)} {plain(key)}"
    if kind == "events" and state:
        said += f" · reported by {origins.told(state, origins.groups(current))}"
    st.caption(said)
    components.history(
        {
            "decisions": [telling.decision(found) for found in reversed(made)],
            "published": telling.changes(kind, None, published),
        }
    )


def choose(current: Current) -> None:
    """The event whose history is wanted, by its summary."""
    st.title("History")
    events = current.states("events")
    chosen = st.selectbox(
        "Event",
        sorted(events),
        index=None,
        format_func=lambda key: f"{events[key]['row']['summary']} ({key})",
        placeholder="Words or key …",
    )
    if chosen:
        st.switch_page(navigation.HISTORY, query_params={"subject": f"events/{chosen}"})


page()
