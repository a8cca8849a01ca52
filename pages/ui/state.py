"""The one state of a session: every key of `st.session_state`, and the only writer of the URL.

What a state means is in `geo.address`; nothing here draws.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from data import dates, query
from data.tables import Tables
from geo import address
from geo.address import View

VIEW = "view"  # address.View: what the reader sees
VERSION = "version"  # str: the version of the tables that this was checked with
WRITTEN = "written"  # dict: the parameters that were last written to the URL
NOTICES = "notices"  # list[str]: what could not be used of a link
REVISION = "revision"  # int: counts changes that did not come from the browser's map or timeline
SENT = "sent"  # dict: the view as it was sent to the browser with that revision
COLLECTION = "collection"  # str: the key of the collection that the reader reads
COLLECTION_CHOICE = "collection-choice"  # str: the same, as the bar's menu has it
KEPT_DAY = "kept-day"  # date: the day that was shown of the collection before
REFUSED = "refused"  # str: why the collection, or the version, of a link is not shown
FROZEN = "frozen"  # str: the archived version of the data that is shown; absent: the newest
OLDER = "older"  # str: the version that a link was made with, if it was an older one
PARAMETERS = (
    *("collection", "as_of", "country", "pact", "family", "status"),
    *("layers", "shade", "view", "v", "frozen"),
    *("from", "since", "show", "among", "match", "tab", "story", "step"),
)

TOOLS = ("from", "since", "show", "match", "tab", "story", "step")  # sent as the address has them

TOLD = "told"  # bool: this run was asked for by a message or a widget, not by an address
CHECK_VERDICTS = "check-verdicts"  # list[str]: the checks page's chips
CHECK_RULE = "check-rule"  # str | None: its choice of a rule
CHECK_DOCUMENT = "check-document"  # str | None: its choice of a document
CHECK_TEXT = "check-text"  # str: what is searched for there
CHECK_PAGE = "check-page"  # int: the page of its list, from 1
CHECK_TABLE = "check-table"  # bool: its list is shown as a table
CHECK_WRITTEN = "check-written"  # dict: the parameters that it last wrote to the URL
CHECK_TOLD = "check-told"  # bool: this run was asked for by one of its controls
CHECKS = (CHECK_VERDICTS, CHECK_RULE, CHECK_DOCUMENT, CHECK_TEXT, CHECK_PAGE, CHECK_WRITTEN)
REVIEW_ANSWERS = "review-answers"  # dict: by document what came of the editor's newest actions
REVIEW_PANEL = "review-panel"  # dict: what the publish panel shows; absent while it is closed
REVIEW_DRAFT = "review-draft"  # receiving.Draft: a file that was read and is not taken in yet
REVIEW_SEEN = (
    "review-seen"  # int, with a document's key behind it: the revision that its form shows
)
GO = "go"  # dict: the page that the reader asked for from inside a component


def current(tables: Tables) -> View:
    """The session's view. A URL that we did not write ourselves (a link, Back) is taken over."""
    asked = {name: st.query_params[name] for name in PARAMETERS if name in st.query_params}
    foreign = asked and _without_view(asked) != _without_view(st.session_state.get(WRITTEN, {}))
    told = st.session_state.pop(TOLD, False)  # then the URL may be that of a moment ago
    if VIEW not in st.session_state and told:
        asked = _same_day(tables)  # a collection was chosen: the address is that of the other
    if VIEW not in st.session_state or (foreign and not told):
        linked, notices = address.parse(asked, tables)
        refused = st.session_state.pop(REFUSED, "")
        st.session_state[WRITTEN] = asked
        st.session_state[NOTICES] = [refused, *notices] if refused else notices
        st.session_state[OLDER] = address.older(asked, tables)
        put(linked)
    elif st.session_state.get(VERSION) != tables.version:
        _check_again(tables)
    st.session_state[VERSION] = tables.version
    view: View = st.session_state[VIEW]
    return view


def put_away(notice: str) -> None:
    """The reader has closed a notice: `NOTICES` or `OLDER`."""
    st.session_state.pop(notice, None)


def _check_again(tables: Tables) -> None:
    """The tables are others than a moment ago: what they do not know any more falls back."""
    view: View = st.session_state[VIEW]
    checked, notices = address.parse(address.to_params(view, tables), tables)
    if checked != view:
        st.session_state[NOTICES] = notices
        put(checked)


def _same_day(tables: Tables) -> dict[str, str]:
    """The day shown before another collection was chosen, as a parameter, if this one knows it."""
    day = st.session_state.pop(KEPT_DAY, None)
    first, last = query.coverage(tables)
    return {"as_of": day.isoformat()} if day and first <= day <= last else {}


