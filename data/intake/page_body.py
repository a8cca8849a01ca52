"""Finds all that can be read on a web page, to tell which sentences were not taken for its text.

Left to others: what is taken (`data.intake.from_html`). Menus, footers and banners are left out on
purpose; but old pages without paragraphs lose true sentences, and nobody should have to guess.
"""

from collections.abc import Iterator
from itertools import groupby

from lxml.html import HtmlElement

_UNSEEN = ("script", "style", "noscript", "template", "select", "button")
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "time", "u", "acronym", "big", "tt", "ins", "wbr"),
}
_FEWEST = 12  # words: of less, most is a label
_SHOWN = 3


def left_out(page: HtmlElement, text: str) -> Iterator[str]:
    """A remark that quotes the beginnings of paragraphs of `page` that are not in `text`."""
    kept = _pressed(text)
    lost = [block for block in prose(page, _FEWEST) if _pressed(block) not in kept]
    if lost:
        shown = "; ".join(f"“{' '.join(block.split()[:8])} …”" for block in lost[:_SHOWN])
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        yield f"not taken for text of the page: {shown}{more}"


def prose(page: HtmlElement, fewest: int = 1) -> Iterator[str]:
    """Runs of at least `fewest` words without a block's edge in them, mostly no links."""
    unseen = " or ".join(f"ancestor::{tag}" for tag in _UNSEEN)
    strings = page.xpath(f"//body//text()[not({unseen})]")
    for _, run in groupby(strings, key=_block):
        found = list(run)
        words = sum(len(string.split()) for string in found)
        linked = sum(len(string.split()) for string in found if _is_link(string))
        if words >= fewest and linked * 2 < words:
            yield " ".join("".join(found).split())


def _block(string: HtmlElement) -> HtmlElement:
    """The element whose block a string of text belongs to."""
    holder = string.getparent()
    if string.is_tail:
        holder = holder.getparent()
    while holder.tag in _INLINE and holder.getparent() is not None:
        holder = holder.getparent()
    return holder


def _is_link(string: HtmlElement) -> bool:
    holder = string.getparent()
    return bool(not string.is_tail and holder.tag == "a")


def _pressed(text: str) -> str:
    return "".join(text.split())
