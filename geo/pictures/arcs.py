"""The arcs of links: great circles between two places, bowed so that parallel links fan out.

The same lines as `geo/browser/arcs.js` draws; a test compares them. Many are made at once.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from geo.pictures.projection import Floats

Line = list[tuple[float, float]]
POINTS = 25  # that a browser draws; any other number gives points of the same curve
BOW = 0.13  # how far the first arc of a pair leaves the straight line, as a share of its length
FULL_BOW_KM = 2000.0  # longer links bow less: the great circle bends them already
MERCATOR_END = 85.0  # degrees of latitude; a great circle over a pole is bent below it
RADIUS_KM = 6371.0


def arcs(
    ends: Sequence[tuple[tuple[float, float], tuple[float, float]]],
    fans: Sequence[int],
    points: int = POINTS,
) -> list[list[Floats]]:
    """The lines of each arc from a to b, both (lon, lat) in degrees: one, or several, cut where it
    crosses 180°; rows of (lon, lat). `fans`: 0, 1, 2 … bow left, right, further left."""
    if not ends:
        return []
    places = np.array(ends, dtype=float)
    starts, stops = (_vectors(np.radians(places[:, side])) for side in (0, 1))
    angles = np.arccos(np.clip((starts * stops).sum(axis=1), -1, 1))
    steps = np.arange(points) / (points - 1)
    x, y = _great_circles(starts, stops, angles, steps)
    bows = _bows(np.array(fans)) * np.minimum(1, FULL_BOW_KM / np.maximum(angles * RADIUS_KM, 1))
    lift = bows[:, None] * 4 * steps * (1 - steps)
    dx, dy = ((axis[:, -1] - axis[:, 0])[:, None] for axis in (x, y))
    lons, lats = np.degrees(x - lift * dy), np.degrees(np.arcsin(np.tanh(y + lift * dx)))
    lines = np.stack([lons, lats], axis=2)
    whole = (lons >= -180).all(axis=1) & (lons < 180).all(axis=1)
    return [
        [line] if is_whole else [np.array(piece) for piece in _cut(line.tolist())]
        for line, is_whole in zip(lines, whole, strict=True)
    ]


def _vectors(places: Floats) -> Floats:
    lon, lat = places[:, 0], places[:, 1]
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _great_circles(
    starts: Floats, stops: Floats, angles: Floats, steps: Floats
) -> tuple[Floats, Floats]:
    """The points in the Mercator plane, in radians, without a jump at 180°; a row for each arc."""
    sines = np.where(np.sin(angles) == 0, 1, np.sin(angles))[:, None]
    before = np.sin((1 - steps) * angles[:, None]) / sines
    after = np.sin(steps * angles[:, None]) / sines
    found = before[:, :, None] * starts[:, None] + after[:, :, None] * stops[:, None]
    lon = np.unwrap(np.arctan2(found[:, :, 1], found[:, :, 0]), axis=1)
    lat = np.arctan2(found[:, :, 2], np.hypot(found[:, :, 0], found[:, :, 1]))
    end = np.radians(MERCATOR_END)
    return lon, np.arctanh(np.sin(np.clip(lat, -end, end)))


def _bows(fans: Floats) -> Floats:
    """The further out, the closer together, so that even a fan of ten stays near its line."""
    rings = 1 + fans // 2
    return (1 + np.log2(rings) * 0.8) * np.where(fans % 2, -1, 1) * BOW


def _cut(line: Line) -> Iterator[Line]:
    """The line in pieces that each lie on the map, cut wherever it crosses 180°."""
    turns = [(lon + 180) // 360 for lon, _ in line]
    piece = [_on_map(line[0], turns[0])]
    for at in range(1, len(line)):
        (p, q), (before, after) = line[at - 1 : at + 1], turns[at - 1 : at + 1]
        if before != after:
            edge = 360 * max(before, after) - 180
            lat = p[1] + (q[1] - p[1]) * (edge - p[0]) / (q[0] - p[0])
            yield [*piece, _on_map((edge, lat), before)]
            piece = [_on_map((edge, lat), after)]
        piece.append(_on_map(q, after))
    yield piece


def _on_map(point: tuple[float, float], turns: float) -> tuple[float, float]:
    return point[0] - 360 * turns, point[1]
