"""Sheets as an Excel workbook: About, Dictionary, then one worksheet for each of them.

Every cell is text, never a formula, a link or a number, and dates stay as they are written: Excel
knows no day before 1900. What CSV does better is left to `data.exports.csvfile`.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from data.exports import dictionary, terms
from data.exports.sheets import Sheet
from data.problems import Problem, ProblemsFound
from data.tables import Tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook

ROWS = 1_048_576  # of a worksheet, the header among them
LONGEST = 32_767  # characters of a cell
CUT = " […] cut here: Excel holds no longer cell, the CSV file does"
CREATED = datetime(1980, 1, 1)  # also that of the files within: the same data, the same bytes
# What XML 1.0 cannot say, and what Excel reads as such: `_x0041_` would come back as "A".
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def of_sheets(tables: Tables, sheets: Sequence[Sheet]) -> bytes:
    """The workbook of these sheets, which are of `tables`.

    Raises `ProblemsFound` if one has more rows than a worksheet.
    """
    from xlsxwriter import Workbook

    if found := [_too_long(sheet) for sheet in sheets if len(sheet.rows) >= ROWS]:
        raise ProblemsFound(found)
    about = terms.of(tables)
    content = BytesIO()
    book = Workbook(content, {"in_memory": True, **_PLAIN})
    book.set_properties({"title": about.title, "author": terms.AUTHORS, "created": CREATED})
    told = [("About", ""), *about.lines.items()]
    told += [(f"Sheet {sheet.name}", sheet.about.description) for sheet in sheets]
    _write(book, "About", told, (24, 100))
    explained = dictionary.sheet([sheet.about for sheet in sheets])
    for name, sheet in [("Dictionary", explained), *((sheet.name, sheet) for sheet in sheets)]:
        header = tuple(sheet.rows.columns)
        rows = [header, *sheet.rows.itertuples(index=False, name=None)]
        _write(book, name, rows, [_width(column, sheet) for column in header])
    book.close()
    return content.getvalue()


def _write(book: "Workbook", name: str, rows: Sequence[Any], widths: Sequence[int]) -> None:
    """A worksheet of text; the first row is bold and stays in sight."""
    page, bold = book.add_worksheet(name), book.add_format({"bold": True})
    page.freeze_panes(1, 0)
    for number, width in enumerate(widths):
        page.set_column(number, number, width)
    for at, row in enumerate(rows):
        for number, cell in enumerate(row):
            if cell:
                page.write_string(at, number, cell_text(cell), None if at else bold)


def cell_text(text: str) -> str:
    """The text as a worksheet can hold it: characters that XML lacks become U+FFFD, and what is
    longer than a cell is cut and says so."""
    clean = _LIKE_ESCAPE.sub("_x005F_", _NOT_XML.sub("\ufffd", text))
    return clean if len(clean) <= LONGEST else clean[: LONGEST - len(CUT)] + CUT


def _width(column: str, sheet: Sheet) -> int:
    """Characters: as wide as most of the first cells, within reason."""
    lengths = sorted(len(cell) for cell in sheet.rows[column].head(200))
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(max(usual, len(column), 6), 60) + 2


def _too_long(sheet: Sheet) -> Problem:
    message = f"has {len(sheet.rows)} rows, a worksheet holds {ROWS - 1}"
    return Problem(sheet.about.file, 0, "", message, "choose CSV or Parquet")
