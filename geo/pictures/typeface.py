"""The typeface of pictures: where its files lie, and how wide a text is.

Source Sans Pro (SIL Open Font License), the typeface of the app, comes with the package
`font-source-sans-pro`: a machine without any fonts draws the same picture. Drawing is resvg's.
"""

from functools import cache, lru_cache
from importlib.resources import files

from PIL import ImageFont

FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Source Sans', system-ui, sans-serif"
WEIGHTS = {400: "Regular", 600: "Semibold", 700: "Bold"}
_MEASURED = 100  # px; widths grow with the size


def paths() -> list[str]:
    """The font files."""
    return [_path(weight) for weight in WEIGHTS]


def _path(weight: int) -> str:
    folder = files("font_source_sans_pro") / "files"
    return str(folder / f"SourceSansPro-{WEIGHTS[weight]}.ttf")


@cache
def _font(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_path(weight), _MEASURED, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=2000)
def width(text: str, size: float, weight: int = 400) -> float:
    """The px that a text takes."""
    return _font(weight).getlength(text) * size / _MEASURED


def shortened(text: str, room: float, size: float, weight: int = 400) -> str:
    """As much of a text as fits into `room` px, with an ellipsis where something is left out."""
    if width(text, size, weight) <= room:
        return text
    while text and width(f"{text}…", size, weight) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """The lines of a text that are at most `room` px wide, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer, size, weight) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [shortened(line, room, size, weight) for line in lines]
