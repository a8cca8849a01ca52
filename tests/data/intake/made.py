"""Makes the files that the tests of the intake read: one text in HTML, PDF and DOCX.

A text is given as its paragraphs; the first is the headline.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def page(paragraphs: Sequence[str], head: str = "", lang: str = "") -> str:
    """A web page with navigation and a footer around its article."""
    first, *rest = map(escape, paragraphs)
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in rest)
    language = f' lang="{lang}"' if lang else ""
    return (
        f"<!DOCTYPE html>\n<html{language}><head>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>{first}</h1>\n{body}</article>"
        "<footer><a href='/imprint'>Imprint</a> <a href='/privacy'>Privacy</a></footer>"
        "</body></html>"
    )


def pdf(
    paragraphs: Sequence[str],
    columns: int = 1,
    head: str = "",
    title: str | None = None,
    lang: str | None = None,
    **encryption: Any,
) -> bytes:
    """A PDF that is set in columns, one after the other; `head` stands above each page."""
    file = io.BytesIO()
    made = BaseDocTemplate(file, pagesize=A4, title=title, lang=lang, **encryption)
    width = (A4[0] - 100 - 20 * (columns - 1)) / columns
    frames = [Frame(50 + at * (width + 20), 60, width, A4[1] - 140) for at in range(columns)]

    def margin(canvas: Canvas, about: BaseDocTemplate) -> None:
        canvas.drawString(50, A4[1] - 40, head)
        canvas.drawString(290, 30, f"Page {about.page}")

    made.addPageTemplates(PageTemplate("page", frames, onPage=margin if head else _nothing))
    styles = getSampleStyleSheet()
    first, *rest = map(escape, paragraphs)
    made.build(
        [Paragraph(first, styles["Heading1"]), *(Paragraph(p, styles["BodyText"]) for p in rest)]
    )
    return file.getvalue()


def _nothing(canvas: Canvas, about: BaseDocTemplate) -> None:
    """No margin."""


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF that `draw` draws."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def alternating(left: Sequence[str], right: Sequence[str]) -> bytes:
    """Two columns whose lines were written alternately, as some programs do."""

    def draw(canvas: Canvas) -> None:
        columns = [_split(left), _split(right)]
        for row in range(max(map(len, columns))):
            for at, lines in enumerate(columns):
                canvas.drawString(50 + 260 * at, 780 - 14 * row, (lines + [""] * 99)[row])

    return drawn(draw)


def _split(paragraphs: Sequence[str]) -> list[str]:
    """Lines of one column, an empty one between two paragraphs."""
    return [line for p in paragraphs for line in [*simpleSplit(p, "Helvetica", 12, 235), ""]]


def word(paragraphs: Sequence[str]) -> bytes:
    """A DOCX as python-docx writes it."""
    made = docx.Document()
    first, *rest = paragraphs
    made.add_heading(first, 1)
    for paragraph in rest:
        made.add_paragraph(paragraph)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def packed(**parts: str | bytes) -> bytes:
    """An archive of parts; `__` in a name is `/`, and each name ends in .xml."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", content)
    return file.getvalue()


def body(inside: str) -> str:
    """The main part of a DOCX."""
    return f"<w:document {W}><w:body>{inside}</w:body></w:document>"
