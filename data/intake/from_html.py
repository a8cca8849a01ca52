"""Reads a web page: its main text by trafilatura, block by block.

Left to others: what that leaves out (`data.intake.page_body`), what the page says about itself
(`data.intake.page_head`), its encoding (`data.intake.decoding`).
"""

import re
from collections.abc import Iterator
from configparser import ConfigParser

import trafilatura
from lxml.etree import SubElement
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import use_config

from data.intake.page_body import left_out, prose
from data.intake.page_head import proposals
from data.intake.parsed import CONTROL, Parsed, paragraphs
from data.intake.refusals import NotReadable

_DECLARATION = re.compile(r"\ufeff?\s*<\?xml[^>]{0,200}\?>")  # lxml refuses it in decoded text
_BLOCKS = {"head", "p", "item", "quote", "row", "list", "table", "code", "body", "div", "main"}
_BLANK = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"\s+")
_SHORTEST = 1  # character
_NO_ARTICLE = "no article was found in the page: all its words but links were taken"


def parse(content: bytes) -> Parsed:
    """The main text of a page in UTF-8 (decoded before, whatever it declares)."""
    written = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    markup = CONTROL.sub("", written)  # one of them would spoil the whole page
    markup = _DECLARATION.sub("", markup.removeprefix("\ufeff"), count=1)
    page = _tree(markup)
    main = _main(markup)
    text = paragraphs(prose(page) if main is None else _blocks(main))
    if not text:
        raise NotReadable("holds no text", "add the document as text")
    remarks = [_NO_ARTICLE] if main is None else left_out(page, text)
    return Parsed(text, proposals(page, markup), tuple(remarks))


def _tree(markup: str) -> HtmlElement:
    """The page as it is; `NotReadable` if there is nothing in it."""
    try:
        return document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8"))
    except ValueError as error:
        raise NotReadable("holds no text", "add the document as text") from error


def _main(markup: str) -> HtmlElement | None:
    """The article of the page as trafilatura cuts it out, if it finds one."""
    page = _tree(markup)
    for written in list(page.iter("pre")):
        _spread(written)
    found = trafilatura.bare_extraction(
        page,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        config=_settings(),
    )
    if found is None or isinstance(found, dict) or not "".join(found.body.itertext()).strip():
        return None
    return found.body


def _spread(written: HtmlElement) -> None:
    """Make paragraphs and breaks of the blank lines and line ends in a plain <pre>."""
    if len(written):
        return
    parts = _BLANK.split((written.text or "").strip("\n"))
    written.tag, written.text = "div", None
    for part in parts:
        first, *rest = part.split("\n")
        paragraph = SubElement(written, "p")
        paragraph.text = first
        for line in rest:
            SubElement(paragraph, "br").tail = line


def _settings() -> ConfigParser:
    """trafilatura's, but short reports count too: it takes any page whole for less than that."""
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    return settings


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
