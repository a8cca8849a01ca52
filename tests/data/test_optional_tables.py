"""A table that is optional has a file only where it has rows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.exports.bundle import bundle
from data.exports.unpacking import read
from data.problems import ProblemsFound
from data.tables import Tables, load, write
from tests.world import changed, row, said

Build = Callable[..., Tables]
FILE = "obligations.csv"


@pytest.fixture
def told(build: Build) -> Tables:
    """The world with one obligation of one party."""
    pact = changed("instruments", 1, defense="1")
    return build(**pact, obligations=[row("obligations")])


def test_a_folder_without_the_file_is_as_good(build: Build) -> None:
    tables = build()
    assert not (tables.folder / FILE).exists()
    assert (said(tables), len(tables.obligations)) == ([], 0)


def test_the_other_tables_are_not_optional(build: Build) -> None:
    tables = build()
    (tables.folder / "names.csv").unlink()
    with pytest.raises(ProblemsFound, match=r"names\.csv"):
        load(tables.folder)


def test_rows_are_part_of_the_version_and_no_rows_are_not(told: Tables) -> None:
    (told.folder / FILE).unlink()
    without = load(told.folder)
    assert without.version != told.version
    (told.folder / FILE).write_bytes(b"")
    assert load(told.folder).version == without.version


def test_writing_gives_the_same_bytes_and_no_file_without_rows(
    told: Tables, tmp_path: Path
) -> None:
    there = tmp_path / "copy"
    write(told, there)
    assert (there / FILE).read_bytes() == (told.folder / FILE).read_bytes()
    (told.folder / FILE).unlink()
    write(load(told.folder), there)
    assert not (there / FILE).exists()


def test_a_header_alone_is_not_written_plainly(build: Build) -> None:
    tables = build()
    names = ",".join(tables.obligations.columns)
    (tables.folder / FILE).write_text(f"{names}\n", "utf-8")
    problem = f"{FILE}:1: is not sorted by key or not written plainly"
    assert said(load(tables.folder)) == [f"{problem} – run python -m data.validate --write"]


def test_a_bundle_holds_the_table_only_where_it_has_rows(
    told: Tables, build: Build, tmp_path: Path
) -> None:
    whole = bundle(told)
    assert FILE.encode() in whole
    assert read(whole, tmp_path / "opened").obligations.equals(told.obligations)
    (told.folder / FILE).unlink()
    without = load(told.folder)
    bare = bundle(without)
    assert b"\n" + FILE.encode() not in bare
    assert read(bare, tmp_path / "opened").version == without.version
