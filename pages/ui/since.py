"""Tells who follows an older link what has changed since, and leads to the data as they were.

What has changed is found by `data.changes`, the old tables by `data.archive`.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from data import changes, dates
from data.changes import Change
from data.problems import ProblemsFound
from data.tables import Tables, derived
from geo import address
from geo.address import View
from pages.ui import shelf, state

WORDS = {
    "actors": ("country or organisation", "countries or organisations"),
    "documents": ("document", "documents"),
    "instruments": ("pact", "pacts"),
    "events": ("event", "events"),
    "links": ("link", "links"),
}
DONE = ("added", "changed", "removed")


def notice(tables: Tables, view: View) -> None:
    """What stands above the map where the data are not those of the link, or not the newest."""
    if shelf.frozen():
        _frozen(tables, view)
    elif older := st.session_state.get(state.OLDER):
        _older(tables, view, older)


def _frozen(tables: Tables, view: View) -> None:
    here = address.in_full(view, tables, shelf.parameter())
    del here["v"]
    with st.container(key="since"):
        st.html(
            f"<p>You see version {escape(tables.version)} of the data, as this link was made."
            f" {_way('See the newest data', here)}</p>"
        )


def _older(tables: Tables, view: View, version: str) -> None:
    with st.container(key="since"):
        st.button("Close", key="close-since", on_click=state.put_away, args=(state.OLDER,))
        try:
            old = shelf.archived(version)
            found = changed(tables, version)
        except ProblemsFound:
            st.html(
                f"<p>This link was made with another version of the data ({escape(version)}), which"
                f" is not kept here: what has changed since cannot be told. You see version"
                f" {escape(tables.version)}.</p>"
            )
            return
        here = address.in_full(view, tables, shelf.parameter())
        asked = here | {"v": version, "frozen": "yes"}
        ways = _way("See it as it was", asked)
        if found and view.since != version:
            ways = f"{_way('What has changed', _compared(here, version))} {ways}"
        told = f"{summary(found)} {_here(old, tables, view)}"
        st.html(
            f"<p>This link was made with version {escape(version)} of the data; you see version"
            f" {escape(tables.version)}. {escape(told)} {ways}</p>"
        )


def _compared(here: dict[str, str], version: str) -> dict[str, str]:
    """The parameters of the same view that compares with a version."""
    return {name: text for name, text in here.items() if name != "from"} | {"since": version}


@derived
def changed(tables: Tables, version: str) -> list[Change]:
    """The changes since a version of these tables; kept by its name, as it need not stay."""
    return changes.between(shelf.archived(version), tables)


def _way(words: str, params: dict[str, str]) -> str:
    return f'<a href="./?{escape(urlencode(params, safe=","))}" target="_self">{words}</a>'


def summary(found: list[Change]) -> str:
    """Such as “Since then 3 events were added and 1 pact was changed.”"""
    told = in_words(found)
    return f"Since then {told}." if told else "Since then no event, pact or document has changed."


def in_words(found: list[Change]) -> str:
    """Such as “3 events were added and 1 pact was changed”; empty if nothing was."""
    parts = [
        f"{_counted(len(keys), *WORDS[change.table])} {done}"
        for change in found
        for done in DONE
        if (keys := getattr(change, done))
    ]
    *first, last = parts or [""]
    return f"{', '.join(first)}{' and ' if first else ''}{last}"


def _counted(number: int, one: str, many: str) -> str:
    return f"1 {one} was" if number == 1 else f"{number} {many} were"


def _here(old: Tables, new: Tables, view: View) -> str:
    """What this means for the links of the day that are of what is selected."""
    drawn = changes.links(old, new, view.as_of, view.country, view.pact)
    day = dates.day_in_words(view.as_of)
    if not drawn.count:
        return f"The links of {day} in this view are the same."
    parts = [f"{len(keys)} {done}" for done in DONE if (keys := getattr(drawn, done))]
    return f"Of the links of {day} in this view: {', '.join(parts)}."
