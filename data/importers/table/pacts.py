"""Gathers the rows of a file by instrument: what each is, who took part, and when.

How that becomes events is left to `data.importers.table.acts`.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from data.dates import DateSpan
from data.importers.cow import Spell
from data.importers.dataset import Line
from data.importers.table.cells import Cellreader
from data.importers.table.keys import OBLIGATIONS

_CELLS = ("family", "form", "binding", *OBLIGATIONS, "open_to_accession", "notes")
_SHORT = 60  # letters of a name on the map


@dataclass(frozen=True)
class Entry:
    """What one row says: who took part in what, on which days; `quote` and `url` if it has them."""

    line: Line
    parties: list[list[Spell]]
    dates: dict[str, DateSpan]
    type: str
    quote: str
    url: str


@dataclass(frozen=True)
class Pact:
    """An instrument: its row of the table, and its entries in the order of the file."""

    cells: dict[str, str]
    line: Line
    entries: list[Entry] = field(default_factory=list)


def pacts(reader: Cellreader) -> list[Pact]:
    """The instruments of the file; what is wrong with its rows goes to the dataset."""
    found: dict[str, Pact] = {}
    written: dict[str, str] = {}
    column = reader.mapping.fields["instrument.key"].column
    for line in reader.dataset.lines:
        key = reader.text(line, "instrument.key")
        code = re.sub(r"[^A-Za-z0-9]+", "_", key).strip("_").upper()[:80]
        if not code:
            message = f"'{key}' is no key of an instrument"
            reader.dataset.problem(line, column, message, "write letters or digits")
        elif written.setdefault(code, key) != key:
            message = f"'{key}' and '{written[code]}' differ in nothing but signs"
            reader.dataset.problem(line, column, message, "write other keys")
        else:
            _add(reader, found, line, code)
    return list(found.values())


def _add(reader: Cellreader, found: dict[str, Pact], line: Line, code: str) -> None:
    cells = _cells(reader, line, code)
    pact = found.setdefault(code, Pact(cells, line))
    kind = reader.mapping.texts["rows"]
    if pact.line is not line and kind == "agreement":
        column = reader.mapping.fields["instrument.key"].column
        message = f"'{line.cells.get(column, code)}' stands on line {pact.line.number} too"
        remedy = 'remove one, or write rows = "membership" or "event" in the mapping'
        reader.dataset.problem(line, column, message, remedy)
        return
    for name in ("name", "short_name", *_CELLS):
        column = reader.mapping.fields[f"instrument.{name}"].column
        if column and cells[name] != pact.cells[name]:
            message = f"'{cells[name]}' differs from line {pact.line.number} of the same instrument"
            reader.dataset.problem(line, column, message, "write the same in both")
    entry = _entry(reader, line)
    if entry:
        pact.entries.append(entry)


def _cells(reader: Cellreader, line: Line, code: str) -> dict[str, str]:
    name = reader.text(line, "instrument.name") or code
    short = reader.text(line, "instrument.short_name")
    if not short:
        short = name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"
    about = {key: reader.text(line, f"instrument.{key}") for key in _CELLS}
    return {"instrument": code, "name": name, "short_name": short, **about}


def _entry(reader: Cellreader, line: Line) -> Entry | None:
    """What the row says; None if it has no date or nobody in it."""
    before = len(reader.dataset.problems)
    found = {name: reader.when(line, name) for name in reader.mapping.dates}
    dated = {name: span for name, span in found.items() if span}
    first = next(iter(span for name, span in dated.items() if name not in ("ended", "left")), None)
    if first is None:
        if len(reader.dataset.problems) == before:
            names = [name for name in reader.mapping.dates if name not in ("ended", "left")]
            about = reader.mapping.dates[names[0]]
            message = f"has no {' or '.join(names)}"
            reader.dataset.problem(line, about.column or about.year, message, "write when")
        return None
    _check_order(reader, line, dated)
    last = dated.get("ended") or dated.get("left")
    until = max(first.earliest, last.earliest) + timedelta(days=1) if last else None
    parties = reader.parties(line, first.earliest, until)
    if not parties:
        if len(reader.dataset.problems) == before and not reader.skipped:
            column = reader.mapping.lists["actors.columns"][0]
            reader.dataset.problem(line, column, "names nobody", "write who took part")
        return None
    kind, quote, url = (
        reader.text(line, key) for key in ("event.type", "evidence.quote", "evidence.url")
    )
    return Entry(line, parties, dated, kind, quote, url)


def _check_order(reader: Cellreader, line: Line, dated: dict[str, DateSpan]) -> None:
    pairs = [("signed", "in_force"), ("signed", "ended"), ("in_force", "ended"), ("joined", "left")]
    for one, other in pairs:
        if one in dated and other in dated and dated[other].latest < dated[one].earliest:
            about = reader.mapping.dates[other]
            message = f"{other} '{dated[other].text}' is before {one} '{dated[one].text}'"
            reader.dataset.problem(line, about.column or about.year, message, "correct one of them")
