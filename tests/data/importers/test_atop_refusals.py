"""What is no file of ATOP, or contradicts itself, is refused with every place at once."""

from datetime import date

import pytest

from data.importers.atop.importing import imported
from data.problems import ProblemsFound
from tests.data.importers.made import ATOP_COLUMNS, agreement, atop_file, dcad_file, member

FRANCE = member(1005, 220, "1815-1-3", defense=1)


def problems(path):
    with pytest.raises(ProblemsFound) as caught:
        imported(path, date(2026, 11, 23))
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_file_is_taken(tmp_path):
    assert imported(atop_file(tmp_path, FRANCE), date(2026, 11, 23)).report[0] == (
        "Read atop5_1m.csv as ATOP 5.1."
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            {**FRANCE, "yrent": "18x5"},
            "atop5_1m.csv:2:yrent '18x5' is not a year from 1800 – "
            "write a year from 1800, or nothing",
        ),
        (
            {**FRANCE, "yrent": ""},
            "atop5_1m.csv:2:yrent is missing – write a year from 1800",
        ),
        (
            {**FRANCE, "moent": "2", "dayent": "31"},
            "atop5_1m.csv:2:dayent '1815-02-31' is not in the calendar – correct the date",
        ),
        (
            {**FRANCE, "moent": "", "dayent": "5"},
            "atop5_1m.csv:2:moent '1815-?-5' has a day without a month – write the month",
        ),
        (
            member(1005, 220, "1815-1-3", "1814-12-1"),
            "atop5_1m.csv:2:yrexit '1814-12-01' is before the entry '1815-01-03' – "
            "correct one of the two dates",
        ),
        (
            member(1005, 255, "1960-1-1"),
            "atop5_1m.csv:2:member '255' is the code of no state on 1960-01-01 – "
            "correct the code, or add a row to data/importers/cow.csv",
        ),
        (
            member(1005, 999, "1815-1-3"),
            "atop5_1m.csv:2:member '999' is no state code of the Correlates of War – "
            "correct the code, or add a row to data/importers/cow.csv",
        ),
        (
            {**FRANCE, "defense": "2"},
            "atop5_1m.csv:2:defense '2' is neither 0 nor 1 – write 0 or 1",
        ),
        (
            {**FRANCE, "ineffect": "0"},
            "atop5_1m.csv:2:ineffect '0' beside the year of exit '0' – "
            "write 1 and no exit, or 0 and the exit",
        ),
        (
            {**FRANCE, "milaid": "yes"},
            "atop5_1m.csv:2:milaid 'yes' is not a number – write a number, or nothing",
        ),
        (
            {**FRANCE, "version": "6"},
            "atop5_1m.csv:2:version '6' is no version that is known here – "
            "bring one of 5.1, 5, 5.0, 4.01, 4.0, 4, 4.1",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused(tmp_path, row, says):
    assert problems(atop_file(tmp_path, row)) == [says]


def test_all_problems_are_told_at_once(tmp_path):
    bad = [{**FRANCE, "yrent": "x"}, {**FRANCE, "atopid": ""}, member(1005, 999, "1815-1-3")]
    found = problems(atop_file(tmp_path, *bad))
    assert [line.split(" ")[0] for line in found] == [
        "atop5_1m.csv:2:yrent",
        "atop5_1m.csv:3:atopid",
        "atop5_1m.csv:4:member",
    ]


def test_a_state_that_is_in_a_phase_twice_is_refused_and_one_that_returns_is_not(tmp_path):
    twice = [FRANCE, FRANCE]
    assert problems(atop_file(tmp_path, *twice)) == [
        "atop5_1m.csv:3:member '220' is a member of ATOP_1005 by line 2 too – "
        "remove one of the two rows"
    ]
    back = [member(1005, 220, "1815-1-3", "1815-2-3"), member(1005, 220, "1816-1-3")]
    assert imported(atop_file(tmp_path, *back), date(2026, 11, 23))


def test_another_dataset_is_refused_by_its_columns(tmp_path):
    row = agreement(1, (2, "USA"), (20, "CAN"), "1984-4-1")
    assert problems(dcad_file(tmp_path, row))[0] == (
        "DCAD-v1.0-main.csv:1:atopid has no such column – "
        "bring the member-level file of ATOP (atop5_1m.csv) with all its columns"
    )


def test_the_alliance_level_file_is_refused(tmp_path):
    columns = [name for name in ATOP_COLUMNS if name not in ("member", "yrent")]
    assert [
        line.split(" ")[0] for line in problems(atop_file(tmp_path, FRANCE, columns=columns))
    ] == [
        "atop5_1m.csv:1:member",
        "atop5_1m.csv:1:yrent",
    ]
