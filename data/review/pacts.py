"""Finds the instrument of the tables that a candidate is about; a person still decides.

Left to others: the rest of a proposal (`data.review.proposals`).
"""

from functools import cache

from data.extract.candidates import Candidate
from data.lexicon.files import names
from data.normalise import normalised
from data.review.current import Current, Json
from data.tables import Tables, by_key, derived, items

_JOINING = frozenset({"ACCEDE", "WITHDRAW", "SUSPEND", "INVITE", "APPLY"})


def meant(candidate: Candidate, current: Current) -> str:
    """The key of the one instrument that a candidate is about; empty if none or several fit.

    What its words name comes first, then the organisation that is joined or left, then the one
    instrument that the same parties signed, on a compatible day if the candidate signs it.
    """
    named = by_name(candidate.instrument, current)
    return named or _joined(candidate, current) or _signed(candidate, current)


def by_name(words: str, current: Current) -> str:
    """The key of the one instrument that these words name in full; empty if none or several do."""
    wanted = _plain(words)
    if not wanted:
        return ""
    found = {*_named(current.tables).get(wanted, ())}
    for (kind, key), head in current.heads.items():
        if kind == "instruments" and head.new and wanted in _names(key, head.new):
            found.add(key)
    if not found and (key := _gazetteer().get(wanted, "")):
        found = {key} if current.state("instruments", key) else set()
    return found.pop() if len(found) == 1 else ""


def _joined(candidate: Candidate, current: Current) -> str:
    if candidate.event_type not in _JOINING:
        return ""
    found = [code for code in candidate.parties if current.state("instruments", code)]
    return found[0] if len(found) == 1 else ""


def _signed(candidate: Candidate, current: Current) -> str:
    """Of instruments with exactly these signatories the only one, or the only one of that day."""
    if len(candidate.parties) < 2:
        return ""
    found = _signatures(current.tables).get(candidate.parties, {})
    day = candidate.date
    if candidate.event_type == "SIGN" and day:
        found = {key: when for key, when in found.items() if _compatible(day, when)}
    return next(iter(found)) if len(found) == 1 else ""


def _compatible(one: str, other: str) -> bool:
    """Whether two dates may be the same day: the coarser begins the finer."""
    return one.startswith(other) or other.startswith(one)


@derived
def _signatures(tables: Tables) -> dict[tuple[str, ...], dict[str, str]]:
    """By its signatories each instrument with the date of its signature."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for _, row in tables.rows("events"):
        if row.type == "SIGN" and row.instrument and row.realis == "occurred":
            found.setdefault(tuple(items(row.actors)), {}).setdefault(row.instrument, row.date)
    return found


@derived
def _named(tables: Tables) -> dict[str, set[str]]:
    """Keys of instruments by each of their names."""
    found: dict[str, set[str]] = {}
    for key, row in by_key(tables, "instruments").items():
        for name in _names(key, row._asdict()):
            found.setdefault(name, set()).add(key)
    return found


@cache
def _gazetteer() -> dict[str, str]:
    """Keys of instruments by the other names that texts give them."""
    return {_plain(name.form): name.instrument for name in names() if name.instrument}


def _names(key: str, row: Json) -> set[str]:
    return {_plain(key), _plain(row["name"]), _plain(row["short_name"])}


def _plain(words: str) -> str:
    return normalised(words).removeprefix("the ").removesuffix(" (pact)")
