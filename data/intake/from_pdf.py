"""Reads PDF: opened and judged by pypdf, its words and their places by pdfplumber.

Left to others: lines and columns (`data.intake.pdf_lines`), paragraphs (`data.intake.pdf_blocks`).

pypdf's text alone takes 5 to 10 ms a page, pdfplumber's words 70 to 110 ms. But without places a
heading runs into the sentence below it and no paragraph ends, and columns whose lines were written
alternately are mixed (as they are in pdfplumber's own text). So every page is read by places.
"""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import pdfplumber
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pdfplumber.page import Page
from pypdf import PdfReader

from data.intake.parsed import Parsed, paragraphs
from data.intake.pdf_blocks import blocks, without_footnotes, without_running_heads
from data.intake.pdf_lines import SPACE, Line, lines
from data.intake.proposals import Found, choose
from data.intake.refusals import NotReadable

MOST_PAGES = 300
_SAVE = "open it with its password and save it without one"
_UNMAPPED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_LEFTWARD = re.compile("[\u0590-\u08ff]")  # Hebrew, Arabic and their neighbours
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00))
_JUNK = re.compile(
    r"(?i)untitled|microsoft (?:word|powerpoint)|about:|https?://|file:|.*\.(?:docx?|pdf|indd|qxd|tex|odt)$"
)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = {
    "title": ["{http://purl.org/dc/elements/1.1/}title"],
    "published": ["{http://prismstandard.org/namespaces/basic/2.0/}publicationDate"],
    "publisher": ["{http://purl.org/dc/elements/1.1/}publisher"],
    "language": ["{http://purl.org/dc/elements/1.1/}language"],
    "licence": [
        "{http://creativecommons.org/ns#}license",
        "{http://ns.adobe.com/xap/1.0/rights/}WebStatement",
        "{http://purl.org/dc/elements/1.1/}rights",
    ],
    "url": ["{http://prismstandard.org/namespaces/basic/2.0/}url"],
}


def parse(content: bytes) -> Parsed:
    """The paragraphs of all pages in reading order."""
    logging.disable(logging.CRITICAL)  # both libraries report what they repair
    reader = _opened(content)
    pages, empty = _pages(content)
    kept, heads = without_running_heads(pages)
    body, notes = without_footnotes(kept)
    found = [*blocks(body), *blocks(notes)]
    text = paragraphs(text for text, _ in found).translate(_LIGATURES)
    _check_letters(text)
    said = [*_said(reader), *_largest(found)]
    return Parsed(text, choose(said), (*_remarks(heads, notes, empty), *_order(text)))


def _opened(content: bytes) -> PdfReader:
    if b"%%EOF" not in content[-2048:]:
        why = "is cut off: its end (%%EOF) is missing"
        raise NotReadable(why, "fetch it again, or print it to a new PDF")
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotReadable("is encrypted", _SAVE)
    if len(reader.pages) > MOST_PAGES:
        why = f"has {len(reader.pages):,} pages, more than {MOST_PAGES}"
        raise NotReadable(why, "add only the pages that matter")
    return reader


def _pages(content: bytes) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of pages without text."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        pages = lines(_words(page) for page in pdf.pages)
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        why = f"holds no text: {_all(len(pages))} of images or empty"
        raise NotReadable(why, "run text recognition (OCR) on it and add the result")
    return pages, empty


def _order(text: str) -> Iterator[str]:
    if 20 * len(_LEFTWARD.findall(text)) > len(text):
        yield "is written from right to left: a PDF may hold its letters in the order of the eye"


def _all(pages: int) -> str:
    return "its only page is" if pages == 1 else f"all its {pages} pages are"


def _words(page: Page) -> list[dict[str, Any]]:
    """The words of a page with their places, those that stand upright."""
    # A fixed distance, which is the default, joins the words of tightly set lines.
    words = page.extract_words(extra_attrs=["size", "fontname"], x_tolerance_ratio=SPACE)
    page.close()  # gives back its memory
    return [word for word in words if word["upright"]]


def _check_letters(text: str) -> None:
    """Fonts without a table of letters give numbers instead: that is no text."""
    unmapped = len(_UNMAPPED.findall(text))
    if 20 * unmapped > len(text.split()):
        why = f"holds no readable text: its fonts do not say which letters {unmapped:,} glyphs are"
        raise NotReadable(why, "run text recognition (OCR) on it and add the result")


def _remarks(heads: list[str], notes: list[Line], empty: list[int]) -> Iterator[str]:
    if notes:
        yield "footnotes stand at the end, their marks are left out"
    if heads:
        yield f"left out as running heads: {'; '.join(f'“{head}”' for head in heads[:5])}"
    if empty:
        yield f"pages without text: {', '.join(map(str, empty[:20]))}"


def _said(reader: PdfReader) -> Iterator[Found]:
    """Its metadata. When a file was made is no date of publication, its maker no publisher."""
    title = reader.metadata.title if reader.metadata else None
    yield from _of_xmp(reader)
    if title and not _JUNK.match(title.strip()):
        yield "title", title, "PDF /Title"
    yield "language", str(reader.root_object.get("/Lang", "")), "PDF /Lang"


def _of_xmp(reader: PdfReader) -> Iterator[Found]:
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return
    try:
        root: Element = fromstring(stream.get_object().get_data(), forbid_dtd=True)
    except (AttributeError, ParseError, DefusedXmlException, ValueError):
        return  # a broken one says nothing
    for column, tags in _XMP.items():
        for element in (element for tag in tags for element in root.iter(tag)):
            value = element.get(f"{_RDF}resource") or " ".join(element.itertext())
            yield column, value, f"XMP {element.tag.rpartition('}')[2]}"


def _largest(found: list[tuple[str, float]]) -> Iterator[Found]:
    """A first paragraph in letters larger than those of most of the text."""
    sizes = sorted(size for text, size in found for _ in text.split())
    if found and found[0][1] > 1.15 * sizes[len(sizes) // 2]:
        yield "title", found[0][0], "largest letters on the first page"
