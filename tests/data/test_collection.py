"""Collections are found, named, and told when they describe themselves wrongly."""

import os
from pathlib import Path

import pytest

from data.collection import Collection, Origin, from_environment, read
from data.folders import DEFAULT_FOLDER, folder_from_environment
from data.problems import ProblemsFound

ABOUT = """\
key = "atop51"
title = "ATOP 5.1"
description = "Alliances."
citation = "Leeds et al."
url = "http://www.atopdata.org/"
licence = "Ask them."
"""


def folder(place: Path, about: str = "") -> Path:
    place.mkdir(parents=True)
    (place / "events.csv").touch()
    if about:
        (place / "collection.toml").write_text(about, "utf-8")
    return place


def problems(place: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        read(place)
    return [str(problem).removeprefix(f"{place}/") for problem in caught.value.problems]


def test_a_folder_that_says_nothing_is_called_by_its_name(tmp_path: Path) -> None:
    place = folder(tmp_path / "My Tables (2)")
    assert read(place) == Collection("my-tables-2", place, Origin(title="My Tables (2)"))


def test_a_folder_is_called_what_it_says(tmp_path: Path) -> None:
    place = folder(tmp_path / "a", ABOUT)
    origin = Origin("ATOP 5.1", "Leeds et al.", "http://www.atopdata.org/", "Ask them.")
    assert read(place) == Collection("atop51", place, origin, "Alliances.")


def test_boundaries_of_its_own_say_where_they_are_from(tmp_path: Path) -> None:
    place = folder(tmp_path / "a", '[boundaries]\ntitle = "CShapes 2.0"\n')
    assert read(place).boundaries is None
    (place / "boundaries.topojson").touch()
    assert read(place).boundaries == Origin("CShapes 2.0")


def test_a_description_that_is_wrong_is_told_whole(tmp_path: Path) -> None:
    place = folder(
        tmp_path / "a",
        'key = "Atop 51"\nurl = "javascript:alert(1)"\ntitel = "x"\ntitle = 3\n'
        '[boundaries]\nkey = "b"',
    )
    assert problems(place) == [
        "collection.toml boundaries.key is not known – choose one of title, citation, url, licence",
        "collection.toml key 'Atop 51' does not fit an address"
        " – write lower-case letters, digits and single hyphens",
        "collection.toml titel is not known"
        " – choose one of key, description, title, citation, url, licence",
        "collection.toml title is no such text"
        " – write 1 to 1000 characters between quotation marks",
        "collection.toml url 'javascript:alert(1)' is no web address – write https://…",
    ]


@pytest.mark.parametrize("bad", [b"title = \xff", b"title = ", b"boundaries = 3"])
def test_a_description_that_is_no_such_file_is_refused(tmp_path: Path, bad: bytes) -> None:
    place = folder(tmp_path / "a")
    (place / "collection.toml").write_bytes(bad)
    assert len(problems(place)) == 1


def collections(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> list[tuple[str, Path]]:
    monkeypatch.setenv("PACTMAP_TABLES", os.pathsep.join(map(str, paths)))
    return [(found.key, found.folder) for found in from_environment()]


def test_several_folders_are_several_collections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = folder(tmp_path / "x" / "one"), folder(tmp_path / "y" / "one")
    assert collections(monkeypatch, one, two, one) == [("one", one), ("one-2", two)]
    assert folder_from_environment() == one


def test_a_folder_of_folders_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = folder(tmp_path / "one"), folder(tmp_path / "two")
    (tmp_path / "other").mkdir()
    assert collections(monkeypatch, tmp_path) == [("one", one), ("two", two)]


def test_a_folder_without_tables_is_left_to_be_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert collections(monkeypatch, tmp_path / "gone")[0][1] == tmp_path / "gone"
    assert collections(monkeypatch, tmp_path)[0][1] == tmp_path


def test_without_a_word_the_committed_tables_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PACTMAP_TABLES", raising=False)
    assert [(found.key, found.folder) for found in from_environment()] == [
        ("pactmap", DEFAULT_FOLDER)
    ]
