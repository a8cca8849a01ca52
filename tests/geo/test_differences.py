"""What an older version would have drawn otherwise."""

from data import dates
from geo.days import number
from geo.differences import differences
from tests import world

PLACED = {"ALB": ("19.8", "41.3"), "HRV": ("16.0", "45.8"), "HUN": ("19.0", "47.5")}


def made(tmp_path, name, change=lambda rows: None):
    rows = world.rows()
    for row in rows["actors"]:
        if row["actor"] in PLACED:
            row["anchor_lon"], row["anchor_lat"] = PLACED[row["actor"]]
    change(rows)
    (tmp_path / name).mkdir()
    return world.world(tmp_path / name, **rows)


def day(text):
    return number(dates.parse_day(text))


SIGNED = (day("2025-03-18"), None, "signed", "long", True)


def test_versions_that_draw_the_same_do_not_differ(tmp_path):
    def change(rows):
        rows["events"][0]["summary"] = "Said otherwise."

    found = differences(made(tmp_path, "old"), made(tmp_path, "new", change))
    assert found == {"links": [], "members": [], "pacts": {}, "actors": {}}


def test_a_link_that_is_new_had_no_state_and_one_that_moved_its_older_ones(tmp_path):
    def change(rows):
        rows["events"][0]["date"] = "2025-03-20"
        rows["events"].append(world.event("hun", "ACCEDE", "2025-04-01", "HUN"))

    found = differences(made(tmp_path, "old"), made(tmp_path, "new", change))
    assert found["links"] == [
        {"instrument": "PACT", "a": "ALB", "b": "HRV", "fan": 0, "before": [SIGNED]},
        {"instrument": "PACT", "a": "ALB", "b": "HUN", "fan": 0, "before": []},
        {"instrument": "PACT", "a": "HRV", "b": "HUN", "fan": 0, "before": []},
    ]


def test_what_only_the_older_version_knows_is_named(tmp_path):
    def change(rows):
        rows["instruments"] = [row for row in rows["instruments"] if row["instrument"] != "PACT"]
        rows["events"][0]["instrument"] = "NATO"
        rows["actors"] = [row for row in rows["actors"] if row["actor"] != "HUN"]

    found = differences(made(tmp_path, "old"), made(tmp_path, "new", change))
    assert found["pacts"] == {"PACT": {"short": "Pact", "family": "alliance"}}
    assert found["actors"] == {"HUN": ["Hungary", 19.0, 47.5]}
    assert [(link["instrument"], link["before"]) for link in found["links"]] == [
        ("NATO", []),
        ("PACT", [SIGNED]),
    ]
