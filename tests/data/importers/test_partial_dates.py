"""Cells of year, month and day become EDTF as exact as they are, or a refusal."""

from datetime import date

import pytest

from data import dates
from data.dates import DateError
from data.importers.partial_dates import not_before, span


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ((1815, 2, 8), "1815-02-08"),
        ((1815, 2, 0), "1815-02"),
        ((1815, 2, None), "1815-02"),
        ((1815, None, None), "1815"),
        ((1904, 2, 29), "1904-02-29"),
    ],
)
def test_what_is_not_known_is_left_out(cells, text):
    assert span(*cells).text == text


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ((1815, 2, 31), "'1815-02-31' is not in the calendar"),
        ((1900, 2, 29), "'1900-02-29' is not in the calendar"),
        ((1815, 13, 1), "'1815-13-01' is not in the calendar"),
        ((1815, None, 5), "'1815-?-5' has a day without a month"),
    ],
)
def test_what_no_calendar_has_is_refused(cells, says):
    with pytest.raises(DateError) as caught:
        span(*cells)
    assert str(caught.value) == says


@pytest.mark.parametrize(
    ("text", "day", "left"),
    [
        ("1822-12", date(1822, 12, 15), "[1822-12-15..1822-12-31]"),
        ("1822-12", date(1822, 12, 31), "1822-12-31"),
        ("1822-12", date(1822, 11, 30), "1822-12"),
        ("1822-12", date(1823, 1, 1), "1822-12"),
        ("2001~", date(2001, 3, 1), "[2001-03-01..2001-12-31]"),
    ],
)
def test_a_coarse_date_is_cut_to_what_is_possible(text, day, left):
    assert not_before(dates.parse(text), day).text == left
