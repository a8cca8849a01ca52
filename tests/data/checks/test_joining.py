"""Who joined, left, suspended its part or is protected, and when.

Each kind of fact (F01 to F24) with what is wrong, what is right and what cannot be judged.
"""

import pytest

from tests.data.checks.world import said


@pytest.mark.parametrize(
    ("statement", "verdict", "message", "needs"),
    [
        pytest.param(
            ("joined", "HUN", "NATO", "1997"),
            "contradicted",
            (
                "The text says that Hungary joined NATO in 1997. By the tables Hungary joined "
                "NATO on 12 March 1999. On 16 December 1997: Hungary's protocol of accession is "
                "signed."
            ),
            "",
            id="F13 Hungary, said to have joined when its protocol was signed",
        ),
        pytest.param(
            ("joined", "HUN", "NATO", "1999-03"),
            "supported",
            (
                "The text says that Hungary joined NATO in March 1999. By the tables Hungary "
                "joined NATO on 12 March 1999."
            ),
            "",
            id="F13 Hungary, said to have joined when it did",
        ),
        pytest.param(
            ("joined", "BGR", "EU", "2007"),
            "unknown",
            (
                "The text says that Bulgaria joined the European Union in 2007. By the tables "
                "Bulgaria joined the European Union on 1 January 2007 (not confirmed)."
            ),
            "A source that confirms the day on which Bulgaria joined the European Union.",
            id="F13 an accession that is not confirmed",
        ),
        pytest.param(
            ("joined", "DEU", "NATO", "1949"),
            "contradicted",
            (
                "The text says that Germany joined NATO in 1949. By the tables Germany joined "
                "NATO on 6 May 1955."
            ),
            "",
            id="F19 Germany, said to have joined NATO in 1949",
        ),
        pytest.param(
            ("joined", "DEU", "NATO", "1955-05-09"),
            "contradicted",
            (
                "The text says that Germany joined NATO on 9 May 1955. By the tables Germany "
                "joined NATO on 6 May 1955."
            ),
            "",
            id="F19 Germany, said to have joined NATO three days too late",
        ),
        pytest.param(
            ("joined", "DEU", "NATO", "1955-05-06"),
            "supported",
            (
                "The text says that Germany joined NATO on 6 May 1955. By the tables Germany "
                "joined NATO on 6 May 1955."
            ),
            "",
            id="F19 Germany, said to have joined NATO on the day on which it did",
        ),
        pytest.param(
            ("joined", "MNE", "FLORENCE", "2006-07-01"),
            "unknown",
            (
                "The text says that Montenegro joined “Florence agreement” on 1 July 2006. By the"
                " tables Montenegro joined “Florence agreement” between 3 June 2006 and 31 "
                "December 2006."
            ),
            "A source that confirms the day on which Montenegro joined “Florence agreement”.",
            id="F19 Montenegro, said to have joined on a day of the months in which it did",
        ),
        pytest.param(
            ("left", "ARM", "CSTO"),
            "contradicted",
            (
                "The text says that Armenia has left CSTO. By the tables Armenia signed CSTO on "
                "15 May 1992 and suspended its part in it in February 2024."
            ),
            "",
            id="F20 Armenia, which suspended its part, said to have left",
        ),
        pytest.param(
            ("suspended", "ARM", "CSTO"),
            "supported",
            (
                "The text says that Armenia has suspended its part in CSTO. By the tables Armenia"
                " signed CSTO on 15 May 1992 and suspended its part in it in February 2024."
            ),
            "",
            id="F20 Armenia, said to have suspended its part",
        ),
        pytest.param(
            ("suspended", "ARM", "CSTO", "2024-02-10"),
            "unknown",
            (
                "The text says that Armenia had suspended its part in CSTO on 10 February 2024. "
                "By the tables Armenia signed CSTO on 15 May 1992 and suspended its part in it in"
                " February 2024."
            ),
            "A source that confirms the part of Armenia in CSTO.",
            id="F20 Armenia, said to have suspended its part on a day of the month in which it did",
        ),
        pytest.param(
            ("left", "GBR", "EU", "2020"),
            "supported",
            (
                "The text says that the United Kingdom left the European Union in 2020. By the "
                "tables the United Kingdom joined the European Union on 1 November 1993 and left "
                "it on 31 January 2020."
            ),
            "",
            id="F20 Britain, said to have left the EU in the year in which it did",
        ),
        pytest.param(
            ("left", "GBR", "EU", "2016"),
            "contradicted",
            (
                "The text says that the United Kingdom left the European Union in 2016. By the "
                "tables the United Kingdom joined the European Union on 1 November 1993 and left "
                "it on 31 January 2020."
            ),
            "",
            id="F20 Britain, said to have left the EU too early",
        ),
        pytest.param(
            ("left", "ARM", "TALKS"),
            "unknown",
            (
                "The text says that Armenia has left “Serbia–Hungary alliance”. The tables hold "
                "no list of the parties of “Serbia–Hungary alliance”."
            ),
            "The parties of “Serbia–Hungary alliance” in the tables, with their dates.",
            id="F20 Armenia, said to have left what has no list of parties",
        ),
        pytest.param(
            ("protected", "XKX", "NATO", "2025"),
            "contradicted",
            (
                "The text says that Kosovo was covered by the promise of mutual defence of NATO "
                "in 2025. By the tables Kosovo has never been a party of NATO. It promises mutual"
                " defence to its parties only."
            ),
            "",
            id="F23 Kosovo, said to be protected by NATO",
        ),
        pytest.param(
            ("protected", "ALB", "NATO", "2025"),
            "supported",
            (
                "The text says that Albania was covered by the promise of mutual defence of NATO "
                "in 2025. By the tables Albania joined NATO on 1 April 2009. It promises mutual "
                "defence to its parties only."
            ),
            "",
            id="F23 Albania, said to be protected by NATO",
        ),
        pytest.param(
            ("protected", "ALB", "TIRANA", "2025-04"),
            "contradicted",
            (
                "The text says that Albania was covered by the promise of mutual defence of "
                "“Tirana declaration” in April 2025. By the tables Albania signed “Tirana "
                "declaration” on 18 March 2025. It holds no promise of mutual defence."
            ),
            "",
            id="F23 Albania, said to be protected by a declaration without such a promise",
        ),
        pytest.param(
            ("protected", "BIH", "PFP", "2025"),
            "unknown",
            (
                "The text says that Bosnia and Herzegovina was covered by the promise of mutual "
                "defence of “Partnership for Peace” in 2025. By the tables Bosnia and Herzegovina"
                " joined “Partnership for Peace” on 14 December 2006. Whether it promises mutual "
                "defence is not coded, as its text was not seen."
            ),
            "The text of “Partnership for Peace”.",
            id="F23 Bosnia, said to be protected by a pact whose text was not seen",
        ),
    ],
)
def test_a_statement_is_judged_by_the_rows_of_its_days(
    statement: tuple[str, ...], verdict: str, message: str, needs: str
) -> None:
    found = said(*statement)
    assert (found.verdict, found.message, found.needs) == (verdict, message, needs)
