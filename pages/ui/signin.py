"""The door before the pages of editors: who is signed in, signing in and out.

Whether somebody may edit is asked of the store, which checks every write itself.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui import editing, uploads
from pages.ui.plain import plain

if TYPE_CHECKING:
    from data.store.access import Editor


def admitted(title: str) -> bool:
    """Whether who runs the page may edit; else the page is this door alone, under `title`."""
    editor = editing.current_editor()
    if editor is None:
        _closed(title)
        return False
    if editing.mode() == editing.OIDC:
        _who(editor)
    if refusal := _refusal(editor):
        st.title(title)
        st.error(plain(f"You may not edit: {refusal}."))
        if st.button("Sign in again", type="primary"):
            st.login()
        return False
    uploads.open_to(_session())
    return True


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _closed(title: str) -> None:
    st.title(title)
    if editing.mode() != editing.OIDC:
        st.error("Nobody can edit here: the server does not listen to this computer only.")
        return
    st.markdown("This page is for editors. Everything that they publish is open to all readers.")
    if st.button("Sign in", type="primary"):
        st.login()


def _refusal(editor: "Editor") -> str:
    """Why the editor may not write; empty if he may."""
    from data.store.access import Refused
    from pages.ui import reviewing

    try:
        reviewing.store().admit(editor, now=datetime.now(UTC))
    except Refused as refused:
        return str(refused)
    return ""


def _who(editor: "Editor") -> None:
    """Who is signed in, and the way out."""
    with st.container(key="signed-in", horizontal=True, vertical_alignment="center"):
        name = editor.name if editor.name == editor.email else f"{editor.name} · {editor.email}"
        st.text(f"Signed in as {name}", width="content")  # in Markdown the address would be a link
        st.button("Sign out", on_click=_sign_out, args=(editor,), type="tertiary")


def _sign_out(editor: "Editor") -> None:
    """End this login wherever it was copied to, and forget it here. The rest is the provider's."""
    from data.store.access import Refused
    from pages.ui import reviewing

    uploads.close_to(_session())
    try:
        reviewing.store().sign_out(editor, now=datetime.now(UTC))
    except Refused:
        pass  # whoever may not write has nothing to end
    finally:
        st.logout()
