"""One mark of a chart, and the measures and tones that all marks share.

What is drawn with them is left to the neighbours. https://vega.github.io/vega/docs/marks/
"""

from typing import Any

Mark = dict[str, Any]

GAP = 8  # pixels between names and plot, and behind the plot
GROUND = {  # fill and opacity of a band
    "own": ("panel", 0.0),
    "part": ("selected", 0.4),
    "dependent": ("dependent", 0.9),
    "occupied": ("warning", 0.9),
    "disputed": ("warning", 0.55),
    "absent": ("border", 0.35),
}


def mark(kind: str, data: str | None, update: dict[str, Any], **more: Any) -> Mark:
    """A mark for each value of `data`, or a single one; silent, as a table says the same."""
    found = {"type": kind, "encode": {"update": update}, "aria": False, **more}
    return found | ({"from": {"data": data}} if data else {})


def tone(name: str) -> str:
    """A colour of `geo.style`, light or dark as the page is."""
    return f"var(--pm-{name})"
