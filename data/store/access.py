"""Who may write to the store: an editor, the settings of this process, and the check of both.

Left to others: how somebody logs in (`pages.ui.editing`). Every write function of the store calls
`check`, so that no page has to be trusted.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST = timedelta(hours=12)  # how long a login lasts
LEEWAY = timedelta(minutes=2)  # by which a provider's clock may be ahead of ours
_MODES = ("", "local", "oidc")


class Refused(PermissionError):
    """A write that this editor may not make here; the message says why and what to do."""


@dataclass(frozen=True)
class Editor:
    """Somebody who decides. `issued_at` (with a time zone) is when the identity was stated.

    `how` is local (whoever sits at this computer) or oidc (`email` as stated by the provider,
    `verified` if the provider says so).
    """

    name: str
    email: str
    verified: bool
    issued_at: datetime
    how: str = "local"


@dataclass(frozen=True)
class Settings:
    """`editing` is empty (nobody may write), local or oidc; `editors` are mail addresses."""

    editing: str = ""
    editors: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """What `PACTMAP_EDITING` and `PACTMAP_EDITORS` say; `ValueError` for an unknown mode."""
        editing = environment.get("PACTMAP_EDITING", "").strip()
        if editing not in _MODES:
            raise ValueError(
                f"PACTMAP_EDITING is '{editing}' – set it to local or oidc, or unset it"
            )
        listed = environment.get("PACTMAP_EDITORS", "").split(",")
        return cls(editing, frozenset(mail.strip().casefold() for mail in listed if mail.strip()))


def check(editor: Editor, settings: Settings, now: datetime) -> None:
    """Raise `Refused` unless this editor may write here and now (`now` with a time zone)."""
    if not settings.editing:
        raise Refused("editing is off – set PACTMAP_EDITING to local or oidc")
    if editor.how != settings.editing:
        raise Refused(f"editing is for {settings.editing} editors here – log in that way")
    if not editor.name.strip():
        raise Refused("the editor has no name – log in again")
    if settings.editing == "oidc":
        _check_identity(editor, settings, now)


def _check_identity(editor: Editor, settings: Settings, now: datetime) -> None:
    mail = editor.email.strip().casefold()
    if editor.verified is not True:
        raise Refused(f"the address {mail} is not verified – verify it with your provider")
    if not mail or mail not in settings.editors:
        raise Refused(f"'{mail}' is no editor here – ask to be added to PACTMAP_EDITORS")
    if editor.issued_at > now + LEEWAY:
        raise Refused("the login is of the future – log in again")
    if now - editor.issued_at > LONGEST:
        raise Refused("the login is older than 12 hours – log in again")
