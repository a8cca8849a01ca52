"""How single acts move a status, and how the phases of the parties of one instrument follow."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import parse
from data.lifecycle import (
    LIFE_CYCLE,
    OVER,
    REACTIONS,
    STRENGTH,
    Act,
    Phase,
    in_order,
    is_alleged,
    moves,
    phases,
    step,
)
from data.schema import enums

ALWAYS = (date.min, date.max)
LIVED = {"ALB": ALWAYS, "HRV": ALWAYS, "YUG": (date(1992, 4, 27), date(2003, 2, 4))}
DAYS = [f"2000-01-{day:02}" for day in range(1, 8)] + [
    "2000",
    "2000-01",
    "2003-02-04",
    "1990",
]


def act(type_: str, day: str = "2000", actors: str = "ALB", *, alleged: bool = False) -> Act:
    return Act(f"{type_}-{day}", type_, tuple(actors.split(";")), parse(day), True, alleged)


acts = st.lists(
    st.builds(
        Act,
        st.uuids().map(str),
        st.sampled_from(sorted(LIFE_CYCLE)),
        st.lists(st.sampled_from(sorted(LIVED)), min_size=1, unique=True).map(tuple),
        st.sampled_from(DAYS).map(parse),
        st.booleans(),
        st.booleans(),
    ),
    max_size=10,
)


@pytest.mark.parametrize(
    ("before", "type_", "after"),
    [
        ("", "NEGOTIATE", "negotiating"),
        ("", "PROPOSE", "proposed"),
        ("", "INVITE", "proposed"),
        ("negotiating", "APPLY", "proposed"),
        ("proposed", "REJECT", "rejected"),
        ("proposed", "SIGN", "signed"),
        ("signed", "RATIFY", "ratified"),
        ("ratified", "ENTER_FORCE", "in_force"),
        ("in_force", "SUSPEND", "suspended"),
        ("suspended", "EXTEND", "in_force"),
        ("in_force", "WITHDRAW", "withdrawn"),
        ("withdrawn", "NEGOTIATE", "negotiating"),
        ("withdrawn", "SIGN", "signed"),
        ("withdrawn", "ACCEDE", "signed"),
    ],
)
def test_an_act_moves_the_status_of_its_actor(before: str, type_: str, after: str) -> None:
    assert step({"ALB": before}, act(type_)) == {"ALB": after}


@pytest.mark.parametrize(
    ("status", "type_"),
    [
        ("signed", "NEGOTIATE"),
        ("in_force", "PROPOSE"),
        ("in_force", "REJECT"),
        ("suspended", "APPLY"),
        ("in_force", "SIGN"),
        ("in_force", "RATIFY"),
        ("in_force", "ACCEDE"),
        ("in_force", "AMEND"),
        ("in_force", "EXTEND"),
        ("signed", "EXTEND"),
        ("", "AMEND"),
        ("", "EXTEND"),
    ],
)
def test_a_weaker_step_or_one_of_no_effect_leaves_the_status(status: str, type_: str) -> None:
    assert step({"ALB": status} if status else {}, act(type_)) == {}


def test_a_party_that_joins_stands_where_the_instrument_stands() -> None:
    assert step({"HRV": "in_force"}, act("ACCEDE")) == {"ALB": "in_force"}
    assert step({"HRV": "negotiating"}, act("ACCEDE")) == {"ALB": "signed"}


@pytest.mark.parametrize(
    ("predecessor", "successor"),
    [("in_force", "in_force"), ("suspended", "suspended"), ("withdrawn", ""), ("", "")],
)
def test_a_successor_stands_where_its_predecessor_stood(predecessor: str, successor: str) -> None:
    follows = Act("follows", "SUCCEED", ("ALB",), parse("2003-02-04"), True, False, ("YUG",))
    held = {"HRV": "in_force", "YUG": predecessor}
    assert step(held, follows) == ({"ALB": successor} if successor else {})


def test_a_dissolved_state_hands_its_place_to_its_successor_without_a_gap() -> None:
    signed = act("SIGN", "2000", "HRV;YUG")
    follows = Act("follows", "SUCCEED", ("ALB",), parse("2003-02-04"), True, False, ("YUG",))
    found = {phase.actor: (phase.start, phase.end) for phase in phases([signed, follows], LIVED)}
    change = date(2003, 2, 4)
    assert found["YUG"] == (date(2000, 1, 1), change)
    assert found["ALB"] == (change, None)


def test_expiry_ends_the_instrument_for_all_who_have_not_left() -> None:
    held = {"ALB": "in_force", "HRV": "signed", "YUG": "withdrawn"}
    assert step(held, act("EXPIRE", actors="HRV")) == {"ALB": "ended", "HRV": "ended"}


@pytest.mark.parametrize("type_", ["SIGN", "RATIFY", "ENTER_FORCE", "ACCEDE"])
def test_an_alleged_conclusion_is_only_reported(type_: str) -> None:
    assert step({}, act(type_, alleged=True)) == {"ALB": "reported"}
    assert step({"ALB": "in_force"}, act(type_, alleged=True)) == {}


@pytest.mark.parametrize("type_", ["WITHDRAW", "SUSPEND", "EXPIRE"])
def test_what_is_only_alleged_ends_nothing_that_is_established(type_: str) -> None:
    assert step({"ALB": "in_force"}, act(type_, alleged=True)) == {}
    assert list(step({"ALB": "reported"}, act(type_, alleged=True))) == ["ALB"]


@pytest.mark.parametrize(
    ("type_", "realis", "certainty", "moving"),
    [
        ("SIGN", "occurred", "confirmed", True),
        ("SIGN", "occurred", "disputed", True),
        ("SIGN", "occurred", "refuted", False),
        ("SIGN", "planned", "confirmed", False),
        ("SIGN", "hypothetical", "confirmed", False),
        ("SIGN", "negated", "confirmed", False),
        ("NEGOTIATE", "ongoing", "confirmed", True),
        ("ACCUSE", "occurred", "confirmed", False),
    ],
)
def test_only_real_acts_of_the_life_cycle_move_a_status(
    type_: str, realis: str, certainty: str, moving: bool
) -> None:
    assert moves(type_, realis, certainty) is moving


@pytest.mark.parametrize("type_", ["WITHDRAW", "EXPIRE", "RATIFY", "ACCEDE", "SIGN"])
def test_what_is_under_way_has_neither_concluded_nor_ended_anything(type_: str) -> None:
    assert moves(type_, "occurred", "confirmed")
    assert not moves(type_, "ongoing", "confirmed")


@pytest.mark.parametrize(
    ("modality", "certainty", "alleged"),
    [
        ("fact", "confirmed", False),
        ("fact", "unknown", False),
        ("fact", "disputed", True),
        ("claim", "confirmed", False),
        ("claim", "probable", False),
        ("claim", "unknown", True),
        ("opinion", "disputed", True),
    ],
)
def test_a_claim_without_confirmation_is_alleged(
    modality: str, certainty: str, alleged: bool
) -> None:
    assert is_alleged(modality, certainty) is alleged


def test_every_event_type_is_of_the_life_cycle_or_a_reaction() -> None:
    assert set(enums()["event_type"]) == LIFE_CYCLE | REACTIONS
    assert not LIFE_CYCLE & REACTIONS
    assert not OVER & set(STRENGTH)


def test_phases_are_half_open_and_follow_each_other() -> None:
    found = phases([act("SIGN", "2000-01-01"), act("WITHDRAW", "2000-01-05")], LIVED)
    assert found == [
        Phase(
            "ALB",
            "signed",
            d("2000-01-01"),
            d("2000-01-05"),
            d("2000-01-01"),
            "SIGN-2000-01-01",
        ),
        Phase(
            "ALB",
            "withdrawn",
            d("2000-01-05"),
            None,
            d("2000-01-05"),
            "WITHDRAW-2000-01-05",
        ),
    ]


def test_acts_of_one_day_take_effect_in_the_order_of_the_life_cycle() -> None:
    same_day = [act(type_, "2000-01-01") for type_ in ("ENTER_FORCE", "SIGN", "RATIFY")]
    assert [found.type for found in in_order(same_day)] == [
        "SIGN",
        "RATIFY",
        "ENTER_FORCE",
    ]
    assert [phase.status for phase in phases(same_day, LIVED)] == ["in_force"]


def test_of_acts_with_one_first_day_the_better_known_comes_first() -> None:
    found = phases([act("ACCEDE", "2000-01"), act("WITHDRAW", "2000-01-01")], LIVED)
    assert [(phase.status, phase.start) for phase in found] == [("signed", d("2000-01-01"))]


def test_a_phase_ends_with_its_actor() -> None:
    (phase,) = phases([act("SIGN", "2000-01-01", "YUG")], LIVED)
    assert (phase.start, phase.end) == (d("2000-01-01"), d("2003-02-04"))


def test_a_phase_does_not_begin_before_its_actor() -> None:
    (phase,) = phases([act("SIGN", "1990", "YUG")], LIVED)
    assert phase.start == d("1992-04-27")


def test_a_phase_of_a_state_that_is_gone_is_none() -> None:
    assert phases([act("SIGN", "2003-02-04", "YUG")], LIVED) == []


def test_a_qualified_date_is_never_certain() -> None:
    found = [phases([act("SIGN", day)], LIVED)[0].certain_from for day in ("2000", "2000?")]
    assert found == [d("2000-12-31"), None]


@given(acts)
def test_the_phases_of_a_party_are_disjoint_in_order_and_inside_its_lifetime(
    found: list[Act],
) -> None:
    for actor, (born, gone) in LIVED.items():
        own = sorted((p.start, p.end or date.max) for p in phases(found, LIVED) if p.actor == actor)
        assert all(start < end for start, end in own)
        assert all(end <= start for (_, end), (start, _) in pairwise(own))
        assert all(born <= start and end <= gone for start, end in own)


@given(acts, st.randoms())
def test_the_order_in_which_acts_are_handed_over_does_not_matter(
    found: list[Act], random: Random
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert sorted(phases(shuffled, LIVED), key=str) == sorted(phases(found, LIVED), key=str)


def d(text: str) -> date:
    return date.fromisoformat(text)
