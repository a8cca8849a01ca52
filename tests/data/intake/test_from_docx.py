"""DOCX: what a reader of the finished text sees, and nothing of how it came about."""

import io

import docx
import pytest

from data.intake import NotReadable, Proposal, Proposals
from data.intake.from_docx import MOST_XML, parse
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS, text


def run(words: str, about: str = "") -> str:
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{''.join(inside)}</w:p>"


def read(*blocks: str, **parts: str) -> str:
    return parse(made.packed(word__document=made.body("".join(blocks)), **parts)).text


def test_headings_and_paragraphs_stand_apart():
    assert parse(made.word([HEADLINE, *PARAGRAPHS])).text == AGENCY


def test_a_row_of_a_table_is_a_paragraph():
    made_by_word = docx.Document()
    table = made_by_word.add_table(2, 2)
    for cell, words in zip(table._cells, ["State", "Day", "Albania", "1 May"], strict=True):
        cell.text = words
    file = io.BytesIO()
    made_by_word.save(file)
    assert parse(file.getvalue()).text == text("State Day", "Albania 1 May")


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (run("Two ") + f"<w:ins>{run('new ')}</w:ins>" + run("words"), "Two new words"),
        (
            run("Two ") + "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>" + run("words"),
            "Two words",
        ),
        (run("See ") + f"<w:hyperlink>{run('here')}</w:hyperlink>", "See here"),
        (run("One") + "<w:r><w:br/></w:r>" + run("two"), "One\ntwo"),
        (run("One") + "<w:r><w:tab/></w:r>" + run("two"), "One two"),
        (run("Co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op"), "Co\u2011op"),
        (run("Seen.") + run("Hidden.", "<w:vanish/>"), "Seen."),
        (run("Seen.") + run(" Too.", '<w:vanish w:val="0"/>'), "Seen. Too."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("Page"), "Page"),
    ],
    ids=["inserted", "deleted", "link", "break", "tab", "hyphen", "hidden", "shown", "field"],
)
def test_the_finished_text_is_read(inside, seen):
    assert read(paragraph(inside)) == f"{seen}\n"


def test_tracked_changes_are_told():
    content = made.packed(word__document=made.body(paragraph(f"<w:ins>{run('New.')}</w:ins>")))
    assert parse(content).notes == ("holds 1 tracked changes: read as if all were accepted",)


def test_content_controls_and_text_boxes_are_text_once():
    box = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    choice = (
        '<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>"
    found = read(control, paragraph(run("Beside."), f"<w:r>{choice}</w:r>"))
    assert found == text("In a control.", "Beside.", "In a box.")


def test_footnotes_stand_at_the_end():
    notes = (
        f"<w:footnotes {made.W}><w:footnote>{paragraph(run('A note.'))}</w:footnote></w:footnotes>"
    )
    content = made.packed(
        word__document=made.body(paragraph(run("A text."))), word__footnotes=notes
    )
    found = parse(content)
    assert found.text == text("A text.", "A note.")
    assert found.notes == ("its 1 foot- and endnotes stand at the end",)


def test_properties_are_proposals_but_when_it_was_saved_is_not():
    made_by_word = docx.Document()
    made_by_word.add_paragraph("Albania signed.")
    made_by_word.core_properties.title = "Three sign"
    made_by_word.core_properties.language = "en-GB"
    file = io.BytesIO()
    made_by_word.save(file)
    assert parse(file.getvalue()).proposals == Proposals(
        title=Proposal("Three sign", "document property dc:title"),
        language=Proposal("en-GB", "document property dc:language"),
    )


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize("entities", [ENTITY, LAUGHS])
def test_entities_are_refused(entities):
    with pytest.raises(NotReadable, match=r"word/document.xml defines entities .* – save it anew"):
        parse(made.packed(word__document=entities + made.body(paragraph(run("&a;")))))


@pytest.mark.parametrize(
    ("size", "problem"),
    [
        (201 << 20, "would unpack to 201 MB in 2 files"),
        (MOST_XML + (1 << 20), "word/document.xml would unpack to 51 MB"),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked(size, problem):
    with pytest.raises(NotReadable) as caught:
        parse(made.packed(word__document=b" " * size, other=""))
    assert str(caught.value) == (
        f"{problem} – save it anew without its media, or add its text as plain text"
    )
