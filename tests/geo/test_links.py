"""Arcs and their days: what the browser will draw, and when."""

from datetime import date

import pytest

from geo.days import EPOCH
from geo.links import large_instruments, links
from geo.reactions import reactions
from tests.world import event, row, world

PLACES = {"ALB": (20.1, 40.6), "HRV": (16.5, 45.8), "HUN": (20.1, 47.1), "SRB": (20.8, 44.1)}


def day(text):
    return date.fromisoformat(text).toordinal() - EPOCH


@pytest.fixture
def place(tmp_path):
    """A world whose actors have places, with these events."""

    def build(*events, **tables):
        actors = [
            row("actors", actor=code, name=code.title(), anchor_lon=str(lon), anchor_lat=str(lat))
            for code, (lon, lat) in PLACES.items()
        ]
        nato = row("actors", actor="NATO", kind="organisation")
        signed = event("signed", "SIGN", "2025-03-18", "ALB;HRV", date_basis="document")
        return world(tmp_path, actors=[*actors, nato], events=[signed, *events], **tables)

    return build


def test_a_pair_of_parties_is_one_link_with_its_days(place):
    found = links(place())
    assert found[["instrument", "a", "b"]].values.tolist() == [["PACT", "ALB", "HRV"]]
    assert found["states"][0] == [(day("2025-03-18"), None, "signed", "long", True)]


def test_a_link_ends_on_the_day_of_withdrawal(place):
    found = links(place(event("left", "WITHDRAW", "2025-06-01", "HRV")))
    assert found["states"][0] == [(day("2025-03-18"), day("2025-06-01"), "signed", "long", True)]


def test_a_month_is_uncertain_until_its_last_day(place):
    found = links(place(event("force", "ENTER_FORCE", "2025-05", "ALB;HRV")))
    assert found["states"][0][1:] == [
        (day("2025-05-01"), day("2025-05-31"), "in_force", "solid", False),
        (day("2025-05-31"), None, "in_force", "solid", True),
    ]


def test_what_is_only_claimed_is_never_certain(place):
    talks = event("talks", "NEGOTIATE", "2025-04-01", "HUN;SRB", instrument="NATO")
    talks |= {"modality": "claim", "certainty": "unknown", "attributed_to": "press"}
    found = links(place(talks)).set_index("instrument")
    assert found.loc["NATO", "states"] == [(day("2025-04-01"), None, "negotiating", "short", False)]


def test_a_binding_signature_is_a_solid_line(place):
    binding = [
        row("instruments", instrument="NATO"),
        row("instruments", instrument="PACT", binding="1"),
    ]
    assert links(place(instruments=binding))["states"][0][0][3] == "solid"


def test_two_pacts_of_one_pair_are_fanned_out(place):
    second = event("second", "SIGN", "2025-04-01", "ALB;HRV", instrument="NATO")
    assert links(place(second))["fan"].tolist() == [0, 1]


def test_pacts_of_one_pair_that_are_never_there_together_take_one_place(place):
    ended = event("ended", "EXPIRE", "2025-06-01", "ALB;HRV")
    second = event("second", "SIGN", "2025-06-01", "ALB;HRV", instrument="NATO")
    assert links(place(ended, second))["fan"].tolist() == [0, 0]


def test_a_party_without_a_place_has_no_link(place):
    tables = place()
    tables.actors.loc[tables.actors["actor"] == "HRV", ["anchor_lon", "anchor_lat"]] = ""
    assert links(tables).empty


def test_seven_parties_make_a_pact_large_and_six_do_not(tmp_path):
    codes = ["ALB", "BGR", "HRV", "HUN", "ITA", "ROU", "SRB"]
    actors = [row("actors", actor=code) for code in codes] + [row("actors", actor="NATO")]
    seven = [event("signed", "SIGN", "2025-03-18", ";".join(codes), date_basis="document")]
    six = [event("signed", "SIGN", "2025-03-18", ";".join(codes[:6]), date_basis="document")]
    assert large_instruments(world(tmp_path, actors=actors, events=seven)) == {"PACT"}
    assert large_instruments(world(tmp_path, actors=actors, events=six)) == set()


def test_an_accusation_is_an_arrow_for_thirty_days(place):
    blame = event("blame", "ACCUSE", "2025-03-19", "SRB", targets="ALB;HRV")
    found = reactions(place(blame))
    assert found[["type", "a", "b", "directed"]].values.tolist() == [
        ["ACCUSE", "SRB", "ALB", True],
        ["ACCUSE", "SRB", "HRV", True],
    ]
    assert found["states"][0] == [(day("2025-03-19"), day("2025-04-18"))]


def test_accusations_that_overlap_are_one_arrow(place):
    one = event("one", "ACCUSE", "2025-03-19", "SRB", targets="ALB")
    two = event("two", "ACCUSE", "[2025-03-20..2025-05-30]", "SRB", targets="ALB")
    found = reactions(place(one, two))
    assert found["states"].tolist() == [[(day("2025-03-19"), day("2025-05-31"))]]
    assert found["events"].tolist() == [["one", "two"]]


def test_talks_without_targets_join_their_actors_undirected(place):
    talks = event("talks", "CONSULT", "2025-03-19", "HUN;SRB", instrument="")
    assert reactions(place(talks))[["a", "b", "directed"]].values.tolist() == [
        ["HUN", "SRB", False]
    ]


def test_what_is_only_planned_is_no_arrow(place):
    plan = event("plan", "REQUEST", "2025-03-19", "SRB", targets="ALB", realis="planned")
    assert reactions(place(plan)).empty
