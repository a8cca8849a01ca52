"""The command that writes the map of a day: what it refuses, and that nothing is half written."""

import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from data.commands import write_whole
from geo import address, export, geojson, standalone
from geo.pictures.inks import tones
from tests.first_document import small
from tests.geo.pictures.drawn import read

DAY = ("--as-of", "2025-03-20")


@pytest.fixture(autouse=True)
def _tables(monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(small().folder))


def run(capsys, *arguments):
    """The exit code, and what was said on the error stream, line by line."""
    code = export.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert said.out == ""
    return code, said.err.splitlines()


def features(file, kind):
    told = json.loads(file.read_bytes())
    return [f["properties"] for f in told["features"] if f["properties"]["kind"] == kind]


def test_a_picture_is_written_as_svg(tmp_path, capsys):
    file = tmp_path / "map.svg"
    look = ("--theme", "dark", "--size", "800x600", "--view", "44,19,5")
    assert run(capsys, file, *DAY, "--country", "SRB", *look) == (0, [])
    found = read(file.read_bytes())
    assert (found.size, found.words[0]) == ((800, 600), "Serbia and its pacts")
    assert found.land["Serbia"][0] == tones("dark")["selected"]


def test_a_picture_is_written_as_png_at_a_scale(tmp_path, capsys):
    file = tmp_path / "Map.PNG"
    assert run(capsys, file, *DAY, "--pact", "TIRANA2025", "--scale", 2, "--size", "400x330") == (
        0,
        [],
    )
    with Image.open(file) as image:
        assert image.size == (800, 660)


def test_a_page_of_its_own_opens_on_the_view(tmp_path, capsys):
    file = tmp_path / "map.html"
    assert run(capsys, file, *DAY, "--country", "SRB") == (0, [])
    view, _ = address.parse({"as_of": DAY[1], "country": "SRB"}, small())
    assert file.read_bytes() == standalone.page(small(), view)


def test_filters_say_what_is_drawn(tmp_path, capsys):
    file = tmp_path / "map.svg"
    choice = ("--family", "consultation", "--status", "all", "--layers", "none", "--shade", "none")
    assert run(capsys, file, *DAY, *choice) == (0, [])
    assert "Shown: consultation, political" in read(file.read_bytes()).notes


def test_data_are_written_whole(tmp_path, capsys):
    file = tmp_path / "day.geojson"
    assert run(capsys, file, *DAY) == (0, [])
    day = geojson.snapshot(small(), date.fromisoformat(DAY[1]))
    assert json.loads(file.read_bytes()) == json.loads(json.dumps(day))


def test_data_of_a_country_are_its_links_and_those_at_their_ends(tmp_path, capsys):
    file = tmp_path / "day.geojson"
    assert run(capsys, file, *DAY, "--country", "HRV") == (0, [])
    links = features(file, "link")
    assert links
    assert all("HRV" in (link["a"], link["b"]) for link in links)
    ends = {link[side] for link in links for side in ("a", "b")}
    assert {member["actor"] for member in features(file, "member")} == ends


