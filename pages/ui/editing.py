"""Says whether this process lets people edit, and who the editor of a page run is.

What an editor may write is checked again by every write of the store (`data.store.access`). With
editing off nothing of the store is imported here.
"""

import getpass
import ipaddress
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from data.store.access import Editor

LOCAL = "local"


class NotLocal(RuntimeError):
    """Local editing on an address that others can reach; the message says what to do."""


def mode() -> str:
    """What `PACTMAP_EDITING` says; empty: editing is off."""
    return os.environ.get("PACTMAP_EDITING", "").strip()


def check_start() -> None:
    """Refuse to start a server that would let everybody in the network edit as "local"."""
    address = str(st.get_option("server.address") or "")
    if mode() == LOCAL and not is_loopback(address):
        raise NotLocal(
            f"PACTMAP_EDITING is local and the server listens on {address or 'every address'}"
            " – start it with --server.address localhost, or set PACTMAP_EDITING to oidc"
        )


def is_loopback(address: str) -> bool:
    """Whether only this computer can reach the address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def current_editor() -> "Editor | None":
    """Who edits in this page run; None if nobody may."""
    if mode() != LOCAL:
        return None
    from data.store.access import Editor

    now = datetime.now(UTC)
    return Editor(name=_local_name(), email="", verified=False, issued_at=now, how=LOCAL)


def _local_name() -> str:
    """The name in `PACTMAP_EDITOR`, or that of the login."""
    given = " ".join(os.environ.get("PACTMAP_EDITOR", "").split())
    try:
        return given or getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for its user
        return "local editor"
