"""Which part of the world a picture shows, where its address does not say.

Of a country what its partners near it span, of a pact its parties, else the newest events.
"""

import math

from data.tables import Tables, derived
from geo import atlas
from geo.address import View
from geo.links import anchors
from geo.pictures.ground import ground
from geo.pictures.projection import Box, Window, around
from geo.pictures.scene import Scene

WORLD = (30.0, 15.0, 3.0)  # where there is nothing to go by: latitude, longitude, zoom
SPAN = (50.0, 30.0)  # degrees that a country and its nearer partners may take
PADDING = 46.0  # px, in a small window less
CLOSEST = 6.5


def window(tables: Tables, view: View, scene: Scene, width: float, height: float) -> Window:
    """The window of this size, in px, that shows what the view is about."""
    if view.view:
        return Window(*view.view, width, height)
    boxes = _boxes(tables, view, scene) or _home(tables)
    if not boxes:
        return Window(*WORLD, width, height)
    padding = min(PADDING, 0.12 * min(width, height))
    return around(boxes, width, height, padding=padding, closest=CLOSEST)


def _boxes(tables: Tables, view: View, scene: Scene) -> list[Box]:
    places = anchors(tables)
    ends = {code for link in scene.links if link.chosen for code in (link.a, link.b)}
    if view.pact:
        ends |= scene.shading.pacts.get(view.pact, {}).keys() & places.keys()
        return [_spot(places[code]) for code in sorted(ends)]
    if not view.country:
        return []
    own = _own(tables, view, scene)
    near = {c for link in scene.links if link.chosen and not link.large for c in (link.a, link.b)}
    return _with_partners(own, [_spot(places[code]) for code in sorted(near)])


def _own(tables: Tables, view: View, scene: Scene) -> Box | None:
    """The box of the selected country: of its land, else of its place."""
    land = [piece for piece in scene.land if piece.mark == "selected"]
    shape = ground(tables).measure(land[0].members) if land else None
    place = anchors(tables).get(view.country)
    return shape.box if shape else _spot(place) if place else None


def _with_partners(own: Box | None, partners: list[Box]) -> list[Box]:
    """The nearer partners as long as the region stays one; all, if that were but a few of them."""
    if not own:
        return partners
    kept = [own]
    for box in sorted(partners, key=lambda box: math.dist(_middle(box), _middle(own))):
        if all(span <= most for span, most in zip(_spans([*kept, box]), SPAN, strict=True)):
            kept.append(box)
    return kept if 2 * (len(kept) - 1) >= len(partners) else [own, *partners]


def _spot(place: tuple[float, float]) -> Box:
    return (*place, *place)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _spans(boxes: list[Box]) -> list[float]:
    ends = ((max(b[side + 2] for b in boxes), min(b[side] for b in boxes)) for side in (0, 1))
    return [high - low for high, low in ends]


@derived
def _home(tables: Tables) -> list[Box]:
    corners = atlas.home(tables)
    return [(corners[0][1], corners[0][0], corners[1][1], corners[1][0])] if corners else []
