"""The data dictionary: every table, column and code has its meaning, and the committed one is of
today."""

import pytest

from data.exports.dictionary import markdown, meanings, sheet
from data.exports.linked import WORDS
from data.exports.sheets import views
from data.folders import DEFAULT_FOLDER
from data.grading import CREDIBILITY, SOURCES
from data.lifecycle import STRENGTH
from data.schema import Column, Table, enums, schema
from data.tables import load


def test_the_committed_dictionary_is_of_today() -> None:
    committed = (DEFAULT_FOLDER / "README.md").read_text("utf-8")
    assert committed == markdown(schema().values()), (
        "run python -m data.exports.dictionary > data/tables/README.md"
    )


@pytest.mark.parametrize("name", [name for name in enums() if name != "verb"])
def test_every_code_of_a_vocabulary_has_a_meaning(name: str) -> None:
    assert set(meanings()[name]) == set(enums()[name])


def test_views_use_codes_that_exist() -> None:
    assert set(meanings()["status"]) == set(STRENGTH)
    assert set(meanings()["check_verdict"]) == set(WORDS)
    assert (meanings()["reliability"], meanings()["credibility"]) == (SOURCES, CREDIBILITY)
    assert set(meanings()) - set(enums()) == {"status", "check_verdict", "credibility"}


def test_every_column_of_tables_and_views_is_a_row() -> None:
    every = [*schema().values(), *views().values()]
    rows = sheet(every).rows
    wanted = [(table.name, column.name) for table in every for column in table.columns]
    assert list(zip(rows["table"], rows["column"], strict=True)) == wanted
    assert (rows[["meaning", "type"]] != "").all(axis=None)


def test_a_table_is_told_in_markdown() -> None:
    columns = (
        Column("a", "code", "What | it is", True, "", "actors"),
        Column("b", "flag", "Whether", False, ";"),
    )
    told = markdown([Table("things", "Some things.", ("a",), columns)])
    assert told.partition("## things\n")[2] == (
        "\nSome things. Key: `a`.\n\n"
        "| column | meaning | type | may be empty |\n"
        "|---|---|---|---|\n"
        "| `a` | What \\| it is | code: letters, digits, - and _; key of actors |  |\n"
        "| `b` | Whether | [flag](#flag) | yes |\n\n"
        "## Vocabularies\n\n"
        "### flag\n\n"
        "| code | meaning |\n|---|---|\n"
        "| `1` | yes |\n| `0` | no |\n| `NA` | not known |\n"
    )


def test_a_dictionary_in_the_folder_is_no_part_of_the_version(build) -> None:
    tables = build()
    (tables.folder / "README.md").write_text("# Anything", "utf-8")
    assert load(tables.folder).version == tables.version
