"""Windows on the world map: where a place lies in a picture of a part of it, in Web Mercator.

As Leaflet has it: at zoom 0 the world is a square of 256 px. What is drawn is others' business.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

TILE = 256.0  # px of the world at zoom 0
LAST_LATITUDE = 85.0511287798  # degrees; there the world is a square
Box = tuple[float, float, float, float]  # west, south, east, north in degrees
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Window:
    """`width` times `height` px of the world around (lat, lon) in degrees, at a zoom."""

    lat: float
    lon: float
    zoom: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """The px of the whole world."""
        return TILE * float(2**self.zoom)

    @cached_property
    def corner(self) -> tuple[float, float]:
        """Where the window's upper left corner lies, in px of the whole world."""
        x, y = _unit(self.lon, self.lat)
        return x * self.scale - self.width / 2, y * self.scale - self.height / 2

    def pixels(self, units: Floats) -> Floats:
        """Rows of (x, y) in shares of the world as px from the window's upper left corner."""
        found: Floats = units * self.scale - np.array(self.corner)
        return found

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """A place as px from the window's upper left corner."""
        x, y = _unit(lon, lat)
        return x * self.scale - self.corner[0], y * self.scale - self.corner[1]


def unit(places: Floats) -> Floats:
    """Rows of (lon, lat) in degrees as shares of the world: x from 180° W to the east, y from the
    north to the south."""
    latitudes = np.radians(np.clip(places[:, 1], -LAST_LATITUDE, LAST_LATITUDE))
    south = 0.5 - np.arctanh(np.sin(latitudes)) / (2 * math.pi)
    return np.column_stack([places[:, 0] / 360 + 0.5, south])


def _unit(lon: float, lat: float) -> tuple[float, float]:
    """The same of one place."""
    sine = math.sin(math.radians(max(-LAST_LATITUDE, min(LAST_LATITUDE, lat))))
    return lon / 360 + 0.5, 0.5 - math.atanh(sine) / (2 * math.pi)


def around(
    boxes: Sequence[Box], width: float, height: float, *, padding: float, closest: float
) -> Window:
    """The window of this size that shows all boxes with `padding` px around them, and is not nearer
    than the zoom `closest`."""
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    (left, bottom), (right, top) = _unit(west, south), _unit(east, north)
    spans = (right - left, bottom - top)
    rooms = (width - 2 * padding, height - 2 * padding)
    fits = [room / span for room, span in zip(rooms, spans, strict=True) if span > 0]
    zoom = min(closest, math.log2(min(fits) / TILE)) if fits else closest
    middle = math.atan(math.sinh(math.pi * (1 - (top + bottom))))
    return Window(math.degrees(middle), (west + east) / 2, zoom, width, height)
