"""The look in one place: colours of both themes, and line styles by status.

Everything visible takes its tones from here; how things are drawn is left to `geo/browser`.
"""

from collections.abc import Iterator

from data.lifecycle import STRENGTH
from geo.words import FAMILIES

# token: (light, dark). Contrast and colour blindness are tested in tests/geo/test_style.py; arms
# control is plum, as violet and the blue of alliances are one colour to the red-blind.
TOKENS: dict[str, tuple[str, str]] = {
    "water": ("#E6EDF3", "#0D1720"),
    "land": ("#FAF8F3", "#1C2935"),
    "border": ("#C8C3B7", "#3A4957"),
    "dependent": ("#EAE5DA", "#16202A"),
    "text": ("#16212C", "#E9EFF5"),
    "muted": ("#5B6875", "#9FB0BF"),
    "panel": ("#FFFFFF", "#121D27"),
    "edge": ("#DDE3E9", "#2A3946"),
    "chip": ("#F1F4F7", "#1B2935"),
    "accent": ("#0B5CAD", "#6DB3F2"),
    "on-accent": ("#FFFFFF", "#0D1720"),
    "alliance": ("#0B5CAD", "#6DB3F2"),
    "defence_cooperation": ("#0F7F6B", "#46CBB0"),
    "arms_control": ("#7C2D77", "#DD86CB"),
    "consultation": ("#9A6400", "#E2AC45"),
    "reaction": ("#B93A26", "#FF8A70"),
    "selected": ("#FFE9B8", "#5A4A1E"),
    "selected-edge": ("#9A6400", "#E2AC45"),
    "warning": ("#FDEDE9", "#3B1D17"),
    "highlight": ("#FFF3D1", "#463A17"),
}

# Members of large pacts: four tints that the colour-blind tell apart too, plain and then dotted,
# each with a stronger edge. 0 is the largest pact's; where memberships overlap they are striped.
MEMBERS: tuple[tuple[str, str], ...] = (
    ("#C9E1FB", "#2A456F"),
    ("#F1DFA6", "#3A2F0C"),
    ("#F8CEDF", "#5E4150"),
    ("#A4DFC1", "#123F36"),
)
SHADES = 2 * len(MEMBERS)
# SVG dash patterns in pixels by line style; what the styles mean is in geo.words.
DASHES = {"solid": "", "long": "11 6", "short": "3 6", "suspended": "14 5 2 5", "dotted": "1 7"}
_EDGE = "light-dark(#3A4A5C, #B9C9DA)"  # what a tint's edge is mixed with
REACTION_DAYS = 30  # how long an arrow of the reactions layer stays on the map


def line(status: str, binding: str) -> str:
    """The line style of a status: solid only for what binds; NA counts as not known to bind."""
    if status in ("negotiating", "proposed"):
        return "short"
    if status in ("reported", "suspended"):
        return "dotted" if status == "reported" else "suspended"
    return "solid" if status == "in_force" or binding == "1" else "long"


def lines() -> dict[str, dict[str, str]]:
    """The line style by status and binding, for the browser."""
    return {
        status: {binding: line(status, binding) for binding in ("1", "0", "NA")}
        for status in STRENGTH
    }


def css() -> str:
    """The tokens as CSS custom properties that follow the `color-scheme` of where they are used,
    and the rules that every sheet shares."""
    names = (f"--pm-{name}: light-dark({light}, {dark});" for name, (light, dark) in TOKENS.items())
    members = (
        f"--pm-member-{number}: light-dark({light}, {dark});"
        f" --pm-member-{number}-edge: color-mix(in oklab, var(--pm-member-{number}) 62%, {_EDGE});"
        for number, (light, dark) in enumerate(MEMBERS * 2)
    )
    return ":root, :host {\n  " + "\n  ".join([*names, *members]) + "\n}\n" + "\n".join(_rules())


def _rules() -> Iterator[str]:
    """What the attributes `data-family` and `data-line` mean: `--pm-family` and `--pm-dash`."""
    for name in (*FAMILIES, "reaction"):
        yield f'[data-family="{name}"] {{ --pm-family: var(--pm-{name}); }}'
    for name, dash in DASHES.items():
        yield f'[data-line="{name}"] {{ --pm-dash: {dash or "none"}; }}\n'
