"""Who is a party of what, and who is not.

Each kind of fact (F01 to F24) with what is wrong, what is right and what cannot be judged.
"""

import pytest

from tests.data.checks.world import said


@pytest.mark.parametrize(
    ("statement", "verdict", "message", "needs"),
    [
        pytest.param(
            ("member", "XKX", "NATO", "2025-03-20"),
            "contradicted",
            (
                "The text says that Kosovo was a party of NATO on 20 March 2025. By the tables "
                "Kosovo has never been a party of NATO."
            ),
            "",
            id="F01 Kosovo, said to be in NATO",
        ),
        pytest.param(
            ("member", "HRV", "NATO", "2025-03-20"),
            "supported",
            (
                "The text says that Croatia was a party of NATO on 20 March 2025. By the tables "
                "Croatia joined NATO on 1 April 2009."
            ),
            "",
            id="F01 Croatia, said to be in NATO",
        ),
        pytest.param(
            ("member", "HRV", "NATO", "2009"),
            "unknown",
            (
                "The text says that Croatia was a party of NATO in 2009. By the tables Croatia "
                "joined NATO on 1 April 2009. It depends on the day, and the statement is of any "
                "day in 2009."
            ),
            "A closer date of the statement.",
            id="F01 Croatia, said to be in NATO in the year in which it joined",
        ),
        pytest.param(
            ("joined", "BGR", "TIRANA"),
            "contradicted",
            (
                "The text says that Bulgaria has joined “Tirana declaration”. By the tables "
                "Bulgaria has never been a party of “Tirana declaration”."
            ),
            "",
            id="F05 Bulgaria, said to have joined the Tirana declaration",
        ),
        pytest.param(
            ("member", "BGR", "TIRANA", "", "-"),
            "supported",
            (
                "The text denies that Bulgaria is a party of “Tirana declaration”. By the tables "
                "Bulgaria has never been a party of “Tirana declaration”."
            ),
            "",
            id="F05 Bulgaria, said not to be a party of the Tirana declaration",
        ),
        pytest.param(
            ("member", "BGR", "TALKS"),
            "unknown",
            (
                "The text says that Bulgaria is a party of “Serbia–Hungary alliance”. The tables "
                "hold no list of the parties of “Serbia–Hungary alliance”."
            ),
            "The parties of “Serbia–Hungary alliance” in the tables, with their dates.",
            id="F05 Bulgaria, said to be a party of what has no list of parties",
        ),
        pytest.param(
            ("member", "SRB", "CSTO", "2020"),
            "contradicted",
            (
                "The text says that Serbia was a party of CSTO in 2020. By the tables Serbia has "
                "never been a party of CSTO."
            ),
            "",
            id="F08 Serbia, an observer, said to be a member of the CSTO",
        ),
        pytest.param(
            ("member", "RUS", "CSTO", "2020"),
            "supported",
            (
                "The text says that Russia was a party of CSTO in 2020. By the tables Russia "
                "signed CSTO on 15 May 1992."
            ),
            "",
            id="F08 Russia, said to be a member of the CSTO",
        ),
        pytest.param(
            ("member", "SRB", "CSTO", "2027"),
            "unknown",
            (
                "The text says that Serbia was a party of CSTO in 2027. By the tables Serbia has "
                "never been a party of CSTO. The tables know of no day after 1 January 2026."
            ),
            "Tables that were reviewed later.",
            id="F08 Serbia, said to be in the CSTO after the last review",
        ),
        pytest.param(
            ("member", "MNE", "NATO", "2025", "-"),
            "contradicted",
            (
                "The text denies that Montenegro was a party of NATO in 2025. By the tables "
                "Montenegro joined NATO on 5 June 2017."
            ),
            "",
            id="F11 Montenegro, called a non-member",
        ),
        pytest.param(
            ("member", "MNE", "NATO", "2016", "-"),
            "supported",
            (
                "The text denies that Montenegro was a party of NATO in 2016. By the tables "
                "Montenegro joined NATO on 5 June 2017."
            ),
            "",
            id="F11 Montenegro, called a non-member before it joined",
        ),
        pytest.param(
            ("member", "MNE", "NATO", "2017", "-"),
            "unknown",
            (
                "The text denies that Montenegro was a party of NATO in 2017. By the tables "
                "Montenegro joined NATO on 5 June 2017. It depends on the day, and the statement "
                "is of any day in 2017."
            ),
            "A closer date of the statement.",
            id="F11 Montenegro, called a non-member in the year in which it joined",
        ),
        pytest.param(
            ("member", "HRV", "EU", "2025", "-"),
            "contradicted",
            (
                "The text denies that Croatia was a party of the European Union in 2025. By the "
                "tables Croatia joined the European Union on 1 July 2013."
            ),
            "",
            id="F14 Croatia, said not to be in the EU",
        ),
        pytest.param(
            ("member", "ALB", "EU", "2025"),
            "contradicted",
            (
                "The text says that Albania was a party of the European Union in 2025. By the "
                "tables Albania has never been a party of the European Union."
            ),
            "",
            id="F14 Albania, said to be in the EU",
        ),
        pytest.param(
            ("member", "HRV", "EU", "2025"),
            "supported",
            (
                "The text says that Croatia was a party of the European Union in 2025. By the "
                "tables Croatia joined the European Union on 1 July 2013."
            ),
            "",
            id="F14 Croatia, said to be in the EU",
        ),
        pytest.param(
            ("member", "HRV", "EU", "2013"),
            "unknown",
            (
                "The text says that Croatia was a party of the European Union in 2013. By the "
                "tables Croatia joined the European Union on 1 July 2013. It depends on the day, "
                "and the statement is of any day in 2013."
            ),
            "A closer date of the statement.",
            id="F14 Croatia, said to be in the EU in the year in which it joined",
        ),
        pytest.param(
            ("member", "BIH", "NATO", "2025"),
            "contradicted",
            (
                "The text says that Bosnia and Herzegovina was a party of NATO in 2025. By the "
                "tables Bosnia and Herzegovina has never been a party of NATO."
            ),
            "",
            id="F15 Bosnia, said to be in NATO",
        ),
        pytest.param(
            ("member", "BIH", "PFP", "2025"),
            "supported",
            (
                "The text says that Bosnia and Herzegovina was a party of “Partnership for Peace”"
                " in 2025. By the tables Bosnia and Herzegovina joined “Partnership for Peace” on"
                " 14 December 2006."
            ),
            "",
            id="F15 Bosnia, said to be in the Partnership for Peace",
        ),
        pytest.param(
            ("member", "BIH", "PFP", "2006"),
            "unknown",
            (
                "The text says that Bosnia and Herzegovina was a party of “Partnership for Peace”"
                " in 2006. By the tables Bosnia and Herzegovina joined “Partnership for Peace” on"
                " 14 December 2006. It depends on the day, and the statement is of any day in "
                "2006."
            ),
            "A closer date of the statement.",
            id="F15 Bosnia, said to be in the Partnership in the year in which it joined",
        ),
        pytest.param(
            ("member", "CYP", "NATO", "2025"),
            "contradicted",
            (
                "The text says that Cyprus was a party of NATO in 2025. By the tables Cyprus has "
                "never been a party of NATO."
            ),
            "",
            id="F17 Cyprus, listed among states of NATO",
        ),
        pytest.param(
            ("member", "ESP", "NATO", "2025"),
            "supported",
            (
                "The text says that Spain was a party of NATO in 2025. By the tables Spain joined"
                " NATO on 30 May 1982."
            ),
            "",
            id="F17 Spain, listed among states of NATO",
        ),
        pytest.param(
            ("member", "BGR", "EU", "2025"),
            "unknown",
            (
                "The text says that Bulgaria was a party of the European Union in 2025. By the "
                "tables Bulgaria joined the European Union on 1 January 2007 (not confirmed)."
            ),
            "A source that confirms the part of Bulgaria in the European Union.",
            id="F17 a listed state whose membership is not confirmed",
        ),
    ],
)
def test_a_statement_is_judged_by_the_rows_of_its_days(
    statement: tuple[str, ...], verdict: str, message: str, needs: str
) -> None:
    found = said(*statement)
    assert (found.verdict, found.message, found.needs) == (verdict, message, needs)
