"""Reads a web page: its main text by trafilatura, block by block, and how much that leaves out.

Left to others: what the page says about itself (`data.intake.page_head`), its encoding
(`data.intake.decoding`).
"""

import re
from collections.abc import Iterator

import trafilatura
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from data.intake.page_head import proposals
from data.intake.parsed import Parsed, paragraphs
from data.intake.refusals import NotReadable

_DECLARATION = re.compile(r"\ufeff?\s*<\?xml[^>]{0,200}\?>")  # lxml refuses it in decoded text
_BLOCKS = {"head", "p", "item", "quote", "row", "list", "table", "code", "body", "div", "main"}
_SPACES = re.compile(r"\s+")
_UNSEEN = ("script", "style", "noscript", "template", "head")
_MOSTLY = 0.5  # a page of which less was kept is worth a look


def parse(content: bytes) -> Parsed:
    """The main text of a page in UTF-8 (decoded before, whatever it declares)."""
    markup = _DECLARATION.sub("", content.decode("utf-8").removeprefix("\ufeff"), count=1)
    page = _tree(markup)
    text = paragraphs(_blocks(_main(markup)))
    return Parsed(text, proposals(page, markup), tuple(_remarks(page, text)))


def _tree(markup: str) -> HtmlElement:
    """The page as it is; `NotReadable` if there is nothing in it."""
    try:
        return document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8"))
    except ValueError as error:
        raise NotReadable("holds no text", "add the document as text") from error


def _main(markup: str) -> HtmlElement:
    found = trafilatura.bare_extraction(
        document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8")),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise NotReadable("holds no text that is no navigation", "add the document as text")
    return found.body


def _blocks(body: HtmlElement) -> Iterator[str]:
    """The text of each block in order; line breaks within one stay, cells stand between tabs."""
    parts: list[str] = []
    for kind, piece in _pieces(body):
        if kind == "edge":
            yield "".join(parts)
            parts = []
        else:
            parts.append(piece)
    yield "".join(parts)


def _pieces(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """("text", words) and ("edge", "") in the order of the page."""
    block = element.tag in _BLOCKS
    if block:
        yield "edge", ""
    yield "text", "\n" if element.tag == "lb" else _SPACES.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield "text", _SPACES.sub(" ", child.tail or "")
    if element.tag == "cell" and element.getnext() is not None:
        yield "text", "\t"
    if block:
        yield "edge", ""


def _remarks(page: HtmlElement, text: str) -> Iterator[str]:
    seen = sum(len(words.split()) for words in _visible(page))
    kept = len(text.split())
    if seen and kept < _MOSTLY * seen:
        share = round(100 * kept / seen)
        yield f"kept {share} % of the page's {seen:,} words, the rest looks like navigation"


def _visible(page: HtmlElement) -> Iterator[str]:
    unseen = " or ".join(f"ancestor::{tag}" for tag in _UNSEEN)
    for words in page.xpath(f"//text()[not({unseen})]"):
        yield str(words)
