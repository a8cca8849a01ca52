"""What the map page compares: the day with another one, or the newest data with an older version.

What differs is found by `data.comparison` and `geo.differences`, the older tables by the shelf; how
it is told is up to `geo/browser`.
"""

from dataclasses import replace

import streamlit as st

from data import comparison
from data.chronicle import Facts
from data.differing import Moment
from data.problems import ProblemsFound
from data.tables import Tables, derived
from geo import differences
from geo.address import View
from pages.ui import mounting, shelf, state


def possible(view: View) -> View:
    """The view, without a version that is not kept to compare with; then a notice says so."""
    if not view.since:
        return view
    try:
        shelf.archived(view.since)
    except ProblemsFound:
        state.put(without := replace(view, since=""))
        st.session_state[state.NOTICES] = [
            *st.session_state.get(state.NOTICES, []),
            f"The version {view.since} of the data is not kept here: what has changed since cannot"
            " be told.",
        ]
        return without
    return view


def facts(tables: Tables, view: View) -> Facts:
    """What differs, for the dossier, and where to `ask` for more events; of two versions with what
    the map draws of it (`drawn`). Empty where nothing is compared."""
    after = Moment(tables, view.as_of)
    if view.since:
        before = Moment(shelf.archived(view.since), view.as_of)
        told = comparison.between(before, after, view.country, view.pact)
        return told | {"drawn": _drawn(tables, view.since), "ask": _events_of(tables)}
    if view.from_day:
        before = Moment(tables, view.from_day)
        told = comparison.between(before, after, view.country, view.pact)
        return told | {"ask": _events_of(tables)}
    return {}


def _events_of(tables: Tables) -> str:
    """Where the browser asks for events that it was not told of."""
    frozen = "&frozen=yes" if shelf.frozen() else ""
    key = shelf.chosen().key
    return f"{mounting.ROOT}/since/events?collection={key}&v={tables.version}{frozen}"


@derived
def _drawn(tables: Tables, version: str) -> Facts:
    """What an older version would draw; kept by its name, as that version need not stay."""
    return differences.differences(shelf.archived(version), tables)


def visit(tables: Tables) -> dict[str, str] | None:
    """The version that a browser remembers of this visit, for itself alone, and where it may ask
    what has changed since the last one; nothing where older data are read."""
    if shelf.frozen():
        return None
    return {
        "version": tables.version,
        "ask": f"{mounting.ROOT}/since?collection={shelf.chosen().key}",
    }
