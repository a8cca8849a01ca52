"""The ground of a picture: outlines of territories as paths of a window on the map.

Arcs that neighbours share are made simpler once for both, and arcs out of sight become straight, so
that no gap opens and little is written. Which territories there are is left to `scene`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import shapely

from data.tables import Tables, derived
from geo import outlines, own_boundaries
from geo.pictures.projection import Box, Floats, Window, unit

Ring = list[int]  # numbers of arcs; ~n is arc n backwards


@dataclass(frozen=True)
class Piece:
    """A shape: where its name fits (lon, lat), its area in km², its box, polygons of rings."""

    anchor: tuple[float, float]
    area: float
    box: Box
    polygons: list[list[Ring]]


@dataclass(frozen=True, eq=False)
class Ground:
    """All shapes of a file of boundaries; `arcs` are rows of (x, y) in shares of the world."""

    arcs: list[Floats]
    boxes: Floats  # of the arcs: left, top, right, bottom
    pieces: dict[str, Piece]

    def measure(self, members: Iterable[str]) -> Piece | None:
        """Area and box of several shapes together; the anchor is that of the largest."""
        found = [self.pieces[code] for code in members if code in self.pieces]
        if not found:
            return None
        largest = max(found, key=lambda piece: piece.area)
        west, south = (min(piece.box[side] for piece in found) for side in (0, 1))
        east, north = (max(piece.box[side] for piece in found) for side in (2, 3))
        area = sum(piece.area for piece in found)
        return Piece(largest.anchor, area, (west, south, east, north), [])

    def rings(self, members: Sequence[str]) -> list[Ring]:
        """The rings of the outline of several shapes, for the even-odd rule."""
        shapes = [self.pieces[code].polygons for code in members if code in self.pieces]
        rings = [ring for polygons in shapes for polygon in polygons for ring in polygon]
        return rings if len(shapes) == 1 else self._outer(rings)

    def _outer(self, rings: list[Ring]) -> list[Ring]:
        """Without the arcs that two members share, which are inner borders."""
        left: dict[int, None] = {}
        for ref in (ref for ring in rings for ref in ring):
            if ~ref in left:
                del left[~ref]
            else:
                left[ref] = None
        starting: dict[tuple[float, ...], list[int]] = {}
        for ref in left:
            starting.setdefault(self._end(ref, 0), []).append(ref)
        found = []
        while left:
            ref, ring = next(iter(left)), []
            while ref in left:
                del left[ref]
                ring.append(ref)
                ref = next((n for n in starting.get(self._end(ref, -1), []) if n in left), ref)
            found.append(ring)
        return found

    def _end(self, ref: int, side: int) -> tuple[float, ...]:
        arc = self.arcs[max(ref, ~ref)]
        return tuple(arc[side if ref >= 0 else -1 - side].tolist())


def ground(tables: Tables) -> Ground:
    """The shapes that these tables are drawn with: their own, or ours."""
    return _own(tables) if own_boundaries.file_of(tables.folder) else _ours()


@cache
def _ours() -> Ground:
    return _read(outlines.COUNTRIES.read_bytes())


@derived
def _own(tables: Tables) -> Ground:
    own_boundaries.outlines(tables)  # raises what is wrong with the file
    file = own_boundaries.file_of(tables.folder)
    assert file
    return _read(file.read_bytes())


def _read(content: bytes) -> Ground:
    topology = json.loads(content)
    scale, shift = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    steps = [np.array(arc, dtype=float) for arc in topology["arcs"]]
    arcs = [unit(np.cumsum(arc, axis=0) * scale + shift) for arc in steps]
    boxes = np.array([[*arc.min(axis=0), *arc.max(axis=0)] for arc in arcs])
    objects = [topology["objects"].get(name) for name in outlines.LAYERS]
    features = [feature for layer in objects if layer for feature in layer["geometries"]]
    return Ground(arcs, boxes, dict(_piece(feature) for feature in features))


def _piece(feature: dict[str, Any]) -> tuple[str, Piece]:
    own = feature["properties"]
    (lon, lat), (west, south, east, north) = own["anchor"], own["bbox"]
    piece = Piece((lon, lat), own["area_km2"], (west, south, east, north), feature["arcs"])
    return own.get("shape", own["actor"]), piece


@dataclass(frozen=True, eq=False)
class Drawn:
    """The arcs of a ground in a window, in tenths of a px, and the paths made of them."""

    ground: Ground
    window: Window
    arcs: list[Any]

    def path(self, members: Sequence[str]) -> str:
        """The outline in the notation of SVG paths; empty where nothing of it is in the window."""
        lines = [self._points(ring) for ring in self.ground.rings(members)]
        shown = [line for line in lines if len(line) > 2 and self._meets(line)]
        if not shown or not self._covers(shown):
            return ""
        return "".join(map(_written, shown))

    def _points(self, ring: Ring) -> Any:
        parts = [self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1] for ref in ring]
        points = np.concatenate(parts)
        fresh = np.ones(len(points), dtype=bool)
        fresh[1:] = (points[1:] != points[:-1]).any(axis=1)
        return points[fresh]

    def _meets(self, line: Any) -> bool:
        (left, top), (right, bottom) = line.min(axis=0), line.max(axis=0)
        width, height = 10 * self.window.width, 10 * self.window.height
        return bool(right > 0 and bottom > 0 and left < width and top < height)

    def _covers(self, lines: list[Any]) -> bool:
        """Whether any of the area lies in the window, not only of its box."""
        frame = shapely.box(0, 0, 10 * self.window.width, 10 * self.window.height)
        shapely.prepare(frame)
        return any(frame.intersects(shapely.make_valid(shapely.Polygon(line))) for line in lines)


@lru_cache(maxsize=4)
def drawn(ground: Ground, window: Window, tolerance: float) -> Drawn:
    """The ground in a window; lines are at most `tolerance` px from where they should be."""
    margin = 12 / window.scale
    left, top = (part / window.scale for part in window.corner)
    right, bottom = left + window.width / window.scale, top + window.height / window.scale
    away = (
        (ground.boxes[:, 2] < left - margin)
        | (ground.boxes[:, 0] > right + margin)
        | (ground.boxes[:, 3] < top - margin)
        | (ground.boxes[:, 1] > bottom + margin)
    )
    ends = [arc[[0, -1]] if out else arc for arc, out in zip(ground.arcs, away, strict=True)]
    lengths = [len(arc) for arc in ends]
    points = window.pixels(np.concatenate(ends)) * 10
    lines = shapely.linestrings(points, indices=np.repeat(np.arange(len(ends)), lengths))
    simple = shapely.simplify(lines, tolerance * 10, preserve_topology=False)
    coordinates, of = shapely.get_coordinates(simple, return_index=True)
    cuts = np.searchsorted(of, np.arange(1, len(ends)))
    return Drawn(ground, window, np.split(np.rint(coordinates).astype(int), cuts))


def _written(line: Any) -> str:
    """A closed line: its first point, and then steps, in px."""
    steps = (np.diff(line, axis=0) / 10).ravel().tolist()
    x, y = (line[0] / 10).tolist()
    return f"M{x:g} {y:g}l{' '.join([f'{step:g}' for step in steps])}z"
