"""The review page: the documents in work, a form for a new one, and the worksheet of one."""

from typing import Any

import streamlit as st

from data import dates
from data.documents import shown_title
from data.review.source import Source
from pages.ui import (
    components,
    document_form,
    editing,
    focus,
    loaders,
    navigation,
    releasing,
    reviewing,
    serving,
    state,
    worklist,
)
from pages.ui.plain import plain
from pages.ui.reviewing import Bench
from pages.ui.worklist import InWork

MOST = 100  # actions in one message
KEPT = 200  # answers that are sent again, should one get lost
RELEASES = {"publish": releasing.publish, "withdraw": releasing.withdraw}
STATES = {
    "received": ":orange-badge[to review]",
    "decided": ":orange-badge[to publish]",
    "published": ":green-badge[published]",
    "changed since it was published": ":blue-badge[changed since it was published]",
}


def page() -> None:
    navigation.follow()
    bench = bench_of_run()
    if bench is None:
        st.title("Review")
        st.error("Nobody is known to edit here. Log in, or set PACTMAP_EDITING to local.")
        return
    document = st.query_params.get("document", "")
    if not document:
        overview(bench)
    elif bench.current().state("documents", document) is None:
        st.warning(f"There is no document “{plain(document[:40])}” in work.")
        overview(bench)
    else:
        heading(bench, document)
        document_form.correct(bench, document)
        desk(document)


def bench_of_run() -> Bench | None:
    editor = editing.current_editor()
    return Bench(loaders.tables(), reviewing.store(), editor) if editor else None


def overview(bench: Bench) -> None:
    """The list of documents and the form for a new one."""
    st.title("Review")
    st.caption(f"You edit as {plain(bench.editor.name)}. Rules draft, people decide.")
    for found in worklist.in_work(bench):
        entry(found)
    document_form.add(bench)


def entry(found: InWork) -> None:
    with st.container(border=True, key=f"work-{found.document}"):
        words, progress = st.columns([3, 2], vertical_alignment="center")
        with words:
            label = plain(found.title)
            st.page_link(navigation.REVIEW, label=label, query_params={"document": found.document})
            written = dates.in_words(found.published) if found.published else "no date"
            parts = [found.document, found.publisher, written]
            st.caption(" · ".join(plain(part) for part in parts if part))
        with progress:
            done = found.total - found.open
            share = done / found.total if found.total else 1.0
            st.progress(share, f"{done} of {found.total} sentences · {STATES[found.state]}")


def heading(bench: Bench, document: str) -> None:
    row = bench.current().state("documents", document) or {}
    st.page_link(navigation.REVIEW, label="← All documents")
    st.title(plain(shown_title(row["title"])))
    written = dates.in_words(row["published"]) if row["published"] else "No date"
    states = bench.current().states("documents").values()
    newer = [
        f"superseded by {one['document']}" for one in states if one.get("supersedes") == document
    ]
    older = [f"newer revision of {row['supersedes']}"] if row.get("supersedes") else []
    parts = [document, row["publisher"], written, *older, *newer]
    st.caption(" · ".join(plain(part) for part in parts if part))


@st.fragment
def desk(document: str) -> None:
    """The worksheet. What the editor does runs this alone."""
    bench = bench_of_run()
    if st.session_state.get(state.GO) or bench is None:
        st.rerun()
    opened = reviewing.open_source(bench, bench.current(), document)
    if opened is None:
        st.error("The text of this document cannot be read. Is its file in seeds/?")
        return
    components.review(
        {
            "sheet": reviewing.sheet(bench, opened),
            "answers": st.session_state.get(state.REVIEW_ANSWERS, {}).get(document, []),
            "publish": st.session_state.get(state.REVIEW_PANEL),
            "focus": focus.sentence(st.query_params),
        },
        bench.tables.version,
        lambda message: hear(document, message),
    )


def hear(document: str, message: dict[str, Any]) -> None:
    """Carry out what the worksheet asks for: an action, the publish panel, a way to go."""
    bench = bench_of_run()
    if bench is None:
        return
    if isinstance(asked := message.get("go"), dict):
        state.go_to(asked, bench.tables)
        return
    opened = reviewing.open_source(bench, bench.current(), document)
    if opened is None:
        return
    if "ask" in message:
        st.session_state[state.REVIEW_PANEL] = (
            releasing.panel(bench, opened) if message["ask"] == "publish" else None
        )
    if isinstance(actions := message.get("actions"), list):
        act_in_turn(bench, opened, actions[:MOST])


def act_in_turn(bench: Bench, opened: Source, actions: list[Any]) -> None:
    """Carry out what was sent together; each sees what those before it have made."""
    made: dict[str, int] = {}
    for action in actions:
        if isinstance(action, dict):
            seen = {**reviewing.seen_in(action), **made}
            came = act(bench, opened, {**action, "seen": seen})
            made |= came.get("revisions", {})
            answer(opened.document, came)


def act(bench: Bench, opened: Source, action: dict[str, Any]) -> dict[str, Any]:
    release = RELEASES.get(str(action.get("verb")))
    if release is None:
        return reviewing.carry_out(bench, opened, action)
    came = release(bench, opened, action)
    if came["ok"]:
        st.session_state[state.REVIEW_PANEL] = came
    elif st.session_state.get(state.REVIEW_PANEL):
        st.session_state[state.REVIEW_PANEL] = releasing.panel(bench, opened)
    if came["ok"]:
        serving.renew(bench.tables.folder)
    return came


def answer(document: str, came: dict[str, Any]) -> None:
    """Keep the answer for the browser, with those before it."""
    kept = st.session_state.setdefault(state.REVIEW_ANSWERS, {})
    kept[document] = [*kept.get(document, []), came][-KEPT:]


page()
