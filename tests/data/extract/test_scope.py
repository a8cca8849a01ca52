"""What is in scope, and who is an actor: security between states, whatever they are called."""

import pytest

from tests.data.extract.events import events


@pytest.mark.parametrize(
    "text",
    [
        "The EU imposed sanctions on Russia.",
        "The United States sold fighter jets to Poland.",
        "Poland signed a contract with South Korea to buy tanks.",
        "Poland and South Korea signed an arms-purchase contract.",
        "Germany delivered tanks to Ukraine.",
        "France recognised Palestine.",
        "Japan and Peru signed a fisheries agreement.",
        "Voters in the state of Georgia approved a tax.",
        "French troops withdrew from Mali.",
        "Sweden's ambassador joined the meeting.",
    ],
)
def test_sanctions_sales_trade_and_battles_are_not_ours(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Poland and South Korea signed a defence agreement.", "KOR+POL"),
        ("Kosovo and Albania signed a defence agreement.", "ALB+XKX"),
        ("Taiwan and the United States signed a defence agreement.", "TWN+USA"),
        ("Somaliland signed a military base agreement with Ethiopia.", "ETH+SOL"),
        ("Palestine signed a security agreement with Egypt.", "EGY+PSE"),
        ("Northern Cyprus signed a military agreement with Turkey.", "CYN+TUR"),
    ],
)
def test_partially_recognised_actors_are_actors(text: str, parties: str) -> None:
    assert events(text) == [f"SIGN occurred {parties}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1970 Moscow and Bonn signed a defence treaty.", "SIGN occurred DEU+SUN 1970"),
        ("In 2005 Moscow and Minsk signed a defence treaty.", "SIGN occurred BLR+RUS 2005"),
        ("In 1955 Russia signed a defence treaty with Poland.", "SIGN occurred POL+SUN 1955"),
        ("In 1992 Russia signed a defence treaty with Poland.", "SIGN occurred POL+RUS 1992"),
        ("East Germany joined the Warsaw Pact in 1956.", "ACCEDE occurred DDR+WARSAW_PACT 1956"),
        (
            "In 1968 the Soviet Union and Czechoslovakia signed a military treaty.",
            "SIGN occurred CSK+SUN 1968",
        ),
        (
            "The pact was signed in 1934 by Greece, Romania, Turkey and Yugoslavia.",
            "SIGN occurred GRC+ROU+TUR+YUG 1934",
        ),
    ],
)
def test_a_state_is_that_of_its_time(text: str, expected: str) -> None:
    assert events(text) == [expected]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("The Baltic states", "EST+LTU+LVA"),
        ("The Benelux countries", "BEL+LUX+NLD"),
        ("The Visegrad Four", "CZE+HUN+POL+SVK"),
        ("The two Koreas", "KOR+PRK"),
    ],
)
def test_a_group_noun_stands_for_its_members(name: str, codes: str) -> None:
    assert events(f"{name} signed a defence pact.") == [f"SIGN occurred {codes}"]


def test_a_compound_names_both() -> None:
    assert events("The Franco-German defence pact was signed.") == ["SIGN occurred DEU+FRA"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("NATO signed a security agreement with Japan.", "JPN+NATO"),
        ("NATO members signed a defence declaration.", "NATO"),
        ("Russia and the members of the CSTO signed a defence declaration.", "CSTO+RUS"),
        ("NATO and the EU signed a joint declaration on security.", "EU+NATO"),
        ("NATO ally Poland signed a security agreement with Japan.", "JPN+POL"),
    ],
)
def test_an_organisation_is_never_expanded_to_its_members(text: str, parties: str) -> None:
    assert events(text) == [f"SIGN occurred {parties}"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("France", "FRA"),
        ("The French government", "FRA"),
        ("Georgia", "GEO"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("The Democratic Republic of the Congo", "COD"),
        ("DR Congo", "COD"),
        ("The Republic of the Congo", "COG"),
        ("Congo-Brazzaville", "COG"),
        ("North Korea", "PRK"),
        ("South Korea", "KOR"),
        ("The Republic of Korea", "KOR"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("The Dominican Republic", "DOM"),
        ("Chad", "TCD"),
        ("Jordan", "JOR"),
    ],
)
def test_names_that_collide_are_told_apart(name: str, code: str) -> None:
    parties = "+".join(sorted((code, "JPN")))
    assert events(f"{name} signed a defence pact with Japan.") == [f"SIGN occurred {parties}"]


@pytest.mark.parametrize("name", ["turkey", "chad", "guinea"])
def test_a_name_in_small_letters_is_none(name: str) -> None:
    assert events(f"The {name} signed a defence pact with Japan.") == ["SIGN occurred JPN"]
