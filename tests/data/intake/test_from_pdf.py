"""PDFs: paragraphs in reading order, without what a page adds to its text."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from data.intake import NotReadable, Proposal, Proposals
from data.intake.from_pdf import parse
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS, text

LONG = [HEADLINE, *(f"{number}. {p}" for number in range(1, 9) for p in PARAGRAPHS)]
RUNNING = "Journal of Pacts, vol. 3"


def lines(*rows: str, size: int = 12) -> bytes:
    """A page with these lines below each other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for at, row in enumerate(rows):
            canvas.drawString(50, 780 - 1.2 * size * at, row)

    return made.drawn(draw)


def test_a_pdf_becomes_the_paragraphs_that_were_set():
    assert parse(made.pdf([HEADLINE, *PARAGRAPHS])).text == AGENCY


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_go_on_in_the_next_column_and_on_the_next_page(columns):
    content = made.pdf(LONG, columns, RUNNING)
    assert len(PdfReader(io.BytesIO(content)).pages) > 1
    found = parse(content)
    assert found.text == text(*LONG)
    assert found.notes == ("left out as running heads: “Journal of Pacts, vol. #”",)


def test_columns_are_read_one_after_the_other_however_they_were_written():
    found = parse(made.alternating([*PARAGRAPHS[:3]], [*PARAGRAPHS[3:]]))
    assert found.text == text(*PARAGRAPHS)


def test_a_table_is_read_row_by_row():
    def draw(canvas: Canvas) -> None:
        rows = [("Albania", "1 April 2009"), ("Croatia", "1 April 2009"), ("Hungary", "12 March")]
        for at, (state, day) in enumerate([*rows, *rows]):
            canvas.drawString(50, 780 - 40 * at, state)
            canvas.drawString(300, 780 - 40 * at, day)

    rows = ["Albania 1 April 2009", "Croatia 1 April 2009", "Hungary 12 March"]
    assert parse(made.drawn(draw)).text == text(*rows, *rows)


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (["They signed the decla-", "ration."], "They signed the declaration."),
        (["The Serbia-", "Hungary talks."], "The Serbia-Hungary talks."),
        (["The agreement of 1996-", "97 ended."], "The agreement of 1996-97 ended."),
        (["A non-", "aggression pact."], "A non-aggression pact."),
        (
            ["To co-operate is to co-", "operate."],
            "To co-operate is to co-operate.",
        ),
        (["To cooperate is to co-", "operate."], "To cooperate is to cooperate."),
        (
            ["Of arms and control, arms and control: arms-", "control."],
            "Of arms and control, arms and control: arms-control.",
        ),
        (["Talks -", "and more."], "Talks - and more."),
    ],
)
def test_a_word_cut_at_a_line_end_is_mended_and_one_with_a_hyphen_keeps_it(rows, whole):
    assert parse(lines(*rows)).text == f"{whole}\n"


def test_a_change_of_letters_parts_no_word_from_its_comma():
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(50, 780)
        for font, words in [
            ("Helvetica", "In "),
            ("Helvetica-Oblique", "Tirana"),
            ("Helvetica", ", today."),
        ]:
            line.setFont(font, 12)
            line.textOut(words)
        canvas.drawText(line)

    assert parse(made.drawn(draw)).text == "In Tirana, today.\n"


def test_footnotes_stand_at_the_end_and_their_marks_nowhere():
    def draw(canvas: Canvas) -> None:
        for state, other in [("Albania", "Croatia"), ("Serbia", "Hungary")]:
            canvas.setFont("Helvetica", 12)
            canvas.drawString(50, 780, f"{state} signed,")
            end = 50 + canvas.stringWidth(f"{state} signed,", "Helvetica", 12)
            canvas.drawString(50, 765, f"and so did {other}, and then")
            canvas.setFont("Helvetica", 7)
            canvas.drawString(end, 786, "1")
            canvas.setFont("Helvetica", 9)
            canvas.drawString(50, 100, f"So {state} said.")
            canvas.showPage()

    found = parse(made.drawn(draw))
    assert found.text == text(
        "Albania signed, and so did Croatia, and then Serbia signed, and so did Hungary, and then",
        "So Albania said.",
        "So Serbia said.",
    )
    assert found.notes == ("footnotes stand at the end, their marks are left out",)


def test_a_number_that_is_no_page_number_stays():
    assert parse(lines("They were", "three", "of 27.")).text == "They were three of 27.\n"


