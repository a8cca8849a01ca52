"""How a history is drawn: a Vega specification, as plain values, that follows the signals below.

The browser sets `width` and `labels` (px), `bottom` (px of rows that are shown), `day` (ms) and
`hover` (keys of rows); `told` adds title and source, for a file, and `when`. Tones are CSS
variables of `geo.style`. What the values mean is in `geo.charts.values`. https://vega.github.io/vega/docs/
"""

from typing import Any

from geo.charts.key import COLUMN, KEY, key
from geo.charts.marking import GAP, GROUND, Mark, mark, tone
from geo.charts.plot import plot
from geo.charts.values import Value
from geo.words import FAMILIES

SCHEMA = "https://vega.github.io/schema/vega/v6.json"  # a name, which nothing fetches
FONT = '"Source Sans", "Source Sans 3", Arial, sans-serif'
NARROW = {"width": 376, "labels": 150}  # pixels: of all, of the names before the plot
YEARS, STRIP = 20, 18  # pixels of the years, of the names of bands
FOOT = 44  # pixels of the years and the day below the rows
TITLE = 62  # pixels of the title of a file
SMALL = 15  # pixels of a line of its credits
TONES = (*FAMILIES, "reaction")
# What is drawn of some values. It is filtered, not hidden: what is hidden costs time all the same.
SEEN = dict.fromkeys(("rows", "bars", "marks"), "datum.y < bottom")
PARTS = {  # of which values, and which of them
    "boxes": ("bars", "indexof(['full', 'pale', 'hollow'], datum.look) >= 0"),
    "lines": ("bars", "indexof(['broken', 'thin'], datum.look) >= 0"),
    "spans": ("marks", "!datum.exact"),
    "key-boxes": ("key", "datum.kind == 'box'"),
    "key-lines": ("key", "datum.kind == 'line'"),
    "key-marks": ("key", "datum.kind == 'mark'"),
}


def spec(data: dict[str, list[Value]], domain: tuple[int, int], about: Value) -> Mark:
    """The specification of these values, `key` among them; `domain` in ms; `about` has the texts
    description, title, subtitle and credits (lines)."""
    strip = STRIP if data["bands"] else 0
    rows = max((row["y"] + row["h"] for row in data["rows"]), default=0)
    return {
        "$schema": SCHEMA,
        "description": about["description"],
        "autosize": "none",
        "padding": 0,
        "background": None,
        "config": {"text": {"font": FONT, "fontSize": 12}, "axis": {"labelFont": FONT}},
        "signals": [*_settings(rows), *_measures(strip, len(data["key"]), len(about["credits"]))],
        "data": [
            *(_values(name, found, SEEN.get(name)) for name, found in data.items()),
            *(_part(name, *of) for name, of in PARTS.items()),
            _values("about", [about], "told"),
            {"name": "stripes", "transform": [_stripes()]},
        ],
        "scales": _scales(domain),
        "marks": [_plot(strip), *key(), *_texts()],
    }


def _values(name: str, values: list[Value], seen: str | None) -> Value:
    filtered = {"transform": [{"type": "filter", "expr": seen}]} if seen else {}
    return {"name": name, "values": values, **filtered}


def _part(name: str, source: str, seen: str) -> Value:
    return {"name": name, "source": source, "transform": [{"type": "filter", "expr": seen}]}


def _settings(rows: int) -> list[Value]:
    """What the browser sets."""
    start = {**NARROW, "bottom": rows, "day": 0, "hover": [], "told": False, "when": ""}
    return [{"name": name, "value": value} for name, value in start.items()]


def _measures(strip: int, items: int, credits: int) -> list[Value]:
    """What follows from that."""
    found = {
        "plot": f"max(40, width - labels - {2 * GAP})",
        "head": f"(told ? {TITLE} : 0) + {YEARS + strip}",
        "columns": f"max(1, floor(width / {COLUMN}))",
        "keytop": f"head + bottom + {FOOT}",
        "keyheight": f"ceil({items} / columns) * {KEY}",
        "height": f"keytop + keyheight + (told ? {20 + SMALL * credits} : 4)",
        "inside": "day >= domain('x')[0] && day <= domain('x')[1]",
    }
    return [{"name": name, "update": update} for name, update in found.items()]


def _stripes() -> Value:
    return {"type": "sequence", "start": 0, "stop": {"signal": "plot + bottom"}, "step": 7}


def _scales(domain: tuple[int, int]) -> list[Value]:
    plot, bottom = {"signal": "plot"}, {"signal": "bottom"}
    return [
        {"name": "x", "type": "utc", "domain": list(domain), "range": [0, plot]},
        {"name": "y", "type": "linear", "domain": [0, bottom], "range": [0, bottom]},
        _ordinal("tone", {name: tone(name) for name in TONES}),
        _ordinal("ground", {kind: tone(name) for kind, (name, _) in GROUND.items()}),
        _ordinal("strength", {kind: much for kind, (_, much) in GROUND.items()}),
    ]


def _ordinal(name: str, items: dict[str, Any]) -> Value:
    return {
        "name": name,
        "type": "ordinal",
        "domain": list(items),
        "range": list(items.values()),
    }


def _plot(strip: int) -> Mark:
    place = {"x": f"labels + {GAP}", "y": "head", "width": "plot", "height": "bottom"}
    return {
        "type": "group",
        "name": "plot",
        "encode": {"update": {channel: {"signal": how} for channel, how in place.items()}},
        "axes": [_axis("top", strip), _axis("bottom", 0)],
        "marks": plot(strip),
    }


def _axis(orient: str, offset: int) -> Value:
    """The years above, with lines through all rows, and again below."""
    above = orient == "top"
    return {
        "scale": "x",
        "orient": orient,
        "offset": offset,
        "format": {"year": "%Y", "month": "%b %Y", "date": "%-d %b", "quarter": "%b %Y"},
        "tickCount": {"signal": "max(2, floor(plot / 62))"},
        "grid": above,
        "gridScale": "y",
        "zindex": 0,
        "domain": False,
        "ticks": False,
        "labelPadding": 5,
        "labelFlush": 6,
        "labelOverlap": True,
        "labelFontSize": 12,
        "labelColor": tone("muted"),
        "gridColor": tone("edge"),
        "aria": False,
    }


def _texts() -> list[Mark]:
    """What only a file has: title, day and source."""
    return [
        _text({"field": "title"}, "22", 18, "text"),
        _text({"signal": "datum.subtitle + when"}, "44", 13, "muted"),
        _text({"field": "credits"}, "keytop + keyheight + 22", 11, "muted"),
    ]


def _text(text: Value, y: str, size: int, colour: str) -> Mark:
    update = {
        "x": {"value": 2},
        "y": {"signal": y},
        "text": text,
        "limit": {"signal": "width - 4"},
        "fontSize": {"value": size},
        "lineHeight": {"value": SMALL},
        "fontWeight": {"value": 600 if colour == "text" else 400},
        "fill": {"value": tone(colour)},
    }
    return mark("text", "about", update, interactive=False)
