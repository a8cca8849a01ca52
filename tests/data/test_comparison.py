"""What began, ended or changed from one moment to another, on a tiny world, as whole values."""

from datetime import date

import pytest

from data.comparison import between
from data.differing import Moment
from tests import world

KEYS = ("instrument", "was", "status", "day", "events")


def made(tmp_path, name="one", **tables):
    (tmp_path / name).mkdir()
    return world.world(tmp_path / name, **tables)


def life(tmp_path, name="one"):
    """ALB and HRV sign on 18 March 2025, it is in force on 1 June, HUN joins on 1 July, HRV leaves
    on 1 September, and all ends on 1 December."""
    events = [
        *world.rows()["events"],
        world.event("in-force", "ENTER_FORCE", "2025-06-01", "ALB;HRV"),
        world.event("hun-joins", "ACCEDE", "2025-07-01", "HUN"),
        world.event("hrv-leaves", "WITHDRAW", "2025-09-01", "HRV"),
        world.event("expires", "EXPIRE", "2025-12-01", "ALB;HUN"),
    ]
    return made(tmp_path, name, events=events)


def days(tables, first, last, **selected):
    before, after = (Moment(tables, date.fromisoformat(day)) for day in (first, last))
    return between(before, after, **selected)


def in_brief(facts):
    """Each list as its changes in a few words."""
    names = ("began", "ended", "changed", "members")
    return {
        name: [tuple(change[key] for key in KEYS) for change in facts[name]]
        for name in names
        if facts[name]
    }


def test_a_pact_that_was_signed_in_between_has_begun(tmp_path):
    tables = life(tmp_path)
    facts = days(tables, "2025-03-17", "2025-03-20")
    (change,) = facts.pop("began")
    assert change == {
        "instrument": "PACT",
        "short": "Pact",
        "family": "alliance",
        "binding": "NA",
        "status": "signed",
        "was": "",
        "count": 2,
        "parties": [{"code": "ALB", "name": "Albania"}, {"code": "HRV", "name": "Croatia"}],
        "joined": [],
        "left": [],
        "moved": [],
        "gone": [],
        "day": "2025-03-18",
        "events": ["signed"],
    }
    told = facts.pop("events")
    assert list(told) == ["signed"]
    assert [quote["text"] for quote in told["signed"]["quotes"]] == ["Croatia signed a pact"]
    assert facts == {
        "kind": "comparison",
        "about": "",
        "code": "",
        "name": "",
        "from": "17 March 2025",
        "from_day": "2025-03-17",
        "to": "20 March 2025",
        "to_day": "2025-03-20",
        "since": "",
        "ended": [],
        "changed": [],
        "members": [],
        "other": {"added": [], "changed": [], "removed": []},
        "rows": {},
        "told": 8,
    }


def test_on_the_day_itself_it_has_happened_and_not_again_after_it(tmp_path):
    tables = life(tmp_path)
    signed = {"began": [("PACT", "", "signed", "2025-03-18", ["signed"])]}
    assert in_brief(days(tables, "2025-03-17", "2025-03-18")) == signed
    assert in_brief(days(tables, "2025-03-18", "2025-03-19")) == {}
    assert in_brief(days(tables, "2025-03-18", "2025-03-18")) == {}


def test_a_step_from_signed_to_in_force_is_a_change_of_status(tmp_path):
    found = in_brief(days(life(tmp_path), "2025-04-01", "2025-06-01"))
    assert found == {"changed": [("PACT", "signed", "in_force", "2025-06-01", ["in-force"])]}


def test_who_joins_and_who_leaves_is_told_of_a_pact_that_goes_on(tmp_path):
    tables = life(tmp_path)
    facts = days(tables, "2025-06-01", "2025-09-01")
    events = ["hrv-leaves", "hun-joins"]
    assert in_brief(facts) == {"members": [("PACT", "in_force", "in_force", "2025-09-01", events)]}
    (change,) = facts["members"]
    assert change["joined"] == [{"code": "HUN", "name": "Hungary"}]
    assert change["left"] == [{"code": "HRV", "name": "Croatia"}]


