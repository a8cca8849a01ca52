"""The text of a `collection.toml`: written anew, or with other words about its boundaries.

What may stand in it is left to `data.collection`, which reads it.
"""

import json
import re
import tomllib
from collections.abc import Mapping

from data.collection import FILE
from data.problems import Problem, ProblemsFound

_SECTION = re.compile(r"\s*\[")
_BOUNDARIES = re.compile(r"\s*\[\s*boundaries\s*\]")


def lines(values: Mapping[str, str]) -> str:
    """A line for each key, in this order; what is empty is left out, as readers want it."""
    return "".join(f"{key} = {_toml(text)}\n" for key, text in values.items() if text)


def with_boundaries(text: str, values: Mapping[str, str]) -> str:
    """The text with these values as its section `[boundaries]`; all else, comments too, stays.

    Raises `ProblemsFound` if the text has such a section that cannot be told from the rest.
    """
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if _SECTION.match(line):
            inside = bool(_BOUNDARIES.match(line))
        kept += [] if inside else [line]
    before = "".join(kept).rstrip()
    found = (f"{before}\n\n" if before else "") + "[boundaries]\n" + lines(values)
    told = {key: value for key, value in values.items() if value}
    if _parsed(found) != {**(_parsed(text) or {}), "boundaries": told}:
        message = "says in an unusual place what its boundaries are"
        raise ProblemsFound([Problem(FILE, 0, "", message, "remove that")])
    return found


def _parsed(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _toml(text: str) -> str:
    """A basic string: TOML escapes as JSON does, and DEL too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
