"""Sign-outs: an editor who signs out ends every login of that address that was issued until then.

A sign-out is an action without decisions. Without it a copied login would last its 12 hours. Left
to others: what else a login must be (`data.store.access`).
"""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from data.store import log
from data.store.access import Editor, Refused
from data.store.decisions import plain
from data.store.schema import actions

VERB = "signout"


def append(connection: Connection, editor: Editor, at: str) -> None:
    """Write that this editor signed out. Of a local editor there is no login that could end."""
    if editor.how != "oidc":
        return
    row = {
        "id": log.highest(connection, actions) + 1,
        "at": at,
        "who": plain("the editor's name", editor.name),
        "email": _address(editor),
        "how": editor.how,
        "verb": VERB,
        "document": "",
        "why": "",
        "undoes": 0,
        "size": 0,
    }
    connection.execute(insert(actions), [row])


def check(connection: Connection, editor: Editor) -> None:
    """Raise `Refused` if the editor signed out since the login was issued."""
    if editor.how != "oidc":
        return
    own = (actions.c.verb == VERB, actions.c.email == _address(editor))
    newest = connection.execute(select(func.max(actions.c.at)).where(*own)).scalar()
    if newest and editor.issued_at <= datetime.fromisoformat(newest):
        raise Refused("you have signed out since this login – log in again")


def _address(editor: Editor) -> str:
    return plain("the editor's address", editor.email.strip().casefold())
