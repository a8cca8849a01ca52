"""Tells who follows an older link what has changed since, and leads to the data as they were.

What has changed is found by `data.changes`, the old tables by `data.archive`.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from data import changes, dates
from data.changes import Change
from data.problems import ProblemsFound
from data.tables import Tables, by_key, derived
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
NAMES = {"instruments": "short_name", "documents": "title", "actors": "name"}
DONE = ("added", "changed", "removed")
LISTED = 30  # changes that are told one by one


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
        try:
            old = shelf.archived(version)
            found = _changes(tables, version)
        except ProblemsFound:
            st.html(
                f"<p>This link was made with another version of the data ({escape(version)}), which"
                f" is not kept here: what has changed since cannot be told. You see version"
                f" {escape(tables.version)}.</p>"
            )
            return
        asked = address.in_full(view, tables, shelf.parameter()) | {"v": version, "frozen": "yes"}
        told = f"{summary(found)} {_here(old, tables, view)}"
        st.html(
            f"<p>This link was made with version {escape(version)} of the data; you see version"
            f" {escape(tables.version)}. {escape(told)} {_way('See it as it was', asked)}</p>"
        )
        if found:
            with st.expander("What has changed"):
                st.html(_list(old, tables, found))


@derived
def _changes(tables: Tables, version: str) -> list[Change]:
    """The changes since a version of these tables; kept by its name, as it need not stay."""
    return changes.between(shelf.archived(version), tables)


def _way(words: str, params: dict[str, str]) -> str:
    return f'<a href="./?{escape(urlencode(params, safe=","))}" target="_self">{words}</a>'


def summary(found: list[Change]) -> str:
    """Such as “Since then 3 events were added and 1 pact was changed.”"""
    parts = [
        f"{_counted(len(keys), *WORDS[change.table])} {done}"
        for change in found
        for done in DONE
        if (keys := getattr(change, done))
    ]
    if not parts:
        return "Since then no event, pact or document has changed."
    *first, last = parts
    return f"Since then {', '.join(first)}{' and ' if first else ''}{last}."


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


def _list(old: Tables, new: Tables, found: list[Change]) -> str:
    """The changes one by one, events first, as many as are read."""
    told = [
        f"<li>{WORDS[change.table][0].capitalize()} {done}:"
        f" {escape(_said(tables, change.table, key))}</li>"
        for change in reversed(found)
        for done, tables in (("added", new), ("changed", new), ("removed", old))
        for key in getattr(change, done)
    ]
    rest = len(told) - LISTED
    more = f"<li>… and {rest} more.</li>" if rest > 0 else ""
    return f"<ul>{''.join(told[:LISTED])}{more}</ul>"


def _said(tables: Tables, table: str, key: str) -> str:
    row = by_key(tables, table)[key]
    if table == "events":
        when = f"{dates.in_words(row.date)}: " if row.date else ""
        return f"{when}{row.summary or row.event}"
    return str(getattr(row, NAMES[table]))