def forget() -> None:
    """Drop what was chosen in one collection, as it means nothing in another; keep the day."""
    if VIEW in st.session_state:
        st.session_state[KEPT_DAY] = st.session_state.pop(VIEW).as_of
    for key in (NOTICES, WRITTEN, GO, FROZEN, OLDER, *CHECKS):
        st.session_state.pop(key, None)


def _without_view(params: Mapping[str, str]) -> dict[str, str]:
    """The browser itself keeps `view` up to date in the URL while the map is moved."""
    return {name: value for name, value in params.items() if name != "view"}


def put(view: View) -> None:
    """Change the view from the server's side: the browser will follow."""
    st.session_state[VIEW] = view
    st.session_state[SENT] = for_browser(view)
    st.session_state[REVISION] = st.session_state.get(REVISION, 0) + 1


def write_address(tables: Tables, collection: str) -> None:
    """Write the view to the URL, unless it is there and we wrote nothing else since.

    What the browser reports as its URL may be that of a moment ago. `collection` is the key of the
    collection shown, empty where there is but one.
    """
    frozen = bool(st.session_state.get(FROZEN))
    params = address.in_full(st.session_state[VIEW], tables, collection, frozen)
    if params != st.query_params.to_dict() or params != st.session_state.get(WRITTEN):
        st.query_params.from_dict(params)
    st.session_state[WRITTEN] = params


def receive(message: Mapping[str, Any], tables: Tables) -> None:
    """Take over what the map or the timeline of this session reports. Unusable parts fall back.

    The reader names a story to open it; then we lead to the view of its step.
    """
    params = {
        "as_of": str(message.get("as_of", "")),
        "country": str(message.get("country") or ""),
        "pact": str(message.get("pact") or ""),
        "family": _joined(message.get("families")),
        "status": _joined(message.get("statuses")),
        "layers": _joined(message.get("layers")),
        "shade": str(message.get("shade") or ""),
        "view": str(message.get("view") or ""),
        "among": _joined(message.get("among")),
        **{name: str(message.get(name) or "") for name in TOOLS},
    }
    view, notices = address.parse(params, tables)
    begun = view.story and VIEW in st.session_state and view.story != st.session_state[VIEW].story
    if begun:
        view, notices = address.parse({"story": view.story, "step": str(view.step)}, tables)
    st.session_state[TOLD] = True
    st.session_state[GO] = message.get("go")
    st.session_state[NOTICES] = notices
    st.session_state[OLDER] = ""
    st.session_state[VIEW] = view
    if notices or begun:
        put(view)  # the browser holds something else: it is told what is shown instead


def _joined(value: object) -> str:
    return ",".join(str(item) for item in value[:20]) if isinstance(value, list) else ""


def for_browser(view: View) -> dict[str, Any]:
    """The view as the hub of the browser holds it."""
    return {
        "as_of": view.as_of.isoformat(),
        "country": view.country,
        "pact": view.pact,
        "families": list(view.families),
        "statuses": list(view.statuses),
        "layers": list(view.layers),
        "shade": ",".join(view.shade),
        "view": ",".join(f"{number:g}" for number in view.view) if view.view else "",
        "from": view.from_day.isoformat() if view.from_day else "",
        "since": view.since,
        "show": view.show,
        "among": list(view.among),
        "match": view.match,
        "tab": view.tab,
        "story": view.story,
        "step": view.step,
    }


def select(tables: Tables, *, country: str = "", pact: str = "") -> None:
    """Select a country or a pact from the server's side."""
    put(replace(current(tables), country=country, pact=pact))
    st.session_state[TOLD] = True


def at(tables: Tables, day: str, *, country: str = "", pact: str = "") -> None:
    """Go to a day, with a selection."""
    put(replace(current(tables), as_of=dates.parse_day(day), country=country, pact=pact))


def go_to(asked: Mapping[str, Any], tables: Tables) -> None:
    """Go where a link inside a component leads: to a sentence of a document, or to the map."""
    if asked.get("document"):
        st.session_state[GO] = {"page": "documents", **asked}
        return
    now = current(tables)
    params = {name: str(asked.get(name) or "") for name in ("as_of", "country", "pact")}
    checked, _ = address.parse(
        {**params, "as_of": params["as_of"] or now.as_of.isoformat()}, tables
    )
    put(replace(now, as_of=checked.as_of, country=checked.country, pact=checked.pact))
    st.session_state[GO] = {"page": "map"}
