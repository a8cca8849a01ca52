"""What `data.normalise` folds and keeps, and that every folded character knows where it stood."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import normalise as module
from data.normalise import Normalised, is_blank, normalise, normalised


def folded(text: str) -> str:
    return normalise(text).text


def test_typographic_quotes_become_ascii_quotes() -> None:
    assert (
        folded("“pact” „pact“ «pact» ‘pact’ Serbia’s") == '"pact" "pact" "pact" \'pact\' serbia\'s'
    )


def test_every_dash_becomes_a_hyphen() -> None:
    assert folded("a-b a‐b a‑b a–b a—b a−b") == "a-b a-b a-b a-b a-b a-b"


def test_line_wraps_and_wide_spaces_become_one_space() -> None:
    assert folded("  Prime Minister\r\n\tViktor\u00a0Orban \n") == "prime minister viktor orban"


def test_a_soft_hyphen_disappears_with_the_line_end_after_it() -> None:
    assert folded("agree\u00adment agree\u00ad\r\n  ment") == "agreement agreement"


def test_a_hyphen_at_a_line_end_is_not_joined() -> None:
    assert folded("arms-\ncontrol") == "arms- control"


def test_a_soft_hyphen_at_a_blank_line_joins_nothing() -> None:
    assert folded("agree\u00ad\n\nment") == "agree ment"


def test_zero_width_characters_and_the_byte_order_mark_vanish() -> None:
    assert folded("\ufeffNA\u200bTO\u2060 \u200dpact\ufe0f") == "nato pact"


def test_composed_and_decomposed_letters_read_the_same() -> None:
    assert folded("Vuc\u030cic\u0301") == folded("Vučić") == "vučić"


def test_other_letters_stay_apart() -> None:
    assert folded("Vučić") != folded("Vucic")


def test_case_folds_unless_capitals_are_wanted() -> None:
    assert folded("Straße NATO") == "strasse nato"
    assert normalise("Straße NATO", fold_case=False).text == "Straße NATO"


def test_both_letters_of_a_ligature_lead_back_to_the_ligature() -> None:
    result = normalise("a ﬁn")
    assert (result.text, result.starts, result.ends) == ("a fin", (0, 1, 2, 2, 3), (1, 2, 3, 3, 4))


def test_a_letter_with_its_marks_leads_back_to_all_of_them() -> None:
    assert normalise("xc\u030c\u0323y").raw_span(1, 2) == (1, 4)


def test_a_space_leads_back_to_the_whole_line_wrap() -> None:
    assert normalise("a \r\n b").raw_span(1, 2) == (1, 5)


def test_invisible_characters_lie_outside_every_span() -> None:
    assert normalise("\u200bNATO\u200b").raw_span(0, 4) == (1, 5)


def test_an_empty_text_has_an_empty_normal_form() -> None:
    assert normalise(" \n\u200b").text == ""


@pytest.mark.parametrize("span", [(0, 0), (-1, 2), (0, 5), (3, 2)])
def test_an_empty_span_or_one_outside_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="give start < end"):
        normalise("pact").raw_span(*span)


def test_a_line_of_invisible_characters_is_blank_and_a_full_stop_is_not() -> None:
    assert is_blank(" \t\u200b\ufeff")
    assert not is_blank(" .")


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet="aE\u0301\u0323\u00ad\u200b\n\r ﬁ¨“´ ͅß가가—'\""))
def test_normalising_twice_changes_nothing_in_awkward_texts(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_offsets_never_fall_and_lie_within_the_text(text: str) -> None:
    result = normalise(text)
    assert len(result.starts) == len(result.ends) == len(result.text)
    assert all(a <= b for a, b in pairwise(result.starts))
    assert all(a <= b for a, b in pairwise(result.ends))
    spans = zip(result.starts, result.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text())
def test_a_raw_slice_reads_like_the_characters_that_lead_to_it(text: str) -> None:
    result = normalise(text)
    for index, char in enumerate(result.text):
        start, end = result.raw_span(index, index + 1)
        assert char.strip() in folded(text[start:end])


@pytest.mark.parametrize("unit", ["a", ".", "\n", "é", "\u0301\u0316", "a\u00ad\n", "“"])
def test_a_megabyte_of_anything_is_done_in_seconds(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    began = time.process_time()
    assert len(normalise(text).starts) <= len(text)
    assert time.process_time() - began < 30


TRICKY = st.text(
    st.one_of(
        st.sampled_from("aA b  .\n\r\t\u00ad\u200b\u0301éŞİß“–ﬁ…\x1c\x85\u3000\x7f\x01ᄀ각\u11a8"),
        st.characters(),
    ),
    max_size=40,
)


def word_by_word(text: str, fold_case: bool) -> Normalised:
    """As `normalise`, but no run of several words is taken at once."""
    with pytest.MonkeyPatch.context() as patch:
        one_word = re.compile("(?P<ascii>[!-~]+(?![^\x00-\x7f]))|\\s+")
        patch.setattr(module, "_RUN", one_word)
        return normalise(text, fold_case=fold_case)


@given(TRICKY, st.booleans())
def test_whole_runs_fold_as_word_by_word(text: str, fold_case: bool) -> None:
    assert normalise(text, fold_case=fold_case) == word_by_word(text, fold_case)


@given(TRICKY)
def test_the_short_way_to_the_text_gives_the_same_text(text: str) -> None:
    assert normalised(text) == normalise(text).text


@given(TRICKY)
def test_a_text_is_blank_if_nothing_of_it_is_left(text: str) -> None:
    assert is_blank(text) == (normalise(text).text == "")
