"""Any CSV file becomes a collection, as a mapping says. The places and pacts are made up."""

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest

from data import tables, validate
from data.importers.table.__main__ import main

CODES = "AGREEMENT;TITLE;PARTIES;KIND;SIGNED;ENDED;LINK;WORDS\n"
PACTS = CODES + (
    "N-1;Pact of Northport;FRA, BEL;full;1995-03;;https://example.org/north;They sign.\n"
    "N-2;Pact of Eastport;HUN, HRV;light;1999-05-02;2004;;\n"
)
HEAD = """
[collection]
title = "Harbour pacts"
url = "https://example.org/harbour"
citation = "Doe 2020"
"""
MAP = (
    HEAD
    + """
[instrument]
key = { column = "AGREEMENT" }
name = { column = "TITLE" }
family = "alliance"
form = { column = "KIND", values = { full = "treaty", light = "declaration" } }
defense = "1"
[actors]
columns = ["PARTIES"]
separator = ","
[dates]
signed = { column = "SIGNED" }
ended = { column = "ENDED" }
[evidence]
url = { column = "LINK" }
quote = { column = "WORDS" }
"""
)
MEMBERS = (
    HEAD
    + """
[instrument]
key = "LEAGUE"
name = "League of Harbours"
family = "consultation"
[actors]
columns = "who"
scheme = "SCHEME"
[dates]
joined = { year = "y", month = "m", missing = ["-9"] }
left = { year = "until" }
"""
)


def run(folder: Path, table: str | bytes, mapping: str) -> int:
    """Import the table by the mapping into `out` of the folder; the exit status."""
    content = table if isinstance(table, bytes) else table.encode()
    (folder / "t.csv").write_bytes(content)
    (folder / "map.toml").write_text(mapping, "utf-8")
    arguments = [folder / "t.csv", "--mapping", folder / "map.toml", "--out", folder / "out"]
    return main([*map(str, arguments), "--imported", "2026-11-23"])


def rows(folder: Path, name: str, *columns: str) -> list[tuple[str, ...]]:
    with (folder / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row[column] for column in columns) for row in csv.DictReader(file)]


def events(folder: Path) -> list[tuple[str, ...]]:
    return rows(folder, "events", "type", "date", "actors", "targets")


def test_agreements_become_signatures_and_endings_with_their_evidence(tmp_path, capsys):
    assert run(tmp_path, PACTS, MAP) == 0
    assert events(tmp_path) == [
        ("SIGN", "1995-03", "BEL;FRA", ""),
        ("EXPIRE", "2004", "HRV;HUN", ""),
        ("SIGN", "1999-05-02", "HRV;HUN", ""),
    ]
    columns = ("instrument", "name", "short_name", "form", "family", "defense", "offense")
    assert rows(tmp_path, "instruments", *columns) == [
        ("N_1", "Pact of Northport", "Pact of Northport", "treaty", "alliance", "1", "NA"),
        ("N_2", "Pact of Eastport", "Pact of Eastport", "declaration", "alliance", "1", "NA"),
    ]
    documents = dict(rows(tmp_path, "documents", "document", "url"))
    evidence = rows(tmp_path, "evidence", "event", "document", "quote")
    assert [(event, documents[key], quote) for event, key, quote in evidence] == [
        ("n-1-sign", "https://example.org/north", "They sign."),
        ("n-2-expire", "https://example.org/harbour", ""),
        ("n-2-sign", "https://example.org/harbour", ""),
    ]
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        "2 rows of t.csv became 2 instruments",
        "3 events of 4 actors: 1 EXPIRE, 2 SIGN",
    ]


def test_the_collection_is_valid_and_says_what_it_is(tmp_path):
    assert run(tmp_path, PACTS, MAP) == 0
    assert validate.problems(tables.load(tmp_path / "out")) == []
    assert tomllib.loads((tmp_path / "out" / "collection.toml").read_text("utf-8")) == {
        **{"title": "Harbour pacts", "citation": "Doe 2020"},
        **{"url": "https://example.org/harbour"},
    }


def test_who_joins_first_signs_and_who_leaves_alone_withdraws(tmp_path):
    mapping = 'rows = "membership"\n' + MEMBERS.replace("SCHEME", "names")
    table = "who,y,m,until\nFrance,1950,4,\nBelgium,1950,4,1960\nDenmark,1955,-9,\n"
    assert run(tmp_path, table, mapping) == 0
    assert events(tmp_path) == [
        ("ACCEDE", "1955", "DNK", ""),
        ("SIGN", "1950-04", "BEL", ""),
        ("SIGN", "1950-04", "FRA", ""),
        ("WITHDRAW", "1960", "BEL", ""),
    ]


def test_an_instrument_that_all_leave_at_once_ends(tmp_path):
    mapping = 'rows = "membership"\n' + MEMBERS.replace("SCHEME", "iso3")
    assert run(tmp_path, "who,y,m,until\nFRA,1950,4,1960\nBEL,1950,4,1960\n", mapping) == 0
    assert events(tmp_path) == [
        ("EXPIRE", "1960", "BEL;FRA", ""),
        ("SIGN", "1950-04", "BEL", ""),
        ("SIGN", "1950-04", "FRA", ""),
    ]


