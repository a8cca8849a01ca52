"""Rows that hold from one day to another."""

from collections.abc import Callable

import pytest

from data.tables import Tables
from tests.world import Row, changed, said

Build = Callable[..., Tables]


@pytest.mark.parametrize(
    ("table", "cells", "problems_"),
    [
        (
            *("offices", {"valid_to": "2020-01-01"}),
            [
                (
                    "offices.csv:2:valid_to '2020-01-01' is not after 2020-01-01"
                    " – write the first day on which it no longer holds"
                )
            ],
        ),
        ("offices", {"valid_to": "2020-01-02"}, []),
        ("offices", {"valid_to": ""}, []),
        (
            *("coverage", {"valid_to": "2003-02-05"}),
            [
                (
                    "coverage.csv:2:actor YUG does not exist on each of these days"
                    " – use the state of that time, or correct one of the intervals"
                )
            ],
        ),
        (
            *("coverage", {"actor": "SRB", "valid_from": "2006-06-02", "valid_to": ""}),
            [
                (
                    "coverage.csv:2:actor SRB does not exist on each of these days"
                    " – use the state of that time, or correct one of the intervals"
                )
            ],
        ),
        ("coverage", {"actor": "SRB", "valid_from": "2006-06-03", "valid_to": ""}, []),
        ("names", {"actor": "SRB", "valid_from": "", "valid_to": "2008-02-17"}, []),
        (
            *("names", {"actor": "SRB", "valid_from": "2003-02-04"}),
            [
                (
                    "names.csv:2:actor SRB does not exist on each of these days"
                    " – use the state of that time, or correct one of the intervals"
                )
            ],
        ),
        (
            *("names", {"valid_from": "2019-02-12", "valid_to": "2019-02-12"}),
            [
                (
                    "names.csv:2:valid_to '2019-02-12' is not after 2019-02-12"
                    " – write the first day on which it no longer holds"
                )
            ],
        ),
    ],
)
def test_an_interval_ends_after_it_began_and_within_the_days_of_its_actor(
    build: Build, table: str, cells: Row, problems_: list[str]
) -> None:
    assert said(build(**changed(table, 0, **cells))) == problems_
