"""Bytes as the shortest text that can stand in an HTML file: LZMA, then 85 signs for 256 values.

`geo/browser/squeezing.js` makes the bytes of it again; it knows these settings and no others. A
third shorter than gzip and base 64, which browsers unpack themselves.
"""

import base64
import lzma

SETTINGS = {"id": lzma.FILTER_LZMA1, "dict_size": 1 << 24, "lc": 3, "lp": 0, "pb": 0}
# The alphabet of RFC 1924 but for “<” and “&”, so that the text can end or open nothing in HTML.
_SAFE = bytes.maketrans(b"<&", b",.")


def squeezed(content: bytes) -> str:
    """The text of these bytes. Who unpacks it must be told how many they are."""
    filters = [{**SETTINGS, "preset": lzma.PRESET_EXTREME | 9}]
    packed = lzma.compress(content, lzma.FORMAT_RAW, filters=filters)
    return base64.b85encode(packed, pad=True).translate(_SAFE).decode()
