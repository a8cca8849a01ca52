"""What stands before the app, in the order in which a request meets it."""

import streamlit as st
from starlette.middleware import Middleware

from pages.guard import crowd, editors, framing
from pages.guard.doors import Doors
from pages.guard.headers import Protection
from pages.guard.wire import Wire


def middleware(pages: tuple[str, ...]) -> list[Middleware]:
    """`pages` are the paths of the menu's pages. Raises `CannotStart` for settings that cannot be
    kept to."""
    most, each = crowd.limits()
    return [
        *editors.middleware(),
        Middleware(Protection, ancestors=framing.ancestors()),
        Middleware(
            crowd.Crowd, pages=pages, most=most, each=each, base=st.get_option("server.baseUrlPath")
        ),
        Middleware(Doors),
        Middleware(Wire),
    ]
