"""What a sentence asserts: done, planned, doubtful or denied; and by whom."""

import pytest

from data.extract.engine import extract
from tests.data.extract.events import events


def realis(text: str) -> list[str]:
    return [candidate.realis for candidate in extract(text, "text.txt")]


def said_by(text: str) -> list[tuple[str, str]]:
    return [(found.attributed_to, found.modality) for found in extract(text, "text.txt")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia and Hungary signed a defence pact.", "occurred"),
        ("Serbia and Hungary are negotiating a defence pact.", "ongoing"),
        ("Serbia and Hungary plan to sign a defence pact.", "planned"),
        ("Serbia and Hungary will sign a defence pact.", "planned"),
        ("The defence pact will be signed by Serbia and Hungary.", "planned"),
        ("Calm must return before Serbia and Hungary sign a defence pact.", "planned"),
        ("Serbia and Hungary may sign a defence pact.", "hypothetical"),
        ("If Serbia and Hungary sign a defence pact, Croatia will respond.", "hypothetical"),
        ("Serbia is rumoured to have signed a defence pact with Hungary.", "hypothetical"),
        ("Serbia and Hungary did not sign a defence pact.", "negated"),
        ("Serbia denied that it signed a defence pact with Hungary.", "negated"),
        ("Serbia denied on Friday that it had signed a defence pact with Hungary.", "negated"),
        ("Serbia has strongly denied claims that it signed a pact with Hungary.", "negated"),
        ("Japan rejected the claim that it signed a defence pact with India.", "negated"),
        ("Talks between Japan and Peru on a defence pact collapsed.", "negated"),
        ("Serbia and Hungary failed to sign a defence pact.", "negated"),
        ("The signing of the defence pact by Serbia and Hungary was postponed.", "negated"),
        ("Japan has not yet ratified the security pact with Australia.", "negated"),
    ],
)
def test_words_around_an_event_tell_whether_it_happened(text: str, expected: str) -> None:
    assert realis(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In May Serbia and Hungary signed a defence pact.",
        "Serbia and Hungary did not only sign a defence pact.",
        "The pact with no name was hidden. Serbia and Hungary signed the defence pact.",
    ],
)
def test_words_that_only_look_like_doubt_or_denial_tell_nothing(text: str) -> None:
    assert realis(text) == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "There is no defence pact between Serbia and Hungary.",
        "There were rumours of a defence pact between Serbia and Hungary.",
        "The defence treaty may be denounced by either party at one year's notice.",
        "Either party may withdraw from the treaty.",
    ],
)
def test_what_is_only_talked_about_or_permitted_is_no_event(text: str) -> None:
    assert events(text) == []


def test_an_anniversary_tells_of_the_signature() -> None:
    text = "Japan and Peru marked the tenth anniversary of the signing of their defence pact."
    assert events(text) == ["SIGN occurred JPN+PER"]


def test_history_is_told_as_done_though_the_text_has_no_date() -> None:
    text = "On 4 April 1949 Canada and Denmark signed a defence treaty. It was amended in 1951."
    assert events(text) == ["SIGN occurred CAN+DNK 1949-04-04", "AMEND occurred CAN+DNK 1951"]


def test_what_is_dated_after_the_text_is_planned() -> None:
    text = (
        "PARIS, 3 June 2024 – The signing of the defence pact of France and Chad is on 5 June 2024."
    )
    assert events(text) == ["SIGN planned FRA+TCD 2024-06-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Italy's parliament passed a law ratifying the defence pact with Qatar.",
            "RATIFY occurred",
        ),
        (
            "Poland's president signed a law withdrawing it from the Ottawa Convention.",
            "WITHDRAW ongoing",
        ),
        ("The Duma passed a law on withdrawal from the CFE Treaty.", "WITHDRAW ongoing"),
        ("Belarus passed a bill to leave the CFE Treaty.", "WITHDRAW planned"),
        ("Iran's president signed a law suspending cooperation with the IAEA.", "SUSPEND occurred"),
    ],
)
def test_a_law_is_what_it_does_to_the_instrument(text: str, expected: str) -> None:
    assert [" ".join(found.split()[:2]) for found in events(text)] == [expected]


def test_a_withdrawal_that_takes_effect_is_no_entry_into_force() -> None:
    text = "The withdrawal of Russia from the CFE Treaty took effect in 2023."
    assert events(text) == ["WITHDRAW occurred RUS 2023"]


def test_a_law_about_nothing_of_ours_is_none() -> None:
    assert events("Italy's president signed a law on taxes.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said that Japan had signed a defence pact with India.", ("PER", "claim")),
        ("Japan had signed a defence pact with India, Peru said.", ("PER", "claim")),
        ("According to Peru, Japan and India signed a defence pact.", ("PER", "claim")),
        ("“Japan and India signed a pact,” said Peru's minister.", ("PER", "claim")),
        (
            "“Japan and India signed a pact,” a minister said in the capital.",
            ("a minister", "claim"),
        ),
        ("Japan and India signed a pact, officials said after the party.", ("officials", "claim")),
        ("Japan may sign a defence pact with India.", ("", "speculation")),
        ("Japan signed a defence pact with India.", ("", "fact")),
        ("Japan and the United States signed a defence pact.", ("", "fact")),
        ("The Baltic states signed a defence pact.", ("", "fact")),
    ],
)
def test_who_says_so_is_kept_if_it_is_not_the_author(text: str, expected: tuple[str, str]) -> None:
    assert said_by(text) == [expected]
