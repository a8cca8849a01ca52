"""Sheets as CSV for spreadsheets: UTF-8 with a header, and no cell that runs as a formula.

The tables' own bytes, of which nothing is made neutral, are in the bundle.
"""

import re

import pandas as pd

from data import tables
from data.exports.sheets import Sheet

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def of_sheet(sheet: Sheet) -> bytes:
    """A sheet as CSV; what is a number by its column stays one, though it begins with a minus."""
    numbers = {column.name for column in sheet.about.columns if column.type in ("int", "float")}
    rows = sheet.rows.copy()
    for name in rows:
        rows[name] = rows[name].map(_neutral_number if name in numbers else neutral)
    return tables.as_csv(rows)


def as_csv(rows: pd.DataFrame) -> bytes:
    """The rows (columns of text) as UTF-8 with a header, every cell neutral."""
    return tables.as_csv(rows.map(neutral))


def neutral(cell: str) -> str:
    """A cell that begins like a formula gets an apostrophe, so that no spreadsheet runs it."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _neutral_number(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else neutral(cell)
