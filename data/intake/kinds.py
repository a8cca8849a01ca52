"""Tells by its first bytes what kind of file was received; the name only decides between texts.

Left to others: opening it (`data.intake.reading` and the readers).
"""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from data.intake.refusals import NotReadable

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSIONS = {
    PLAIN: (".txt", ".text", ""),
    MARKDOWN: (".md", ".markdown"),
    HTML: (".html", ".htm", ".xhtml"),
    PDF: (".pdf",),
    DOCX: (".docx",),
}
WORDS = {PLAIN: "plain text", MARKDOWN: "Markdown", HTML: "HTML", PDF: "PDF", DOCX: "DOCX"}

# First bytes of what is often taken for a document: what it is, what to do.
_OCR = "run text recognition (OCR) on it and add its result as text"
_FOREIGN = [
    (b"\xd0\xcf\x11\xe0", "is an old Office file (.doc), or an encrypted one", "save it as DOCX"),
    (b"{\\rtf", "is RTF", "save it as DOCX or plain text"),
    (b"\x89PNG", "is an image (PNG)", _OCR),
    (b"\xff\xd8\xff", "is an image (JPEG)", _OCR),
    (b"GIF8", "is an image (GIF)", _OCR),
    (b"II*\0", "is an image (TIFF)", _OCR),
    (b"MM\0*", "is an image (TIFF)", _OCR),
    (b"\x1f\x8b", "is compressed (gzip)", "unpack it and add the document in it"),
    (b"%!PS", "is PostScript", "save it as PDF"),
]
_MHTML = re.compile(rb"(?i)from: <saved by|mime-version: 1\.0\s")
_PAGE = re.compile(
    r"(?is)\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b"
)
_XML = re.compile(r"\ufeff?\s*<\?xml")


def binary(content: bytes) -> str:
    """`PDF` or `DOCX`, or nothing for what may be text; raises `NotReadable` for the rest."""
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith((b"PK\3\4", b"PK\5\6")):
        return _archive(content)
    for start, why, remedy in _FOREIGN:
        if content.startswith(start):
            raise NotReadable(why, remedy)
    if _MHTML.search(content[:500]):
        raise NotReadable("is a web archive (MHTML)", "save the page as “HTML only”")
    return ""


def _archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        why = f"begins as a ZIP archive but is damaged or cut off ({error})"
        raise NotReadable(why, "fetch it again, or save it anew as DOCX") from error
    if "word/document.xml" in names:
        return DOCX
    why = "is a ZIP archive without word/document.xml, so no DOCX"
    raise NotReadable(why, "save the document as DOCX, or unpack the archive")


def textual(text: str, name: str) -> str:
    """`HTML`, `MARKDOWN` or `PLAIN`; raises `NotReadable` for XML of another kind."""
    if _PAGE.match(text[:20000]):
        return HTML
    if _XML.match(text):
        raise NotReadable("is XML but no XHTML", "export it as HTML or plain text")
    return MARKDOWN if _extension(name) in EXTENSIONS[MARKDOWN] else PLAIN


def disagreement(media_type: str, name: str) -> str:
    """What to say if the name promises another kind than the content is; mostly nothing."""
    extension = _extension(name)
    if extension in EXTENSIONS[media_type] or not extension:
        return ""
    if media_type == PLAIN and extension not in {e for es in EXTENSIONS.values() for e in es}:
        return f"the name ends in {extension}, read as plain text"
    return f"the name ends in {extension}, but the content is {WORDS[media_type]}: read as such"


def _extension(name: str) -> str:
    return PurePath(name.replace("\\", "/")).suffix.lower()