def test_a_code_of_the_correlates_of_war_is_the_state_of_that_day(tmp_path):
    mapping = 'rows = "membership"\n' + MEMBERS.replace("SCHEME", "cow")
    assert run(tmp_path, "who,y,m,until\n365,1980,4,2000\n220,1980,4,\n", mapping) == 0
    assert events(tmp_path) == [
        ("SIGN", "1980-04", "FRA", ""),
        ("SIGN", "1980-04", "SUN", ""),
        ("SUCCEED", "1991-12-26", "RUS", "SUN"),
        ("WITHDRAW", "2000", "RUS", ""),
    ]


@pytest.mark.parametrize(
    ("code", "actor", "joined"), [(343, "MKD", 2010), (325, "ITA", 1859), (255, "GMY", 1866)]
)
def test_a_new_name_of_the_same_state_is_no_succession(tmp_path, code, actor, joined):
    mapping = 'rows = "membership"\n' + MEMBERS.replace("SCHEME", "cow")
    assert run(tmp_path, f"who,y,m,until\n{code},{joined},4,\n", mapping) == 0
    assert events(tmp_path) == [("SIGN", f"{joined}-04", actor, "")]


def test_who_follows_after_a_gap_takes_nobodys_place(tmp_path):
    mapping = 'rows = "membership"\n' + MEMBERS.replace("SCHEME", "cow")
    assert run(tmp_path, "who,y,m,until\n255,1930,4,\n220,1930,4,\n", mapping) == 0
    assert events(tmp_path) == [("SIGN", "1930-04", "FRA", ""), ("SIGN", "1930-04", "GMY", "")]


def test_rows_may_be_events_with_types_of_their_own(tmp_path):
    mapping = (
        'rows = "event"\n'
        + MEMBERS[: MEMBERS.index("[dates]")].replace("SCHEME", "codes")
        + '[dates]\ndate = { column = "day", order = "dmy" }\n'
        + '[event]\ntype = { column = "what", values = { s = "SIGN", q = "WITHDRAW" } }\n'
    )
    table = "who\tday\twhat\nFRA\t3/4/1950\ts\nBEL\t03.04.1950\ts\nFRA\t31-12-1960\tq\n"
    assert run(tmp_path, table, mapping) == 0
    assert events(tmp_path) == [
        ("SIGN", "1950-04-03", "BEL", ""),
        ("SIGN", "1950-04-03", "FRA", ""),
        ("WITHDRAW", "1960-12-31", "FRA", ""),
    ]


@pytest.mark.parametrize(
    "content",
    [
        PACTS.encode("utf-8-sig"),
        PACTS.encode("utf-16"),
        PACTS.replace("\n", "\r\n").encode(),
        PACTS.replace(", ", "|").replace(";", ",").replace("|", "-").encode(),
    ],
    ids=["a mark", "UTF-16", "Windows", "commas"],
)
def test_encoding_and_separator_are_found_out(tmp_path, content):
    mapping = MAP if b"FRA-" not in content else MAP.replace('separator = ","', 'separator = "-"')
    assert run(tmp_path, content, mapping) == 0
    assert len(events(tmp_path)) == 3


def test_a_separator_that_the_mapping_names_is_not_guessed(tmp_path):
    longer = "WHO, WITH, WHOM, SINCE, EVER, AFTER, ALL, THAT, WAS"  # more commas than semicolons
    table, mapping = (text.replace("PARTIES", longer) for text in (PACTS, MAP))
    assert run(tmp_path, table, mapping + '[file]\nseparator = "semicolon"\n') == 0
    assert len(events(tmp_path)) == 3


def test_coverage_is_that_of_the_mapping(tmp_path):
    mapping = MAP.replace('citation = "Doe 2020"', 'from = 1990-01-01\nto = "2010-12-31"')
    assert run(tmp_path, PACTS, mapping) == 0
    covered = dict(
        zip(*zip(*rows(tmp_path, "coverage", "actor", "valid_from"), strict=True), strict=True)
    )
    assert covered["FRA"] == "1990-01-01"
    assert rows(tmp_path, "coverage", "valid_to")[0] == ("2011-01-01",)
    assert date.fromisoformat(covered["HRV"]) > date(1990, 1, 1)


def test_unknown_actors_are_skipped_where_the_mapping_says_so(tmp_path, capsys):
    mapping = MAP.replace("[dates]", 'unknown_actors = "skip"\n[dates]')
    assert run(tmp_path, PACTS.replace("BEL", "Atlantis"), mapping) == 0
    assert events(tmp_path)[0] == ("SIGN", "1995-03", "FRA", "")
    assert "Skipped, as they mean no actor: Atlantis (1)" in capsys.readouterr().out.splitlines()


def test_the_example_of_the_documentation_works(tmp_path):
    text = (Path(__file__).parents[3] / "docs" / "importers-table.md").read_text("utf-8")
    table = text.split("```csv\n")[1].split("```")[0]
    mapping = text.split("```toml\n")[1].split("```")[0]
    assert run(tmp_path, table, mapping) == 0
    assert validate.problems(tables.load(tmp_path / "out")) == []
