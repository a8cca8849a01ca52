"""The archive: each version of a collection is kept once, and opened as it was."""

import pytest

from data import archive
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import load
from tests.first_document import first_document


@pytest.fixture(autouse=True)
def kept_here(monkeypatch, tmp_path):
    monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path / "archive"))


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "pacts"
    folder.mkdir()
    return first_document(folder)


def change(tables):
    """Write another summary to disk, and load what is there then."""
    file = tables.folder / "events.csv"
    file.write_text(file.read_text("utf-8").replace("Serbia", "Serbien"), "utf-8")
    return load(tables.folder)


def test_a_version_is_opened_as_it_was_after_the_tables_have_changed(tables):
    archive.keep(tables)
    newer = change(tables)
    assert newer.version != tables.version
    opened = archive.opened("pacts", tables.version)
    assert opened.version == tables.version
    assert opened.folder != tables.folder
    for name in schema():
        assert opened[name].equals(tables[name])


def test_a_version_is_kept_once_and_nothing_else_is_left(tables):
    there = archive.keep(tables)
    before = there.stat().st_mtime_ns
    assert archive.keep(tables) == there
    assert there.stat().st_mtime_ns == before
    assert [found.name for found in there.parent.iterdir()] == [f"pacts-{tables.version}"]


def test_tables_that_have_changed_on_disk_meanwhile_are_kept_as_they_were_read(tables):
    change(tables)
    archive.keep(tables)
    assert archive.opened("pacts", tables.version).events.equals(tables.events)


@pytest.mark.parametrize("version", ["0123456789ab", "../../secret", "", "x" * 5000])
def test_what_is_not_kept_is_refused(tables, version):
    archive.keep(tables)
    assert not archive.holds("pacts", version)
    with pytest.raises(ProblemsFound, match="is not in the archive"):
        archive.opened("pacts", version)


@pytest.mark.parametrize("name", ["events.csv", "actors.csv"])
def test_a_damaged_version_is_refused(tables, name):
    file = archive.keep(tables) / name
    file.write_text(file.read_text("utf-8").replace("Serbia", "SERBIA"), "utf-8")
    with pytest.raises(ProblemsFound, match="is damaged"):
        archive.opened("pacts", tables.version)


def test_a_folder_that_cannot_be_written_is_told(tables, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path / "file"))
    with pytest.raises(OSError, match="file"):
        archive.keep(tables)
