"""Tells whether two web addresses are those of one page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|at_\w+|ns_\w+|fbclid|gclid|mc_[ce]id|ito|traffic_source|ref|amp|share"
)


def address(url: str) -> str:
    """An address without what does not change the page: scheme, www, tracking, place on it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0].lower())]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(kept))}"
