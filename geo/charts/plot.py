"""What stands in the plot of a history: bands, gaps, rows, bars, events, names, the day.

Places are pixels of the plot; signals and scales are those of `geo.charts.spec`.
"""

from geo.charts.marking import GAP, Mark, mark, tone
from geo.charts.values import ROW

BAR = 9  # pixels


def plot(strip: int) -> list[Mark]:
    """All of it, the lowest first; `strip` is how high the names of bands stand above the rows."""
    return [*_bands(strip), _gaps(), _rows(), *_bars(), *_marks(), *_names(), *_day()]


def _bands(strip: int) -> list[Mark]:
    place = {"x": {"scale": "x", "field": "x"}, "x2": {"scale": "x", "field": "x2"}}
    tones = {"fill": {"scale": "ground", "field": "kind"}}
    dense = {"fillOpacity": {"scale": "strength", "field": "kind"}}
    rows = {"y": {"value": 0}, "y2": {"signal": "bottom"}}
    edge = {"stroke": {"value": tone("muted")}, "strokeDash": {"value": [2, 2]}}
    above = {"y": {"value": -strip}, "y2": {"value": 0}}
    room = "scale('x', datum.x2) - scale('x', datum.x) - 5"
    return [
        mark("rect", "bands", {**place, **rows, **tones, **dense}, interactive=False),
        mark("rect", "bands", {**place, **above, **tones, **dense}, name="strip"),
        mark(
            "rule",
            "bands",
            {
                "x": place["x"],
                **{"y": {"value": -strip}, "y2": {"signal": "bottom"}},
                **edge,
                "opacity": {"signal": "datum.x > domain('x')[0] ? 0.7 : 0"},
            },
            interactive=False,
        ),
        mark(
            "text",
            "bands",
            {
                "x": {"scale": "x", "field": "x", "offset": 3},
                "y": {"value": -strip / 2},
                "text": {"signal": f"{room} > 20 ? datum.name : ''"},
                "limit": {"signal": f"max(1, {room})"},
                "baseline": {"value": "middle"},
                "fill": {"value": tone("text")},
            },
            interactive=False,
        ),
    ]


def _gaps() -> Mark:
    """Hatched: slanting lines, cut at the edges of each gap."""
    ends = {"x": {"scale": "x", "field": "x"}, "x2": {"scale": "x", "field": "x2"}}
    box = {"y": {"value": 0}, "y2": {"signal": "bottom"}}
    line = {
        "x": {"signal": "datum.data - bottom"},
        "x2": {"field": "data"},
        "y": {"signal": "bottom"},
        "y2": {"value": 0},
        "stroke": {"value": tone("muted")},
        "strokeOpacity": {"value": 0.35},
    }
    return {
        "type": "group",
        "from": {"data": "gaps"},
        "interactive": False,
        "encode": {"update": {**ends, **box, "clip": {"value": True}}},
        "marks": [mark("rule", "stripes", line, interactive=False)],
    }


def _rows() -> Mark:
    """A strip under each row, which is seen where the row is pointed at."""
    return mark(
        "rect",
        "rows",
        {
            "x": {"signal": "-labels - 4"},
            "x2": {"signal": f"plot + {GAP}"},
            "y": {"field": "y"},
            "height": {"field": "h"},
            "fill": {"value": tone("highlight")},
            "fillOpacity": {"signal": "datum.key && indexof(hover, datum.key) >= 0 ? 0.85 : 0"},
            "cursor": {"signal": "datum.key ? 'pointer' : 'crosshair'"},
        },
        name="row",
    )


