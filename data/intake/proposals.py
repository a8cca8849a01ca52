"""What a file says about itself, each statement with the place where it stands.

Left to others: looking for it (`data.intake.page_head`, `data.intake.dateline` and the readers),
deciding whether it is true (people). What is not found stays empty: nothing is ever guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from data.intake.refusals import one_line

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9./-])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LONGEST = 300


@dataclass(frozen=True)
class Proposal:
    """A cell that an editor may take over, and where it was found; both empty if nowhere."""

    value: str = ""
    basis: str = ""

    def __bool__(self) -> bool:
        return bool(self.value)


NOTHING = Proposal()


@dataclass(frozen=True)
class Proposals:
    """A proposal for each cell of `documents.csv` that a file can speak of.

    `published` is EDTF, `language` a BCP 47 tag, `url` begins with http.
    """

    title: Proposal = NOTHING
    published: Proposal = NOTHING
    publisher: Proposal = NOTHING
    language: Proposal = NOTHING
    licence: Proposal = NOTHING
    url: Proposal = NOTHING

    def items(self) -> list[tuple[str, Proposal]]:
        """What was found, by the name of the column."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [(name, proposal) for name, proposal in found if proposal]


Found = tuple[str, str, str]  # column, raw value, basis


def choose(found: Iterable[Found]) -> Proposals:
    """The first usable value for each column; what is no date, tag or address is left out."""
    chosen: dict[str, Proposal] = {}
    for column, raw, basis in found:
        value = _USABLE.get(column, _words)(raw)
        if value and column not in chosen:
            chosen[column] = Proposal(value, one_line(basis))
    return Proposals(**chosen)


def day(raw: str) -> str:
    """The date at the start of an ISO 8601 text as EDTF, as coarse as it is; else nothing."""
    match = _ISO.match(raw.strip())
    if match is None:
        return ""
    year, month, number = (int(part or 1) for part in match.groups())
    try:
        date(year, month, number)
    except ValueError:
        return ""
    return "-".join(part for part in match.groups() if part)


def _language(raw: str) -> str:
    tag = raw.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def _address(raw: str) -> str:
    value = raw.strip()
    good = re.fullmatch(r"https?://[^\s<>\"'`\\]{3,2000}", value)
    return value if good and "." in value and value.isprintable() else ""


def _words(raw: str) -> str:
    value = one_line(raw)
    return value if len(value) <= _LONGEST else ""


_USABLE = {"published": day, "language": _language, "url": _address}
