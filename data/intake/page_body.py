"""Tells an editor which sentences of a web page were not taken for its text.

Left to others: what is taken (`data.intake.from_html`). Menus, footers and banners are left out on
purpose; but old pages without paragraphs lose true sentences, and nobody should have to guess.
"""

from collections.abc import Iterator
from itertools import groupby

from lxml.html import HtmlElement

_UNSEEN = ("script", "style", "noscript", "template", "head", "nav", "select", "button")
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "time", "u", "acronym", "big", "tt", "ins", "wbr"),
}
_FEWEST = 12  # words: of less, most is a label
_SHOWN = 3


def left_out(page: HtmlElement, text: str) -> Iterator[str]:
    """A remark that quotes the beginnings of paragraphs of `page` that are not in `text`."""
    kept = _pressed(text)
    lost = [block for block in _prose(page) if _pressed(block) not in kept]
    if lost:
        shown = "; ".join(f"“{' '.join(block.split()[:8])} …”" for block in lost[:_SHOWN])
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        yield f"not taken for text of the page: {shown}{more}"


def _prose(page: HtmlElement) -> Iterator[str]:
    """Runs of words without a block's edge in them, long enough and mostly no links."""
    unseen = " or ".join(f"ancestor::{tag}" for tag in _UNSEEN)
    strings = page.xpath(f"//body//text()[not({unseen})]")
    for _, run in groupby(strings, key=lambda string: id(_block(string))):
        found = list(run)
        words = sum(len(string.split()) for string in found)
        linked = sum(len(string.split()) for string in found if _is_link(string))
        if words >= _FEWEST and linked * 2 < words:
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