def _bars() -> list[Mark]:
    ends = {
        "x": {"scale": "x", "field": "x"},
        "x2": {"signal": "max(scale('x', datum.x2), scale('x', datum.x) + 2)"},
        "stroke": {"scale": "tone", "field": "family"},
        "cursor": {"value": "pointer"},
    }
    box = {
        "y": {"signal": f"datum.y + {(ROW - BAR) / 2}"},
        "height": {"value": BAR},
        "cornerRadius": {"value": 1.5},
        "fill": {
            "signal": f"datum.look == 'hollow' ? '{tone('panel')}' : scale('tone', datum.family)"
        },
        "fillOpacity": {"signal": "datum.certain ? (datum.look == 'pale' ? 0.5 : 1) : 0.25"},
        "strokeWidth": {"signal": "datum.look == 'hollow' || !datum.certain ? 1.4 : 0"},
        "strokeDash": {"signal": "datum.certain ? [1, 0] : [2, 2]"},
    }
    middle = {"signal": f"datum.y + {ROW / 2}"}
    line = {
        "y": middle,
        "strokeWidth": {"signal": f"datum.look == 'broken' ? {BAR} : 2"},
        "strokeDash": {"signal": "datum.look == 'broken' ? [2, 2] : [3, 3]"},
        "strokeOpacity": {"signal": "datum.certain ? 1 : 0.55"},
    }
    return [
        mark("rect", "boxes", {**ends, **box}, name="bar"),
        mark("rule", "lines", {**ends, **line}, name="line"),
    ]


def _marks() -> list[Mark]:
    """Events; one of which the day is not known is drawn over all its possible days."""
    middle = {"signal": f"datum.y + {ROW / 2}"}
    span = {
        "x": {"scale": "x", "field": "x"},
        "x2": {"scale": "x", "field": "x2"},
        "y": middle,
        "stroke": {"value": tone("text")},
        "strokeWidth": {"value": 1.4},
        "strokeDash": {"value": [2, 1.5]},
    }
    said = "datum.family == 'reaction'"
    symbol = {
        "x": {"scale": "x", "field": "x"},
        "y": middle,
        "shape": {"field": "shape"},
        "size": {"signal": "datum.shape == 'cross' ? 38 : 30"},
        "fill": {
            "signal": f"!datum.exact ? '{tone('panel')}' : {said} ? '{tone('reaction')}'"
            f" : '{tone('text')}'"
        },
        "stroke": {"signal": f"datum.exact ? '{tone('panel')}' : '{tone('text')}'"},
        "strokeWidth": {"value": 1},
        "cursor": {"value": "pointer"},
    }
    return [
        mark("rule", "spans", span, interactive=False),
        mark("symbol", "marks", symbol, name="mark"),
    ]


def _names() -> list[Mark]:
    text = {
        "x": {"signal": "datum.head ? -labels - 4 : -8"},
        "y": {"signal": f"datum.head ? datum.y + datum.h - 8 : datum.y + {ROW / 2}"},
        "text": {"field": "name"},
        "limit": {"signal": "datum.head ? labels + plot : labels - 4"},
        "align": {"signal": "datum.head ? 'left' : 'right'"},
        "baseline": {"value": "middle"},
        "fontWeight": {"signal": "datum.head ? 600 : 400"},
        "fill": {"signal": f"datum.head ? '{tone('muted')}' : '{tone('text')}'"},
    }
    return [mark("text", "rows", text, interactive=False)]


def _day() -> list[Mark]:
    at = {"x": {"signal": "scale('x', day)"}, "opacity": {"signal": "inside ? 1 : 0"}}
    line = {
        "y": {"value": 0},
        "y2": {"signal": "bottom + 22"},
        "stroke": {"value": tone("text")},
        "strokeWidth": {"value": 1.5},
    }
    text = {
        "y": {"signal": "bottom + 30"},
        "text": {"signal": "utcFormat(day, '%-d %B %Y')"},
        "align": {
            "signal": "scale('x', day) > plot - 50 ? 'right'"
            " : scale('x', day) < 50 ? 'left' : 'center'"
        },
        "baseline": {"value": "middle"},
        "fontWeight": {"value": 600},
        "fill": {"value": tone("text")},
    }
    return [
        {**mark("rule", None, {**at, **line}, interactive=False), "name": "now"},
        mark("text", None, {**at, **text}, interactive=False),
    ]
