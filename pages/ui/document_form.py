"""The form for a new document: a file, what was found in it and where, what an editor knows of it.

Nothing is filled in that nobody said; reading and taking in are done by `pages.ui.receiving`.
"""

from collections.abc import Callable

import streamlit as st

from data import intake
from data.documents import sentences
from data.grading import SOURCES
from data.review.echo import echo
from data.review.forms import FormRefused, text
from data.store.access import Refused
from data.store.decisions import Conflict, Unstorable
from pages.ui import navigation, receiving, state, worklist
from pages.ui.plain import plain
from pages.ui.receiving import Draft
from pages.ui.reviewing import Bench

RELIABILITY = {
    "": "not graded",
    **{letter: f"{letter} · {words}" for letter, words in SOURCES.items()},
}
NOT_FOUND = "Not found in the file"
CHOICES = {
    "published_basis": "The date is from",
    "reliability": "Reliability",
    "origin_document": "Reprint of",
    "supersedes": "Newer revision of",
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
    names = worklist.waiting_files(bench.tables, bench.store.receipts())
    upload, paste, waiting = st.tabs(["Upload", "Paste", f"Waiting files ({len(names)})"])
    with upload:
        file = st.file_uploader("Text, Markdown, HTML, PDF or DOCX", key="review-upload")
        if file is not None:
            take(bench, file.getvalue(), file.name)
    with paste, st.form("review-paste", border=False):
        pasted = st.text_area("Text", height=180, placeholder="The text, as it was published")
        if st.form_submit_button("Read it") and pasted.strip():
            take(bench, pasted.encode(), "pasted.txt")
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
    reading, known = draft.reading, draft.known
    st.markdown(
        f"**{plain(reading.name)}** · {plain(reading.media_type)} ·"
        f" {len(sentences(reading.text))} sentences"
    )
    for note in (*reading.notes, *receiving.known_as(draft)):
        st.warning(plain(note))
    with st.expander("Its text"):
        st.text(reading.text[:3000])
    found = dict(reading.proposals.items())
    found |= {"origin_document": known.origin_document, "supersedes": known.supersedes}
    cells = {name: proposal.value for name, proposal in found.items()}
    notes = {name: f"Found: {one.basis}" if one else NOT_FOUND for name, one in found.items()}
    with st.form("review-describe"):
        given = document_fields(bench, cells, notes, NOT_FOUND)
        written = st.text_input(
            "Key", value=receiving.proposed_key(bench, draft), help="Capital letters, digits and _"
        )
        key = text(written)
        add, leave = st.columns([1, 5])
        added = add.form_submit_button("Add document", type="primary")
        left = leave.form_submit_button("Leave it")
    if left:
        st.session_state.pop(state.REVIEW_DRAFT)
        st.rerun()
    if added and attempt(lambda: receiving.take_in(bench, draft, key, given)):
        st.session_state.pop(state.REVIEW_DRAFT)
        st.switch_page(navigation.REVIEW, query_params={"document": key})


def correct(bench: Bench, document: str) -> None:
    """What is written about a document in work, to be corrected."""
    current = bench.current()
    row = current.state("documents", document) or {}
    with st.expander("About this document"), st.form("review-correct"):
        seen = st.session_state.setdefault(
            f"{state.REVIEW_SEEN}-{document}", current.revision("documents", document)
        )
        given = document_fields(bench, row, {}, "")
        saved = st.form_submit_button("Save")
    if saved and attempt(lambda: receiving.correct(bench, document, seen, given)):
        st.session_state.pop(f"{state.REVIEW_SEEN}-{document}")
        st.rerun()


def document_fields(
    bench: Bench, cells: dict[str, str], notes: dict[str, str], otherwise: str
) -> dict[str, str]:
    """The fields of a document filled with `cells`, below each a note on it, or `otherwise`."""
    given = {}
    left, right = st.columns(2)
    for number, (name, (label, hint)) in enumerate(FIELDS.items()):
        with (left, right)[number % 2]:
            value = cells.get(name, "")
            given[name] = st.text_input(label, value=value, placeholder=hint)
            note = notes.get(name, otherwise)
            if name == "published" and value:
                said = echo(value)
                note = " · ".join(part for part in (said.words or said.error, note) if part)
            if note:
                st.caption(plain(note))
    chosen = {"published_basis": BASES, "reliability": RELIABILITY}
    others = {key: key or "none" for key in ["", *receiving.documents(bench)]}
    chosen |= {"origin_document": others, "supersedes": others}
    for number, (name, options) in enumerate(chosen.items()):
        with (left, right)[number % 2]:
            given[name] = choice(CHOICES[name], options, cells.get(name, ""))
            if note := notes.get(name, ""):
                st.caption(plain(note))
    return given


def choice(label: str, options: dict[str, str], value: str) -> str:
    keys = list(options)
    index = keys.index(value) if value in options else 0
    return str(st.selectbox(label, keys, index=index, format_func=options.__getitem__))


def attempt(write: Callable[[], None]) -> bool:
    """Whether it was written; else it is said what stands in the way."""
    try:
        write()
    except FormRefused as refused:
        st.error("\n".join(f"- {plain(name)}: {plain(w)}" for name, w in refused.errors.items()))
    except Conflict as conflict:
        st.error(plain(f"Not saved, somebody was first: {conflict}"))
    except (Refused, Unstorable) as error:
        st.error(plain(f"Not saved: {error}"))
    else:
        return True
    return False
