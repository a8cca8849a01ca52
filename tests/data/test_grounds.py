"""What the land of an actor was over time."""

from datetime import date

from data import grounds
from data.grounds import ABSENT, OWN, PART, Ground
from data.query import FOREVER
from tests.world import changed, row, world


def day(text):
    return date.fromisoformat(text).toordinal()


def held(**cells):
    return row("borders", **cells)


def test_a_country_was_part_of_others_then_occupied_then_its_own(tmp_path):
    rows = changed("borders", 2, actor="SRB")["borders"]
    tables = world(tmp_path, borders=rows)
    assert grounds.of_actor(tables, "SRB") == (
        Ground(day("1992-04-27"), day("2003-02-04"), PART, rows[0]["name"]),
        Ground(day("2003-02-04"), day("2006-06-03"), "occupied", "Serbia", ("Croatia",)),
        Ground(day("2006-06-03"), FOREVER, OWN, rows[1]["name"]),
    )


def test_days_on_which_only_borders_changed_are_one_ground(tmp_path):
    cells = {"actor": "ALB", "name": "Albania", "modern_members": "ALB"}
    tables = world(
        tmp_path,
        borders=[
            held(entity="A_1", valid_from="1992-04-27", valid_to="2000-01-01", **cells),
            held(entity="A_2", valid_from="2000-01-01", valid_to="2005-01-01", **cells),
            held(entity="A_3", valid_from="2010-01-01", **cells),
        ],
    )
    assert grounds.of_actor(tables, "ALB") == (
        Ground(day("1992-04-27"), day("2005-01-01"), OWN, "Albania"),
        Ground(day("2010-01-01"), FOREVER, OWN, "Albania"),
    )


def test_without_borders_the_days_of_its_life_count_and_no_state_is_told(tmp_path):
    tables = world(tmp_path, borders=[held(entity="X", actor="HUN", valid_from="1990-01-01")])
    before, own, gone = grounds.of_actor(tables, "YUG")
    assert before == Ground(day("1990-01-01"), day("1992-04-27"), ABSENT, "")
    assert own == Ground(day("1992-04-27"), day("2003-02-04"), OWN, tables.actors.name.iloc[-1])
    assert (gone.start, gone.kind) == (day("2003-02-04"), ABSENT)


def test_of_an_organisation_nothing_is_told(tmp_path):
    assert grounds.of_actor(world(tmp_path), "NATO") == ()


def test_before_any_borders_are_known_nobody_is_said_to_be_no_state(tmp_path):
    tables = world(
        tmp_path,
        borders=[held(entity="Y", valid_from="1995-01-01", modern_members="SRB", actor="SRB")],
        coverage=[row("coverage", actor="SRB", valid_from="1815-01-01")],
    )
    (own,) = grounds.of_actor(tables, "SRB")
    assert (own.start, own.kind) == (day("1995-01-01"), OWN)
