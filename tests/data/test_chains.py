"""Action and reaction on a tiny world: a chain is told from its root, in the order of time."""

from collections.abc import Callable
from datetime import date

import pytest

from data import chains
from data.chains import Link
from data.tables import Tables
from tests.world import event, rows, said

Build = Callable[..., Tables]
SIGNED = rows()["events"][0]


def answer(key: str, to: str, when: str, **cells: str):
    known = {"in_response_to": to, "instrument": "", **cells}
    return event(key, "ACCUSE", when, "SRB", targets="ALB;HRV", **known)


@pytest.fixture
def tables(build: Build) -> Tables:
    return build(
        events=[
            SIGNED,
            answer("a-later", "signed", "[2025-03-19..2025-03-31]"),
            answer("b-protest", "signed", "2025-03-19"),
            answer("c-reply", "b-protest", "2025", instrument="PACT"),
            event("alone", "CONSULT", "2025-04-01", "ALB;HRV", instrument=""),
        ]
    )


def test_a_chain_is_its_root_and_all_answers_in_the_order_of_time(tables: Tables) -> None:
    first, second = date(2025, 3, 18), date(2025, 3, 19)
    told = (
        Link("signed", 0, first),
        Link("b-protest", 1, second),
        Link("a-later", 1, second),
        Link("c-reply", 2, second),
    )
    assert said(tables) == []
    assert chains.chain(tables, "signed") == told
    assert chains.chain(tables, "c-reply") == told


def test_an_event_that_answers_nothing_and_is_not_answered_is_no_chain(tables: Tables) -> None:
    assert chains.chain(tables, "alone") == (Link("alone", 0, date(2025, 4, 1)),)
    assert chains.is_chain(tables, "signed")
    assert not chains.is_chain(tables, "alone")
    assert not chains.is_chain(tables, "nobody-knows")
    assert chains.told(tables, "alone") == {}


def test_a_card_says_what_it_answers_and_what_answers_it(tables: Tables) -> None:
    told = chains.told(tables, "b-protest")
    assert (told["chain"], told["more"]) == (4, 0)
    assert told["asked"] == {
        "event": "signed",
        "summary": "It was so",
        "date": "18 March 2025",
        "target": {"as_of": "2025-03-18", "pact": "PACT"},
    }
    assert [one["event"] for one in told["answers"]] == ["c-reply"]


def test_a_step_shows_the_pact_or_else_who_acted_with_arrows(tables: Tables) -> None:
    root, protest, *_ = chains.chain(tables, "signed")
    assert chains.params(tables, root) == {
        "as_of": "2025-03-18",
        "pact": "PACT",
        "layers": "reactions",
    }
    assert chains.params(tables, protest) == {
        "as_of": "2025-03-19",
        "country": "SRB",
        "layers": "reactions",
    }


def test_a_circle_of_answers_is_refused_and_told_once_round(build: Build) -> None:
    tables = build(
        events=[
            SIGNED,
            answer("a", "b", "2025-03-20"),
            answer("b", "c", "2025-03-20"),
            answer("c", "a", "2025-03-20"),
        ]
    )
    assert [link.event for link in chains.chain(tables, "c")] == ["a", "c", "b"]
    circles = [line for line in said(tables) if "itself" in line]
    assert circles == [
        "events.csv:2:in_response_to 'a' answers itself by way of b, c – leave one of them empty",
        "events.csv:3:in_response_to 'b' answers itself by way of c, a – leave one of them empty",
        "events.csv:4:in_response_to 'c' answers itself by way of a, b – leave one of them empty",
    ]


def test_what_only_leads_into_a_circle_is_not_blamed_for_it(build: Build) -> None:
    tables = build(
        events=[
            SIGNED,
            answer("a", "b", "2025-03-20"),
            answer("b", "a", "2025-03-20"),
            answer("outside", "a", "2025-03-20"),
        ]
    )
    assert [line.split(":")[1] for line in said(tables) if "itself" in line] == ["2", "3"]
