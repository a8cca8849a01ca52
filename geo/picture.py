"""Pictures of the map, made without a browser: SVG, PNG, and the preview of a link.

A picture looks like the app's map and says on its face what it is: title, date, a legend of exactly
what is in it, and where the data come from. Nothing in it refers to another file.
"""

import math
from dataclasses import dataclass, replace

from data import dates
from data.tables import Tables
from geo.address import View
from geo.pictures import captions, drawing, inks, legend, region, typeface
from geo.pictures.markup import tag
from geo.pictures.scene import Scene, scene
from geo.pictures.seen import Seen, seen
from geo.pictures.sheet import HEAD, Sheet

Size = tuple[int, int]  # px: width, height
SIZE: Size = (1200, 675)
SMALLEST, LARGEST = 320, 4000  # px of a side
SCALES = (1, 2, 3, 4)
PREVIEW: Size = (1200, 630)  # as link previews want it (Open Graph)
LARGER = 1.5  # how much larger type and lines are in a preview
SCREEN = 1060.0  # px that the map is wide on the screen whose zoom an address tells


@dataclass(frozen=True)
class Detail:
    """How much of it is drawn: `tolerance` is the px that a line may be from where it should be; a
    sparing picture has fewer names and lines, a short legend and no notes."""

    tolerance: float = 0.2
    sparing: bool = False


def svg(tables: Tables, view: View, size: Size = SIZE, theme: str = "light") -> str:
    """The map of a view as an SVG document. ValueError if there is no such size or theme."""
    return _document(tables, view, size, theme, Detail())


def png(
    tables: Tables, view: View, size: Size = SIZE, scale: int = 1, theme: str = "light"
) -> bytes:
    """The same as PNG, `scale` times `size` px."""
    from geo.pictures import raster

    if scale not in SCALES:
        raise ValueError(f"the scale {scale} is none of {SCALES}")
    return raster.png(svg(tables, view, size, theme), size[0] * scale)


def preview(tables: Tables, view: View, theme: str = "light") -> bytes:
    """A PNG of 1200 × 630 px for the preview of a link: larger type, fewer things."""
    from geo.pictures import raster

    width, height = (round(side / LARGER) for side in PREVIEW)
    if view.view:  # as much of the world as was on the reader's screen
        lat, lon, zoom = view.view
        view = replace(view, view=(lat, lon, zoom + math.log2(width / SCREEN)))
    drawn = _document(tables, view, (width, height), theme, Detail(tolerance=0.4, sparing=True))
    return raster.with_few_colours(raster.png(drawn, PREVIEW[0]))


def _document(tables: Tables, view: View, size: Size, theme: str, detail: Detail) -> str:
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise ValueError(f"the size {size} is not within {SMALLEST} to {LARGEST} px a side")
    shown, tone = scene(tables, view), inks.tones(theme)
    sheet, found = _laid_out(tables, view, shown, size, detail)
    whole = {"width": size[0], "height": size[1]}
    names = {"xmlns": "http://www.w3.org/2000/svg", "role": "img"}
    box = {"viewBox": f"0 0 {size[0]} {size[1]}", "font-family": typeface.FAMILY}
    parts = (
        tag("title", {}, f"{sheet.title}, {sheet.day}"),
        tag("desc", {}, captions.source(tables, view.as_of)),
        tag("g", {"transform": f"translate(0 {HEAD:g})"}, drawing.drawing(tables, found, tone)),
        *sheet.head(tone),
        *sheet.foot(tone),
    )
    return f"{tag('svg', {**names, **whole, **box}, *parts)}\n"


def _laid_out(
    tables: Tables, view: View, shown: Scene, size: Size, detail: Detail
) -> tuple[Sheet, Seen]:
    """The sheet, and the map in the room that is left on it. The legend says what is seen, and what
    is seen depends on the room that the legend leaves: so first with an empty one."""

    def see(sheet: Sheet) -> Seen:
        window = region.window(tables, view, shown, sheet.width, sheet.map_height)
        return seen(tables, shown, window, tolerance=detail.tolerance, sparing=detail.sparing)

    sheet = _sheet(tables, view, shown, size, detail)
    found = see(sheet)
    while sheet.map_height != (fuller := sheet.telling(legend.entries(tables, found))).map_height:
        sheet, found = fuller, see(fuller)
    return fuller, found


def _sheet(tables: Tables, view: View, shown: Scene, size: Size, detail: Detail) -> Sheet:
    """The sheet with an empty legend."""
    title = captions.title(view, shown.subject)
    notes = () if detail.sparing else (captions.filters(view), captions.source(tables, view.as_of))
    return Sheet(
        *size,
        title=title,
        day=dates.day_in_words(view.as_of),
        brand="" if title == captions.NAME else captions.NAME,
        entries=(),
        notes=tuple(note for note in notes if note),
        most_rows=3 if detail.sparing else 99,
    )
