"""`python -m data.query`: what it prints, and with which exit code it refuses."""

import json
from collections.abc import Callable

import pytest

from data import query
from data.tables import Tables
from tests.world import Row, event, row

Build = Callable[..., Tables]
SIGNED = event("a-signed", "SIGN", "2025-03-18", "ALB;HRV")


def run(build: Build, monkeypatch: pytest.MonkeyPatch, *arguments: str, **rows: list[Row]) -> int:
    monkeypatch.setenv("PACTMAP_TABLES", str(build(**rows).folder))
    return query.main(arguments)


def test_the_command_prints_the_links_as_json(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pact = row("instruments", instrument="PACT", defense="1", offense="0")
    code = run(
        build,
        monkeypatch,
        "--as-of",
        "2025-03-18",
        "--json",
        events=[SIGNED],
        instruments=[pact],
    )
    whole = json.loads(capsys.readouterr().out)
    flags = {"defense": "1", "offense": "0"}
    rest = dict.fromkeys(["neutrality", "nonaggression", "consultation"], "NA")
    link = {
        "instrument": "PACT",
        "a": "ALB",
        "b": "HRV",
        "status": "signed",
        "certain": True,
    }
    assert (code, whole["as_of"], len(whole["version"])) == (0, "2025-03-18", 12)
    assert whole["links"] == [{**link, "obligation": {**flags, **rest}}]


def test_the_command_prints_the_links_as_lines(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talks = event("t", "NEGOTIATE", "2025", "ALB;SRB")
    assert run(build, monkeypatch, "--as-of", "2025-03-18", events=[talks]) == 0
    assert capsys.readouterr().out == "ALB–SRB  PACT  negotiating  (uncertain)\n"


@pytest.mark.parametrize("text", ["2025-02-30", "2025-03", "yesterday", ""])
def test_the_command_refuses_a_bad_date(capsys: pytest.CaptureFixture[str], text: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        query.main(["--as-of", text])
    assert stopped.value.code == 2
    assert f"--as-of '{text}' is not" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"date": "2025-13"}, "'2025-13' is not an EDTF date"),
        ({"actors": "ALB;ZZZ"}, "'ZZZ'"),
    ],
)
def test_the_command_refuses_broken_cells(
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cells: Row,
    message: str,
) -> None:
    code = run(build, monkeypatch, "--as-of", "2025-03-18", events=[{**SIGNED, **cells}])
    expected = f"the tables are broken at {message} – run python -m data.validate\n"
    assert (code, capsys.readouterr().err) == (1, expected)


def test_the_command_refuses_a_missing_table(
    build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = build().folder
    (folder / "borders.csv").unlink()
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    assert query.main(["--as-of", "2025-03-18"]) == 1
    assert capsys.readouterr().err.startswith("borders.csv cannot be read")
