"""A quote that was taken from the text is found in the same text read from HTML, PDF and DOCX."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.anchors import anchor, find, relocate
from data.documents import sentences
from data.intake import from_docx, from_html, from_markdown, from_pdf
from data.likeness import fingerprint
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS

WRAPPINGS = {
    "page": from_html.parse(made.page([HEADLINE, *PARAGRAPHS]).encode()).text,
    "PDF": from_pdf.parse(made.pdf([HEADLINE, *PARAGRAPHS])).text,
    "PDF in columns": from_pdf.parse(made.pdf([HEADLINE, *PARAGRAPHS], 2)).text,
    "PDF of alternating lines": from_pdf.parse(
        made.alternating([HEADLINE, *PARAGRAPHS[:3]], PARAGRAPHS[3:])
    ).text,
    "DOCX": from_docx.parse(made.word([HEADLINE, *PARAGRAPHS])).text,
    "Markdown": from_markdown.parse(AGENCY.encode()).text,
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_every_sentence_is_found_and_is_the_same_sentence(wrapping):
    read = WRAPPINGS[wrapping]
    for sentence in sentences(AGENCY):
        taken = anchor(AGENCY, sentence.start, sentence.end)
        span = relocate(read, taken)
        assert find(read, sentence.text) == span
    assert [s.hash for s in sentences(read)] == [s.hash for s in sentences(AGENCY)]
    assert fingerprint(read) == fingerprint(AGENCY)


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@given(st.integers(0, len(AGENCY) - 20), st.integers(12, 200))
@settings(max_examples=50)
def test_any_passage_is_found(wrapping, start, length):
    taken = anchor(AGENCY, start, min(start + length, len(AGENCY.rstrip())))
    span = relocate(WRAPPINGS[wrapping], taken)
    words = WRAPPINGS[wrapping][span.start : span.end]
    assert words.split() == taken.quote.split()


# Words as people write them: letters, now and then with a mark; no markup, nothing invisible.
WORD = st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1, max_size=9)
SENTENCE = st.builds(
    lambda words, mark: " ".join(words) + mark,
    st.lists(WORD, min_size=3, max_size=12),
    st.sampled_from([".", "?", " – so.", ", “he said”."]),
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=2, max_size=5, unique=True)


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_a_text_goes_through_docx_word_for_word(paragraphs):
    assert from_docx.parse(made.word(paragraphs)).text.split("\n\n") == [
        *paragraphs[:-1],
        paragraphs[-1] + "\n",
    ]


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_a_text_goes_through_a_page_word_for_word(paragraphs):
    page = made.page(["Headline of a report", *paragraphs])
    assert from_html.parse(page.encode()).text.split() == [
        *["Headline", "of", "a", "report"],
        *" ".join(paragraphs).split(),
    ]


ASCII_WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@given(st.lists(st.lists(ASCII_WORD, min_size=5, max_size=120), min_size=2, max_size=6))
@settings(max_examples=25, deadline=None)
def test_the_words_of_a_pdf_stay_in_their_order(paragraphs):
    written = [" ".join(words).capitalize() + "." for words in paragraphs]
    found = from_pdf.parse(made.pdf(["Headline", *written])).text
    assert found.split() == ["Headline", *" ".join(written).split()]
