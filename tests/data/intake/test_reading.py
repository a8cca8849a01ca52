"""A received file becomes text, its bytes stay as they are, and what cannot be read says why."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.documents import from_bytes
from data.intake import NotReadable, Proposals, Reading, read
from data.intake import kinds as kind
from data.intake.parsed import MOST_TEXT
from data.intake.reading import MOST_BYTES
from data.normalise import is_blank
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def refused(content: bytes, name: str) -> str:
    with pytest.raises(NotReadable) as caught:
        read(content, name)
    return str(caught.value)


def test_a_plain_text_is_its_own_seed():
    content = "Albanie et Croatie ont signé.\r\nIl a plu.\r\n".encode()
    found = read(content, "note.txt")
    assert found == Reading(
        "note.txt", "text/plain", content.decode(), sha256(content), sha256(content), Proposals()
    )
    assert found.is_seed


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_plain_text_is_never_changed(text):
    content = f"It is so: {text}".encode()
    assert read(content, "x.txt").text.encode() == content
    assert from_bytes(content, Path("x.txt")).text == read(content, "x.txt").text


def test_a_page_becomes_paragraphs_and_its_file_is_kept_apart():
    content = made.page([HEADLINE, *PARAGRAPHS]).encode()
    found = read(content, "page.html")
    assert found.text == AGENCY
    assert (found.media_type, found.sha256) == ("text/html", sha256(content))
    assert found.text_sha256 == sha256(AGENCY.encode())
    assert not found.is_seed


@pytest.mark.parametrize(
    ("name", "media_type", "note"),
    [
        ("page.html", kind.HTML, ()),
        ("page", kind.HTML, ()),
        (
            "page.txt",
            kind.HTML,
            ("the name ends in .txt, but the content is HTML: read as such",),
        ),
        (
            "page.pdf",
            kind.HTML,
            ("the name ends in .pdf, but the content is HTML: read as such",),
        ),
    ],
)
def test_the_content_says_what_it_is_not_the_name(name, media_type, note):
    found = read(made.page([HEADLINE, *PARAGRAPHS]).encode(), name)
    assert (found.media_type, found.notes) == (media_type, note)


def test_a_text_that_calls_itself_pdf_is_read_as_text():
    found = read(b"Albania signed.", "scan.pdf")
    note = "the name ends in .pdf, but the content is plain text: read as such"
    assert (found.media_type, found.notes) == (kind.PLAIN, (note,))


def test_only_the_name_tells_markdown_from_text():
    assert read(b"# Albania *signed*", "x.md").text == "Albania signed\n"
    assert read(b"# Albania *signed*", "x.txt").text == "# Albania *signed*"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Office file (.doc), or an encrypted one – save"),
        (b"{\\rtf1 Albania}", "is RTF – save it as DOCX or plain text"),
        (b"\x89PNG\r\n", "is an image (PNG) – run text recognition (OCR)"),
        (b"\xff\xd8\xff\xe0", "is an image (JPEG) – run text recognition (OCR)"),
        (b"\x1f\x8b\x08", "is compressed (gzip) – unpack it"),
        (b"%!PS-Adobe", "is PostScript – save it as PDF"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "is a web archive (MHTML) – save"),
        (b"<?xml version='1.0'?><rss/>", "is XML but no XHTML – export it as HTML"),
        (made.packed(mimetype="x"), "is a ZIP archive without word/document.xml, so no DOCX"),
        (b"PK\x03\x04 cut", "begins as a ZIP archive but is damaged or cut off"),
    ],
)
def test_what_is_no_document_is_refused_with_a_remedy(content, what):
    assert refused(content, "given.bin").startswith(f"given.bin: {what}")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty – add a file that holds a text"),
        (b" \n\xc2\xa0\n", "holds no text – add the document as text"),
        (
            b"x" * (MOST_BYTES + 1),
            "has 20.0 MB, more than 20 MB – add only the pages that matter, or their text",
        ),
        (
            b"x" * (MOST_TEXT + 1),
            "holds 2,000,001 characters of text, more than 2,000,000"
            " – add only the part that matters",
        ),
        (
            b"Alb\0ania",
            "character 3 is NUL, which no text holds"
            " – export the document as plain UTF-8 text and add it again",
        ),
        (
            b"Vu\xe8i\xe6",
            "byte 2 (0xe8) is not UTF-8 – save it as UTF-8 text and add it again",
        ),
    ],
    ids=["empty", "blank", "large", "long", "NUL", "Latin-2"],
)
def test_a_text_that_is_none_is_refused_with_place_and_remedy(content, problem):
    assert refused(content, "x.txt") == f"x.txt: {problem}"


def test_a_refusal_is_one_printable_line_whatever_the_file_is_called():
    assert refused(b"", "a\n\x1b[31mred.txt") == (
        "a [31mred.txt: is empty – add a file that holds a text"
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        said = read(content, "x.txt").text
    except NotReadable as error:
        said = str(error)
    assert not is_blank(said)


TEXT = "Vučić said: “Mađarska”."


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        (TEXT.encode("utf-8-sig"), f"\ufeff{TEXT}", ()),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, ("converted from UTF-16-LE",)),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, ("converted from UTF-16-BE",)),
        ("Albania signed".encode("utf-16-le"), "Albania signed", ("converted from UTF-16-LE",)),
        ("Albania signed".encode("utf-16-be"), "Albania signed", ("converted from UTF-16-BE",)),
    ],
)
def test_unicode_is_read_in_all_its_encodings(content, text, notes):
    found = read(content, "x.txt")
    assert (found.text, found.notes) == (text, notes)
    assert found.is_seed == (not notes)


def test_half_a_character_of_utf_16_is_refused():
    problem = refused(b"\xff\xfe" + "Albania".encode("utf-16-le")[:-1], "x.txt")
    assert problem == (
        "x.txt: byte 12 (0x61) is not UTF-16-LE – save it as UTF-8 text and add it again"
    )


def declared(label: str, codec: str) -> bytes:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
    return made.page(["Potpis", "Vučić i Orbán su potpisali sporazum."], head).encode(codec)


@pytest.mark.parametrize(
    ("label", "codec", "notes"),
    [
        ("iso-8859-2", "iso-8859-2", ("read as iso8859-2, which it declares",)),
        ("Windows-1250", "cp1250", ("read as cp1250, which it declares",)),
        ("utf-8", "utf-8", ()),
        (
            "windows-1252",
            "utf-8",
            ("declares windows-1252, but its bytes are UTF-8: read as UTF-8",),
        ),
    ],
)
def test_a_page_may_declare_an_older_encoding(label, codec, notes):
    found = read(declared(label, codec), "x.html")
    assert found.text == "Potpis\n\nVučić i Orbán su potpisali sporazum.\n"
    assert found.notes == notes


@pytest.mark.parametrize("label", ["x-klingon", "utf-7", "rot13", "zlib_codec", "idna"])
def test_an_encoding_that_no_page_has_is_refused(label):
    assert refused(declared(label, "cp1250"), "x.html") == (
        f"x.html: declares the encoding '{label}', which is not known here"
        " – save it as UTF-8 text and add it again"
    )


def test_a_page_in_no_declared_encoding_is_refused():
    content = made.page(["Potpis", "Vučić."]).encode("cp1250")
    assert refused(content, "x.html").endswith(
        " is not UTF-8 – save it as UTF-8 text and add it again"
    )
