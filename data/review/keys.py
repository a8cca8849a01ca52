"""Makes the keys of new rows, readable and like no key that there is; checks those that are chosen.

Which rows are new is decided in `data.review.actions`.
"""

import re
from collections.abc import Container

from data.review.current import Json

_CODE = re.compile(r"[A-Z0-9][A-Z0-9_]{1,79}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST = 70


def of_event(row: Json, taken: Container[str]) -> str:
    """The pact or the first actor, the type, the year: `tirana2025-sign-2025`."""
    about = row["instrument"] or row["actors"].split(";")[0]
    year = [row["date"][:4]] if row["date"][:4].isdigit() else []
    parts = [slug(about)[:48], slug(row["type"]), *year]
    return free("-".join(part for part in parts if part), taken)


def of_assertion(document: str, taken: Container[str]) -> str:
    """The document and the next free number: `seed000-07`."""
    stem = slug(document).replace("-", "")[:60]
    number = next(n for n in range(1, 10**6) if f"{stem}-{n:02}" not in taken)
    return f"{stem}-{number:02}"


def is_code(key: str) -> bool:
    """Whether a document or a pact may have this key: capital letters, digits and _."""
    return bool(_CODE.fullmatch(key))


def slug(text: str) -> str:
    """Lower-case letters, digits and single hyphens."""
    return _NOT_PLAIN.sub("-", text.casefold()).strip("-")


def free(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with the first number behind it that makes it new."""
    if wanted not in taken:
        return wanted
    return next(key for n in range(2, 10**6) if (key := f"{wanted}-{n}") not in taken)
