"""What has changed between two versions: rows by their keys, and the links of a day."""

from datetime import date

from data.changes import Change, between, links
from tests import world


def made(tmp_path, name, change=lambda rows: None):
    rows = world.rows()
    change(rows)
    (tmp_path / name).mkdir()
    return world.world(tmp_path / name, **rows)


def test_the_same_rows_have_not_changed(tmp_path):
    old, new = made(tmp_path, "old"), made(tmp_path, "new")
    assert between(old, new) == []


def test_rows_that_came_went_and_say_something_else_are_told(tmp_path):
    def change(rows):
        rows["events"][0]["summary"] = "Said otherwise."
        rows["actors"] = [row for row in rows["actors"] if row["actor"] != "HUN"]
        rows["actors"].append(world.row("actors", actor="ITA", name="Italy"))

    found = between(made(tmp_path, "old"), made(tmp_path, "new", change))
    event = world.rows()["events"][0]["event"]
    assert found == [
        Change("actors", added=("ITA",), removed=("HUN",), changed=()),
        Change("events", added=(), removed=(), changed=(event,)),
    ]


def test_a_review_is_no_change(tmp_path):
    def change(rows):
        rows["events"][0]["reviewed_at"] = "2026-11-01"

    assert between(made(tmp_path, "old"), made(tmp_path, "new", change)) == []


def test_another_quote_is_a_change_of_its_event(tmp_path):
    def change(rows):
        rows["evidence"][0]["stance"] = "denies"

    (found,) = between(made(tmp_path, "old"), made(tmp_path, "new", change))
    assert (found.table, found.changed) == ("events", (world.rows()["evidence"][0]["event"],))


def test_the_links_of_a_day_are_compared_for_what_is_selected(tmp_path):
    def change(rows):
        rows["events"][0]["date"] = "2025-03-20"

    old, new = made(tmp_path, "old"), made(tmp_path, "new", change)
    gone = Change("links", added=(), removed=("PACT ALB HRV",), changed=())
    none = Change("links", added=(), removed=(), changed=())
    day = date(2025, 3, 19)
    assert links(old, new, day) == gone
    assert links(old, new, day, actor="HRV") == gone
    assert links(old, new, day, instrument="PACT") == gone
    assert links(old, new, day, actor="SRB") == none
    assert links(old, new, day, instrument="NATO") == none
    assert links(old, new, date(2025, 3, 20)) == none
