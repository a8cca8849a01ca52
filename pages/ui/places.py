"""Where the app is reached: the address that links, previews and citations begin with."""

import os
import re

from starlette.datastructures import Headers
from starlette.types import Scope

VARIABLE = "PACTMAP_URL"  # such as https://pacts.example.org; else what a request was sent to
_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-fA-F:]+\](:\d+)?", re.ASCII)


def origin(scope: Scope) -> str:
    """Scheme and host under which a request came, without a slash at the end.

    A host that is no name of one, which only hostile clients send, gives an address without any.
    """
    if named := os.environ.get(VARIABLE, "").rstrip("/"):
        return named
    known = scope["scheme"] in ("http", "https") and host(scope)
    return f"{scope['scheme']}://{known}" if known else ""


def host(scope: Scope) -> str:
    """The host that a request was sent to, with its port; empty for what is no name of one."""
    named = Headers(scope=scope).get("host", "")
    return named if _HOST.fullmatch(named) else ""


def is_named() -> bool:
    """Whether the setting says where the app is; else answers that say so are nobody else's."""
    return bool(os.environ.get(VARIABLE))
