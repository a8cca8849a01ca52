"""CSV files for spreadsheets: nothing in them runs, and no cell falls apart."""

import csv
import io

import pandas as pd
import pytest

from data.exports import csvfile
from data.exports.sheets import Sheet
from data.schema import schema


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_begins_like_a_formula_is_only_text(cell):
    assert csvfile.neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1-1", "Serbia", "“=1”", "'=1"])
def test_every_other_cell_stays_as_it_is(cell):
    assert csvfile.neutral(cell) == cell


def test_rows_become_utf8_with_a_header():
    rows = pd.DataFrame({"who": ["Vučić", "=x"], "what": ['a "b"', "c\nd"]})
    assert csvfile.as_csv(rows).decode() == 'who,what\nVučić,"a ""b"""\n\'=x,"c\nd"\n'


def test_a_cell_with_a_line_break_of_any_kind_stays_one_cell():
    rows = pd.DataFrame({"quote": ["a\rb", "c\r\nd", "e\nf"]})
    (header, *found) = csv.reader(io.StringIO(csvfile.as_csv(rows).decode(), newline=""))
    assert (header, found) == (["quote"], [["a\rb"], ["c\r\nd"], ["e\nf"]])


def test_degrees_west_are_a_number_and_a_formula_in_their_place_is_not():
    table = schema()["actors"]
    cells = dict.fromkeys(table.column_names, "-1")
    rows = pd.DataFrame([cells, {**cells, "anchor_lon": "-1+2"}])
    written = csvfile.of_sheet(Sheet(table, rows)).decode()
    found = list(csv.DictReader(io.StringIO(written)))
    assert [row["anchor_lon"] for row in found] == ["-1", "'-1+2"]
    assert [row["name"] for row in found] == ["'-1", "'-1"]
