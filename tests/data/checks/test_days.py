"""Who held an office, which state existed under which name, and what happened on which day.

Each kind of fact (F01 to F24) with what is wrong, what is right and what cannot be judged.
"""

import pytest

from tests.data.checks.world import said


@pytest.mark.parametrize(
    ("statement", "verdict", "message", "needs"),
    [
        pytest.param(
            ("office", "Jens Stoltenberg", "Secretary General of NATO"),
            "contradicted",
            (
                "The text says that Jens Stoltenberg is Secretary General of NATO. By the tables "
                "Jens Stoltenberg held this office from 1 October 2014 until 1 October 2024. "
                "Between 19 March 2025 and 1 January 2026 Mark Rutte (since 1 October 2024) held "
                "it."
            ),
            "",
            id="F02 the former Secretary General, in a text without a date",
        ),
        pytest.param(
            ("office", "Mark Rutte", "Secretary General of NATO"),
            "supported",
            (
                "The text says that Mark Rutte is Secretary General of NATO. By the tables Mark "
                "Rutte has held this office since 1 October 2024."
            ),
            "",
            id="F02 the Secretary General, in a text without a date",
        ),
        pytest.param(
            ("office", "Jens Stoltenberg", "Secretary General of NATO", "2024"),
            "unknown",
            (
                "The text says that Jens Stoltenberg was Secretary General of NATO in 2024. By "
                "the tables Jens Stoltenberg held this office from 1 October 2014 until 1 October"
                " 2024. In 2024 Mark Rutte (since 1 October 2024) held it. It depends on the day,"
                " and the statement is of any day in 2024."
            ),
            "A closer date of the statement.",
            id="F02 the Secretary General of a year with two",
        ),
        pytest.param(
            ("office", "Manfred Wörner", "Secretary General of NATO", "1990"),
            "unknown",
            (
                "The text says that Manfred Wörner was Secretary General of NATO in 1990. By the "
                "tables Manfred Wörner never held this office."
            ),
            "Who was Secretary General of NATO in 1990, in the tables.",
            id="F02 the Secretary General of a year of which nobody is known",
        ),
        pytest.param(
            ("name", "MKD", "Macedonia", "2020"),
            "contradicted",
            (
                "The text says that the state that the tables name North Macedonia was called "
                "“Macedonia” in 2020. By the tables it was called “Macedonia” until 12 February "
                "2019, “North Macedonia” since 12 February 2019 and “the former Yugoslav Republic"
                " of Macedonia” from 8 April 1993 until 12 February 2019."
            ),
            "",
            id="F12 Macedonia, called so after it changed its name",
        ),
        pytest.param(
            ("name", "MKD", "Macedonia", "2018"),
            "supported",
            (
                "The text says that the state that the tables name North Macedonia was called "
                "“Macedonia” in 2018. By the tables it was called “Macedonia” until 12 February "
                "2019, “North Macedonia” since 12 February 2019 and “the former Yugoslav Republic"
                " of Macedonia” from 8 April 1993 until 12 February 2019."
            ),
            "",
            id="F12 Macedonia, called so before",
        ),
        pytest.param(
            ("name", "MKD", "Macedonia", "2019"),
            "unknown",
            (
                "The text says that the state that the tables name North Macedonia was called "
                "“Macedonia” in 2019. By the tables it was called “Macedonia” until 12 February "
                "2019, “North Macedonia” since 12 February 2019 and “the former Yugoslav Republic"
                " of Macedonia” from 8 April 1993 until 12 February 2019. It depends on the day, "
                "and the statement is of any day in 2019."
            ),
            "A closer date of the statement.",
            id="F12 Macedonia, called so in the year in which it changed its name",
        ),
        pytest.param(
            ("name", "MKD", "FYROM", "2020"),
            "unknown",
            (
                "The text says that the state that the tables name North Macedonia was called "
                "“FYROM” in 2020. By the tables it was called “Macedonia” until 12 February 2019,"
                " “North Macedonia” since 12 February 2019 and “the former Yugoslav Republic of "
                "Macedonia” from 8 April 1993 until 12 February 2019."
            ),
            "When North Macedonia was called “FYROM”, in the tables.",
            id="F12 a name that is not listed",
        ),
        pytest.param(
            ("exists", "YUG", "", "2005"),
            "contradicted",
            (
                "The text says that FR Yugoslavia existed as a state in 2005. By the tables FR "
                "Yugoslavia came into being on 27 April 1992 and ceased to exist on 4 February "
                "2003. The land belonged to Serbia and Montenegro from 4 February 2003 until 3 "
                "June 2006."
            ),
            "",
            id="F16 Yugoslavia, named for 2005",
        ),
        pytest.param(
            ("exists", "XKX", "", "2007"),
            "contradicted",
            (
                "The text says that Kosovo existed as a state in 2007. By the tables Kosovo came "
                "into being on 17 February 2008. The land belonged to Serbia from 3 June 2006 "
                "until 17 February 2008."
            ),
            "",
            id="F16 Kosovo as a state, named for 2007",
        ),
        pytest.param(
            ("exists", "SCG", "", "2005"),
            "supported",
            (
                "The text says that Serbia and Montenegro existed as a state in 2005. By the "
                "tables Serbia and Montenegro came into being on 4 February 2003 and ceased to "
                "exist on 3 June 2006."
            ),
            "",
            id="F16 Serbia and Montenegro, named for 2005",
        ),
        pytest.param(
            ("exists", "XKX", "", "2008"),
            "unknown",
            (
                "The text says that Kosovo existed as a state in 2008. By the tables Kosovo came "
                "into being on 17 February 2008. It depends on the day, and the statement is of "
                "any day in 2008."
            ),
            "A closer date of the statement.",
            id="F16 Kosovo as a state, named for 2008",
        ),
        pytest.param(
            ("happened", "kfor", "", "2008"),
            "contradicted",
            (
                "The text says that this happened in 2008: KFOR enters Kosovo. By the tables that"
                " was on 12 June 1999, done by NATO."
            ),
            "",
            id="F18 KFOR, said to have entered in 2008",
        ),
        pytest.param(
            ("happened", "kfor", "UN"),
            "contradicted",
            (
                "The text says that this happened, done by the United Nations: KFOR enters "
                "Kosovo. By the tables that was on 12 June 1999, done by NATO."
            ),
            "",
            id="F18 KFOR, said to be led by the United Nations",
        ),
        pytest.param(
            ("happened", "kfor", "NATO", "1999"),
            "supported",
            (
                "The text says that this happened in 1999, done by NATO: KFOR enters Kosovo. By "
                "the tables that was on 12 June 1999, done by NATO."
            ),
            "",
            id="F18 KFOR, said to have entered in 1999 under NATO",
        ),
        pytest.param(
            ("happened", "kfor-begins", "NATO", "1999"),
            "unknown",
            (
                "The text says that this happened in 1999, done by NATO: It was so. By the tables"
                " that was on 12 June 1999, done by NATO. No source confirms it."
            ),
            "A source that confirms the event.",
            id="F18 something that is not confirmed",
        ),
        pytest.param(
            ("office", "Niko Peleshi", "Minister of Defence of Albania", "2025-03-18"),
            "contradicted",
            (
                "The text says that Niko Peleshi was Minister of Defence of Albania on 18 March "
                "2025. By the tables Niko Peleshi held this office from 4 January 2021 until 30 "
                "July 2024. On 18 March 2025 Pirro Vengu (since 30 July 2024) held it."
            ),
            "",
            id="F24 a minister, named after his term",
        ),
        pytest.param(
            ("office", "Pirro Vengu", "Minister of Defence of Albania", "2025-03-18"),
            "supported",
            (
                "The text says that Pirro Vengu was Minister of Defence of Albania on 18 March "
                "2025. By the tables Pirro Vengu has held this office since 30 July 2024."
            ),
            "",
            id="F24 the minister of the day",
        ),
        pytest.param(
            ("office", "Ejup Maqedonci", "Minister of Defence of Kosovo", "2025-03-18"),
            "unknown",
            (
                "The text says that Ejup Maqedonci was Minister of Defence of Kosovo on 18 March "
                "2025. The tables do not say who was Minister of Defence of Kosovo."
            ),
            "Who was Minister of Defence of Kosovo, and when, in the tables.",
            id="F24 a minister of whom the tables do not know",
        ),
    ],
)
def test_a_statement_is_judged_by_the_rows_of_its_days(
    statement: tuple[str, ...], verdict: str, message: str, needs: str
) -> None:
    found = said(*statement)
    assert (found.verdict, found.message, found.needs) == (verdict, message, needs)
