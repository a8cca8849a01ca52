"""What of a scene lies in a window: paths of land and lines in px, rings and names.

Exactly what a picture shows, so that its legend can say it. Colours are `inks`', writing it
down is left to `drawing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from data.tables import Tables, by_key
from geo.links import anchors
from geo.pictures import labels
from geo.pictures.arcs import arcs
from geo.pictures.ground import Drawn, drawn, ground
from geo.pictures.labels import Name, Place
from geo.pictures.projection import Window, unit
from geo.pictures.scene import Link, Reaction, Scene

Point = tuple[float, float]
SMOOTH = 49  # points of an arc, among them those that the browser draws
ROUGH = 0.1  # px that it may be from where it should be


@dataclass(frozen=True)
class Seen:
    """A scene in a window. Paths are in the notation of SVG, in px from the upper left corner;
    nothing is among them that lies outside."""

    scene: Scene
    window: Window
    land: list[tuple[Any, str]]  # territories, the selected one last
    disputes: list[str]
    links: list[tuple[Link, str]]
    reactions: list[tuple[Reaction, str]]
    rings: list[Point]
    names: list[Name]

    @property
    def shaded(self) -> set[str]:
        """The pacts that land in the window is shaded for."""
        here = {piece.actor for piece, _ in self.land if piece.mark != "selected" and piece.tints}
        return {name for name, own in self.scene.shading.pacts.items() if here & own.keys()}

    @property
    def tints(self) -> list[tuple[int, ...]]:
        """Each combination of tints in the window once, in order."""
        return sorted({p.tints for p, _ in self.land if p.tints and p.mark != "selected"})


def seen(
    tables: Tables, scene: Scene, window: Window, *, tolerance: float, sparing: bool = False
) -> Seen:
    """`tolerance`: the px that a line may be from where it should be. `sparing`: no names but those
    of countries at which links end, and of large pacts no lines."""
    if sparing:
        scene = replace(scene, links=tuple(link for link in scene.links if not link.large))
    base = drawn(ground(tables), window, tolerance)
    places = anchors(tables)
    found = [(piece, base.path(piece.members)) for piece in scene.land]
    order = ("", "partner", "selected")
    land = sorted((pair for pair in found if pair[1]), key=lambda pair: order.index(pair[0].mark))
    disputes = [base.path([code]) for code in scene.disputes]
    named = _places(tables, scene, base)
    ringed = [at for code in sorted(scene.ringed) if _is_in(at := named[code].at, window)]
    return Seen(
        scene=scene,
        window=window,
        land=land,
        disputes=[path for path in disputes if path],
        links=_lines(scene.links, places, window),
        reactions=_lines(scene.reactions, places, window),
        rings=ringed,
        names=labels.placed(named, scene.ringed, _selected(scene), window, sparing=sparing),
    )


def _selected(scene: Scene) -> str:
    return next((piece.actor for piece in scene.land if piece.mark == "selected"), "")


def _is_in(point: Point, window: Window) -> bool:
    return -5 < point[0] < window.width + 5 and -5 < point[1] < window.height + 5


def _lines(found: Sequence[Any], places: dict[str, Point], window: Window) -> list[tuple[Any, str]]:
    """The links or reactions of which some lies in the window, with their paths."""
    ends = [(places[arc.a], places[arc.b]) for arc in found]
    whole = arcs(ends, [arc.fan for arc in found], SMOOTH)
    pieces = [(of, piece) for of, own in enumerate(whole) for piece in own]
    if not pieces:
        return []
    points = window.pixels(unit(np.concatenate([piece for _, piece in pieces])))
    lengths = [len(piece) for _, piece in pieces]
    lines = shapely.linestrings(points, indices=np.repeat(np.arange(len(pieces)), lengths))
    inside = shapely.intersects(lines, shapely.box(0, 0, window.width, window.height))
    paths: dict[int, str] = {}
    kept = np.flatnonzero(inside)
    for at, line in zip(kept, shapely.simplify(lines[kept], ROUGH), strict=True):
        of = pieces[at][0]
        paths[of] = paths.get(of, "") + _written(line)
    return [(found[of], path) for of, path in paths.items()]


def _written(line: Any) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line.coords)


def _places(tables: Tables, scene: Scene, base: Drawn) -> dict[str, Place]:
    """Names and places of the day's territories, and of actors without one."""
    actors, window = by_key(tables, "actors"), base.window
    spots = anchors(tables)
    found = {
        code: Place(actors[code].name, window.point(*at), 0.0, None) for code, at in spots.items()
    }
    for piece in scene.land:
        shape = base.ground.measure(piece.members)
        if piece.sovereignty != "land" and shape:
            at = window.point(*spots.get(piece.actor, shape.anchor))
            (left, bottom), (right, top) = (
                window.point(*shape.box[:2]),
                window.point(*shape.box[2:]),
            )
            extent = (right - left, bottom - top)
            found[piece.actor] = Place(piece.name, at, shape.area, extent)
    return found
