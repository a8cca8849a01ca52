"""Rules for assertions: subject and object are what the kind of the statement asks for.

The kinds are data (`[kinds.…]` in `schema.toml`); whether the statement is true is judged in
`data.checks`, whether its quote stands where it should in `data.rules.quotes`.
"""

import re
from collections.abc import Callable, Iterator

from data.problems import Problem
from data.schema import Kind, enums, kinds
from data.tables import Row, Tables, items

Complaint = tuple[str, str]  # message, remedy
OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
ALLIANCE = "alliance"


def check(tables: Tables) -> Iterator[Problem]:
    """Every assertion of a known kind; unknown kinds are left to `data.rules.cells`."""
    known = {name: set(tables[name].iloc[:, 0]) for name in ("actors", "instruments", "events")}
    known["organisations"] = _organisations(tables)
    for line, row in tables.rows("assertions"):
        kind = kinds().get(row.kind)
        for column, message, remedy in _of_kind(row, kind, known) if kind else ():
            yield Problem("assertions.csv", line, column, message, remedy)


def _organisations(tables: Tables) -> set[str]:
    actors = tables.actors
    return set(actors.loc[actors["kind"] == "organisation", "actor"])


def _of_kind(row: Row, kind: Kind, known: dict[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    for column, wanted in (("subject", kind.subject), ("object", kind.object)):
        for message, remedy in _complaints(getattr(row, column), wanted, known):
            yield column, f"{message} of kind {kind.name}", remedy
    if kind.object.endswith("?") and not (row.object or row.date):
        remedy = "write the date, or what the statement says of the subject"
        yield "object", f"and date are empty: nothing is said of {row.subject}", remedy
    if kind.subject == kind.object == "actor" and row.subject == row.object:
        yield "object", f"'{row.object}' is the subject too", "write the other one"


def _complaints(cell: str, wanted: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
    """What is wrong with one cell; an empty subject is already a problem of `data.rules.cells`."""
    if wanted == "none" and cell:
        yield f"'{cell}' in an assertion", "leave it empty"
    elif wanted != "none" and not cell and not wanted.endswith("?"):
        yield "is empty for an assertion", f"write {_ASKS[wanted]}"
    elif cell:
        yield from _CELLS[wanted.removesuffix("?")](cell, known)


def _key(*tables: str, asks: str) -> Callable[[str, dict[str, set[str]]], Iterator[Complaint]]:
    def complain(cell: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
        if not any(cell in known[table] for table in tables):
            yield f"'{cell}' is no {tables[0][:-1]} in an assertion", f"write {_ASKS[asks]}"

    return complain


def _actors(cell: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
    codes = items(cell)
    for code in codes:
        yield from _key("actors", asks="actors")(code, known)
    if codes != sorted(set(codes)):
        message = f"'{cell}' is not in order, each once, in an assertion"
        yield message, f"write {';'.join(sorted(set(codes)))}"


def _obligation(cell: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
    if cell not in OBLIGATIONS:
        yield f"'{cell}' is no obligation in an assertion", f"use {', '.join(OBLIGATIONS)}"


def _label(cell: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
    labels = (*enums()["form"], ALLIANCE)
    if cell not in labels or cell == "unknown":
        wanted = ", ".join(label for label in labels if label != "unknown")
        yield f"'{cell}' is no form in an assertion", f"use {wanted}"


def _number(cell: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
    if not re.fullmatch(r"0|[1-9]\d{0,3}", cell, re.ASCII):
        yield f"'{cell}' is no number in an assertion", f"write {_ASKS['number']}"


def _text(cell: str, known: dict[str, set[str]]) -> Iterator[Complaint]:
    return iter(())


_ASKS = {
    "actor": "the code of one actor",
    "actors": "codes of actors with ; between them",
    "instrument": "the key of an instrument",
    "pact": "the key of an instrument or the code of an organisation",
    "event": "the key of an event",
    "obligation": f"one of {', '.join(OBLIGATIONS)}",
    "label": "its form, or alliance",
    "number": "a whole number below 10000",
    "text": "the words",
}
_CELLS: dict[str, Callable[[str, dict[str, set[str]]], Iterator[Complaint]]] = {
    "actor": _key("actors", asks="actor"),
    "actors": _actors,
    "instrument": _key("instruments", asks="instrument"),
    "pact": _key("instruments", "organisations", asks="pact"),
    "event": _key("events", asks="event"),
    "obligation": _obligation,
    "label": _label,
    "number": _number,
    "text": _text,
}