def suspended(tmp_path, *more):
    """As in `life`, but ALB, HRV and SRB hold it in force from 1 June and HRV suspends."""
    events = [
        world.event("signed", "SIGN", "2025-03-18", "ALB;HRV;SRB"),
        world.event("in-force", "ENTER_FORCE", "2025-06-01", "ALB;HRV;SRB"),
        world.event("hrv-suspends", "SUSPEND", "2025-07-01", "HRV"),
        *more,
    ]
    return made(tmp_path, events=events, evidence=[])


def test_a_party_that_stays_with_another_status_is_told_with_the_event_that_did_it(tmp_path):
    tables = suspended(tmp_path)
    step = ("PACT", "in_force", "in_force", "2025-07-01", ["hrv-suspends"])
    moved = {"code": "HRV", "name": "Croatia", "was": "in_force", "status": "suspended"}
    for selected in ({}, {"pact": "PACT"}, {"country": "ALB"}):
        facts = days(tables, "2025-06-01", "2025-08-01", **selected)
        assert in_brief(facts) == {"members": [step]}
        (change,) = facts["members"]
        assert (change["joined"], change["left"], change["moved"]) == ([], [], [moved])
    assert in_brief(days(tables, "2025-06-01", "2025-06-30")) == {}
    own = ("PACT", "in_force", "suspended", "2025-07-01", ["hrv-suspends"])
    facts = days(tables, "2025-06-01", "2025-08-01", country="HRV")
    assert in_brief(facts) == {"changed": [own]}
    assert facts["changed"][0]["moved"] == []


def test_of_a_pact_that_changes_as_a_whole_those_who_moved_otherwise_are_named(tmp_path):
    facts = days(suspended(tmp_path), "2025-04-01", "2025-08-01")
    (change,) = facts["changed"]
    assert change["events"] == ["hrv-suspends", "in-force"]
    moved = {"code": "HRV", "name": "Croatia", "was": "signed", "status": "suspended"}
    assert change["moved"] == [moved]


def test_who_only_asks_to_join_is_told_though_no_party_is_counted_more(tmp_path):
    tables = suspended(tmp_path, world.event("hun-applies", "APPLY", "2025-07-10", "HUN"))
    (change,) = days(tables, "2025-07-05", "2025-08-01")["members"]
    assert change["events"] == ["hun-applies"]
    assert (change["joined"], change["moved"]) == (
        [],
        [{"code": "HUN", "name": "Hungary", "was": "", "status": "proposed"}],
    )


def test_an_end_is_told_with_what_it_was_and_all_steps_in_between(tmp_path):
    facts = days(life(tmp_path), "2025-06-01", "2025-12-31")
    events = ["expires", "hrv-leaves", "hun-joins"]
    assert in_brief(facts) == {"ended": [("PACT", "in_force", "in_force", "2025-12-01", events)]}


def test_what_began_and_ended_in_between_is_no_difference(tmp_path):
    assert in_brief(days(life(tmp_path), "2025-03-01", "2025-12-31")) == {}


def test_a_country_is_told_of_its_own_part(tmp_path):
    tables = life(tmp_path)
    span = (tables, "2025-06-01", "2025-09-01")
    joined = {"began": [("PACT", "", "in_force", "2025-07-01", ["hun-joins"])]}
    left = {"ended": [("PACT", "in_force", "in_force", "2025-09-01", ["hrv-leaves"])]}
    both = ["hrv-leaves", "hun-joins"]
    assert in_brief(days(*span, country="HUN")) == joined
    assert in_brief(days(*span, country="HRV")) == left
    assert in_brief(days(*span, country="ALB")) == {
        "members": [("PACT", "in_force", "in_force", "2025-09-01", both)]
    }
    assert in_brief(days(*span, country="SRB")) == {}


def test_a_pact_that_is_selected_is_told_alone(tmp_path):
    tables = life(tmp_path)
    assert in_brief(days(tables, "2025-03-01", "2025-03-20", pact="NATO")) == {}
    facts = days(tables, "2025-03-01", "2025-03-20", pact="PACT")
    assert (facts["about"], facts["name"], len(facts["began"])) == ("pact", "Pact", 1)


