"""The list of the parties of an instrument, and their number.

Each kind of fact (F01 to F24) with what is wrong, what is right and what cannot be judged.
"""

import pytest

from tests.data.checks.world import said


@pytest.mark.parametrize(
    ("statement", "verdict", "message", "needs"),
    [
        pytest.param(
            ("count", "NATO", "9", "2026-01-01"),
            "contradicted",
            (
                "The text says that NATO had 9 parties on 1 January 2026. By the tables NATO had "
                "8 parties on 1 January 2026: Albania, Croatia, Germany, Hungary, Montenegro, "
                "North Macedonia, Spain and the United States."
            ),
            "",
            id="F03 a party of NATO too many",
        ),
        pytest.param(
            ("count", "NATO", "8", "2021-01-01"),
            "supported",
            (
                "The text says that NATO had 8 parties on 1 January 2021. By the tables NATO had "
                "8 parties on 1 January 2021: Albania, Croatia, Germany, Hungary, Montenegro, "
                "North Macedonia, Spain and the United States."
            ),
            "",
            id="F03 the number of parties of NATO",
        ),
        pytest.param(
            ("count", "NATO", "8", "2020"),
            "unknown",
            (
                "The text says that NATO had 8 parties in 2020. By the tables NATO had from 7 to "
                "8 parties in 2020. It depends on the day, and the statement is of any day in "
                "2020."
            ),
            "A closer date of the statement.",
            id="F03 the number of parties of NATO in a year in which it grew",
        ),
        pytest.param(
            ("member", "ALB", "FLORENCE", "2025"),
            "contradicted",
            (
                "The text says that Albania was a party of “Florence agreement” in 2025. By the "
                "tables Albania has never been a party of “Florence agreement”."
            ),
            "",
            id="F09 Albania, said to be bound by the agreement of 1996",
        ),
        pytest.param(
            ("parties", "FLORENCE", "ALB;BIH;HRV;MNE;SRB", "2025"),
            "contradicted",
            (
                "The text says that the parties of “Florence agreement” were Albania, Bosnia and "
                "Herzegovina, Croatia, Montenegro and Serbia in 2025. By the tables “Florence "
                "agreement” had 4 parties in 2025: Bosnia and Herzegovina, Croatia, Montenegro "
                "and Serbia."
            ),
            "",
            id="F09 a list of parties with Albania",
        ),
        pytest.param(
            ("parties", "FLORENCE", "BIH;HRV;MNE;SRB", "2025"),
            "supported",
            (
                "The text says that the parties of “Florence agreement” were Bosnia and "
                "Herzegovina, Croatia, Montenegro and Serbia in 2025. By the tables “Florence "
                "agreement” had 4 parties in 2025: Bosnia and Herzegovina, Croatia, Montenegro "
                "and Serbia."
            ),
            "",
            id="F09 the list of parties",
        ),
        pytest.param(
            ("parties", "FLORENCE", "BIH;HRV;MNE;SRB", "2006-08"),
            "unknown",
            (
                "The text says that the parties of “Florence agreement” were Bosnia and "
                "Herzegovina, Croatia, Montenegro and Serbia in August 2006. By the tables "
                "“Florence agreement” had from 3 to 4 parties in August 2006."
            ),
            "Sources that confirm the parties of “Florence agreement”.",
            id="F09 the list of parties while one may have joined",
        ),
        pytest.param(
            ("parties", "A5", "ALB;BIH;HRV;MKD;MNE;SRB;USA", "2025"),
            "contradicted",
            (
                "The text says that the parties of “Adriatic Charter” were Albania, Bosnia and "
                "Herzegovina, Croatia, Montenegro, North Macedonia, Serbia and the United States "
                "in 2025. By the tables “Adriatic Charter” had 6 parties in 2025: Albania, Bosnia"
                " and Herzegovina, Croatia, Montenegro, North Macedonia and the United States."
            ),
            "",
            id="F21 Serbia, an observer, listed as a member of the A5",
        ),
        pytest.param(
            ("parties", "A5", "ALB;BIH;HRV;MKD;MNE;USA", "2025"),
            "supported",
            (
                "The text says that the parties of “Adriatic Charter” were Albania, Bosnia and "
                "Herzegovina, Croatia, Montenegro, North Macedonia and the United States in 2025."
                " By the tables “Adriatic Charter” had 6 parties in 2025: Albania, Bosnia and "
                "Herzegovina, Croatia, Montenegro, North Macedonia and the United States."
            ),
            "",
            id="F21 the members of the A5",
        ),
        pytest.param(
            ("parties", "A5", "ALB;BIH;HRV;MKD;MNE;USA", "2008"),
            "unknown",
            (
                "The text says that the parties of “Adriatic Charter” were Albania, Bosnia and "
                "Herzegovina, Croatia, Montenegro, North Macedonia and the United States in 2008."
                " By the tables “Adriatic Charter” had from 4 to 6 parties in 2008. It depends on"
                " the day, and the statement is of any day in 2008."
            ),
            "A closer date of the statement.",
            id="F21 the members of the A5 in the year in which it grew",
        ),
    ],
)
def test_a_statement_is_judged_by_the_rows_of_its_days(
    statement: tuple[str, ...], verdict: str, message: str, needs: str
) -> None:
    found = said(*statement)
    assert (found.verdict, found.message, found.needs) == (verdict, message, needs)
