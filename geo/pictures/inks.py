"""The tones of a picture in one theme, and what lines and land are drawn with.

Colours and dashes are those of `geo.style`; widths and opacities those of `geo/browser/map.css`,
which a browser test compares. Nothing here refers to a style sheet: a picture opens alone.
"""

from collections.abc import Mapping
from functools import cache

from geo import style
from geo.pictures.scene import Link, Reaction, Scene, Territory

THEMES = ("light", "dark")
Looks = Mapping[str, object]
_EDGE = (("#3A4A5C", "#B9C9DA"), 0.62)  # what a tint's edge is mixed with, and the tint's share
_FADED = 0.16  # opacity of what is not the selection's


@cache
def tones(theme: str) -> dict[str, str]:
    """The colours of a theme by the names of `style.TOKENS`, and `member-0`, `member-0-edge` …"""
    if theme not in THEMES:
        raise ValueError(f"the theme {theme!r} is none of {THEMES}")
    side = THEMES.index(theme)
    found = {name: both[side] for name, both in style.TOKENS.items()}
    others, share = _EDGE
    for number, both in enumerate(style.MEMBERS * 2):
        found[f"member-{number}"] = both[side]
        found[f"member-{number}-edge"] = mixed(both[side], others[side], share)
    found["partner-edge"] = _blended(found["muted"], found["land"], 0.7)
    return found


def mixed(colour: str, other: str, share: float) -> str:
    """CSS's `color-mix(in oklab, colour share, other)`."""
    labs = zip(_oklab(colour), _oklab(other), strict=True)
    return _colour([share * p + (1 - share) * q for p, q in labs])


def _blended(colour: str, other: str, share: float) -> str:
    """The same in sRGB."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(255 * (share * p + (1 - share) * q)):02X}" for p, q in pairs)


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


# Björn Ottosson's Oklab, as CSS Color 4 has it.
_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]


def _oklab(colour: str) -> list[float]:
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _parts(colour)]
    return _times(_TO_LAB, [part ** (1 / 3) for part in _times(_TO_LMS, linear)])


def _colour(lab: list[float]) -> str:
    linear = _times(_FROM_LMS, [part**3 for part in _times(_FROM_LAB, lab)])
    clipped = [min(1.0, max(0.0, part)) for part in linear]
    parts = [p * 12.92 if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in clipped]
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)


def of_land(piece: Territory, tone: Mapping[str, str], plain_tints: int) -> Looks:
    """Fill and edge of a territory."""
    fill, stroke, width = tone["land"], tone["border"], 0.8
    if piece.dependent:
        fill = tone["dependent"]
    if piece.unknown:
        fill = "url(#hatch)"
    if piece.tints:
        fill, stroke, width = shade(piece.tints, tone, plain_tints), edge(piece.tints, tone), 1.0
    if piece.mark == "partner":
        stroke, width = tone["partner-edge"], 1.2
    if piece.mark == "selected":
        fill, stroke, width = tone["selected"], tone["selected-edge"], 1.4
    dash = "1 2" if piece.later else None
    return {"fill": fill, "stroke": stroke, "stroke-width": width, "stroke-dasharray": dash}


def shade(tints: tuple[int, ...], tone: Mapping[str, str], plain_tints: int) -> str:
    """A tint; or the pattern of a dotted one, or of several."""
    if len(tints) == 1 and tints[0] < plain_tints:
        return tone[f"member-{tints[0]}"]
    return f"url(#{shade_id(tints)})"


def shade_id(tints: tuple[int, ...]) -> str:
    return f"shade-{'-'.join(map(str, tints))}"


def edge(tints: tuple[int, ...], tone: Mapping[str, str]) -> str:
    return tone[f"member-{tints[0]}-edge"]


def of_link(link: Link, scene: Scene, tone: Mapping[str, str]) -> Looks:
    """What the line of a link is drawn with."""
    width, opacity = (2.0 if scene.crowded else 3.0), (1.0 if link.certain else 0.72)
    if link.large:
        width, opacity = 1.2, 0.45
    elif scene.crowded and not scene.selection and not link.fresh:
        width, opacity = 1.0, 0.22
    return {
        "stroke": tone[link.family],
        "stroke-width": width,
        "stroke-opacity": f"{opacity:g}" if opacity < 1 else None,
        "stroke-dasharray": style.DASHES[link.line] or None,
    }


def of_reaction(tone: Mapping[str, str]) -> Looks:
    return {"stroke": tone["reaction"], "stroke-width": 1.6}


def of_halo(arc: Link | Reaction, scene: Scene, tone: Mapping[str, str]) -> Looks | None:
    """What sets a line apart from what lies below; None in a crowd, where it would hide lines."""
    if scene.crowded or (isinstance(arc, Link) and arc.large):
        return None
    width = 9.0 if isinstance(arc, Link) else 6.0
    return {"stroke": tone["panel"], "stroke-width": width, "stroke-opacity": "0.72"}


def of_group(arc: Link | Reaction, scene: Scene) -> Looks:
    faded = scene.selection and not arc.chosen
    return {"opacity": f"{_FADED}" if faded else None}