def test_a_party_that_exists_no_more_is_named_where_no_event_ended_the_pact(tmp_path):
    events = [world.event("yug-signs", "SIGN", "2000-01-01", "ALB;YUG")]
    tables = made(tmp_path, events=events, evidence=[])
    (change,) = days(tables, "2003-01-01", "2004-01-01")["ended"]
    assert (change["day"], change["events"]) == ("2003-02-04", [])
    assert change["gone"] == [{"code": "YUG", "name": "Somewhere"}]


def test_the_days_must_be_in_order_and_what_is_selected_known(tmp_path):
    tables = life(tmp_path)
    with pytest.raises(ValueError, match="2025-03-17 is before 2025-03-18"):
        days(tables, "2025-03-18", "2025-03-17")
    with pytest.raises(KeyError):
        days(tables, "2025-03-17", "2025-03-18", country="XXX")
    with pytest.raises(KeyError):
        days(tables, "2025-03-17", "2025-03-18", pact="XXX")


class TestOfTwoVersions:
    def both(self, tmp_path, change):
        old, rows = made(tmp_path, "old"), world.rows()
        change(rows)
        new = made(tmp_path, "new", **rows)
        day = date(2025, 3, 20)
        return old, between(Moment(old, day), Moment(new, day))

    def test_an_event_that_was_added_has_changed_the_pact(self, tmp_path):
        def change(rows):
            rows["events"].append(world.event("in-force", "ENTER_FORCE", "2025-03-19", "ALB;HRV"))

        old, facts = self.both(tmp_path, change)
        step = ("PACT", "signed", "in_force", "2025-03-19", ["in-force"])
        assert in_brief(facts) == {"changed": [step]}
        assert facts["since"] == old.version
        assert facts["other"] == {"added": [], "changed": [], "removed": []}

    def test_an_event_that_was_removed_is_told_as_it_was(self, tmp_path):
        def change(rows):
            rows["events"] = [world.event("later", "SIGN", "2025-12-18", "ALB;HRV")]
            rows["evidence"] = []

        _, facts = self.both(tmp_path, change)
        assert in_brief(facts) == {
            "ended": [("PACT", "signed", "signed", "2025-03-18", ["signed"])]
        }
        assert facts["events"]["signed"]["date"] == "18 March 2025"
        assert facts["other"] == {"added": ["later"], "changed": [], "removed": []}

    def test_another_date_of_an_event_moves_the_pact(self, tmp_path):
        def change(rows):
            rows["events"][0]["date"] = "2025-03-21"

        _, facts = self.both(tmp_path, change)
        assert [change["instrument"] for change in facts["ended"]] == ["PACT"]
        assert facts["ended"][0]["events"] == ["signed"]

    def test_other_words_for_an_event_are_told_beside_the_pacts(self, tmp_path):
        def change(rows):
            rows["events"][0]["summary"] = "Said otherwise."
            rows["actors"][0]["name"] = "Shqipëria"

        _, facts = self.both(tmp_path, change)
        assert in_brief(facts) == {}
        assert facts["other"] == {"added": [], "changed": ["signed"], "removed": []}
        named = [{"code": "ALB", "name": "Shqipëria"}]
        assert facts["rows"] == {"actors": {"changed": {"count": 1, "named": named}}}
        assert facts["events"]["signed"]["summary"] == "Said otherwise."

    def test_a_pact_that_is_only_called_otherwise_is_named(self, tmp_path):
        def change(rows):
            (pact,) = (row for row in rows["instruments"] if row["instrument"] == "PACT")
            pact["short_name"] = "Pact of Tirana"

        _, facts = self.both(tmp_path, change)
        assert in_brief(facts) == {}
        named = [{"code": "PACT", "name": "Pact of Tirana"}]
        assert facts["rows"] == {"instruments": {"changed": {"count": 1, "named": named}}}

    def test_a_newer_version_that_says_the_same_has_changed_nothing(self, tmp_path):
        def change(rows):
            rows["events"][0]["reviewed_at"] = "2026-11-01"

        _, facts = self.both(tmp_path, change)
        assert (in_brief(facts), facts["events"]) == ({}, {})
