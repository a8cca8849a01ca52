"""Says which other sites may show the app inside their pages.

It is sent as `frame-ancestors` of the policy in `pages.guard.headers`.
"""

import os
import re

from pages.ui import editing

VARIABLE = "PACTMAP_FRAME_ANCESTORS"  # such as "https://example.org https://*.example.net"
EVERYBODY, NOBODY = "*", "none"
_SITE = re.compile(r"(https?://)?(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:(\d+|\*))?|https?:", re.I | re.A)


def ancestors() -> str:
    """The sites that may embed the app; ourselves always, as the map is a frame of its own.

    Everybody if nothing is set; nobody else where people edit. Raises `CannotStart`.
    """
    default = NOBODY if editing.mode() else EVERYBODY
    named = os.environ.get(VARIABLE, "").split() or [default]
    if named == [EVERYBODY]:
        return EVERYBODY
    if named == [NOBODY]:
        return "'self'"
    for site in named:
        if not _SITE.fullmatch(site):
            raise editing.CannotStart(
                f"{VARIABLE} names “{site}” – write sites such as https://example.org, * or none"
            )
    return " ".join(["'self'", *named])
