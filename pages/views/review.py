"""The review page: documents in work, a form for a new one, and the worksheet of one."""

from typing import Any

import streamlit as st

from data import dates, intake
from data.review.forms import FormRefused
from data.store.access import Refused
from data.store.decisions import Conflict, Unstorable
from pages.ui import (
    components,
    editing,
    loaders,
    navigation,
    receiving,
    releasing,
    reviewing,
    state,
)
from pages.ui.plain import plain
from pages.ui.reviewing import Bench, InWork

KEPT = 20  # answers that are sent again, should one get lost
STATES = {
    "received": ":orange-badge[to review]",
    "published": ":green-badge[published]",
    "changed since it was published": ":blue-badge[changed since it was published]",
}
RELIABILITY = {
    "": "not graded",
    "A": "A · reliable",
    "B": "B · usually reliable",
    "C": "C · fairly reliable",
    "D": "D · not usually reliable",
    "E": "E · unreliable",
    "F": "F · cannot be judged",
}
FIELDS = {
    "title": ("Title", "As published; for an untitled text a description in brackets"),
    "publisher": ("Publisher", ""),
    "published": ("Published (EDTF)", "2025-03-18, 2025-03, 2025~ …"),
    "language": ("Language", "A tag such as en or sr-Latn"),
    "licence": ("Licence", "Terms of the text"),
    "url": ("Address", "https://…"),
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
        desk(document)


def bench_of_run() -> Bench | None:
    editor = editing.current_editor()
    return Bench(loaders.tables(), reviewing.store(), editor) if editor else None


def overview(bench: Bench) -> None:
    """The list of documents and the form for a new one."""
    st.title("Review")
    st.caption(f"You edit as {plain(bench.editor.name)}. Rules draft, people decide.")
    for found in reviewing.in_work(bench):
        entry(found)
    st.subheader("Add a document")
    draft = st.session_state.get(state.REVIEW_DRAFT)
    if draft is None:
        choose_file(bench)
    else:
        describe(bench, draft)


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


def choose_file(bench: Bench) -> None:
    """A file by upload, by paste, or one that waits in `seeds/`."""
    upload, paste, waiting = st.tabs(["Upload", "Paste", "Waiting files"])
    with upload:
        file = st.file_uploader("Text, Markdown, HTML, PDF or DOCX", key="review-upload")
        if file is not None:
            take(bench, file.getvalue(), file.name)
    with paste, st.form("review-paste", border=False):
        text = st.text_area("Text", height=180, placeholder="The text, as it was published")
        if st.form_submit_button("Read it") and text.strip():
            take(bench, text.encode(), "pasted.txt")
    with waiting:
        names = reviewing.waiting_files(bench.tables)
        if not names:
            st.caption("No file waits in seeds/.")
            return
        name = st.selectbox("File in seeds/", names)
        if st.button("Read it", key="review-waiting"):
            take(bench, bench.tables.seed_path(f"seeds/{name}").read_bytes(), name)


def take(bench: Bench, content: bytes, name: str) -> None:
    """Read a file and go on to its form, or say why it cannot be read."""
    try:
        draft = receiving.read(bench, content, name)
    except intake.NotReadable as refusal:
        st.error(plain(str(refusal)))
        return
    st.session_state[state.REVIEW_DRAFT] = draft
    st.rerun()


def describe(bench: Bench, draft: receiving.Draft) -> None:
    """The form for the cells of a document, with what was found and where."""
    reading = draft.reading
    st.markdown(
        f"**{plain(reading.name)}** · {plain(reading.media_type)} ·"
        f" {reviewing.sentences_in(reading.text)} sentences"
    )
    for note in (*reading.notes, *known(draft)):
        st.warning(plain(note))
    with st.expander("Its text"):
        st.text(reading.text[:3000])
    with st.form("review-describe"):
        given = fields(bench, draft)
        key = st.text_input("Key", value=given.pop("key"), help="Capital letters, digits and _")
        basis = st.selectbox(
            "The date is from",
            ["document", "reference", "inferred"],
            format_func={
                "document": "the document itself",
                "reference": "a reference",
                "inferred": "inferred from its content",
            }.__getitem__,
        )
        grade = st.selectbox("Reliability", list(RELIABILITY), format_func=RELIABILITY.__getitem__)
        add, leave = st.columns([1, 5])
        added = add.form_submit_button("Add document", type="primary")
        left = leave.form_submit_button("Leave it")
    if left:
        st.session_state.pop(state.REVIEW_DRAFT)
        st.rerun()
    if added:
        take_in(bench, draft, key, {**given, "published_basis": basis, "reliability": grade})


def known(draft: receiving.Draft) -> list[str]:
    if not draft.known:
        return []
    return [f"This very text is known already, as {draft.known}."]


def fields(bench: Bench, draft: receiving.Draft) -> dict[str, str]:
    """The fields with what was proposed for each, and the place where it stands."""
    found = dict(draft.reading.proposals.items())
    given = {}
    left, right = st.columns(2)
    for number, (name, (label, hint)) in enumerate(FIELDS.items()):
        with (left, right)[number % 2]:
            proposal = found.get(name)
            value = proposal.value if proposal else ""
            given[name] = st.text_input(label, value=value, placeholder=hint)
            st.caption(f"Found: {plain(proposal.basis)}" if proposal else "Not found in the file")
    publisher, published = (
        found[n].value if n in found else "" for n in ("publisher", "published")
    )
    return {**given, "key": receiving.proposed_key(bench, draft, publisher, published)}


def take_in(bench: Bench, draft: receiving.Draft, key: str, given: dict[str, str]) -> None:
    """Add the document and open its worksheet, or say what is wrong."""
    try:
        receiving.take_in(bench, draft, key, given)
    except FormRefused as refused:
        st.error("\n".join(f"- {plain(name)}: {plain(w)}" for name, w in refused.errors.items()))
    except Conflict as conflict:
        st.error(plain(f"Somebody was first: {conflict}"))
    except (Refused, Unstorable) as error:
        st.error(plain(f"Not added: {error}"))
    else:
        st.session_state.pop(state.REVIEW_DRAFT)
        st.switch_page(navigation.REVIEW, query_params={"document": key})


def heading(bench: Bench, document: str) -> None:
    row = bench.current().state("documents", document) or {}
    st.page_link(navigation.REVIEW, label="← All documents")
    st.title(plain(str(row["title"]).strip("[]")))
    written = dates.in_words(row["published"]) if row["published"] else "No date"
    parts = [document, row["publisher"], written]
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
            "focus": focus(),
        },
        bench.tables.version,
        lambda message: hear(document, message),
    )


def focus() -> int:
    asked = st.query_params.get("sentence", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


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
    if isinstance(action := message.get("action"), dict):
        answer(document, act(bench, opened, action))


def act(bench: Bench, opened: Any, action: dict[str, Any]) -> dict[str, Any]:
    publishing = action.get("verb") == "publish"
    came = (releasing.publish if publishing else reviewing.carry_out)(bench, opened, action)
    if st.session_state.get(state.REVIEW_PANEL):
        fresh = Bench(loaders.tables(), bench.store, bench.editor)
        told = came if "published" in came else releasing.panel(fresh, opened)
        st.session_state[state.REVIEW_PANEL] = told
    return came


def answer(document: str, came: dict[str, Any]) -> None:
    """Keep the answer for the browser, with those before it."""
    kept = st.session_state.setdefault(state.REVIEW_ANSWERS, {})
    kept[document] = [*kept.get(document, []), came][-KEPT:]


page()
