"""Reads DCAD's main file: one agreement of two states a row, checked.

What its dates mean for our tables is left to `data.importers.dcad.events`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.dates import DateError, DateSpan
from data.importers import cow, partial_dates
from data.importers.dataset import MISSING, Dataset, Line, positive
from data.importers.dcad.wordings import categories, sentences

_SIGNED, _IN_FORCE = ("signyear", "signmonth", "signday"), ("eifyear", "eifmonth", "eifday")
_NUMBERS: dict[str, tuple[Callable[[int], bool], str]] = {
    "span": (lambda n: 0 < n < 1000 or n in (-77, -88), "a number of years, -77 or -88"),
    "renewyears": (
        lambda n: 0 < n < 1000 or n in (-44, -55, -66, -77, -88),
        "a number of years, -44, -55, -66, -77 or -88",
    ),
    "durationactual": (lambda n: 0 <= n < 1000, "a number of years"),
    "endyearestimate": (lambda n: 1900 <= n <= 2100, "a year from 1900"),
    "unts": (positive, "a number of the treaty series"),
}
REQUIRED = (
    *("ccode1", "cowname1", "ccode2", "cowname2", *_SIGNED, *_IN_FORCE, "type", "category1"),
    *("category2", "category3", "span", "renewtype", "renewyears", "terminated", "durationactual"),
    *("endyearestimate", "asymmetry", "categoryconf", "unts", "fulltext", "sourcetype", "source"),
    *("factivaconf", "factivasign", "factivaeif", "dcaid"),
)
FIRST, LAST = 1980, 2010  # the years that DCAD covers, both included
_ID = re.compile(r"DCADv1\.0-(\d{4})")
# Where DCAD's acronyms are not those of the list of states.
_ACRONYMS = {"GER": 255, "FRG": 260, "KOR": 732}


@dataclass(frozen=True, eq=False)
class Agreement:
    """One row. `codes` are the state codes of the two; `numbers` are the cells that hold counts of
    years or numbers, missing ones left out; `cells` all cells as text."""

    line: int
    id: str
    codes: tuple[int, int]
    signed: DateSpan
    in_force: DateSpan | None
    numbers: Mapping[str, int]
    cells: Mapping[str, str]

    @property
    def instrument(self) -> str:
        """`DCAD_0001` for `DCADv1.0-0001`."""
        return f"DCAD_{self.id[-4:]}"

    @property
    def was_signed(self) -> bool:
        """Whether it was, as far as is known: a few were under discussion only."""
        return self.cells["factivasign"] != "0"

    @property
    def named(self) -> list[int | None]:
        """The codes of the acronyms beside the codes; None for an acronym that is not known."""
        return [named(self.cells[column]) for column in ("cowname1", "cowname2")]


def named(acronym: str) -> int | None:
    """The code of a state by its acronym in DCAD."""
    return _ACRONYMS.get(acronym) or cow.abbreviations().get(acronym)


def agreements(dataset: Dataset) -> list[Agreement]:
    """Every row, in the order of the file; raises `ProblemsFound` with all that is wrong."""
    found = [each for line in dataset.lines if (each := _agreement(dataset, line))]
    _check_repeats(dataset)
    dataset.settle()
    return found


def _agreement(dataset: Dataset, line: Line) -> Agreement | None:
    """The row; None if it cannot be read, which is a problem."""
    id_ = line.cells["dcaid"]
    if not _ID.fullmatch(id_):
        message = f"'{id_}' is no number of an agreement"
        dataset.problem(line, "dcaid", message, "write it as DCADv1.0-0001")
    codes = [dataset.needed(line, name, positive, "a state code") for name in ("ccode1", "ccode2")]
    signed, in_force = _date(dataset, line, _SIGNED), _date(dataset, line, _IN_FORCE)
    if line.cells["signyear"] in MISSING:
        dataset.problem(line, "signyear", "is missing", "write the year of the signature")
    numbers = {name: dataset.whole(line, name, *told) for name, told in _NUMBERS.items()}
    _check_codes(dataset, line)
    if not line.cells["source"].isprintable():
        message = f"{line.cells['source']!r} holds an invisible character"
        dataset.problem(line, "source", message, "remove it")
    if None in codes or signed is None:
        return None
    known = {name: number for name, number in numbers.items() if number is not None}
    pair = _corrected((codes[0] or 0, codes[1] or 0), line)
    agreement = Agreement(line.number, id_, pair, signed, in_force, known, line.cells)
    return agreement if _is_of_states(dataset, line, agreement) else None


def _date(dataset: Dataset, line: Line, columns: tuple[str, str, str]) -> DateSpan | None:
    year = dataset.whole(line, columns[0], lambda n: 1900 <= n <= 2100, "a year from 1900")
    month = dataset.whole(line, columns[1], lambda n: 1 <= n <= 12, "a month")
    day = dataset.whole(line, columns[2], lambda n: 1 <= n <= 31, "a day")
    if year is None:
        return None
    try:
        return partial_dates.span(year, month, day)
    except DateError as error:
        dataset.problem(line, columns[2 if month else 1], str(error), error.remedy)
        return None


def _check_codes(dataset: Dataset, line: Line) -> None:
    """Codes of words are those of the codebook."""
    known = {
        "category1": set(categories()),
        "category2": {*categories(), ""},
        "category3": {*categories(), ""},
        **{name: {*told, "", "0", "1", "-44", "-77"} for name, told in sentences().items()},
    }
    for column, codes in known.items():
        cell = line.cells[column]
        if column not in _NUMBERS and cell not in codes:
            listed = ", ".join(sorted(codes - {""}))
            dataset.problem(line, column, f"'{cell}' is no code of DCAD", f"write one of {listed}")


def _corrected(codes: tuple[int, int], line: Line) -> tuple[int, int]:
    """The codes; where both are one state's, and an acronym names another, that one's code."""
    if codes[0] != codes[1]:
        return codes
    acronyms = [
        named(line.cells[column]) or code
        for column, code in zip(("cowname1", "cowname2"), codes, strict=True)
    ]
    return acronyms[0], acronyms[1]


def _is_of_states(dataset: Dataset, line: Line, agreement: Agreement) -> bool:
    for column, code in zip(("ccode1", "ccode2"), agreement.codes, strict=True):
        try:
            cow.meaning_on(code, agreement.signed.earliest, agreement.instrument)
        except cow.UnknownState as error:
            dataset.problem(line, column, str(error), error.remedy)
            return False
    return True


def _check_repeats(dataset: Dataset) -> None:
    first: dict[str, int] = {}
    for line in dataset.lines:
        id_ = line.cells["dcaid"]
        if id_ in first:
            message = f"'{id_}' stands in line {first[id_]} too"
            dataset.problem(line, "dcaid", message, "remove one of the two rows")
        first.setdefault(id_, line.number)
