"""Reads from an address which sentence of a document a link leads to.

Bringing it into sight is the browser's business.
"""

from collections.abc import Mapping


def sentence(params: Mapping[str, str]) -> int:
    """The number of the sentence that is asked for; 0 if none is, or what is asked is no number."""
    asked = params.get("sentence", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
