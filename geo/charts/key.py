"""The key of a history: what bars, marks and bands mean, only those that are there.

What the values mean is in `geo.charts.values`.
"""

from geo.charts.marking import GROUND, Mark, mark, tone
from geo.charts.plot import BAR
from geo.charts.values import LOOKS, Value
from geo.words import FAMILIES, STATUSES

KEY, COLUMN = 18, 178  # pixels of a line of the key, and the least width of its column
SAMPLES = {  # by look: kind, fill, density, width of the stroke, dash
    "full": ("box", "muted", 1.0, 0.0, [1, 0]),
    "pale": ("box", "muted", 0.5, 0.0, [1, 0]),
    "hollow": ("box", "panel", 1.0, 1.4, [1, 0]),
    "broken": ("line", "muted", 1.0, BAR, [2, 2]),
    "thin": ("line", "muted", 1.0, 2, [3, 3]),
}
EVENTS = {
    "circle": "joining, or entry into force",
    "cross": "leaving, or end",
    "diamond": "other step",
    "triangle-up": "statement or contact",
}
LANDS = {
    "part": "part of another state",
    "dependent": "not independent",
    "occupied": "occupied",
    "disputed": "disputed",
    "absent": "no state of these tables",
}


def items(data: dict[str, list[Value]]) -> list[Value]:
    """The items in order, numbered by `i`."""
    found = [*_families(data), *_statuses(data), *_events(data), *_rest(data), *_lands(data)]
    return [{**item, "i": number} for number, item in enumerate(found)]


def _families(data: dict[str, list[Value]]) -> list[Value]:
    there = {bar["family"] for bar in data["bars"]}
    if len(there) < 2:
        return []
    return [_box(words, name) for name, words in FAMILIES.items() if name in there]


def _statuses(data: dict[str, list[Value]]) -> list[Value]:
    there = {bar["status"] for bar in data["bars"]}
    return [_sample(look, STATUSES[status]) for status, look in LOOKS.items() if status in there]


def _sample(look: str, words: str) -> Value:
    kind, fill, dense, wide, dash = SAMPLES[look]
    item = {"kind": kind, "fill": tone(fill), "stroke": tone("muted")}
    return item | {"dense": dense, "wide": wide, "dash": dash, "shape": "circle", "words": words}


def _events(data: dict[str, list[Value]]) -> list[Value]:
    there = {event["shape"] for event in data["marks"]}
    return [
        {
            **_box(words, "reaction" if shape == "triangle-up" else "text"),
            "kind": "mark",
            "stroke": tone("panel"),
            "shape": shape,
        }
        for shape, words in EVENTS.items()
        if shape in there
    ]


def _rest(data: dict[str, list[Value]]) -> list[Value]:
    unsure = any(not bar["certain"] for bar in data["bars"])
    vague = any(not event["exact"] for event in data["marks"])
    outline = {"dense": 0.25, "wide": 1.4, "dash": [2, 2]}
    return [
        *([{**_box("not certain", "muted"), **outline}] if unsure else []),
        *([_line("day not known exactly", "text", 1.4, [2, 1.5])] if vague else []),
        *([_line("no data (hatched)", "muted", BAR, [1, 3])] if data["gaps"] else []),
    ]


def _lands(data: dict[str, list[Value]]) -> list[Value]:
    """The bands but for the country's own."""
    there = {band["kind"] for band in data["bands"]}
    return [
        {
            **_box(words, GROUND[kind][0]),
            "dense": GROUND[kind][1],
            "stroke": tone("edge"),
            "wide": 1,
        }
        for kind, words in LANDS.items()
        if kind in there
    ]


def _box(words: str, fill: str) -> Value:
    return {**_sample("full", words), "fill": tone(fill), "stroke": tone(fill)}


def _line(words: str, stroke: str, wide: float, dash: list[float]) -> Value:
    sample = _sample("thin", words)
    return {**sample, "stroke": tone(stroke), "wide": wide, "dash": dash}


def key() -> list[Mark]:
    """What the looks mean: only those that are there."""
    column = "(datum.i % columns) * (width / columns)"
    place = {
        "x": {"signal": f"{column} + 2"},
        "y": {"signal": f"keytop + floor(datum.i / columns) * {KEY} + {KEY / 2}"},
    }
    fill = {
        "fill": {"field": "fill"},
        "fillOpacity": {"field": "dense"},
        "stroke": {"field": "stroke"},
        "strokeDash": {"field": "dash"},
    }
    return [
        mark(
            "rect",
            "key-boxes",
            {
                "x": place["x"],
                "y": {"signal": f"{place['y']['signal']} - {BAR / 2}"},
                "width": {"value": 20},
                "height": {"value": BAR},
                **fill,
                "strokeWidth": {"field": "wide"},
            },
            interactive=False,
        ),
        mark(
            "rule",
            "key-lines",
            {
                **place,
                "x2": {"signal": f"{column} + 22"},
                "stroke": {"field": "stroke"},
                "strokeDash": {"field": "dash"},
                "strokeWidth": {"field": "wide"},
            },
            interactive=False,
        ),
        mark(
            "symbol",
            "key-marks",
            {
                "x": {"signal": f"{column} + 12"},
                "y": place["y"],
                "shape": {"field": "shape"},
                "size": {"value": 48},
                **{"fill": {"field": "fill"}, "stroke": {"field": "stroke"}},
            },
            interactive=False,
        ),
        mark(
            "text",
            "key",
            {
                "x": {"signal": f"{column} + 28"},
                "y": place["y"],
                "text": {"field": "words"},
                "limit": {"signal": "width / columns - 32"},
                "baseline": {"value": "middle"},
                "fill": {"value": tone("muted")},
            },
            interactive=False,
        ),
    ]
