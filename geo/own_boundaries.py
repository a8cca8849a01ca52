"""Boundaries that a collection brings: dated polygons in a TopoJSON file of their own, checked.

Making the file is left to `geo.importers`, packing it for browsers to `geo.outlines`. Each of its
polygons has `shape` (a code of its own), `actor`, `name`, `valid_from` and `valid_to` (ISO days,
half-open, the end empty if it is open), `sovereignty`, `anchor` (lon, lat), `area_km2` and `bbox`,
and `ruler`, an actor, if it was not sovereign.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data import dates
from data.collection import BOUNDARIES
from data.problems import Problem, ProblemsFound
from data.schema import enums
from data.tables import Tables, derived

REMEDY = "make the file anew with python -m geo.importers.polygons"
TEXTS = ("shape", "actor", "name", "valid_from", "valid_to", "sovereignty")
Stamp = tuple[int, int, int]
NUMBERS = {"anchor": 2, "bbox": 4}  # how many of each


@dataclass(frozen=True)
class Outline:
    """A polygon of some days; `valid_to` is empty if it is still so."""

    shape: str
    actor: str
    name: str
    valid_from: str
    valid_to: str
    sovereignty: str
    ruler: str = ""


@dataclass(frozen=True, eq=False)
class _Read:
    """What a file says, or what is wrong with it."""

    outlines: tuple[Outline, ...] = ()
    problems: tuple[Problem, ...] = ()


def file_of(folder: Path) -> Path | None:
    """The file of a folder of tables; None if it brings none."""
    file = folder / BOUNDARIES
    return file if file.exists() else None


@derived
def outlines(tables: Tables) -> list[Outline]:
    """The dated polygons of a collection, in the order of its file; none if it brings none.

    Raises `ProblemsFound` with all that is wrong with the file.
    """
    file = file_of(tables.folder)
    read = _read(file, _stamp(file)) if file else _Read()
    if read.problems:
        raise ProblemsFound(read.problems)
    return list(read.outlines)


def problems(folder: Path) -> list[Problem]:
    """All that is wrong with the boundaries of a folder; nothing if it brings none."""
    file = file_of(folder)
    return list(_read(file, _stamp(file)).problems) if file else []


def _stamp(file: Path) -> Stamp:
    """What is another after each change of the file."""
    stat = file.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)  # collections; the polygons themselves are not kept
def _read(file: Path, _: Stamp) -> _Read:
    """Once for each state of a file: it is judged when a folder is opened, and drawn later."""
    try:
        topology = _parsed(file)
    except ProblemsFound as error:
        return _Read(problems=tuple(error.problems))
    if found := tuple(_problems(topology)):
        return _Read(problems=found)
    features = topology["objects"]["countries"]["geometries"]
    return _Read(tuple(_outline(feature["properties"]) for feature in features))


def _outline(own: dict[str, Any]) -> Outline:
    return Outline(**{name: own[name] for name in TEXTS}, ruler=own.get("ruler", ""))


def _parsed(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ProblemsFound([_problem(f"cannot be read ({error})")]) from error


def _problems(topology: Any) -> Iterator[Problem]:
    try:
        transform, arcs = topology["transform"], topology["arcs"]
        features = topology["objects"]["countries"]["geometries"]
        whole = [*transform["scale"], *transform["translate"]]
        points = (part for arc in arcs for point in arc for part in point)
        sound = _are_numbers(whole, 4) and all(type(part) is int for part in points)
        sound &= all(len(arc) > 1 and all(len(point) == 2 for point in arc) for arc in arcs)
    except (KeyError, TypeError) as error:
        yield _problem(f"is no TopoJSON with a layer of countries ({error!r})")
        return
    if not sound:
        yield _problem("has arcs that are no steps over a grid")
    shapes: set[str] = set()
    for number, feature in enumerate(features, 1):
        for what in _faults(feature, len(arcs), shapes):
            yield _problem(f"polygon {number}: {what}")


def _faults(feature: Any, arcs: int, shapes: set[str]) -> Iterator[str]:
    """What is wrong with a feature; `shapes` are the codes seen before, and gain its own."""
    try:
        own, polygons = feature["properties"], feature["arcs"]
        refs = [ref for polygon in polygons for ring in polygon for ref in ring]
        texts = {"ruler": own.get("ruler", "")} | {name: own[name] for name in TEXTS}
        numbers = {name: own[name] for name in NUMBERS}
        area = own["area_km2"]
    except (KeyError, TypeError) as error:
        yield f"lacks {error}"
        return
    if not all(type(text) is str for text in texts.values()):
        yield "has words that are no text"
        return
    if not refs or not all(type(ref) is int and -arcs <= ref < arcs for ref in refs):
        yield "has arcs that are not there"
    if not all(_are_numbers(numbers[name], count) for name, count in NUMBERS.items()):
        yield "has an anchor or a box that is no such numbers"
    if not _are_numbers([area], 1):
        yield f"has the area {area!r}"
    if texts["shape"] in shapes:
        yield f"has the code {texts['shape']!r} of another"
    shapes.add(texts["shape"])
    if texts["sovereignty"] not in enums()["sovereignty"]:
        yield f"has the sovereignty {texts['sovereignty']!r}"
    if not _is_interval(texts["valid_from"], texts["valid_to"]):
        yield f"has the days {texts['valid_from']!r} to {texts['valid_to']!r}"


def _are_numbers(values: Any, count: int) -> bool:
    """Whether these are so many finite numbers."""
    return (
        type(values) is list
        and len(values) == count
        and all(type(value) in (int, float) and abs(value) < 1e9 for value in values)
    )


def _is_interval(start: str, end: str) -> bool:
    try:
        return dates.parse_day(start) < dates.parse_day(end or "9999-12-31")
    except dates.DateError:
        return False


def _problem(message: str) -> Problem:
    return Problem(BOUNDARIES, 0, "", message, REMEDY)
