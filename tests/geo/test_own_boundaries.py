"""A collection with boundaries of its own is drawn with them; a file that is wrong is refused."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from data.tables import Tables
from geo import assets
from geo.atlas import atlas
from geo.days import number
from geo.own_boundaries import problems
from geo.territories import territories
from tests.geo.squares import topology
from tests.world import Row, event, row, rows, world

Build = Callable[..., Tables]
Change = Callable[[dict[str, Any]], Any]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    (tmp_path / "boundaries.topojson").write_text(json.dumps(topology()))
    return partial(world, tmp_path, borders=[], parts=[], disputes=[])


def day(text: str) -> int:
    return number(date.fromisoformat(text))


def born_in_1850() -> dict[str, list[Row]]:
    others = [found for found in rows()["actors"] if found["actor"] != "ALB"]
    alb = row("actors", actor="ALB", name="Albania", valid_from="1850-01-01")
    return {"actors": [*others, alb]}


@pytest.mark.parametrize(
    "known",
    [
        {
            "coverage": [
                row("coverage", actor="ALB", valid_from="1850-01-01"),
                row("coverage", actor="HRV", valid_from="1840-01-01"),
            ]
        },
        {"coverage": [], "events": [event("old", "SIGN", "1840-05-01", "HRV")]} | born_in_1850(),
    ],
)
def test_dated_polygons_are_the_territories_and_the_first_stand_in_before(
    build: Build, known: dict[str, list[Row]]
) -> None:
    first, born, known_from, turn = map(
        day, ("1840-01-01", "1850-01-01", "1900-01-01", "1950-01-01")
    )
    assert territories(build(**known)) == [
        {
            "members": ["OLD"],
            "states": [
                (first, born, "OLD", "Land of Old", "land", []),
                (born, known_from, "ALB", "Albania", "outline", []),
                (known_from, turn, "ALB", "Old", "sovereign", []),
            ],
        },
        {"members": ["NEW"], "states": [(turn, None, "ALB", "New", "occupied", ["HRV"])]},
    ]


def test_the_map_is_drawn_with_them_and_says_whose_they_are(build: Build, tmp_path: Path) -> None:
    about = '[boundaries]\ntitle = "Old squares"\n'
    (tmp_path / "collection.toml").write_text(about, "utf-8")
    tables = build()
    path, asset = assets.boundaries_asset(tables)
    assert path.startswith("boundaries-")
    assert asset.content.startswith(b'{"transform":')
    assert b'["OLD",0.5,0.5,12300,0,0,1,1]' in asset.content
    since = day("1900-01-01")
    assert atlas(tables)["boundaries"] == {"from": since, "source": "Old squares", "of": since}


def test_without_such_a_file_ours_are_drawn(tmp_path: Path) -> None:
    tables = world(tmp_path)
    assert assets.boundaries_asset(tables)[0] == assets.path_of("countries.bin")
    known = {"from": day("1992-04-27"), "source": "Natural Earth", "of": None}
    assert atlas(tables)["boundaries"] == known
    assert problems(tmp_path) == []


def of(found: dict[str, Any], **cells: Any) -> None:
    found["objects"]["countries"]["geometries"][1]["properties"].update(cells)


def arcs(found: dict[str, Any], value: Any) -> None:
    found["objects"]["countries"]["geometries"][1]["arcs"] = value


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda found: found.pop("arcs"), "is no TopoJSON with a layer of countries"),
        (lambda found: found.update(objects=[]), "is no TopoJSON with a layer of countries"),
        (lambda found: found.update(arcs=[[[0, "x"], [1, 1]]]), "no steps over a grid"),
        (lambda found: found["transform"].update(scale=[float("nan"), 1]), "no steps over a grid"),
        (lambda found: arcs(found, [[[1]]]), "polygon 2: has arcs that are not there"),
        (lambda found: arcs(found, []), "polygon 2: has arcs that are not there"),
        (lambda found: arcs(found, 3), "polygon 2: lacks"),
        (lambda found: of(found, shape="OLD"), "polygon 2: has the code 'OLD' of another"),
        (lambda found: of(found, ruler=3), "polygon 2: has words that are no text"),
        (lambda found: of(found, name=3), "polygon 2: has words that are no text"),
        (lambda found: of(found, anchor=[1]), "polygon 2: has an anchor or a box"),
        (lambda found: of(found, area_km2="1"), "polygon 2: has the area '1'"),
        (lambda found: of(found, sovereignty="free"), "polygon 2: has the sovereignty 'free'"),
        (lambda found: of(found, valid_from="1950"), "polygon 2: has the days '1950' to ''"),
        (lambda found: of(found, valid_to="1940-01-01"), "polygon 2: has the days"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_place(
    tmp_path: Path, change: Change, said: str
) -> None:
    found = topology()
    change(found)
    (tmp_path / "boundaries.topojson").write_text(json.dumps(found))
    (problem,) = problems(tmp_path)
    assert said in str(problem)
    assert str(problem).startswith("boundaries.topojson ")


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 100_000, b"3"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "boundaries.topojson").write_bytes(content)
    assert len(problems(tmp_path)) == 1
