"""The feed: which events are told, when they came up, and whether they are new or have changed."""

import os
from datetime import UTC, datetime

import pytest

from data import archive, feed, versions
from data.feed import CHANGED, NEW, Entry
from data.versions import Version, prints
from tests import world

REVIEWED = datetime(2026, 11, 20, tzinfo=UTC)
FIRST = datetime(2026, 11, 21, 8, tzinfo=UTC)
SECOND = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def made(folder, change=lambda rows: None):
    """ALB and HRV signed PACT; ALB ratified it, and SRB protested against it."""
    rows = world.rows()
    rows["events"] += [
        world.event("ratify", "RATIFY", "2025-05-01", "ALB"),
        world.event("protest", "ACCUSE", "2025-03-19", "HUN", targets="HRV", instrument=""),
    ]
    for row in rows["events"]:
        row["reviewed_at"] = "2026-11-20"
    change(rows)
    folder.mkdir()
    return world.world(folder, **rows)


@pytest.fixture
def tables(tmp_path):
    return made(tmp_path / "now")


def keys(entries):
    return [entry.event for entry in entries]


def test_without_older_versions_the_newest_happening_of_the_last_review_comes_first(tables):
    assert feed.entries(tables, []) == [
        Entry("ratify", REVIEWED, ""),
        Entry("protest", REVIEWED, ""),
        Entry("signed", REVIEWED, ""),
    ]


def test_who_watches_is_told_of_what_an_actor_did_and_of_what_was_done_to_it(tables):
    assert keys(feed.entries(tables, [], ["HUN"])) == ["protest"]
    assert keys(feed.entries(tables, [], ["HRV"])) == ["protest", "signed"]
    assert keys(feed.entries(tables, [], ["HUN", "ALB"])) == ["ratify", "protest", "signed"]
    assert keys(feed.entries(tables, [], [], ["PACT"])) == ["ratify", "signed"]
    assert keys(feed.entries(tables, [], ["HUN"], ["PACT"])) == ["ratify", "protest", "signed"]
    assert keys(feed.entries(tables, [], ["SRB"])) == []


def test_what_came_with_a_version_is_new_and_what_reads_otherwise_has_changed(tmp_path, tables):
    def change(rows):
        rows["events"] = [row for row in rows["events"] if row["event"] != "ratify"]
        rows["events"][0]["summary"] = "Said otherwise."

    before = made(tmp_path / "before", change)
    past = [
        Version(before.version, FIRST, prints(before)),
        Version(tables.version, SECOND, prints(tables)),
    ]
    assert feed.entries(tables, past) == [
        Entry("ratify", SECOND, NEW),
        Entry("signed", SECOND, CHANGED),
        Entry("protest", REVIEWED, ""),
    ]


def test_a_change_of_long_ago_is_told_with_its_own_time(tmp_path, tables):
    oldest = made(tmp_path / "a", lambda rows: rows["events"][0].update(summary="Once."))
    between = made(tmp_path / "b", lambda rows: rows["events"][1].update(place="Tirana"))
    past = [
        Version(oldest.version, FIRST, prints(oldest)),
        Version(between.version, SECOND, prints(between)),
    ]
    assert feed.entries(tables, past)[0] == Entry("ratify", SECOND, CHANGED)
    assert Entry("signed", SECOND, CHANGED) in feed.entries(tables, past)
    assert Entry("protest", REVIEWED, "") in feed.entries(tables, past)


def test_a_review_alone_is_no_change(tmp_path, tables):
    before = made(tmp_path / "a", lambda rows: rows["events"][0].update(reviewer="Ana"))
    past = [
        Version(before.version, FIRST, prints(before)),
        Version(tables.version, SECOND, prints(tables)),
    ]
    assert {entry.news for entry in feed.entries(tables, past)} == {""}


def test_a_feed_has_an_end(tmp_path):
    def change(rows):
        rows["events"] += [
            world.event(f"amend-{number}", "AMEND", f"2025-06-{1 + number % 28:02}", "ALB;HRV")
            for number in range(60)
        ]

    assert len(feed.entries(made(tmp_path / "many", change), [])) == feed.MOST


class TestVersions:
    @pytest.fixture(autouse=True)
    def kept_here(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path / "archive"))

    def keep(self, tables, when):
        os.utime(archive.keep(tables), (when.timestamp(), when.timestamp()))

    def test_versions_come_in_the_order_in_which_they_were_kept(self, tmp_path):
        (tmp_path / "x").mkdir()
        old = made(tmp_path / "x" / "pacts", lambda rows: rows["events"][0].update(place="Rome"))
        (tmp_path / "y").mkdir()
        new = made(tmp_path / "y" / "pacts")
        self.keep(new, SECOND)
        self.keep(old, FIRST)
        assert versions.past("pacts") == [
            Version(old.version, FIRST, prints(old)),
            Version(new.version, SECOND, prints(new)),
        ]

    def test_a_collection_has_its_own_and_what_cannot_be_read_is_left_out(self, tmp_path):
        (tmp_path / "x").mkdir()
        tables = made(tmp_path / "x" / "pacts")
        self.keep(tables, FIRST)
        (archive.folder() / "pacts-2-0123456789ab").mkdir()
        (archive.folder() / "pacts-0123456789ab").mkdir()
        (archive.folder() / "pacts-notes").mkdir()
        assert [version.name for version in versions.past("pacts")] == [tables.version]
        assert versions.past("others") == []
