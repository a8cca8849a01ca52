"""Says whether this process lets people edit, and who the editor of a page run is.

What an editor may write is checked again by every write of the store (`data.store.access`). With
editing off nothing of the store is imported here. Left to others: signing in (`pages.ui.signin`),
keeping strangers away from a local process (`pages.guard.editors`).
"""

import getpass
import ipaddress
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

if TYPE_CHECKING:
    from data.store.access import Editor

LOCAL, OIDC = "local", "oidc"
KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
ADDRESSES = ("redirect_uri", "server_metadata_url")
SHORTEST = 32  # characters of a cookie secret
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class CannotStart(SystemExit):
    """Settings under which nobody should be able to edit; ends the process with the message."""


def mode() -> str:
    """What `PACTMAP_EDITING` says; empty: editing is off."""
    return os.environ.get("PACTMAP_EDITING", "").strip()


def check_start() -> None:
    """Raise `CannotStart` if with these settings others than editors could edit, or nobody."""
    if not mode():
        return
    from data.store.access import Settings

    try:
        settings = Settings.from_environment()
    except ValueError as error:
        raise CannotStart(str(error)) from error
    if settings.editing == LOCAL and not is_bound_here():
        address = st.get_option("server.address") or "every address"
        raise CannotStart(
            f"PACTMAP_EDITING is local and the server listens on {address}"
            " – start it with --server.address localhost, or set PACTMAP_EDITING to oidc"
        )
    if settings.editing == OIDC:
        if not settings.editors:
            raise CannotStart("PACTMAP_EDITORS is empty – list the mail addresses of the editors")
        if st.get_option("server.trustedUserHeaders"):
            raise CannotStart("server.trustedUserHeaders could overrule a login – leave it unset")
        check_secrets(_secrets())


def is_bound_here() -> bool:
    """Whether the server listens to this computer only."""
    return is_loopback(str(st.get_option("server.address") or ""))


def is_loopback(address: str) -> bool:
    """Whether only this computer can reach the address."""
    if address == "localhost":
        return True
    try:
        found = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def is_secure() -> bool:
    """Whether editors come by https."""
    return urlsplit(str(_secrets().get("redirect_uri", ""))).scheme == "https"


def _secrets() -> Mapping[str, Any]:
    """The section `[auth]` of `secrets.toml`; empty if there is none."""
    try:
        found: Mapping[str, Any] = st.secrets.get("auth", {})
    except StreamlitSecretNotFoundError:
        return {}
    return found


def check_secrets(auth: Mapping[str, Any]) -> None:
    """Raise `CannotStart` if with these secrets nobody could sign in, or not safely."""
    place = "[auth] in .streamlit/secrets.toml"
    if missing := [key for key in KEYS if not auth.get(key)]:
        raise CannotStart(f"{place} has no {', '.join(missing)} – see “Editing” in README.md")
    if len(str(auth["cookie_secret"])) < SHORTEST:
        raise CannotStart(
            f"cookie_secret of {place} is too short – take {SHORTEST} random characters or more"
        )
    for key in ADDRESSES:
        parts = urlsplit(str(auth[key]).replace("{port}", "0"))
        if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
            raise CannotStart(f"{key} of {place} is {auth[key]} – use https")


def current_editor() -> "Editor | None":
    """Who edits in this page run; None if nobody is known. Whether he may is asked of the store."""
    if mode() == LOCAL and is_bound_here():
        return _local()
    return _signed_in() if mode() == OIDC else None


def _local() -> "Editor":
    from data.store.access import Editor

    return Editor(_local_name(), "", verified=False, issued_at=datetime.now(UTC), how=LOCAL)


def _local_name() -> str:
    """The name in `PACTMAP_EDITOR`, or that of the login."""
    given = _line(os.environ.get("PACTMAP_EDITOR"))
    try:
        return given or getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for its user
        return "local editor"


def _signed_in() -> "Editor | None":
    claims = st.user.to_dict()
    return of_claims(claims) if claims.get("is_logged_in") is True else None


def of_claims(claims: Mapping[str, Any]) -> "Editor":
    """The editor whom a provider's claims name; what it does not say counts against him."""
    from data.store.access import Editor

    email = _line(claims.get("email"))
    name = _line(claims.get("name")) or email
    verified = claims.get("email_verified") is True
    return Editor(name, email, verified, _issued(claims.get("iat")), how=OIDC)


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _issued(value: object) -> datetime:
    """When a token was issued; long ago if that is not said."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return LONG_AGO
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return LONG_AGO
