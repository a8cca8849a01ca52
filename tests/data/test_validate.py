"""Every rule refuses what it is there for, and leaves what is right alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import validate
from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from data.validate import problems
from tests.world import Row, changed, event, row, rows, said, world

DAMAGE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9) | (
    st.sampled_from(
        [
            "",
            "2025-13",
            "../2025",
            "2003-02-04",
            "ALB",
            "YUG;ALB",
            "ZZZ",
            "NATO",
            "PACT",
            "signed",
            "DOC",
            "REF",
            "seed",
            "reference",
            "SIGN",
            "WITHDRAW",
            "EXPIRE",
            "RATIFY",
            "occurred",
            "0",
            "-1",
            "99",
            "9" * 5000,
            "²",
            "seeds",
            "..",
            "/",
            "~",
            "a" * 300,
            "none",
            "events",
        ]
    )
)
Build = Callable[..., Tables]
SIGNED = rows()["events"][0]
EDTF = "write YYYY, YYYY-MM or YYYY-MM-DD"


def test_the_world_of_these_tests_has_no_problem(build: Build) -> None:
    assert said(build()) == []


def test_the_committed_tables_have_no_problem() -> None:
    assert said(load(DEFAULT_FOLDER)) == []


def run(build: Build, monkeypatch: pytest.MonkeyPatch, *arguments: str, **tables: list[Row]) -> int:
    monkeypatch.setenv("PACTMAP_TABLES", str(build(**tables).folder))
    return validate.main(arguments)


def test_the_command_counts_and_finds_nothing(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(build, monkeypatch) == 0
    assert capsys.readouterr().out == "1 events, 1 quotes, 3 sentences: no problem\n"


def test_the_command_prints_every_problem_by_file_and_line(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    late = event("zz", "SIGN", "2025-13", "HRV;HUN")
    tables = {"events": [SIGNED, late], **changed("offices", 0, valid_to="2019\n2020")}
    assert run(build, monkeypatch, **tables) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"events.csv:3:date '2025-13' is not an EDTF date – {EDTF}",
        r"offices.csv:2:valid_to '2019\n2020' is not a day – write YYYY-MM-DD",
        "2 events, 2 quotes, 3 sentences: 2 problems",
    ]


def test_the_command_names_structural_damage(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = build().folder
    (folder / "offices.csv").write_bytes(b"")
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    assert validate.main(["--write"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "offices.csv is empty – write its header person,office,actor,valid_from,valid_to,source",
        "not loaded: 1 problem",
    ]


def test_the_command_writes_tables_sorted_and_plain_if_asked(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = build().folder / "actors.csv"
    good = file.read_bytes()
    header, *others = good.splitlines(keepends=True)
    file.write_bytes((header + b"".join(reversed(others))).replace(b"\n", b"\r\n"))
    monkeypatch.setenv("PACTMAP_TABLES", str(file.parent))
    assert validate.main([]) == 1
    assert validate.main(["--write"]) == 0
    assert file.read_bytes() == good
    assert capsys.readouterr().out.splitlines()[-1] == (
        "1 events, 1 quotes, 3 sentences: no problem"
    )


@given(st.data())
def test_however_the_tables_are_damaged_the_rules_do_not_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = {**rows(), "obligations": [row("obligations")]}
    for _ in range(data.draw(st.integers(1, 6))):
        found = data.draw(st.sampled_from(whole[data.draw(st.sampled_from(sorted(whole)))]))
        found[data.draw(st.sampled_from(sorted(found)))] = data.draw(DAMAGE)
    tables = world(tmp_path_factory.mktemp("damaged"), **whole)
    found = problems(tables)
    assert found == sorted(found)
    assert all("\n" not in str(problem) for problem in found)
