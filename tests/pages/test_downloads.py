"""CSV files for spreadsheets: nothing in them runs."""

import pandas as pd
import pytest

from pages.ui import downloads


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_begins_like_a_formula_is_only_text(cell):
    assert downloads.neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1-1", "Serbia", "“=1”", "'=1"])
def test_every_other_cell_stays_as_it_is(cell):
    assert downloads.neutral(cell) == cell


def test_rows_become_utf8_with_a_header():
    rows = pd.DataFrame({"who": ["Vučić", "=x"], "what": ['a "b"', "c\nd"]})
    assert downloads.as_csv(rows).decode() == 'who,what\nVučić,"a ""b"""\n\'=x,"c\nd"\n'
