"""Rules for single cells, keys and order: type, vocabulary, reference, uniqueness, byte stability.

What a row means as a whole is judged in the neighbouring modules.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

import pandas as pd

from data import dates
from data.problems import Problem
from data.schema import Column, Table, enums, schema
from data.structure import lying
from data.tables import Tables, dump, items

Complaint = tuple[str, str]  # message, remedy
Judge = Callable[[str], Iterable[Complaint]]  # of one item
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_HASH = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def check(tables: Tables) -> Iterator[Problem]:
    """Every rule that looks at one cell, one key or the order of rows."""
    for table in schema().values():
        for column in table.columns:
            yield from _check_column(tables, table, column)
        yield from _check_keys(tables, table)
        yield from _check_bytes(tables, table)


def _check_column(tables: Tables, table: Table, column: Column) -> Iterator[Problem]:
    """Every distinct text of a column is judged once."""
    known = set(tables[column.ref].iloc[:, 0].tolist()) if column.ref else None
    codes, distinct = pd.factorize(tables[table.name][column.name])
    judge = _judge(column)
    found = {
        code: complaints
        for code, cell in enumerate(distinct.tolist())
        if (complaints := list(_complaints(column, cell, judge, known)))
    }
    if not found:
        return
    for line, code in zip(tables.lines[table.name], codes.tolist(), strict=True):
        for message, remedy in found.get(code, ()):
            yield Problem(table.file, line, column.name, message, remedy)


def complaints(column: Column, cell: str, known: set[str] | None) -> Iterator[Complaint]:
    """What is wrong with one cell by itself; `known` are the keys that it may refer to."""
    return _complaints(column, cell, _judge(column), known)


def _judge(column: Column) -> Judge:
    return _TYPES.get(column.type) or _enum(column.type)


def _complaints(
    column: Column, cell: str, judge: Judge, known: set[str] | None
) -> Iterator[Complaint]:
    if not cell and column.required:
        yield "is empty", f"fill it in: {column.description}"
    if column.type == "verbatim":
        return
    if _CONTROL.search(cell):
        yield f"{cell!r} holds an invisible character", "remove it"
    for item in items(cell, column.separator) if column.separator else [cell] if cell else []:
        if item != item.strip() or not item:
            yield f"'{item}' has spaces at an end or is empty", "remove the spaces or the separator"
            continue
        yield from judge(item)
        if known is not None and item not in known:
            yield f"'{item}' is no {column.ref[:-1]}", f"add it to {column.ref}.csv or correct it"


def _text(item: str) -> Iterable[Complaint]:
    return ()


def _code(item: str) -> Iterable[Complaint]:
    if _CODE.fullmatch(item):
        return ()
    return [(f"'{item}' is no code", "use letters, digits, - and _")]


def _edtf(item: str) -> Iterator[Complaint]:
    try:
        dates.parse(item)
    except dates.DateError as error:
        yield str(error), error.remedy


def _date(item: str) -> Iterator[Complaint]:
    try:
        dates.parse_day(item)
    except dates.DateError as error:
        yield str(error), error.remedy


def _int(item: str) -> Iterator[Complaint]:
    if not re.fullmatch(r"0|[1-9]\d{0,8}", item, re.ASCII):
        yield f"'{item}' is no whole number from 0", "write digits only"


def _float(item: str) -> Iterator[Complaint]:
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,6})?", item, re.ASCII) or abs(float(item)) > 180:
        yield f"'{item}' is no number of degrees", "write degrees such as 20.8"


def _url(item: str) -> Iterator[Complaint]:
    try:
        parts = urlsplit(item)
        good = parts.scheme in ("https", "http") and "." in (parts.hostname or "")
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`\\]", item):
        yield f"'{item}' is no web address", "write https://…"


def _hash(item: str) -> Iterator[Complaint]:
    if not _HASH.fullmatch(item):
        yield f"'{item}' is no SHA-256", "write its 64 hexadecimal digits, or 16 for a sentence"


def _enum(name: str) -> Judge:
    def complain(item: str) -> Iterator[Complaint]:
        if item not in enums()[name]:
            yield f"'{item}' is no {name.replace('_', ' ')}", f"use {', '.join(enums()[name])}"

    return complain


_TYPES: dict[str, Judge] = {
    "text": _text,
    "code": _code,
    "edtf": _edtf,
    "date": _date,
    "int": _int,
    "float": _float,
    "url": _url,
    "hash": _hash,
}


def _check_keys(tables: Tables, table: Table) -> Iterator[Problem]:
    repeated = tables[table.name].duplicated(list(table.key)).to_numpy()
    for (line, row), again in zip(tables.rows(table.name), repeated, strict=True):
        if again:
            key = ", ".join(getattr(row, name) for name in table.key)
            yield Problem(table.file, line, table.key[0], f"'{key}' stands twice", "remove one row")


def _check_bytes(tables: Tables, table: Table) -> Iterator[Problem]:
    """Loading and writing back gives the same bytes, so differences of versions stay readable."""
    found, wanted = lying(tables.folder, table), dump(table, tables[table.name])
    if found != wanted:
        pairs = zip(found.splitlines(), wanted.splitlines(), strict=False)
        same = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 1)
        yield Problem(
            table.file,
            same,
            "",
            "is not sorted by key or not written plainly",
            "run python -m data.validate --write",
        )
