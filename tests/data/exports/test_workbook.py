"""Excel workbooks: what comes back is the text of the tables, and nothing runs."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pandas as pd
import pytest

from data.exports import workbook
from data.exports.sheets import Sheet, of_table, of_tables
from data.folders import DEFAULT_FOLDER
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import Tables, load
from tests.world import row, rows

Build = Callable[..., Tables]
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "https://example.org/x",
    "internal:Sheet!A1",
    "2025-03-20",
    "1e5",
    "TRUE",
    " spaces ",
    "two\nlines",
    "<b>&amp;</b>",
    "Vučić “x”",
]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(page: Any) -> list[list[str]]:
    """The cells under the header, of which an empty one is an empty text."""
    return [[cell.value or "" for cell in line] for line in page.iter_rows(min_row=2)]


def named(*names: str) -> list[dict[str, str]]:
    """The actors of the world, and one of each name."""
    others = [row("actors", actor=f"X{number:02}", name=name) for number, name in enumerate(names)]
    return [*rows()["actors"], *others]


def test_every_cell_comes_back_as_the_text_it_is(build: Build) -> None:
    tables = build(actors=named(*HOSTILE))
    book = opened(workbook.of_sheets(tables, of_tables(tables)))
    assert book.sheetnames == ["About", "Dictionary", *schema()]
    for name in schema():
        assert cells(book[name]) == tables[name].to_numpy(object).tolist(), name
    types = {cell.data_type for page in book for line in page.iter_rows() for cell in line}
    assert types <= {"s", "n"}  # n: an empty cell
    links = [cell for page in book for line in page.iter_rows() for cell in line if cell.hyperlink]
    assert links == []


def test_no_formula_and_no_link_is_written(build: Build) -> None:
    tables = build(actors=named(*HOSTILE))
    content = workbook.of_sheets(tables, [of_table(tables, "actors")])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pages = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert len(pages) == 3
    assert not any(b"<f>" in page or b"hyperlink" in page.lower() for page in pages)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x08\x1f", "a\ufffdb\ufffd\ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("_x0041_ is no A", "_x005F_x0041_ is no A"),
        ("_x_ stays", "_x_ stays"),
        ("x" * 32_767, "x" * 32_767),
        ("x" * 32_768, "x" * (32_767 - len(workbook.CUT)) + workbook.CUT),
    ],
)
def test_what_a_cell_cannot_hold_is_told(text: str, shown: str) -> None:
    assert workbook.cell_text(text) == shown


def test_the_longest_cell_and_odd_characters_make_a_workbook_that_opens(build: Build) -> None:
    tables = build()
    frame = pd.DataFrame([["\x01", "x" * 40_000]], columns=["actor", "name"], dtype="str")
    sheet = Sheet(schema()["actors"], frame)
    book = opened(workbook.of_sheets(tables, [sheet]))
    (line,) = cells(book["actors"])
    assert line == ["\ufffd", workbook.cell_text("x" * 40_000)]


def test_more_rows_than_a_worksheet_holds_are_refused(build: Build) -> None:
    tables = build()
    frame = pd.DataFrame({"actor": [""] * workbook.ROWS})
    with pytest.raises(ProblemsFound, match=r"1048576 rows, .* choose CSV or Parquet"):
        workbook.of_sheets(tables, [Sheet(schema()["actors"], frame)])


def test_the_workbook_says_what_it_is_and_what_its_columns_mean(build: Build) -> None:
    tables = build()
    book = opened(workbook.of_sheets(tables, [of_table(tables, "ledger")]))
    about = dict(cells(book["About"]))
    assert about["Data version"] == tables.version
    assert about["Licence"] == "not stated; ask the source"
    assert [line[:2] for line in cells(book["Dictionary"])] == [
        ["ledger", column] for column in schema()["ledger"].column_names
    ]


def test_the_same_tables_are_the_same_bytes(build: Build) -> None:
    tables = build()
    content = workbook.of_sheets(tables, of_tables(tables))
    again = load(tables.folder)
    assert workbook.of_sheets(again, of_tables(again)) == content


def test_the_committed_events_come_back() -> None:
    tables = load(DEFAULT_FOLDER)
    book = opened(workbook.of_sheets(tables, [of_table(tables, "events")]))
    assert cells(book["events"]) == tables.events.to_numpy(object).tolist()
