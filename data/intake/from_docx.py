"""Reads DOCX: paragraphs, headings, tables and notes as the reader of the finished text sees them.

Left to others: what kind of archive it is (`data.intake.kinds`).

Read from the XML itself (ECMA-376, part 1, section 17) through `defusedxml`, as of the libraries
tried one leaves out what was inserted with tracked changes and what lies in content controls, the
other joins the words around a line break. Insertions count, deletions and hidden text do not.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from data.intake.parsed import Parsed, paragraphs
from data.intake.proposals import Found, choose
from data.intake.refusals import NotReadable

MOST_UNPACKED = 200 << 20
MOST_XML = 50 << 20  # of one part; 700 pages take some 15 MB
MOST_FILES = 5000
_SMALLER = "save it anew without its media, or add its text as plain text"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "tblPr")}
_MARKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_PROPERTIES = {
    "title": "title",
    "publisher": "publisher",
    "language": "language",
    "licence": "rights",
}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def parse(content: bytes) -> Parsed:
    """The text of the body, then that of foot- and endnotes."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        _check(archive)
        body = _xml(archive, "word/document.xml")
        notes = [_xml(archive, name) for name in _NOTES if name in archive.namelist()]
        found = list(_said(archive))
    blocks = [block for part in (body, *notes) for block in _blocks(part)]
    remarks = _remarks(body, [block for part in notes for block in _blocks(part) if block.strip()])
    return Parsed(paragraphs(blocks), choose(found), tuple(remarks))


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse bombs by what the directory says; more than it says is never unpacked."""
    files = archive.infolist()
    unpacked = sum(file.file_size for file in files)
    if len(files) > MOST_FILES or unpacked > MOST_UNPACKED:
        why = f"would unpack to {unpacked >> 20:,} MB in {len(files):,} files"
        raise NotReadable(why, _SMALLER)
    if any(file.flag_bits & 1 for file in files):
        raise NotReadable("is encrypted", "save it without a password")


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    """A part of the archive; entities, which no word processor writes, are refused."""
    size = archive.getinfo(name).file_size
    if size > MOST_XML:
        raise NotReadable(f"{name} would unpack to {size >> 20:,} MB", _SMALLER)
    try:
        root: Element = fromstring(archive.read(name), forbid_dtd=True)
    except DefusedXmlException as error:
        why = f"{name} defines entities ({type(error).__name__}), which no word processor writes"
        raise NotReadable(why, "save it anew as DOCX, or add its text as plain text") from error
    return root


def _blocks(part: Element) -> Iterator[str]:
    """The text of each paragraph in order; of a table each row, its cells separated by tabs."""
    for child in part:
        if child.tag == f"{_W}tr":
            yield "\t".join(" ".join(_blocks(cell)) for cell in child.findall(f"{_W}tc"))
        elif child.tag == f"{_W}p":
            inner: list[Element] = []
            yield _words(child, inner)
            for box in inner:
                yield from _blocks(box)
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _blocks(child)


def _words(element: Element, boxes: list[Element]) -> str:
    """The visible words of a paragraph; text boxes in it are put aside into `boxes`."""
    if element.tag in _SKIPPED or element.tag == _FALLBACK or _hidden(element):
        return ""
    if element.tag == f"{_W}txbxContent":
        boxes.append(element)
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    return _MARKS.get(element.tag, "") + "".join(_words(child, boxes) for child in element)


def _hidden(run: Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _remarks(body: Element, notes: list[str]) -> Iterator[str]:
    changes = sum(1 for name in ("ins", "del") for _ in body.iter(f"{_W}{name}"))
    if changes:
        yield f"holds {changes} tracked changes: read as if all were accepted"
    if notes:
        yield f"its {len(notes)} foot- and endnotes stand at the end"


def _said(archive: zipfile.ZipFile) -> Iterator[Found]:
    """Its properties. When it was created or saved is no date of publication, and the language of
    the styles is that of the program that made it.
    """
    if "docProps/core.xml" in archive.namelist():
        core = _xml(archive, "docProps/core.xml")
        for column, name in _PROPERTIES.items():
            yield column, core.findtext(f"{_DC}{name}") or "", f"document property dc:{name}"
