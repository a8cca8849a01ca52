"""The word by which a browser knows the scripts that our server wrote into a page (CSP's nonce).

It is made anew for each request by who stands before the app (`pages.guard.headers`).
"""

import secrets

from starlette.types import Scope

_KEY = "pactmap.nonce"


def made(scope: Scope) -> str:
    """A new one for this request."""
    found: str = scope.setdefault(_KEY, secrets.token_urlsafe(16))
    return found


def stamped(page: bytes, scope: Scope) -> bytes:
    """The page with the nonce of its request, if it has one, at each script. What data there are
    in a page is escaped, so nobody else's script begins like this."""
    if _KEY not in scope:
        return page
    return page.replace(b"<script", f'<script nonce="{scope[_KEY]}"'.encode())
