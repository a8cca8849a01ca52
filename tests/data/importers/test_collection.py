"""A collection is written whole or not at all, and never over what no importer wrote."""

import tomllib
from pathlib import Path

import pytest

from data import tables, validate
from data.folders import DEFAULT_FOLDER
from data.importers.collection import (
    Collection,
    Description,
    evidence,
    reference,
    refuse_occupied,
    title_page,
    write,
)
from data.problems import ProblemsFound

ABOUT = Description(
    'Two "pacts"', "One\nsentence \\ here.", "A 2020", "https://example.org/", "\x7f –"
)
DOCUMENT = reference("SOURCE", "A list", "https://example.org/list", publisher="Somebody")
PACT = {
    **{"instrument": "X_1", "name": "Pact", "short_name": "Pact", "form": "unknown"},
    **{"family": "alliance", "binding": "NA", "defense": "1", "offense": "0", "neutrality": "0"},
    **{"nonaggression": "NA", "consultation": "NA", "open_to_accession": "NA"},
}
SIGNED = {
    **{"event": "x-1-signed", "date": "1990-01-02", "date_basis": "reference", "type": "SIGN"},
    **{"realis": "occurred", "instrument": "X_1", "actors": "BEL;FRA", "modality": "fact"},
    **{"certainty": "confirmed", "summary": "Signed.", "review": "unreviewed"},
    **{"reviewer": "A list (imported)", "reviewed_at": "2026-11-23"},
}


ACTORS = [{"actor": code, "kind": "state", "name": code} for code in ("BEL", "FRA")]


def small(**cells):
    """A collection of one pact between two states; `cells` change its event."""
    rows = {"actors": ACTORS, "instruments": [PACT], "events": [{**SIGNED, **cells}]}
    cited = {"documents": [DOCUMENT], "evidence": evidence("x-1-signed", "SOURCE")}
    return Collection(ABOUT, {**rows, **cited})


def content(folder: Path):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_written_collection_is_valid_and_says_what_it_is(tmp_path):
    write(small(), tmp_path / "out")
    loaded = tables.load(tmp_path / "out")
    assert validate.problems(loaded) == []
    assert list(loaded.events["actors"]) == ["BEL;FRA"]
    assert tomllib.loads((tmp_path / "out" / "collection.toml").read_text("utf-8")) == {
        "title": 'Two "pacts"',
        "description": "One\nsentence \\ here.",
        "citation": "A 2020",
        "url": "https://example.org/",
        "licence": "\x7f –",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_same_rows_give_the_same_bytes(tmp_path):
    write(small(), tmp_path / "a")
    write(small(), tmp_path / "b")
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_rows_that_break_a_rule_are_refused_and_nothing_stays(tmp_path):
    with pytest.raises(ProblemsFound) as caught:
        write(small(actors="BEL;KNGDM"), tmp_path / "out")
    assert [problem.column for problem in caught.value.problems] == ["actors"]
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_import_is_replaced_only_when_asked(tmp_path):
    write(small(), tmp_path / "out")
    before = content(tmp_path / "out")
    with pytest.raises(ProblemsFound, match=r"holds files already – .*--replace"):
        write(small(date="1991"), tmp_path / "out")
    assert content(tmp_path / "out") == before
    write(small(date="1991"), tmp_path / "out", replace=True)
    assert list(tables.load(tmp_path / "out").events["date"]) == ["1991"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_replacement_that_breaks_a_rule_leaves_the_earlier_import(tmp_path):
    write(small(), tmp_path / "out")
    before = content(tmp_path / "out")
    with pytest.raises(ProblemsFound):
        write(small(date="1991-02-31"), tmp_path / "out", replace=True)
    assert content(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path):
    write(small(), tmp_path / "out")
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(ProblemsFound, match="no importer wrote"):
        write(small(), tmp_path / "out", replace=True)
    with pytest.raises(ProblemsFound, match="no importer wrote"):
        refuse_occupied(DEFAULT_FOLDER, replace=True)


def test_an_import_that_somebody_has_reviewed_since_is_never_replaced(tmp_path):
    write(small(), tmp_path / "out")
    file = tmp_path / "out" / "events.csv"
    file.write_text(file.read_text("utf-8").replace("unreviewed", "edited"), "utf-8")
    with pytest.raises(ProblemsFound, match="no importer wrote"):
        write(small(), tmp_path / "out", replace=True)


def test_a_file_in_the_way_is_refused_and_an_empty_folder_is_used(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ProblemsFound, match="is no folder"):
        write(small(), tmp_path / "file")
    (tmp_path / "empty").mkdir()
    write(small(), tmp_path / "empty")
    assert (tmp_path / "empty" / "events.csv").is_file()


def test_the_title_page_keeps_the_order_of_its_keys():
    keys = [line.partition(" = ")[0] for line in title_page(ABOUT).splitlines()]
    assert keys == ["title", "description", "citation", "url", "licence"]
