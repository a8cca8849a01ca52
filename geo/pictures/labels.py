"""Places the names of countries: they never cover each other, nor a ring at which links end.

The same places as `geo/browser/labels.js` finds, but that no name leaves the window.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geo.pictures.projection import Window

HEIGHT = 15.0  # px, of a name's box
LETTER = 6.3  # px, mean width of a letter at 12 px
RING = 5.0  # px, radius that a ring keeps free
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Place:
    """A name, where it belongs in px, the area in km² and the px of its land, if it has any."""

    name: str
    at: tuple[float, float]
    area: float
    extent: tuple[float, float] | None


@dataclass(frozen=True)
class Name:
    """A name at (x, y), the middle of its box in px."""

    text: str
    x: float
    y: float
    active: bool
    selected: bool


def placed(
    places: Mapping[str, Place], active: set[str], selected: str, window: Window, *, sparing: bool
) -> list[Name]:
    """The names for which there is room. `active` are the codes at which links end; they come
    first, and where `sparing` is asked for, alone, if there are any."""

    def rank(code: str) -> tuple[int, float]:
        return (-2 if code == selected else -1 if code in active else 0), -places[code].area

    taken = [_around(*places[code].at, RING, RING) for code in active]
    found = []
    for code in sorted(places, key=rank):
        place, lively = places[code], code == selected or code in active
        if not (lively or (_fits(place) and not (sparing and active))):
            continue
        if not (0 <= place.at[0] <= window.width and 0 <= place.at[1] <= window.height):
            continue
        half = (len(place.name) * LETTER + 6) / 2
        for x, y in _seats(place, half, code in active):
            box = _around(x, y, half, HEIGHT / 2)
            if _inside(box, window) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append(Name(place.name, x, y, code in active, code == selected))
                break
    return found


def _fits(place: Place) -> bool:
    """Whether a name is not much wider than its country."""
    width = len(place.name) * LETTER + 6
    return bool(place.extent and place.extent[0] > width * 0.75 and place.extent[1] > HEIGHT)


def _seats(place: Place, half: float, ringed: bool) -> Iterator[tuple[float, float]]:
    """Where a name may be: on its place, or beside its ring, best first."""
    x, y = place.at
    if not ringed:
        yield x, y
        return
    yield from ((x, y + 16), (x, y - 15), (x + half + 8, y), (x - half - 8, y))


def _around(x: float, y: float, across: float, along: float) -> Box:
    return x - across, y - along, x + across, y + along


def _inside(box: Box, window: Window) -> bool:
    left, top, right, bottom = box
    return left >= 0 and top >= 0 and right <= window.width and bottom <= window.height


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
