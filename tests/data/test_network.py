"""Who is tied to whom on a day: the strongest obligation, ways between countries, blocs."""

from collections.abc import Callable
from datetime import date

import pytest

from data.network import Bloc, blocs, path
from data.tables import Tables
from data.ties import ALL, Filters, Shared, Tie, shared, ties
from tests.world import Row, event, row

Build = Callable[..., Tables]
DAY = date(2020, 1, 1)
NOTHING = dict.fromkeys(("defense", "offense", "neutrality", "nonaggression", "consultation"), "0")


def pact(key: str, *promised: str, family: str = "alliance") -> Row:
    flags = {**NOTHING, **dict.fromkeys(promised, "1")}
    return row("instruments", instrument=key, short_name=key, family=family, **flags)


def signed(pact: str, day: str, *actors: str, type_: str = "SIGN") -> Row:
    key = f"{pact}-{type_}-{'-'.join(actors)}"
    return event(key, type_, day, ";".join(sorted(actors)), instrument=pact)


@pytest.fixture
def five(build: Build) -> Tables:
    """A, B and C promise each other defence; C and D only to consult, D and E are in talks. A and
    B have a treaty in which only A owes B defence."""
    names = "ABCDEF"
    return build(
        actors=[row("actors", actor=f"X{n}", name=n) for n in names],
        instruments=[
            pact("TRIO", "defense"),
            pact("CD", "consultation", family="consultation"),
            pact("DE", "defense"),
            pact("AB", "defense", "consultation"),
            row("instruments", instrument="NOT_READ"),
        ],
        obligations=[
            row("obligations", instrument="AB", actor="XB", **{**NOTHING, "consultation": "1"})
        ],
        events=[
            signed("AB", "1990-01-01", "XA", "XB"),
            signed("TRIO", "2000-01-01", "XA", "XB", "XC"),
            signed("CD", "2001-01-01", "XC", "XD"),
            signed("DE", "2002-01-01", "XD", "XE", type_="NEGOTIATE"),
            signed("NOT_READ", "2003-01-01", "XA", "XF"),
        ],
        **{key: [] for key in ("evidence", "assertions", "offices", "borders", "parts")},
        **{key: [] for key in ("disputes", "coverage", "names", "ledger")},
        seeds={},
        documents=[row("documents", document="REF", kind="reference", url="https://a.org/b")],
    )


def test_the_strongest_obligation_of_each_to_each_is_that_of_the_day(five: Tables) -> None:
    early = ties(five, date(1995, 1, 1))
    assert early == {
        ("XA", "XB"): Tie("defense", "AB", "signed"),
        ("XB", "XA"): Tie("consultation", "AB", "signed"),
    }
    now = ties(five, DAY)
    assert now["XB", "XA"] == Tie("defense", "TRIO", "signed")
    assert now["XC", "XD"] == now["XD", "XC"] == Tie("consultation", "CD", "signed")
    assert now["XA", "XF"] == Tie("uncoded", "NOT_READ", "signed")
    assert ("XA", "XD") not in now


def test_what_binds_goes_before_what_is_only_talked_about(five: Tables) -> None:
    found = ties(five, DAY)["XD", "XE"]
    assert (found, found.binds) == (Tie("defense", "DE", "negotiating"), False)
    assert min(found, Tie("none", "CD", "signed"), key=lambda tie: tie.place).instrument == "CD"


def test_among_equal_ties_the_pact_that_is_most_the_twos_own_is_told(build: Build) -> None:
    """The key that sorts first is that of the largest pact, that which sorts last of the newest."""
    found = build(
        actors=[row("actors", actor=f"X{n}", name=n) for n in "ABC"],
        instruments=[row("instruments", instrument=key) for key in ("ALL_THREE", "BOTH", "NEWER")],
        obligations=[],
        events=[
            signed("ALL_THREE", "2005-01-01", "XA", "XB", "XC"),
            signed("BOTH", "2000-01-01", "XA", "XB"),
            signed("NEWER", "2001-01-01", "XA", "XB"),
        ],
        **{key: [] for key in ("evidence", "assertions", "offices", "borders", "parts")},
        **{key: [] for key in ("disputes", "coverage", "names", "ledger")},
        seeds={},
        documents=[row("documents", document="REF", kind="reference", url="https://a.org/b")],
    )
    assert ties(found, date(2000, 6, 1))["XA", "XB"].instrument == "BOTH"
    assert ties(found, DAY)["XA", "XB"].instrument == "NEWER"
    assert ties(found, DAY)["XA", "XC"].instrument == "ALL_THREE"


def test_filters_let_only_their_families_and_statuses_through(five: Tables) -> None:
    assert set(ties(five, DAY, Filters(families=["consultation"]))) == {("XC", "XD"), ("XD", "XC")}
    assert set(ties(five, DAY, Filters(statuses=["negotiating"]))) == {("XD", "XE"), ("XE", "XD")}


def test_a_path_is_the_shortest_chain_and_each_step_has_its_pact(five: Tables) -> None:
    found = path(five, DAY, "XD", "XA")
    assert [(step.a, step.b, step.instrument) for step in found] == [
        ("XD", "XC", "CD"),
        ("XC", "XA", "TRIO"),
    ]
    assert path(five, date(2000, 6, 1), "XD", "XA") == []


def test_a_path_tells_what_each_owes_the_other(five: Tables) -> None:
    (step,) = path(five, date(1995, 1, 1), "XB", "XA")
    assert (step.out.obligation, step.back.obligation) == ("consultation", "defense")


def test_there_is_no_path_over_talks_to_a_stranger_or_to_oneself(five: Tables) -> None:
    assert path(five, DAY, "XA", "XE") == []
    assert path(five, DAY, "XA", "ZZ") == []
    assert path(five, DAY, "XA", "XA") == []
    asked = Filters(statuses=["negotiating"])
    assert [step.instrument for step in path(five, DAY, "XD", "XE", asked)] == ["DE"]


def test_a_bloc_is_bound_by_defence_in_every_direction(five: Tables) -> None:
    assert blocs(five, DAY) == [Bloc(("XA", "XB", "XC"), ("TRIO",))]
    assert blocs(five, date(1995, 1, 1)) == []
    assert blocs(five, DAY, Filters(families=["consultation"])) == []


def test_pacts_have_any_or_all_of_the_chosen_countries(five: Tables) -> None:
    def keys(*actors: str, match: str = "any", as_of: date | None = DAY) -> list[str]:
        return [pact.instrument for pact in shared(five, actors, as_of, match)]

    assert keys("XA", "XB") == ["NOT_READ", "TRIO", "AB"]
    assert keys("XA", "XB", match=ALL) == ["TRIO", "AB"]
    assert keys("XA", "XD", match=ALL) == []
    assert keys("XC", "XD", match=ALL, as_of=date(2000, 6, 1)) == []
    assert keys("XC", "XD", match=ALL, as_of=None) == ["CD"]
    assert keys() == []


def test_a_shared_pact_tells_who_is_in_it_its_status_and_since_when(five: Tables) -> None:
    (found,) = shared(five, ["XD", "XC", "XF"], date(2001, 6, 1), ALL) or [None]
    assert found is None
    first, second = shared(five, ["XD", "XC"], date(2001, 6, 1))
    since = date(2001, 1, 1).toordinal()
    assert first == Shared("CD", ("XC", "XD"), "signed", since)
    assert second.actors == ("XC",)
