"""The address of a view: there and back, and every way in which a link can be wrong."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.folders import DEFAULT_FOLDER
from data.schema import enums
from data.tables import load
from geo import address
from geo.address import LAYERS, View
from geo.links import large_instruments
from geo.words import DRAWN_STATUSES
from pages.ui.state import PARAMETERS
from tests.first_document import small

COMMITTED = small()
LATEST = date(2025, 4, 1)


def parse(**params):
    return address.parse(params, COMMITTED)


def test_a_link_without_parameters_shows_the_day_of_the_newest_event():
    assert parse() == (View(as_of=LATEST), [])


def test_a_full_link_is_read():
    view, notices = parse(
        as_of="2025-03-20",
        country="SRB",
        family="alliance,arms_control",
        status="signed",
        layers="reactions",
        view="44.1,20.5,6.5",
        v=COMMITTED.version,
    )
    assert notices == []
    assert view == View(
        as_of=date(2025, 3, 20),
        country="SRB",
        families=("alliance", "arms_control"),
        statuses=("signed",),
        layers=("reactions",),
        view=(44.1, 20.5, 6.5),
    )


def test_a_view_is_written_in_full():
    assert address.to_params(View(date(2025, 3, 20), country="SRB"), COMMITTED) == {
        "as_of": "2025-03-20",
        "country": "SRB",
        "family": "all",
        "status": "all",
        "layers": "none",
        "shade": "auto",
        "v": COMMITTED.version,
    }


some = st.sampled_from
views = st.builds(
    View,
    as_of=st.dates(date(1996, 1, 1), LATEST),
    country=some(["", "SRB", "XKX"]),
    families=st.sets(some(enums()["family"]), max_size=3).map(
        lambda chosen: tuple(f for f in enums()["family"] if f in chosen)
    ),
    statuses=st.sets(some(DRAWN_STATUSES), max_size=6).map(
        lambda chosen: tuple(s for s in DRAWN_STATUSES if s in chosen)
    ),
    layers=st.sets(some(LAYERS)).map(lambda chosen: tuple(x for x in LAYERS if x in chosen)),
    shade=some([(), ("none",), ("TIRANA2025",), ("FLORENCE1996", "TIRANA2025")]),
    view=st.none() | st.tuples(st.integers(-80, 80), st.integers(-180, 180), st.integers(2, 9)),
)


@given(views)
def test_what_was_written_is_read_again(view):
    assert address.parse(address.to_params(view, COMMITTED), COMMITTED) == (view, [])


RUBBISH = [
    "<img src=x onerror=alert(1)>",
    "${7*7}",
    "{{7*7}}",
    "'; DROP TABLE events; --",
    "x" * 5000,
    "\x00",
    "２０２５-０３-２０",
    "nan,nan,nan",
    "1e9,0,5",
    "srb",
    "../../etc/passwd",
    "2025-13-01",
    "2025-02-30",
    "0000-00-00",
    "9999-12-31",
    "1066-10-14",
    "-1",
]


SMALL = ("among", "srb")  # there small letters stand for capitals


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (name, value)
        for name in PARAMETERS
        for value in RUBBISH
        if name not in ("collection", "v", "frozen") and (name, value) != SMALL
    ],
)
def test_rubbish_falls_back_and_is_named(name, value):
    view, notices = parse(**{name: value})
    assert view == View(as_of=LATEST)
    assert len(notices) == 1
    assert f"The link's {name} “" in notices[0]
    assert len(notices[0]) < 150


@given(
    st.dictionaries(
        some([*"abc", *PARAMETERS]),
        st.text(),
    )
)
def test_no_text_whatsoever_breaks_a_link(params):
    view, _ = address.parse(params, COMMITTED)
    assert replace(view, families=(), statuses=(), layers=(), shade=(), view=None).as_of is not None


def test_what_a_reader_does_beside_the_map_is_read_and_written():
    chain = "chain:tirana-signed"
    asked = {
        "as_of": "2025-03-20",
        "show": "matrix",
        "among": "SRB,HUN",
        "match": "all",
        "tab": "history",
        "story": chain,
        "step": "2",
    }
    view, notices = parse(**asked)
    assert notices == []
    assert view == View(
        as_of=date(2025, 3, 20),
        show="matrix",
        among=("SRB", "HUN"),
        match="all",
        tab="history",
        story=chain,
        step=2,
    )
    assert asked.items() <= address.to_params(view, COMMITTED).items()


def test_what_nobody_does_is_not_in_a_link():
    params = address.to_params(View(LATEST), COMMITTED)
    assert set(params) == {"as_of", "family", "status", "layers", "shade", "v"}


def test_at_most_ten_countries_are_chosen_each_once():
    whole = load(DEFAULT_FOLDER)
    codes = list(whole.actors["actor"][:15])
    names = list(whole.actors["name"][:15])
    ten = address.parse({"among": ",".join([*codes[:10], codes[0]])}, whole)
    assert (ten[0].among, ten[1]) == (tuple(codes[:10]), [])
    eleven, notices = address.parse({"among": ",".join(codes[:11])}, whole)
    assert eleven.among == tuple(codes[:10])
    many = "The link's among names {} countries, of which 10 can be chosen; left out: {}."
    assert notices == [many.format(11, names[10])]
    _, notices = address.parse({"among": ",".join(codes)}, whole)
    assert notices == [many.format(15, f"{', '.join(names[10:13])} and 2 more")]


def test_of_the_chosen_countries_the_usable_ones_are_kept_in_their_order():
    whole = load(DEFAULT_FOLDER)
    view, notices = address.parse({"among": "HRV,alb,ALB, xkx,,HRV"}, whole)
    assert (view.among, notices) == (("HRV", "ALB", "XKX"), [])
    view, notices = address.parse({"among": "ALB,ZZZ,<b>,Hrv,q,w"}, whole)
    assert view.among == ("ALB", "HRV")
    assert notices == [
        "Of the link's among, “ZZZ”, “<b>”, “q” and 1 more are left out:"
        " no country has such a code."
    ]
    view, notices = address.parse({"among": "zzz"}, whole)
    assert view.among == ()
    assert notices == ["The link's among “zzz” cannot be used; no countries are chosen."]


def test_pacts_of_the_chosen_are_those_of_any_or_all_on_that_day_or_ever():
    for match in ("", "all", "ever", "all-ever"):
        view, notices = parse(as_of="2025-03-20", match=match)
        assert (view.match, notices) == (match, [])
    view, notices = parse(match="never")
    assert view.match == ""
    assert "pacts of any of them that day are listed" in notices[0]


def test_a_country_and_a_pact_at_once_show_the_pact():
    view, notices = parse(country="SRB", pact="TIRANA2025")
    assert (view.country, view.pact) == ("", "TIRANA2025")
    assert notices == ["The link names a country and a pact; the pact is shown."]


def test_every_pact_can_be_shaded_at_once():
    every = ",".join(COMMITTED.instruments["instrument"])
    assert parse(shade=every)[1] == []
    whole = load(DEFAULT_FOLDER)
    large = ",".join(sorted(large_instruments(whole)))
    assert address.parse({"shade": large}, whole)[1] == []


def test_an_older_version_of_the_data_is_told_apart():
    assert parse(v="0123456789ab")[1] == []
    assert address.older({"v": "0123456789ab"}, COMMITTED) == "0123456789ab"
    assert address.older({"v": COMMITTED.version}, COMMITTED) == ""
    assert address.older({}, COMMITTED) == ""


def test_what_is_no_version_is_named():
    assert parse(v="../etc")[1] == [
        "The link's v “../etc” cannot be used; the newest data are shown."
    ]
    assert address.older({"v": "../etc"}, COMMITTED) == ""


def test_a_comparison_is_written_and_read_back():
    view = View(date(2025, 3, 20), from_day=date(2024, 3, 20))
    params = address.to_params(view, COMMITTED)
    assert params["from"] == "2024-03-20"
    assert address.parse(params, COMMITTED) == (view, [])
    assert "from" not in address.to_params(View(date(2025, 3, 20)), COMMITTED)
    view = View(date(2025, 3, 20), since="0123456789ab")
    params = address.to_params(view, COMMITTED)
    assert params["since"] == "0123456789ab"
    assert address.parse(params, COMMITTED) == (view, [])


def test_days_that_are_the_wrong_way_round_change_places():
    view, notices = parse(**{"as_of": "2024-03-20", "from": "2025-03-20"})
    assert view == View(date(2025, 3, 20), from_day=date(2024, 3, 20))
    assert notices == ["The link compares with a later day; the two days change places."]


def test_a_version_is_compared_rather_than_a_day():
    view, notices = parse(**{"as_of": "2025-03-20", "from": "2024-03-20", "since": "0123456789ab"})
    assert view == View(date(2025, 3, 20), since="0123456789ab")
    assert notices == ["The link names a day and a version to compare with; the version is taken."]


@pytest.mark.parametrize("compared", [{"from": "2024-03-20"}, {"since": "0123456789ab"}])
def test_a_story_is_told_rather_than_compared(compared):
    day, story = {"as_of": "2025-03-20"}, {"story": "tirana-and-belgrade", "step": "1"}
    told = parse(**day, **story)
    assert told[0].story
    assert parse(**day, **story, **compared) == (
        told[0],
        ["The link tells a story and compares; the story is told."],
    )
    assert parse(**day, **compared)[1] == []


@pytest.mark.parametrize("text", ["2024-02-30", "1200-01-01", "yesterday", "<b>"])
def test_a_day_that_is_none_is_not_compared_with(text):
    view, notices = parse(**{"as_of": "2025-03-20", "from": text})
    assert view == View(date(2025, 3, 20))
    assert notices == [f"The link's from “{text}” cannot be used; no other day is compared."]
