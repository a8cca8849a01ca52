"""Writes SVG elements as text. Every attribute and every text is escaped here, and only here."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Markup(str):
    """Text that is SVG already."""

    __slots__ = ()


def tag(name: str, attributes: Mapping[str, object] | None = None, *children: str) -> Markup:
    """An element. Attributes that are None are left out; children that are no `Markup` are text."""
    given = ((key, value) for key, value in (attributes or {}).items() if value is not None)
    words = "".join(f" {key}={quoteattr(_plain(value))}" for key, value in given)
    inner = "".join(c if isinstance(c, Markup) else escape(_plain(c)) for c in children)
    return Markup(f"<{name}{words}>{inner}</{name}>" if inner else f"<{name}{words}/>")


def _plain(value: object) -> str:
    text = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
    return _FORBIDDEN.sub("\ufffd", text)
