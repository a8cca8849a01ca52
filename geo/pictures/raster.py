"""Turns SVG into PNG with resvg, which is one wheel and needs no library of the system.

Only the typeface that the app brings is used, so every machine makes the same picture.
"""

import io

import resvg_py
from PIL import Image

from geo.pictures import typeface


def png(svg: str, width: int) -> bytes:
    """The picture, `width` px wide."""
    return resvg_py.svg_to_bytes(
        svg_string=svg, width=width, skip_system_fonts=True, font_files=typeface.paths()
    )


def with_few_colours(png: bytes) -> bytes:
    """The picture with 256 colours: a third of the bytes, and enough for a preview."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(
            256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    few.save(file, "PNG", compress_level=6)
    return file.getvalue()
