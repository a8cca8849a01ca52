"""A collection is written whole or not at all, and never over what no importer wrote."""

import json
import tomllib
from dataclasses import replace as changed
from pathlib import Path

import pandas as pd
import pytest

from data import collection, tables, validate
from data.collection import Origin
from data.folders import DEFAULT_FOLDER
from data.importers.collection import (
    Collection,
    Description,
    evidence,
    reference,
    refuse_occupied,
    write,
)
from data.importers.title_page import with_boundaries
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
    cited = {"documents": [DOCUMENT], "evidence": [evidence("x-1-signed", "SOURCE")]}
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


@pytest.fixture
def bringing(tmp_path: Path) -> Path:
    """A collection into which a user brought a polygon of an actor that the import lacks."""
    write(small(), tmp_path / "out")
    folder = tmp_path / "out"
    polygon = {"properties": {"actor": "GW711", "ruler": "BEL"}}
    topology = {"objects": {"countries": {"geometries": [polygon]}}}
    (folder / "boundaries.topojson").write_text(json.dumps(topology))
    page = folder / "collection.toml"
    page.write_text(with_boundaries(page.read_text("utf-8"), {"title": "Mine"}), "utf-8")
    tibet = {"actor": "GW711", "kind": "territory", "name": "Tibet"}
    old = {"actor": "OLD", "kind": "state", "name": "Gone"}
    found = tables.load(folder)
    rows = pd.concat([found.actors, pd.DataFrame([tibet, old])], ignore_index=True).fillna("")
    tables.write(changed(found, actors=rows), folder)
    return folder


def test_boundaries_that_a_user_brought_stay_with_their_actors_and_words(bringing):
    before = (bringing / "boundaries.topojson").read_bytes()
    land = {"entity": "BEL", "actor": "BEL", "valid_from": "1900-01-01", "modern_members": "BEL"}
    again = small(date="1991")
    again = Collection(ABOUT, {**again.rows, "borders": [{**land, "sovereignty": "sovereign"}]})
    write(again, bringing, replace=True)
    found = tables.load(bringing)
    assert (bringing / "boundaries.topojson").read_bytes() == before
    assert list(found.actors["actor"]) == ["BEL", "FRA", "GW711"]
    assert found.borders.empty
    assert list(found.events["date"]) == ["1991"]
    assert collection.read(bringing).boundaries == Origin("Mine")
    assert collection.read(bringing).origin.citation == "A 2020"


def test_boundaries_that_cannot_be_read_are_not_thrown_away(bringing):
    (bringing / "boundaries.topojson").write_text("{")
    before = content(bringing)
    with pytest.raises(ProblemsFound, match=r"cannot be read .* – remove it, or make it anew"):
        write(small(), bringing, replace=True)
    assert content(bringing) == before


def test_a_title_page_that_no_reader_would_take_is_refused(tmp_path):
    wrong = changed(ABOUT, url="example.org")
    with pytest.raises(ProblemsFound, match=r"collection.toml url 'example.org' is no web address"):
        write(Collection(wrong, small().rows), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_known_is_left_out_of_the_title_page(tmp_path):
    write(Collection(changed(ABOUT, citation="", licence=""), small().rows), tmp_path / "out")
    lines = (tmp_path / "out" / "collection.toml").read_text("utf-8").splitlines()
    assert [line.partition(" = ")[0] for line in lines] == ["title", "description", "url"]
