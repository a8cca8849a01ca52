"""Reading seeds, and where their sentences begin and end."""

import hashlib
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.documents import Document, UnreadableDocument, from_bytes, read, sentences
from data.normalise import is_blank, normalise

SEED = Path(__file__).parents[2] / "seeds" / "000_5eed05995116f16d.txt"
VOCABULARY = (
    "Serbia signed ratified. U.S. Gen. Smith May. 1996. 2.5 no. Vučić? \"pact\" 'we Serbia's J. D."
    ' (see II.) said. " ... agreed." Dr. Tirana! arms-control NATO. 1. p.m. Kosovo, Co. “Now.”'
)
TYPOGRAPHIC = str.maketrans({'"': "”", "'": "’", "-": "–"})
WORDS = st.sampled_from(VOCABULARY.split())
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12), max_size=3)


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def hashes(text: str) -> list[str]:
    return [sentence.hash for sentence in sentences(text)]


def joined(data: st.DataObject, paragraphs: list[list[str]], gaps: list[str]) -> str:
    """The words with a drawn gap after each; a blank line between paragraphs."""
    gap = st.sampled_from(gaps)
    return "\n\n".join(
        "".join(word + data.draw(gap) for word in words).strip() for words in paragraphs
    )


def test_a_seed_is_read_as_received() -> None:
    raw = SEED.read_bytes()
    assert read(SEED) == Document(
        key="000_5eed05995116f16d.txt",
        path=SEED,
        text=raw.decode("utf-8"),
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def test_line_ends_and_the_byte_order_mark_are_kept() -> None:
    assert from_bytes(b"\xef\xbb\xbfA.\r\nB.\r", Path("x.txt")).text == "\ufeffA.\r\nB.\r"


def test_bytes_that_are_not_utf8_are_refused_with_their_place() -> None:
    with pytest.raises(UnreadableDocument, match=r"x\.txt: byte 4 \(0xe8\) is not UTF-8 – save"):
        from_bytes("Vuč".encode() + b"\xe8i", Path("x.txt"))


def test_nul_is_refused_with_its_byte_not_its_character() -> None:
    with pytest.raises(UnreadableDocument, match=r"x\.txt: byte 4 is NUL.* – export"):
        from_bytes("Vuč\0".encode(), Path("x.txt"))


def test_a_missing_file_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.txt")


def test_the_first_seed_has_fourteen_sentences_one_of_them_wrapped() -> None:
    lines = SEED.read_bytes().decode("utf-8").split("\n")
    assert texts("\n".join(lines)) == [lines[0], f"{lines[1]}\n{lines[2]}", *lines[3:]]
    assert len(sentences("\n".join(lines))) == 14


def test_a_sentence_knows_its_number_place_and_hash() -> None:
    second = sentences("It held.\n“Serbia’s\nmove.”")[1]
    expected_hash = hashlib.sha256(b'"serbia\'s move."').hexdigest()[:16]
    assert (second.number, second.start, second.end) == (2, 9, 25)
    assert second.text == "“Serbia’s\nmove.”"
    assert (second.normalised, second.hash) == ('"serbia\'s move."', expected_hash)


@pytest.mark.parametrize(
    "parts",
    [
        ["U.S. Gen. Smith met Lt. Col. Brown in Tirana. ", "They signed."],
        ["The pact was signed in the U.S. ", "The Senate has not ratified it."],
        ["Dr. Kurti spoke with J. D. Vance and George W. Bush. ", "Nobody else came."],
        ["Spending rose to 2.5 percent, or $1.3 billion. ", "5 states agreed."],
        ["He said “We will sign.” ", "The minister left."],
        ['He said "We will sign." ', "The minister left."],
        ["She said: “He told me ‘we signed.’” ", "Then she left."],
        ["“We agreed. We signed,” he said. ", "Talks go on."],
        ["“Will they sign?” President Vučić asked. ", "Nobody knew."],
        ["“Will they sign?” ", "President Vučić said nothing."],
        ["The states' ministers met. ", "Others' envoys came. ", "They left."],
        ['He said "we will sign. ', "Talks go on. ", "Nobody left."],
        ["The pact … was signed. ", "He paused… ", "Then it held."],
        ["Serbia and Hungary talk\n\n", "Negotiations are underway."],
        ["Serbia and Hungary talk\r\n \t\u200b\r\n", "Negotiations are underway."],
        ["Prime Minister\nViktor Orban met\r\nPresident Vučić.\n", "They\ntalked."],
        ["He met Gen.\nSmith of the U.S.\nArmy in Tirana.\n", "They talked."],
        ["It was signed in Tirana.\n", "Zagreb ratified it."],
        ["Željko Đukić je došao. ", "Šta je rekao? ", "Ćao!"],
        ["They signed. ", "(The text is secret.) ", "It is binding."],
        ["It entered into force on 5 May. ", "Talks go on."],
        ["The answer is no. ", "Serbia left."],
        ["1. The parties consult.\n", "2. The parties cooperate."],
        ["Did they sign⁈ ", "Yes."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert texts("".join(parts)) == [part.rstrip("\u200b \t\r\n") for part in parts]


def test_a_headline_without_a_blank_line_is_read_as_a_hard_wrap() -> None:
    assert texts("Serbia talks\nNegotiations go on.") == ["Serbia talks\nNegotiations go on."]


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff\u200b\n"])
def test_a_text_in_which_nothing_can_be_seen_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("text", ["A. \u200bB.", "A.\n\u200b\nB.", "\ufeffA. B."])
def test_sentences_start_and_end_with_something_visible(text: str) -> None:
    assert [part.strip("\ufeff\u200b") for part in texts(text)] == texts(text)


def check_cover(text: str) -> None:
    """Sentences lie in order, and between them there is nothing to see."""
    found = sentences(text)
    bounds = [0, *(bound for part in found for bound in (part.start, part.end)), len(text)]
    assert all(before <= after for before, after in pairwise(bounds))
    gaps = zip(bounds[0::2], bounds[1::2], strict=True)
    assert all(is_blank(text[start:end]) for start, end in gaps)
    assert [part.text for part in found] == [text[part.start : part.end] for part in found]
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert all(part.normalised == normalise(part.text).text != "" for part in found)


@given(st.text())
def test_sentences_cover_everything_visible_in_order_without_overlap(text: str) -> None:
    check_cover(text)


@given(st.text(alphabet="aB.?! \r\n\u200b\u00ad\"'()“”…⁈¨é🇷🇸1"))
def test_sentences_cover_awkward_texts_too(text: str) -> None:
    check_cover(text)


@given(st.data(), PARAGRAPHS)
def test_hashes_survive_new_line_wraps_and_typographic_quotes(
    data: st.DataObject, paragraphs: list[list[str]]
) -> None:
    plain = joined(data, paragraphs, [" "])
    wrapped = joined(data, paragraphs, [" ", "  ", "\n", " \r\n", "\r\n  ", "\u00a0"])
    assert hashes(wrapped.translate(TYPOGRAPHIC)) == hashes(plain)


@given(PARAGRAPHS)
def test_hashes_survive_windows_line_ends(paragraphs: list[list[str]]) -> None:
    text = "\n\n".join("\n".join(words) for words in paragraphs)
    assert hashes(text.replace("\n", "\r\n")) == hashes(text)


def test_another_word_is_another_hash() -> None:
    assert hashes("Serbia signed.") != hashes("Serbia resigned.")


@pytest.mark.parametrize("unit", ["a", ".", "\n", ". ", '"', "(a. ", "A. ", "\u0301", "\u200b\r\n"])
def test_a_megabyte_of_anything_is_cut_in_seconds(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    began = time.process_time()
    assert len(sentences(text)) <= len(text)
    assert time.process_time() - began < 30


@pytest.mark.parametrize("window", [1_000, 2_000, 5_000])
def test_a_long_text_is_cut_in_windows_as_if_it_were_cut_at_once(
    monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    folder = Path(__file__).parents[1] / "extraction" / "development"
    whole = " ".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))[:12])
    paragraph = " ".join(whole.split())
    assert len(paragraph) > 20_000
    at_once = sentences(paragraph)
    monkeypatch.setattr("data.documents._WINDOW", window)
    assert sentences(paragraph) == at_once


def test_a_text_without_ends_is_cut_in_windows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.documents._WINDOW", 10)
    text = "(" * 100 + " Rain fell. Snow fell."
    assert [sentence.text for sentence in sentences(text)][-1] == "Snow fell."
