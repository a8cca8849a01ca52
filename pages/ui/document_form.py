"""The form for a new document: a file, what was found in it and where, what an editor knows of it.

Nothing is filled in that nobody said; reading and taking in are done by `pages.ui.receiving`.
"""

import streamlit as st

from data import intake
from data.documents import sentences
from data.review.echo import echo
from data.review.forms import FormRefused
from data.store.access import Refused
from data.store.decisions import Conflict, Unstorable
from pages.ui import navigation, receiving, state, worklist
from pages.ui.plain import plain
from pages.ui.receiving import Draft
from pages.ui.reviewing import Bench

RELIABILITY = {
    "": "not graded",
    "A": "A · reliable",
    "B": "B · usually reliable",
    "C": "C · fairly reliable",
    "D": "D · not usually reliable",
    "E": "E · unreliable",
    "F": "F · cannot be judged",
}
BASES = {
    "document": "the document itself",
    "reference": "a reference",
    "inferred": "inferred from its content",
}
FIELDS = {
    "title": ("Title", "As published; for an untitled text a description in brackets"),
    "publisher": ("Publisher", ""),
    "published": ("Published (EDTF)", "2025-03-18, 2025-03, 2025~ …"),
    "language": ("Language", "A tag such as en or sr-Latn"),
    "licence": ("Licence", "Terms of the text"),
    "url": ("Address", "https://…"),
}


def add(bench: Bench) -> None:
    """A file first, then its form."""
    st.subheader("Add a document")
    draft = st.session_state.get(state.REVIEW_DRAFT)
    if draft is None:
        choose_file(bench)
    else:
        describe(bench, draft)


def choose_file(bench: Bench) -> None:
    """A file by upload, by paste, or one that waits in `seeds/`."""
    names = worklist.waiting_files(bench.tables)
    upload, paste, waiting = st.tabs(["Upload", "Paste", f"Waiting files ({len(names)})"])
    with upload:
        file = st.file_uploader("Text, Markdown, HTML, PDF or DOCX", key="review-upload")
        if file is not None:
            take(bench, file.getvalue(), file.name)
    with paste, st.form("review-paste", border=False):
        text = st.text_area("Text", height=180, placeholder="The text, as it was published")
        if st.form_submit_button("Read it") and text.strip():
            take(bench, text.encode(), "pasted.txt")
    with waiting:
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


def describe(bench: Bench, draft: Draft) -> None:
    """The form for the cells of a document, with what was found and where."""
    reading = draft.reading
    st.markdown(
        f"**{plain(reading.name)}** · {plain(reading.media_type)} ·"
        f" {len(sentences(reading.text))} sentences"
    )
    for note in (*reading.notes, *receiving.known_as(draft)):
        st.warning(plain(note))
    with st.expander("Its text"):
        st.text(reading.text[:3000])
    with st.form("review-describe"):
        given = {**fields(draft), **choices(bench, draft)}
        key = st.text_input(
            "Key", value=receiving.proposed_key(bench, draft), help="Capital letters, digits and _"
        )
        add, leave = st.columns([1, 5])
        added = add.form_submit_button("Add document", type="primary")
        left = leave.form_submit_button("Leave it")
    if left:
        st.session_state.pop(state.REVIEW_DRAFT)
        st.rerun()
    if added:
        take_in(bench, draft, key, given)


def fields(draft: Draft) -> dict[str, str]:
    """The fields with what was proposed for each, and the place where it stands."""
    found = dict(draft.reading.proposals.items())
    given = {}
    left, right = st.columns(2)
    for number, (name, (label, hint)) in enumerate(FIELDS.items()):
        with (left, right)[number % 2]:
            proposal = found.get(name)
            value = proposal.value if proposal else ""
            given[name] = st.text_input(label, value=value, placeholder=hint)
            told = f"Found: {plain(proposal.basis)}" if proposal else "Not found in the file"
            if name == "published" and given[name]:
                said = echo(given[name])
                told += f" · {plain(said.words or said.error)}"
            st.caption(told)
    return given


def choices(bench: Bench, draft: Draft) -> dict[str, str]:
    """Where the date is from, how reliable the source is, what it reprints or replaces."""
    left, right = st.columns(2)
    with left:
        basis = st.selectbox("The date is from", list(BASES), format_func=BASES.__getitem__)
        origin = known_document(bench, "Reprint of", draft.known.origin_document)
    with right:
        grade = st.selectbox("Reliability", list(RELIABILITY), format_func=RELIABILITY.__getitem__)
        older = known_document(bench, "Newer revision of", draft.known.supersedes)
    return {
        "published_basis": basis,
        "reliability": grade,
        "origin_document": origin,
        "supersedes": older,
    }


def known_document(bench: Bench, label: str, proposal: intake.Proposal) -> str:
    """A document that is there already, or none; with the basis of what is proposed."""
    keys = ["", *receiving.documents(bench)]
    index = keys.index(proposal.value) if proposal.value in keys else 0
    chosen = st.selectbox(label, keys, index=index, format_func=lambda key: key or "none")
    st.caption(f"Found: {plain(proposal.basis)}" if proposal else "Nothing alike was found")
    return chosen


def take_in(bench: Bench, draft: Draft, key: str, given: dict[str, str]) -> None:
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
