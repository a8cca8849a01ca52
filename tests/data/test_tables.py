"""Tables come back byte for byte, and every structural damage is named at once."""

import gc
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import check, dossier
from data.folders import DEFAULT_FOLDER, PROJECT
from data.problems import Problem, ProblemsFound
from data.schema import schema
from data.tables import Tables, by_key, dump, items, load, write
from data.validate import problems
from tests.world import event, quote, row, world

HEADER = "person,office,actor,valid_from,valid_to,source"
OFFICES = f"{HEADER}\n".encode()
GOOD = "Ana,President of Albania,ALB,2020-01-01,2025-01-01,REF\n"


def complaints(folder: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load(folder)
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize("name", schema())
def test_a_committed_table_is_written_back_as_the_same_bytes(name: str) -> None:
    table = schema()[name]
    assert dump(table, load(DEFAULT_FOLDER)[name]) == (DEFAULT_FOLDER / table.file).read_bytes()


def test_written_tables_are_the_same_version(build: Callable[..., Tables], tmp_path: Path) -> None:
    tables = build()
    write(tables, tmp_path / "copy")
    assert load(tmp_path / "copy").version == tables.version
    assert not list((tmp_path / "copy").glob(".*"))


def test_other_data_are_another_version(build: Callable[..., Tables]) -> None:
    assert build().version != build(events=[event("signed", "SIGN", "2025", "ALB;HRV")]).version


def test_rows_are_written_in_the_order_of_their_keys(
    build: Callable[..., Tables],
) -> None:
    late, early = (event(key, "SIGN", "2025", "ALB") for key in ("b", "a"))
    assert list(build(events=[late, early]).events["event"]) == ["a", "b"]


@pytest.mark.parametrize(
    "cell", ["NA", "nan", "null", "None", "01", "1.0", "-", "ä\u2028b", "a\tb"]
)
def test_every_cell_stays_the_text_it_is(build: Callable[..., Tables], cell: str) -> None:
    tables = build(actors=[row("actors", actor="ALB", name=cell, capital="")])
    assert list(tables.actors[["name", "capital"]].itertuples(index=False, name=None)) == [
        (cell, "")
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_quote_over_a_line_end_of_any_kind_comes_back(
    build: Callable[..., Tables], end: str
) -> None:
    words = f'Croatia{end}signed "a pact", again'
    cells = quote(words, f"Albania and {words}.")
    tables = build(evidence=[row("evidence", event="signed", document="DOC", **cells)])
    assert list(tables.evidence["quote"]) == [words]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_any_text_survives_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    actors = [row("actors", actor=f"A{n:04}", name=name) for n, name in enumerate(names)]
    tables = world(tmp_path_factory.mktemp("any"), actors=actors)
    assert list(tables.actors["name"]) == names


def test_a_row_knows_the_line_on_which_it_begins(build: Callable[..., Tables]) -> None:
    names = ["one", "two\nlines", "three"]
    actors = [row("actors", actor=f"A{n}", name=name) for n, name in enumerate(names)]
    found = [(line, actor.name) for line, actor in build(actors=actors).rows("actors")]
    assert found == [(2, "one"), (3, "two\nlines"), (5, "three")]


def test_a_table_of_no_rows_is_a_table(build: Callable[..., Tables]) -> None:
    tables = build(offices=[])
    assert (list(tables.offices.columns), len(tables.offices)) == (
        schema()["offices"].column_names,
        0,
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", f"offices.csv is empty – write its header {HEADER}"),
        (
            b"person,office\n",
            f"offices.csv:1: has the header 'person,office' – write {HEADER}",
        ),
        (
            b"\xef\xbb\xbf" + OFFICES,
            rf"offices.csv:1: has the header '\ufeff{HEADER}' – write {HEADER}",
        ),
        (OFFICES + b"a,b\n", "offices.csv:2: has 2 cells – write 6, one per column"),
        (
            OFFICES + GOOD.encode() + b"\n",
            "offices.csv:3: has 0 cells – write 6, one per column",
        ),
        (
            OFFICES + b"Vu\xe8i\xe6,,,,,\n",
            "offices.csv:2: is not UTF-8 – save it as UTF-8",
        ),
        (OFFICES + b"A\0,,,,,\n", "offices.csv:2: holds a NUL character – remove it"),
        (
            OFFICES + GOOD.encode() + b'"A,,,,,\n\n',
            "offices.csv:3: is not CSV (unexpected end of data) – close the quotation mark",
        ),
        (
            OFFICES + b'"A"B,,,,,\n',
            "offices.csv:2: is not CSV (',' expected after '\"') – close the quotation mark",
        ),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(
    build: Callable[..., Tables], tmp_path: Path, content: bytes, complaint: str
) -> None:
    build()
    (tmp_path / "offices.csv").write_bytes(content)
    assert complaints(tmp_path) == [complaint]


def test_all_structural_problems_are_named_at_once(
    build: Callable[..., Tables], tmp_path: Path
) -> None:
    build()
    (tmp_path / "actors.csv").unlink()
    (tmp_path / "events.csv").write_bytes(b"\xff")
    (tmp_path / "ledger.csv").write_bytes(b"document,sentence,verdict,reviewer\na\nb\n")
    (tmp_path / "offices.csv").unlink()
    (tmp_path / "offices.csv").mkdir()
    assert complaints(tmp_path) == [
        f"actors.csv cannot be read (No such file or directory) – put it into {tmp_path}",
        "events.csv:1: is not UTF-8 – save it as UTF-8",
        "ledger.csv:2: has 1 cells – write 4, one per column",
        "ledger.csv:3: has 1 cells – write 4, one per column",
        f"offices.csv cannot be read (Is a directory) – put it into {tmp_path}",
    ]


def test_a_missing_folder_is_a_problem_of_every_table_that_is_not_optional(tmp_path: Path) -> None:
    needed = [table for table in schema().values() if not table.optional]
    assert len(complaints(tmp_path / "nowhere")) == len(needed)


def test_the_folder_is_named_by_the_environment(
    build: Callable[..., Tables], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = build().version
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    assert load().version == version
    monkeypatch.delenv("PACTMAP_TABLES")
    assert load().folder == DEFAULT_FOLDER


def test_seeds_lie_below_the_tables_if_they_bring_any(
    build: Callable[..., Tables], tmp_path: Path
) -> None:
    assert build().seed_path("seeds/doc.txt") == tmp_path / "seeds" / "doc.txt"
    assert load(DEFAULT_FOLDER).seed_path("seeds/x.txt") == PROJECT / "seeds" / "x.txt"


def test_a_list_cell_is_split_and_an_empty_one_has_no_items() -> None:
    assert [items("ALB;HRV"), items(""), items("a|b", "|")] == [
        ["ALB", "HRV"],
        [],
        ["a", "b"],
    ]


def test_a_problem_is_one_line_whatever_the_cell_holds() -> None:
    problem = Problem(
        "events.csv", 42, "date", "'20\n25\x1b[31m' is not an EDTF date", "write 2025"
    )
    assert str(problem) == (r"events.csv:42:date '20\n25\x1b[31m' is not an EDTF date – write 2025")


def test_two_loads_are_two_tables_so_that_each_keys_its_own_cache() -> None:
    one, other = load(DEFAULT_FOLDER), load(DEFAULT_FOLDER)
    assert one != other
    pd.testing.assert_frame_equal(one.events, other.events)


def test_what_was_computed_from_tables_is_gone_with_them(build: Callable[..., Tables]) -> None:
    tables = build()
    day = date(2026, 1, 1)
    assert dossier.country(tables, "ALB", day)["pacts"]
    assert dossier.overview(tables, day)["pacts"]
    assert dossier.pact(tables, "PACT", day)["chart"]["rows"]
    assert problems(tables) == []
    check.findings(tables)
    assert tables.kept
    left = weakref.ref(tables)
    del tables
    gc.collect()
    assert left() is None


def test_what_is_derived_is_computed_once_for_some_tables(build: Callable[..., Tables]) -> None:
    one, other = build(), build()
    assert by_key(one, "actors") is by_key(one, "actors")
    assert by_key(one, "actors") is not by_key(other, "actors")
