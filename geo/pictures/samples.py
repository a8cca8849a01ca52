"""The samples of a picture's legend: a piece of line, a dot, a swatch of each kind of land."""

from collections.abc import Mapping

from geo import style
from geo.pictures import inks
from geo.pictures.legend import Entry
from geo.pictures.markup import Markup, tag

WIDTHS = {"line": 34, "paler": 34, "older": 34, "reaction": 34, "family": 10, "none": 0}
SWATCH = 18  # px wide, of all other kinds


def width(entry: Entry) -> float:
    """The px that the sample of an entry takes."""
    return WIDTHS.get(entry.kind, SWATCH)


def sample(entry: Entry, x: float, y: float, tone: Mapping[str, str]) -> Markup:
    """The sample of an entry, from x on and around the height y."""
    if entry.kind == "none":
        return Markup("")
    if entry.kind == "family":
        return tag("circle", {"cx": x + 5, "cy": y, "r": 5, "fill": tone[entry.code]})
    if entry.kind in WIDTHS:
        line = {"d": f"M{x + 2:.1f} {y:.1f}h30", "fill": "none", "stroke-linecap": "round"}
        return tag("path", {**line, **_strokes(entry, tone)})
    place = {"x": x, "y": y - 6, "width": SWATCH, "height": 12, "rx": 3, "stroke": tone["muted"]}
    dashes = {"stroke-dasharray": "3 2"} if entry.code == "disputed" else {}
    return tag("rect", {**place, **dashes, "fill": _fill(entry, tone)})


def _strokes(entry: Entry, tone: Mapping[str, str]) -> inks.Looks:
    looks: dict[str, inks.Looks] = {
        "line": {"stroke-width": 3, "stroke-dasharray": style.DASHES.get(entry.code) or None},
        "paler": {"stroke-width": 3, "stroke-opacity": "0.5"},
        "older": {"stroke-width": 1, "stroke-opacity": "0.5"},
        "reaction": {"stroke-width": 1.6},
    }
    stroke = tone["reaction" if entry.kind == "reaction" else "text"]
    return {"stroke": stroke, **looks[entry.kind]}


def _fill(entry: Entry, tone: Mapping[str, str]) -> str:
    if entry.kind == "land":
        return tone["dependent"] if entry.code == "dependent" else "url(#hatch)"
    tints = tuple(int(number) for number in entry.code.split("-"))
    return inks.shade(tints, tone, len(style.MEMBERS))
