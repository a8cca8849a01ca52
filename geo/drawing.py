"""Writes what is seen in a window as SVG: land, shading, lines, rings and names, with their tones.

Title, legend and source are left to `geo.picture`.
"""

from collections.abc import Iterator, Mapping

from data.tables import Tables, by_key
from geo import inks, style, words
from geo.markup import Markup, tag
from geo.scene import Link, Reaction
from geo.seen import Seen

Tone = Mapping[str, str]
PLAIN = len(style.MEMBERS)
_HATCH, _DOTS, _STRIPE = 6, 7, 5  # px, as in geo/browser/patterns.js


def drawing(tables: Tables, seen: Seen, tone: Tone) -> Markup:
    """The map as a group, at 0, 0. What crosses its edges goes on beyond them, to be covered by
    what is drawn after it: resvg takes seconds to clip."""
    window = seen.window
    extent = {"width": window.width, "height": window.height}
    parts = [
        tag("defs", {}, *patterns(seen, tone)),
        tag("rect", {**extent, "fill": tone["water"]}),
        tag("g", {"fill-rule": "evenodd", "stroke-linejoin": "round"}, *_land(seen, tone)),
        tag("g", {"fill": "none"} | _caps(seen), *_arcs(tables, seen, tone)),
        tag(
            "g", {"fill": tone["panel"], "stroke": tone["text"], "stroke-width": 1.6}, *_rings(seen)
        ),
        tag("g", {"text-anchor": "middle", "font-size": 12}, *_names(seen, tone)),
    ]
    return tag("g", {}, *parts)


def _caps(seen: Seen) -> inks.Looks:
    round_ones = not seen.scene.crowded
    return {
        "stroke-linecap": "round" if round_ones else "butt",
        "stroke-linejoin": "round" if round_ones else "bevel",
    }


def patterns(seen: Seen, tone: Tone) -> Iterator[Markup]:
    """The hatch of no data, dots and stripes of tints, the head of an arrow."""
    if seen.disputes or any(piece.unknown for piece, _ in seen.land):
        land = tag("rect", {"width": _HATCH, "height": _HATCH, "fill": tone["land"]})
        line = tag("rect", {"width": 1.4, "height": _HATCH, "fill": tone["border"]})
        yield _pattern("hatch", _HATCH, land, line)
    for tints in {*seen.tints, *((seen.scene.shading.tints[name],) for name in seen.shaded)}:
        if len(tints) > 1:
            size = _STRIPE * len(tints)
            bands = (_band(at, size, tone[f"member-{tint}"]) for at, tint in enumerate(tints))
            yield _pattern(inks.shade_id(tints), size, *bands)
        elif tints[0] >= PLAIN:
            ground = tag(
                "rect", {"width": _DOTS, "height": _DOTS, "fill": tone[f"member-{tints[0]}"]}
            )
            dot = tag("circle", {"cx": 2, "cy": 2, "r": 1.3, "fill": inks.edge(tints, tone)})
            yield _pattern(inks.shade_id(tints), _DOTS, ground, dot)
    if seen.reactions:
        tip = tag("path", {"d": "M0 0L8 4L0 8z", "fill": tone["reaction"]})
        size = {"viewBox": "0 0 8 8", "refX": 10, "refY": 4, "markerWidth": 9, "markerHeight": 9}
        yield tag(
            "marker",
            {"id": "arrow", **size, "markerUnits": "userSpaceOnUse", "orient": "auto"},
            tip,
        )


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
