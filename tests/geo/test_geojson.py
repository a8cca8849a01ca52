"""Links, members and events as GeoJSON that any reader of RFC 7946 takes."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from geo import geojson
from tests.geo.squares import topology
from tests.world import event, row, rows

Build = Callable[..., Tables]
DAY, LATER = date(2025, 3, 20), date(2025, 4, 2)


@pytest.fixture(scope="module")
def committed() -> Tables:
    return load(DEFAULT_FOLDER)


def placed(**places: tuple[str, str]) -> list[dict[str, str]]:
    """The actors of the world, these with a place."""
    return [
        found
        | dict(zip(("anchor_lon", "anchor_lat"), places.get(found["actor"], ("", "")), strict=True))
        for found in rows()["actors"]
    ]


NEAR = {"ALB": ("20.1", "40.6"), "HRV": ("16.4", "45.5")}
FACTS = {
    "instrument": "PACT",
    "short_name": "Pact",
    "instrument_name": "A pact",
    "form": "treaty",
    "family": "alliance",
    "family_words": "Alliance",
    "binding": "NA",
    "obligation": {
        "defense": "NA",
        "offense": "NA",
        "neutrality": "NA",
        "nonaggression": "NA",
        "consultation": "NA",
    },
}
SIGNED = {"status": "signed", "status_words": "signed", "certain": True}


def test_a_day_is_its_links_and_its_members(build: Build) -> None:
    tables = build(actors=placed(**NEAR))
    party = {**FACTS, **SIGNED, "since": "2025-03-18", "event": "signed"}
    found = geojson.snapshot(tables, DAY)
    dictionary = found.pop("dictionary")
    assert list(dictionary) == ["links", "memberships"]
    assert dictionary["links"]["a"] == "One party, before b in the alphabet"
    assert found == {
        "type": "FeatureCollection",
        "title": tables.folder.name,
        "version": tables.version,
        "as_of": "2025-03-20",
        "licence": "not stated; ask the source",
        "quotes": "Quotes belong to their authors and are cited with their sources.",
        "features": [
            {
                "type": "Feature",
                "id": "link/PACT/ALB/HRV",
                "geometry": {"type": "LineString", "coordinates": [[20.1, 40.6], [16.4, 45.5]]},
                "properties": {
                    "kind": "link",
                    **FACTS,
                    "a": "ALB",
                    "b": "HRV",
                    "a_name": "Albania",
                    "b_name": "Croatia",
                    **SIGNED,
                },
            },
            *(
                {
                    "type": "Feature",
                    "id": f"member/{actor}",
                    "geometry": {"type": "Point", "coordinates": place},
                    "properties": {
                        "kind": "member",
                        "actor": actor,
                        "name": name,
                        "actor_kind": "state",
                        "memberships": [party],
                    },
                }
                for actor, name, place in (
                    ("ALB", "Albania", [20.1, 40.6]),
                    ("HRV", "Croatia", [16.4, 45.5]),
                )
            ),
        ],
    }


def test_before_anything_was_signed_there_is_nothing(build: Build) -> None:
    found = geojson.snapshot(build(actors=placed(**NEAR)), date(2025, 3, 17))
    assert found["features"] == []


def test_who_left_is_no_member_the_day_after(build: Build) -> None:
    signed = rows()["events"][0]
    events = [signed, event("left", "WITHDRAW", "2025-04-01", "ALB")]
    tables = build(actors=placed(**NEAR), events=events)
    keys = [[f["id"] for f in geojson.snapshot(tables, day)["features"]] for day in (DAY, LATER)]
    assert keys == [["link/PACT/ALB/HRV", "member/ALB", "member/HRV"], ["member/HRV"]]


def test_who_has_no_place_has_no_geometry(build: Build) -> None:
    tables = build(actors=placed(ALB=NEAR["ALB"]))
    link, alb, hrv = geojson.snapshot(tables, DAY)["features"]
    assert (link["geometry"], hrv["geometry"]) == (None, None)
    assert alb["geometry"] == {"type": "Point", "coordinates": [20.1, 40.6]}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((10.0, 0.0), (20.0, 4.0), [[10, 0], [20, 4]]),
        ((-90.0, 0.0), (90.0, 4.0), [[-90, 0], [90, 4]]),
        ((170.0, 0.0), (-170.0, 4.0), [[[170, 0], [180, 2]], [[-180, 2], [-170, 4]]]),
        ((-160.0, 6.0), (170.0, 0.0), [[[-160, 6], [-180, 2]], [[180, 2], [170, 0]]]),
        ((180.0, 1.0), (-170.0, 4.0), [[-180, 1], [-170, 4]]),
        ((170.0, 1.0), (-180.0, 4.0), [[170, 1], [180, 4]]),
        ((180.0, 1.0), (-180.0, 1.0), [[180, 1], [180, 1]]),
    ],
)
def test_a_line_over_180_degrees_is_cut_there(
    a: geojson.Point, b: geojson.Point, expected: list[Any]
) -> None:
    found = geojson.line(a, b)
    several = isinstance(expected[0][0], list)
    kind = "MultiLineString" if several else "LineString"
    assert found == {"type": kind, "coordinates": expected}


def test_an_event_tells_its_interval_its_words_and_its_quotes(build: Build) -> None:
    (signed,) = geojson.events(build(actors=placed(**NEAR)))["features"]
    assert signed["geometry"] == {"type": "MultiPoint", "coordinates": [[20.1, 40.6], [16.4, 45.5]]}
    told = signed["properties"]
    assert (told["kind"], told["event"], told["type"], told["type_words"]) == (
        *("event", "signed"),
        *("SIGN", "Signature"),
    )
    assert (told["date_words"], told["start"], told["end"]) == (
        *("18 March 2025", "2025-03-18"),
        "2025-03-19",
    )
    assert (told["actors"], told["actor_names"]) == (["ALB", "HRV"], ["Albania", "Croatia"])
    assert told["evidence"] == [
        {
            "document": "DOC",
            "title": "A report",
            "publisher": "",
            "url": "",
            "quote": "Croatia signed a pact",
            "stance": "reports",
            "start": 12,
            "end": 33,
            "sentence": 1,
        }
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", (None, None)),
        ("2024-02", ("2024-02-01", "2024-03-01")),
        ("1999", ("1999-01-01", "2000-01-01")),
        ("9999-12-31", ("9999-12-31", None)),
    ],
)
def test_the_days_of_an_event_are_half_open(
    build: Build, text: str, days: tuple[str | None, ...]
) -> None:
    tables = build(events=[event("signed", "SIGN", text, "ALB;HRV")])
    (found,) = geojson.events(tables)["features"]
    assert (found["properties"]["start"], found["properties"]["end"]) == days
    assert found["geometry"] is None


def test_a_member_may_be_its_land_of_that_day(build: Build, tmp_path: Path) -> None:
    (tmp_path / "boundaries.topojson").write_text(json.dumps(topology()))
    bare = {"borders": [], "parts": [], "disputes": []}
    tables = build(
        **bare,
        actors=placed(**NEAR),
        events=[
            event("signed", "SIGN", "1949-05-01", "ALB;HRV"),
            event("again", "SIGN", "1951-01-01", "ALB;HRV"),
        ],
    )
    own, occupied = (
        geojson.snapshot(tables, day, polygons=True)["features"][1]["geometry"]
        for day in (date(1949, 6, 1), date(1951, 1, 1))
    )
    assert own["type"] == "MultiPolygon"
    assert shapely.equals(shapely.from_geojson(json.dumps(own)), shapely.box(0, 0, 1, 1))
    assert occupied == {"type": "Point", "coordinates": [20.1, 40.6]}


def positions(coordinates: Any) -> Iterator[list[float]]:
    if coordinates and isinstance(coordinates[0], list):
        for part in coordinates:
            yield from positions(part)
    else:
        yield coordinates


@pytest.mark.parametrize("day", ["1949-01-01", "1955-06-01", "2025-03-20"])
def test_every_geometry_of_the_committed_tables_is_within_the_world(
    committed: Tables, day: str
) -> None:
    found = geojson.snapshot(committed, date.fromisoformat(day), polygons=True)["features"]
    assert len({feature["id"] for feature in found}) == len(found) > 100
    for feature in found:
        geometry = feature["geometry"]
        points = list(positions(geometry["coordinates"]))
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
        if geometry["type"] == "LineString":
            assert abs(points[0][0] - points[1][0]) <= 180
        if geometry["type"].endswith("Polygon"):
            shape = shapely.from_geojson(json.dumps(geometry))
            assert shape.is_valid
            assert all(part.exterior.is_ccw for part in shapely.get_parts(shape))


def test_all_events_are_plain_json(committed: Tables) -> None:
    found = geojson.events(committed)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert len(found["features"]) == len(committed.events)


def test_an_actor_without_events_of_the_day_is_not_there(build: Build) -> None:
    tables = build(actors=[*placed(**NEAR), row("actors", actor="ITA", name="Italy")])
    assert "member/ITA" not in [f["id"] for f in geojson.snapshot(tables, DAY)["features"]]
