"""Quotes are found again after their text changed its shape, and refused when in doubt."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.anchors import (
    Anchor,
    QuoteAmbiguous,
    QuoteNotFound,
    Span,
    anchor,
    context,
    find,
    relocate,
)
from data.normalise import normalise

TEXT = "Serbia signed. Croatia left. Serbia signed. Albania stayed."
TYPOGRAPHIC = str.maketrans({'"': "“", "'": "’", "-": "—"})
WORDS = ["Serbia", "Vučić", '"pact"', "Kosovo's", "arms-control", "ﬁnal", "of", "2.5", "pact."]


def test_an_anchor_holds_quote_context_and_position() -> None:
    assert anchor(TEXT, 15, 28, width=8) == Anchor("Croatia left.", "signed. ", " Serbia ", 15, 28)


def test_context_stops_at_the_ends_of_the_text() -> None:
    assert context("ab pact cd", 3, 7) == ("ab ", " cd")


@pytest.mark.parametrize("span", [(3, 3), (-1, 2), (0, 99), (5, 2)])
def test_context_of_an_empty_span_or_one_outside_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="give start < end"):
        context("ab pact cd", *span)


def test_a_verbatim_quote_is_found() -> None:
    assert find(TEXT, "Croatia left.") == Span(15, 28)


def test_a_quote_is_found_over_a_line_wrap_in_other_type() -> None:
    text = "He called it “a\r\nthreat—Kosovo’s” own."
    assert find(text, '"A threat-Kosovo\'s"') == Span(13, 33)


def test_a_quote_is_found_around_ligatures_soft_hyphens_and_loose_accents() -> None:
    text = "the ﬁnal agree\u00ad\nment of Vuc\u030cic\u0301."
    assert find(text, "final agreement of Vučić") == Span(4, 31)


def test_a_quote_that_is_not_there_is_refused_with_a_remedy() -> None:
    with pytest.raises(QuoteNotFound, match="'Greece left' is not in the text – copy it"):
        find(TEXT, "Greece left")


@pytest.mark.parametrize("quote", ["", " \n", "\u200b"])
def test_a_quote_without_words_is_refused(quote: str) -> None:
    with pytest.raises(QuoteNotFound, match=" – copy "):
        find(TEXT, quote)


def test_a_quote_in_two_places_without_context_is_refused_with_both_offsets() -> None:
    with pytest.raises(QuoteAmbiguous, match=r"in 2 places \(offsets 0, 29\) – quote more words"):
        find(TEXT, "Serbia signed.")


@pytest.mark.parametrize(("near", "start"), [(0, 0), (29, 29), (5, 0), (400, 29)])
def test_the_nearest_of_two_places_is_taken(near: int, start: int) -> None:
    assert find(TEXT, "Serbia signed.", near=near) == Span(start, start + 14)


def test_two_places_equally_near_are_refused() -> None:
    with pytest.raises(QuoteAmbiguous):
        find("pact or pact", "pact", near=4)


def test_a_prefix_or_a_suffix_decides_between_two_places() -> None:
    assert find(TEXT, "Serbia signed.", prefix="Croatia left. ") == Span(29, 43)
    assert find(TEXT, "Serbia signed.", suffix=" Croatia") == Span(0, 14)


def test_context_outweighs_nearness() -> None:
    assert find(TEXT, "Serbia signed.", suffix="\nAlbania", near=0) == Span(29, 43)


def test_context_outweighs_verbatim_wording() -> None:
    wrapped = "Serbia signed. Croatia left. Serbia\nsigned. Albania stayed."
    assert find(wrapped, "Serbia signed.", suffix=" Albania") == Span(29, 43)


def test_verbatim_wording_outweighs_nearness() -> None:
    assert find("nato, NATO", "NATO", near=0) == Span(6, 10)


def test_a_position_past_the_end_or_below_zero_does_no_harm() -> None:
    assert find("pact", "pact", near=-4) == find("pact", "pact", near=99) == Span(0, 4)


def test_an_anchor_moves_with_its_text() -> None:
    taken = anchor(TEXT, 29, 43)
    assert relocate("A new headline\n\n" + TEXT, taken) == Span(45, 59)


@given(st.text(min_size=1), st.data())
def test_every_slice_with_words_is_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    assert relocate(text, anchor(text, start, end)) == Span(start, end)


@given(st.data(), st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
def test_every_quote_is_found_after_new_wraps_and_typographic_quotes(
    data: st.DataObject, words: list[str]
) -> None:
    numbered = [f"{number:02}{word}" for number, word in enumerate(words)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    gaps = data.draw(
        st.lists(st.sampled_from([" ", "\n", "\r\n", "  \n"]), min_size=20, max_size=20)
    )
    plain = " ".join(numbered)
    taken = anchor(
        plain, len(" ".join([*numbered[:first], ""])), len(" ".join(numbered[: last + 1]))
    )
    changed = "".join(word + gap for word, gap in zip(numbered, gaps, strict=False))
    found = relocate(changed.translate(TYPOGRAPHIC), taken)
    before = sum(len(word + gap) for word, gap in zip(numbered[:first], gaps, strict=False))
    assert found.start == before
    quote = changed.translate(TYPOGRAPHIC)[found.start : found.end]
    assert normalise(quote).text == normalise(taken.quote).text


@pytest.mark.parametrize(
    ("unit", "quote"), [("a", "a"), ("a", "a" * 1000), (".", "..."), ("ab", "ba")]
)
def test_a_quote_that_stands_everywhere_is_refused_in_seconds(unit: str, quote: str) -> None:
    began = time.process_time()
    with pytest.raises(QuoteAmbiguous, match="in more than 1000 places – quote more words"):
        find((unit * 1_000_000)[:1_000_000], quote)
    assert time.process_time() - began < 30
