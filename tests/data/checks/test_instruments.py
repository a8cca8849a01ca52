"""What an instrument is and whom it allies: label, form and obligation are three things.

Each kind of fact (F01 to F24) with what is wrong, what is right and what cannot be judged.
"""

import pytest

from tests.data.checks.world import said


@pytest.mark.parametrize(
    ("statement", "verdict", "message", "needs"),
    [
        pytest.param(
            ("form", "TIRANA", "alliance"),
            "contradicted",
            (
                "The text says that “Tirana declaration” is a military alliance. By its own text "
                "it is a declaration. It holds no promise to defend each other against an attack."
            ),
            "",
            id="F04 the declaration, called a military alliance",
        ),
        pytest.param(
            ("obligation", "TIRANA", "defense"),
            "contradicted",
            (
                "The text says that “Tirana declaration” obliges its parties to defend each other"
                " against an attack. It holds no promise to defend each other against an attack."
            ),
            "",
            id="F04 the declaration, said to hold a promise of mutual defence",
        ),
        pytest.param(
            ("obligation", "TIRANA", "defense", "", "-"),
            "supported",
            (
                "The text denies that “Tirana declaration” obliges its parties to defend each "
                "other against an attack. It holds no promise to defend each other against an "
                "attack."
            ),
            "",
            id="F04 the declaration, said to hold no such promise",
        ),
        pytest.param(
            ("form", "TIRANA", "memorandum"),
            "contradicted",
            (
                "The text says that “Tirana declaration” is a memorandum. By its own text it is a"
                " declaration."
            ),
            "",
            id="F04 the declaration, called a memorandum",
        ),
        pytest.param(
            ("form", "TIRANA", "declaration"),
            "supported",
            (
                "The text says that “Tirana declaration” is a declaration. By its own text it is "
                "a declaration."
            ),
            "",
            id="F04 the declaration, called a declaration",
        ),
        pytest.param(
            ("form", "TALKS", "alliance"),
            "unknown",
            (
                "The text says that “Serbia–Hungary alliance” is a military alliance. Its form is"
                " not known. Whether it holds a promise to defend each other against an attack is"
                " not coded: its text was not seen."
            ),
            "The text of “Serbia–Hungary alliance”.",
            id="F04 an alliance of which no text is known",
        ),
        pytest.param(
            ("allied", "HUN", "SRB", "2025-04-02"),
            "contradicted",
            (
                "The text says that Hungary and Serbia were military allies on 2 April 2025. By "
                "the tables “Serbia–Hungary plan” linked Hungary and Serbia on 2 April 2025; it "
                "promises no mutual defence."
            ),
            "",
            id="F06 Hungary and Serbia, called allies for a plan of cooperation",
        ),
        pytest.param(
            ("allied", "ALB", "HRV", "2025-04-02"),
            "supported",
            (
                "The text says that Albania and Croatia were military allies on 2 April 2025. By "
                "the tables NATO promises mutual defence between them on 2 April 2025."
            ),
            "",
            id="F06 Albania and Croatia, called allies",
        ),
        pytest.param(
            ("allied", "ALB", "BIH", "2010"),
            "unknown",
            (
                "The text says that Albania and Bosnia and Herzegovina were military allies in "
                "2010. By the tables no pact on defence links Albania and Bosnia and Herzegovina "
                "in 2010. Whether the tables hold all pacts of Albania and Bosnia and Herzegovina"
                " is not known."
            ),
            (
                "All pacts of Albania and Bosnia and Herzegovina in the tables, and word of it in"
                " their coverage."
            ),
            id="F06 two states that share a forum only",
        ),
        pytest.param(
            ("allied", "RUS", "SRB", "2020"),
            "contradicted",
            (
                "The text says that Russia and Serbia were military allies in 2020. By the tables"
                " “Russia–Serbia agreement” linked Russia and Serbia in 2020; it is coded as "
                "defence cooperation, not as an alliance."
            ),
            "",
            id="F07 Russia and Serbia, called allies",
        ),
        pytest.param(
            ("allied", "RUS", "SRB", "2020", "-"),
            "supported",
            (
                "The text denies that Russia and Serbia were military allies in 2020. By the "
                "tables “Russia–Serbia agreement” linked Russia and Serbia in 2020; it is coded "
                "as defence cooperation, not as an alliance."
            ),
            "",
            id="F07 Russia and Serbia, said to be no allies",
        ),
        pytest.param(
            ("allied", "ARM", "ESP", "2010"),
            "contradicted",
            (
                "The text says that Armenia and Spain were military allies in 2010. By the tables"
                " no pact on defence links Armenia and Spain in 2010."
            ),
            "",
            id="F06 two states of which the tables know that they have no alliance",
        ),
        pytest.param(
            ("allied", "RUS", "SRB", "2012"),
            "contradicted",
            (
                "The text says that Russia and Serbia were military allies in 2012. By the tables"
                " no pact on defence links Russia and Serbia in 2012."
            ),
            "",
            id="F07 Russia and Serbia, called allies before they signed anything",
        ),
        pytest.param(
            ("allied", "ALB", "XKX", "2025-04"),
            "unknown",
            (
                "The text says that Albania and Kosovo were military allies in April 2025. By the"
                " tables “Tirana declaration” linked Albania and Kosovo in April 2025; it "
                "promises no mutual defence. Whether the tables hold all pacts of Albania and "
                "Kosovo is not known."
            ),
            "All pacts of Albania and Kosovo in the tables, and word of it in their coverage.",
            id="F07 Albania and Kosovo, called allies where not all of their pacts are known",
        ),
        pytest.param(
            ("signed", "FLORENCE", "Dayton", "1995"),
            "contradicted",
            (
                "The text says that “Florence agreement” was signed in Dayton in 1995. Bosnia and"
                " Herzegovina, Croatia and FR Yugoslavia sign it. That was on 14 June 1996 in "
                "Florence, Italy."
            ),
            "",
            id="F10 the agreement, said to be signed in Dayton in 1995",
        ),
        pytest.param(
            ("signed", "FLORENCE", "Dayton"),
            "contradicted",
            (
                "The text says that “Florence agreement” was signed in Dayton. Bosnia and "
                "Herzegovina, Croatia and FR Yugoslavia sign it. That was on 14 June 1996 in "
                "Florence, Italy."
            ),
            "",
            id="F10 the agreement, said to be signed in Dayton",
        ),
        pytest.param(
            ("signed", "FLORENCE", "Florence", "1996"),
            "supported",
            (
                "The text says that “Florence agreement” was signed in Florence in 1996. Bosnia "
                "and Herzegovina, Croatia and FR Yugoslavia sign it. That was on 14 June 1996 in "
                "Florence, Italy."
            ),
            "",
            id="F10 the agreement, said to be signed in Florence in 1996",
        ),
        pytest.param(
            ("signed", "DAYTON", "Paris", "1995"),
            "unknown",
            (
                "The text says that “Dayton agreement” was signed in Paris in 1995. The tables do"
                " not say when and where “Dayton agreement” was signed."
            ),
            "The signature, with its date and place, in the tables.",
            id="F10 a signature that is not in the tables",
        ),
        pytest.param(
            ("obligation", "AUKUS", "defense"),
            "contradicted",
            (
                "The text says that AUKUS obliges its parties to defend each other against an "
                "attack. It holds no promise to defend each other against an attack."
            ),
            "",
            id="F22 AUKUS, said to be a treaty of mutual defence",
        ),
        pytest.param(
            ("obligation", "NATO", "defense"),
            "supported",
            (
                "The text says that NATO obliges its parties to defend each other against an "
                "attack. It holds a promise to defend each other against an attack."
            ),
            "",
            id="F22 NATO, said to be a treaty of mutual defence",
        ),
        pytest.param(
            ("obligation", "PFP", "defense"),
            "unknown",
            (
                "The text says that “Partnership for Peace” obliges its parties to defend each "
                "other against an attack. Whether it holds a promise to defend each other against"
                " an attack is not coded: its text was not seen."
            ),
            "The text of “Partnership for Peace”.",
            id="F22 a pact whose text was not seen",
        ),
    ],
)
def test_a_statement_is_judged_by_the_rows_of_its_days(
    statement: tuple[str, ...], verdict: str, message: str, needs: str
) -> None:
    found = said(*statement)
    assert (found.verdict, found.message, found.needs) == (verdict, message, needs)
