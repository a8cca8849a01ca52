"""Writes what is seen in a window as SVG: land, shading, lines, rings and names, with their tones.

Title, legend and source are left to `geo.picture`.
"""

from collections.abc import Iterator, Mapping

from data.tables import Tables, by_key
from geo import style, words
from geo.pictures import inks
from geo.pictures.markup import Markup, tag
from geo.pictures.scene import Link, Reaction
from geo.pictures.seen import Seen

Tone = Mapping[str, str]
PLAIN = len(style.MEMBERS)
_HATCH, _DOTS, _STRIPE = 6, 7, 5  # px, as in geo/browser/patterns.js
_TIP = "M0 0L8 4L0 8z"


def drawing(tables: Tables, seen: Seen, tone: Tone) -> Markup:
    """The map as a group, at 0, 0. What crosses its edges goes on beyond them, to be covered by
    what is drawn after it: resvg takes seconds to clip."""
    window = seen.window
    water = {"width": window.width, "height": window.height, "fill": tone["water"]}
    rings = {"fill": tone["panel"], "stroke": tone["text"], "stroke-width": 1.6}
    return tag(
        "g",
        {},
        tag("defs", {}, *_patterns(seen, tone)),
        tag("rect", water),
        tag("g", {"fill-rule": "evenodd", "stroke-linejoin": "round"}, *_land(seen, tone)),
        tag("g", {"fill": "none", **_caps(seen)}, *_arcs(tables, seen, tone)),
        tag("g", rings, *_rings(seen)),
        tag("g", {"text-anchor": "middle", "font-size": 12}, *_names(seen, tone)),
    )


def _caps(seen: Seen) -> inks.Looks:
    round_ones = not seen.scene.crowded
    return {
        "stroke-linecap": "round" if round_ones else "butt",
        "stroke-linejoin": "round" if round_ones else "bevel",
    }


def _patterns(seen: Seen, tone: Tone) -> Iterator[Markup]:
    """The hatch of no data, dots and stripes of tints, the head of an arrow."""
    if seen.disputes or any(piece.unknown for piece, _ in seen.land):
        land = tag("rect", {"width": _HATCH, "height": _HATCH, "fill": tone["land"]})
        line = tag("rect", {"width": 1.4, "height": _HATCH, "fill": tone["border"]})
        yield _pattern("hatch", _HATCH, land, line)
    own = {(seen.scene.shading.tints[name],) for name in seen.shaded}
    for tints in sorted(own.union(seen.tints)):
        if len(tints) > 1:
            size = _STRIPE * len(tints)
            bands = (_band(at, size, tone[f"member-{tint}"]) for at, tint in enumerate(tints))
            yield _pattern(inks.shade_id(tints), size, *bands)
        elif tints[0] >= PLAIN:
            yield _dots(tints, tone)
    if seen.reactions:
        yield _arrow(tone)


def _dots(tints: tuple[int, ...], tone: Tone) -> Markup:
    ground = {"width": _DOTS, "height": _DOTS, "fill": tone[f"member-{tints[0]}"]}
    dot = {"cx": 2, "cy": 2, "r": 1.3, "fill": inks.edge(tints, tone)}
    return _pattern(inks.shade_id(tints), _DOTS, tag("rect", ground), tag("circle", dot))


def _arrow(tone: Tone) -> Markup:
    box = {"viewBox": "0 0 8 8", "refX": 10, "refY": 4, "markerWidth": 9, "markerHeight": 9}
    use = {"id": "arrow", "markerUnits": "userSpaceOnUse", "orient": "auto"}
    return tag("marker", {**box, **use}, tag("path", {"d": _TIP, "fill": tone["reaction"]}))


def _band(at: int, size: int, fill: str) -> Markup:
    return tag("rect", {"x": at * _STRIPE, "width": _STRIPE, "height": size, "fill": fill})


def _pattern(name: str, size: int, *children: Markup) -> Markup:
    extent = {"id": name, "width": size, "height": size, "patternUnits": "userSpaceOnUse"}
    return tag("pattern", {**extent, "patternTransform": "rotate(45)"}, *children)


def _land(seen: Seen, tone: Tone) -> Iterator[Markup]:
    for piece, path in seen.land:
        looks = inks.of_land(piece, tone, PLAIN)
        yield tag("path", {"class": "country", **looks, "d": path}, tag("title", {}, piece.name))
    dashes = {"stroke": tone["muted"], "stroke-width": 1.4, "stroke-dasharray": "4 3"}
    for path in seen.disputes:
        yield tag("path", {"class": "disputed", "fill": "url(#hatch)", **dashes, "d": path})


def _arcs(tables: Tables, seen: Seen, tone: Tone) -> Iterator[Markup]:
    """Reactions below links; of these, those of large pacts last, as on the map."""
    scene = seen.scene
    for reaction, path in seen.reactions:
        head = {"marker-end": "url(#arrow)" if reaction.directed else None}
        looks = {**inks.of_reaction(tone), **head}
        yield _arc(seen, reaction, _said(tables, reaction), path, looks, tone)
    for link, path in sorted(seen.links, key=lambda pair: pair[0].large):
        yield _arc(seen, link, _named(tables, link), path, inks.of_link(link, scene, tone), tone)


def _arc(
    seen: Seen, arc: Link | Reaction, name: str, path: str, looks: inks.Looks, tone: Tone
) -> Markup:
    halo = inks.of_halo(arc, seen.scene, tone)
    about = {"class": "link" if isinstance(arc, Link) else "reaction"}
    below = [tag("path", {**halo, "d": path})] if halo else []
    line = tag("path", {**looks, "d": path})
    group = {**about, **inks.of_group(arc, seen.scene)}
    return tag("g", group, tag("title", {}, name), *below, line)


def _named(tables: Tables, link: Link) -> str:
    """The accessible name that the link has on the map."""
    actors, instruments = by_key(tables, "actors"), by_key(tables, "instruments")
    pair = f"{actors[link.a].name}–{actors[link.b].name}"
    return f"{instruments[link.instrument].short_name}: {pair}, {link.status.replace('_', ' ')}"


def _said(tables: Tables, reaction: Reaction) -> str:
    actors, between = by_key(tables, "actors"), " to " if reaction.directed else "–"
    pair = f"{actors[reaction.a].name}{between}{actors[reaction.b].name}"
    return f"{words.TYPES[reaction.type]}: {pair}"


def _rings(seen: Seen) -> Iterator[Markup]:
    return (tag("circle", {"r": 4, "cx": x, "cy": y}) for x, y in seen.rings)


def _names(seen: Seen, tone: Tone) -> Iterator[Markup]:
    halo = {"stroke": tone["land"], "stroke-width": 3, "stroke-linejoin": "round"}
    for name in seen.names:
        looks = {"fill": tone["text"] if name.active or name.selected else tone["muted"]}
        if name.selected:
            looks |= {"font-size": "14", "font-weight": "700"}
        place = {"x": name.x, "y": name.y + 4}
        yield tag("text", {**place, **looks, **halo, "paint-order": "stroke"}, name.text)