def test_data_of_a_pact_are_its_links_and_what_binds_its_parties(tmp_path, capsys):
    file = tmp_path / "day.geojson"
    assert run(capsys, file, *DAY, "--pact", "TIRANA2025") == (0, [])
    assert {link["instrument"] for link in features(file, "link")} == {"TIRANA2025"}
    members = features(file, "member")
    assert {member["actor"] for member in members} == {"ALB", "HRV", "XKX"}
    bonds = [bond["instrument"] for member in members for bond in member["memberships"]]
    assert set(bonds) == {"TIRANA2025"}


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--as-of", "2025-13", "write a day from"),
        ("--as-of", "1066-10-14", "write a day from"),
        ("--as-of", "", "write a day from"),
        ("--country", "XX", "write a code of actors.csv"),
        ("--country", " ", "write a code of actors.csv"),
        ("--pact", "NO_SUCH", "write a code of instruments.csv"),
        ("--family", "alliances", "write all, or some of alliance,"),
        ("--status", "in force", "write all, or some of in_force,"),
        ("--layers", "claims", "write none, or some of certain,"),
        ("--shade", "OTAN", "write auto, none, or codes"),
        ("--view", "44;20;5", "write latitude, longitude and a zoom"),
        ("--view", "44,20,99", "write latitude, longitude and a zoom"),
        ("--theme", "pink", "choose light or dark"),
        ("--scale", "5", "choose 1, 2, 3 or 4"),
        ("--scale", "1.5", "choose 1, 2, 3 or 4"),
        ("--size", "1200", "write width and height from 320 to 4000 px"),
        ("--size", "100x9999", "write width and height from 320 to 4000 px"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(tmp_path, capsys, option, value, told):
    file = tmp_path / "map.png"
    given = (option, value) if option == "--as-of" else (*DAY, option, value)
    code, lines = run(capsys, file, *given)
    assert code == 2
    assert len(lines) == 1
    assert f"{option} “{value}” – {told}" in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_all_that_cannot_be_used_is_told_at_once(tmp_path, capsys):
    bad = ("--as-of", "never", "--country", "SRB", "--pact", "TIRANA2025", "--scale", "0")
    code, lines = run(capsys, tmp_path / "map.png", *bad)
    assert code == 2
    assert [line.split()[3] for line in lines] == ["--as-of", "--scale", "--country"]
    assert lines[2].endswith("--country and --pact – choose one of them")


@pytest.mark.parametrize("name", ["map.gif", "map", "map.svg.gz", ".svg"])
def test_a_file_that_is_no_such_format_is_refused(tmp_path, capsys, name):
    code, lines = run(capsys, tmp_path / name, *DAY)
    assert code == 2
    assert "choose a name that ends in .html, .png, .svg, .geojson" in lines[0]


def test_a_folder_that_is_not_there_or_is_no_file_is_refused(tmp_path, capsys):
    code, lines = run(capsys, tmp_path / "no" / "map.svg", *DAY)
    assert (code, "make it first" in lines[0]) == (2, True)
    (tmp_path / "map.svg").mkdir()
    code, lines = run(capsys, tmp_path / "map.svg", *DAY)
    assert (code, "is a folder" in lines[0]) == (2, True)


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("day.geojson", "--theme", "dark"),
        ("day.geojson", "--view", "44,20,5"),
        ("map.svg", "--scale", "2"),
        ("map.html", "--size", "800x600"),
    ],
)
def test_an_option_that_says_nothing_about_a_format_is_refused(
    tmp_path, capsys, name, option, value
):
    code, lines = run(capsys, tmp_path / name, *DAY, option, value)
    assert code == 2
    assert f"{option} says nothing about {Path(name).suffix} – leave it out" in lines[0]


def test_a_collection_is_chosen_by_its_key(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("PACTMAP_TABLES")
    code, lines = run(capsys, tmp_path / "map.svg", *DAY, "--collection", "atop51")
    assert code == 2
    assert "--collection “atop51” – choose one of pactmap" in lines[0]
    assert run(capsys, tmp_path / "map.svg", *DAY, "--collection", "pactmap") == (0, [])
    assert read((tmp_path / "map.svg").read_bytes()).notes[0].startswith("Data: Pactmap,")


def test_the_day_has_to_be_said(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        export.main([str(tmp_path / "map.svg")])
    assert ended.value.code == 2
    assert "--as-of" in capsys.readouterr().err


def test_broken_tables_are_told_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    code, lines = run(capsys, tmp_path / "map.svg", *DAY)
    assert (code, any("events.csv" in line for line in lines)) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path):
    file = tmp_path / "map.svg"
    file.write_text("before")
    with pytest.raises(TypeError):
        write_whole(file, None)
    assert (file.read_text(), list(tmp_path.iterdir())) == ("before", [file])
    write_whole(file, b"after")
    assert (file.read_text(), list(tmp_path.iterdir())) == ("after", [file])


def test_a_file_that_cannot_be_written_is_told(tmp_path, capsys):
    code, lines = run(capsys, tmp_path / f"{'long' * 100}.geojson", *DAY)
    assert code == 1
    assert lines[0].endswith("cannot be written (File name too long); nothing was")
    assert list(tmp_path.iterdir()) == []