def test_a_scan_holds_no_text():
    for draw, which in [
        (lambda canvas: canvas.rect(0, 0, *A4), "its only page is"),
        (lambda canvas: (canvas.showPage(), canvas.rect(0, 0, 9, 9)), "all its 2 pages are"),
    ]:
        with pytest.raises(NotReadable) as caught:
            parse(made.drawn(draw))
        assert str(caught.value) == (
            f"holds no text: {which} of images or empty"
            " – run text recognition (OCR) on it and add the result"
        )


def test_pages_without_text_among_others_are_named():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 780, "Albania signed.")
        canvas.showPage()
        canvas.rect(0, 0, 100, 100)

    assert parse(made.drawn(draw)).notes == ("pages without text: 2",)


def encrypted(user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(made.pdf([HEADLINE, *PARAGRAPHS])))
    writer.encrypt(user, "owner", algorithm=algorithm)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("algorithm", ["AES-256", "AES-128"])
def test_a_pdf_that_only_forbids_changes_is_read_and_one_with_a_password_is_not(algorithm):
    assert parse(encrypted("", algorithm)).text == AGENCY
    with pytest.raises(NotReadable) as caught:
        parse(encrypted("secret", algorithm))
    assert str(caught.value) == ("is encrypted – open it with its password and save it without one")


def test_a_pdf_that_is_cut_off_is_refused():
    content = made.pdf([HEADLINE, *PARAGRAPHS])
    with pytest.raises(NotReadable) as caught:
        parse(content[: len(content) // 2])
    assert str(caught.value) == (
        "is cut off: its end (%%EOF) is missing – fetch it again, or print it to a new PDF"
    )


def test_more_pages_than_a_document_has_are_refused(monkeypatch):
    monkeypatch.setattr("data.intake.from_pdf.MOST_PAGES", 1)
    with pytest.raises(NotReadable, match="has 2 pages, more than 1 – add only the pages"):
        parse(made.drawn(lambda canvas: (canvas.showPage(), canvas.drawString(9, 9, "a"))))


def test_when_a_pdf_was_made_is_no_date_of_publication():
    found = parse(made.pdf([HEADLINE, *PARAGRAPHS], title="Three sign", lang="en-GB"))
    assert found.proposals == Proposals(
        title=Proposal("Three sign", "PDF /Title"), language=Proposal("en-GB", "PDF /Lang")
    )


@pytest.mark.parametrize(
    "junk",
    ["Microsoft Word - pact.doc", "untitled", "pact_final2.docx", "about:blank", "https://a.org/b"],
)
def test_a_title_that_a_program_made_up_is_none(junk):
    found = parse(made.pdf([HEADLINE, *PARAGRAPHS], title=junk))
    assert found.proposals.title == Proposal(HEADLINE, "largest letters on the first page")


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF
 xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/"
 xmlns:p="http://prismstandard.org/namespaces/basic/2.0/" xmlns:c="http://creativecommons.org/ns#">
 <r:Description><d:publisher><r:Bag><r:li>ATA</r:li></r:Bag></d:publisher>
 <p:publicationDate>2025-03-19</p:publicationDate><p:url>https://example.org/p.pdf</p:url>
 <c:license r:resource="https://creativecommons.org/licenses/by/4.0/"/>
 </r:Description></r:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("xmp", "found"),
    [
        (
            XMP,
            Proposals(
                title=Proposal("Three sign", "PDF /Title"),
                published=Proposal("2025-03-19", "XMP publicationDate"),
                publisher=Proposal("ATA", "XMP publisher"),
                licence=Proposal("https://creativecommons.org/licenses/by/4.0/", "XMP license"),
                url=Proposal("https://example.org/p.pdf", "XMP url"),
            ),
        ),
        (XMP[:99], Proposals(title=Proposal("Three sign", "PDF /Title"))),
        (
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + XMP.replace("ATA", "&e;"),
            Proposals(title=Proposal("Three sign", "PDF /Title")),
        ),
    ],
    ids=["whole", "broken", "with entities"],
)
def test_xmp_is_heard_if_it_is_sound(xmp, found):
    writer = PdfWriter(
        clone_from=io.BytesIO(made.pdf(["A pact", "Rain fell."], title="Three sign"))
    )
    writer.xmp_metadata = xmp.encode()
    file = io.BytesIO()
    writer.write(file)
    assert parse(file.getvalue()).proposals == found
