"""Who did what by the grammar of a sentence: voices, nouns, relatives, lists of parties."""

import pytest

from tests.data.extract.events import events, last

SIGNED = ["SIGN occurred ALB+HRV"]


@pytest.mark.parametrize(
    "text",
    [
        "Albania and Croatia signed a defence pact.",
        "A defence pact signed by Albania and Croatia was published.",
        "The defence agreement was signed in Tirana by the ministers of Albania and Croatia.",
        "The defence pact, which was signed by Albania and Croatia, is short.",
        "Albania, which signed the defence pact with Croatia, wants more.",
        "Albania put its signature to a defence pact with Croatia.",
        "The signing of the defence pact between Albania and Croatia took an hour.",
        "The Albanian-Croatian defence pact was signed on a ship.",
    ],
)
def test_a_signature_is_found_in_every_voice(text: str) -> None:
    assert events(text) == SIGNED


@pytest.mark.parametrize(
    "text",
    [
        "Albania and Croatia have a defence pact.",
        "The defence pact of Albania and Croatia is short.",
        "The pact showed a sign of weakness between Albania and Croatia.",
        "Albania and Croatia signed a trade agreement.",
        "Albania and Croatia signed the guest book.",
    ],
)
def test_without_a_signature_or_an_instrument_of_security_there_is_none(text: str) -> None:
    assert events(text) == []


def test_those_who_agreed_to_a_declaration_are_its_parties() -> None:
    text = "The declaration, which was agreed to by Albania, Croatia and Kosovo, covers defence."
    assert events(text) == ["SIGN occurred ALB+HRV+XKX"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden's accession to NATO was quick.", "ACCEDE occurred NATO+SWE"),
        ("The accession of Sweden to NATO took two years.", "ACCEDE occurred NATO+SWE"),
        ("Mali's withdrawal from ECOWAS surprised nobody.", "WITHDRAW occurred ECOWAS+MLI"),
        (
            "The entry into force of the defence pact between Japan and Australia changed little.",
            "ENTER_FORCE occurred AUS+JPN",
        ),
        (
            "The expiry of the mutual defence treaty between Libya and Malta went unnoticed.",
            "EXPIRE occurred LBY+MLT",
        ),
        (
            "Hungary's parliament approved the ratification of Sweden's accession to NATO.",
            "RATIFY occurred HUN",
        ),
    ],
)
def test_a_noun_reports_an_event(text: str, expected: str) -> None:
    assert events(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden's membership in NATO costs money.",
        "The exit of the stadium in Mali was closed.",
        "The treaty of alliance between Britain and Portugal remains in force.",
    ],
)
def test_a_noun_that_names_a_state_of_affairs_does_not(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Albania, Croatia and Kosovo signed a declaration on defence.", "ALB+HRV+XKX"),
        (
            "The foreign ministers of Japan, Australia and Peru signed a defence pact.",
            "AUS+JPN+PER",
        ),
        ("Japan's Ishiba and Australia's Albanese signed a defence pact.", "AUS+JPN"),
        ("Japan signed a defence pact with Australia and Peru.", "AUS+JPN+PER"),
        ("Burkina Faso, Mali and Niger signed the defence pact.", "BFA+MLI+NER"),
    ],
)
def test_all_names_of_a_list_take_part(text: str, parties: str) -> None:
    assert events(text) == [f"SIGN occurred {parties}"]


def test_a_place_takes_no_part() -> None:
    assert events("Albania and Croatia signed a defence pact in Vienna.") == SIGNED


def test_an_event_told_twice_in_a_sentence_is_one() -> None:
    text = (
        "Albania and Croatia signed a defence pact, and the signing of the defence pact by Albania "
    )
    assert events(text + "and Croatia was filmed.") == SIGNED


def test_two_events_of_a_sentence_are_two() -> None:
    text = "Finland joined NATO, and Armenia left the CSTO."
    assert events(text) == ["ACCEDE occurred FIN+NATO", "WITHDRAW occurred ARM+CSTO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO invited Sweden to join the alliance.", "INVITE occurred NATO+SWE"),
        ("Finland and Sweden applied to join NATO.", "APPLY occurred FIN+NATO+SWE"),
        ("Burkina Faso, Mali and Niger left ECOWAS.", "WITHDRAW occurred BFA+ECOWAS+MLI+NER"),
        ("Armenia suspended its membership of the CSTO.", "SUSPEND occurred ARM+CSTO"),
        ("NATO admitted Montenegro.", "ACCEDE occurred MNE+NATO"),
    ],
)
def test_who_joins_or_leaves_is_named_with_the_organisation(text: str, expected: str) -> None:
    assert events(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbia condemned the defence declaration of Albania and Croatia.",
            "ACCUSE occurred SRB>ALB+HRV",
        ),
        (
            "Hungary welcomed the defence declaration of Albania and Croatia.",
            "SUPPORT occurred HUN>ALB+HRV",
        ),
        (
            "Serbia demanded an explanation from Croatia about the defence declaration.",
            "REQUEST occurred SRB>HRV",
        ),
    ],
)
def test_a_reaction_names_the_speaker_and_whom_it_is_aimed_at(text: str, expected: str) -> None:
    assert events(text) == [expected]


def test_a_reaction_of_nobody_is_none() -> None:
    assert events("Critics condemned the weather.") == []


def test_an_echo_repeats_the_event_before_it() -> None:
    text = "Finland joined NATO in April 2023. Sweden did likewise in March 2024."
    assert last(text) == ["ACCEDE occurred NATO+SWE 2024-03"]


def test_an_echo_of_nothing_is_none() -> None:
    assert events("Sweden did likewise.") == []
