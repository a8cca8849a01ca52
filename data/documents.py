"""Reads a seed file as it was received and cuts its text into numbered sentences.

Left to others: folding texts (`data.normalise`), finding quotes again (`data.anchors`), finding
events (`data.extract`).

Sentence ends are looked for in the normalised text, so hard wraps, line ends and typographic
quotes cannot move them. Only a blank line adds an end of its own (a headline has no full stop).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import sentencex  # type: ignore[import-untyped]  # ships no stubs

from data.normalise import Normalised, is_blank, normalise, normalised

_LINE_END = re.compile("\r\n?|[\n\x85\u2028\u2029]")
# Ends that sentencex misses if a capital follows: words it takes for abbreviations (me is Maine,
# ill is Illinois, no is numero), and a quote that ends together with the quote around it.
_MISSED_END = re.compile(r"""(?:\b(?:May|may|me|no|ill|ok|miss|art)[.]["')]*|[.!?]["']{2,})[ ]""")
_BRACKETED_SENTENCE = re.compile(r"""[(][^()]*[.!?]["']?[)][ ]""")
_SPEAKER = re.compile(r"(?:[^\W_]+[ ]){1,4}(?:said|asked|added|replied|warned|wrote)[.,]")
_WINDOW = 1 << 13  # characters that sentencex is given at once
_LIST_NUMBER = re.compile(r"[(]?[0-9]{1,3}[.)]+")


class UnreadableDocument(ValueError):
    """The bytes of a document are no text; says which byte (counted from 0) and what to do."""


@dataclass(frozen=True)
class Document:
    """A source text: `text` is what the file's bytes say, line ends and byte order mark included.

    `key` is the file name, `sha256` the hash of the bytes in 64 hexadecimal digits.
    """

    key: str
    path: Path
    text: str
    sha256: str


@dataclass(frozen=True)
class Sentence:
    """A sentence and its place in the raw text (code points, start included, end excluded).

    `number` counts from 1; `text` is the raw slice, line wraps included; `hash` is that of the
    ledger, the same for equal sentences and after re-wrapping.
    """

    number: int
    start: int
    end: int
    text: str
    normalised: str
    hash: str


def shown_title(title: str) -> str:
    """A title as readers see it: brackets tell that it is our description of an untitled text."""
    return title.strip("[]")


def read(path: Path) -> Document:
    """Read a seed; `OSError` if there is no such file, `UnreadableDocument` if it is no text."""
    return from_bytes(path.read_bytes(), path)


def from_bytes(data: bytes, path: Path) -> Document:
    """The document that `data`, the content of the file at `path`, is (for uploads).

    Raises `UnreadableDocument` for bytes that are not UTF-8 and for NUL, which CSV files and
    databases refuse later on.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{path}: byte {error.start} ({data[error.start]:#04x}) is not UTF-8"
            " – save the file as UTF-8 text and add it again"
        ) from error
    if "\0" in text:
        raise UnreadableDocument(
            f"{path}: byte {data.index(0)} is NUL, which no text holds"
            " – export the document as plain UTF-8 text and add it again"
        )
    return Document(path.name, path, text, hashlib.sha256(data).hexdigest())


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order: no overlap, and nothing visible lies outside them.

    A line end counts as a space; a blank line ends a sentence. Linear in the length of `text`.
    """
    spans = (span for paragraph in _paragraphs(text) for span in _spans(text, *paragraph))
    return [_sentence(text, number, *span) for number, span in enumerate(spans, start=1)]


def sentence_hash(normalised: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a normalised sentence."""
    return hashlib.sha256(normalised.encode()).hexdigest()[:16]


def _sentence(text: str, number: int, start: int, end: int) -> Sentence:
    raw = text[start:end]
    folded = normalised(raw)
    return Sentence(number, start, end, raw, folded, sentence_hash(folded))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Raw (start, end) of each run of lines in which something can be seen."""
    for blank, lines in groupby(_lines(text), key=lambda line: is_blank(text[slice(*line)])):
        if not blank:
            spans = list(lines)
            yield spans[0][0], spans[-1][1]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Raw (start, end) of each line, its line end excluded."""
    start = 0
    for line_end in _LINE_END.finditer(text):
        yield start, line_end.start()
        start = line_end.end()
    yield start, len(text)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Raw (start, end) of each sentence of the paragraph `text[start:end]`, spaces trimmed."""
    folded = normalise(text[start:end], fold_case=False)
    for first, last in pairwise([0, *_cuts(folded), len(folded.text)]):
        raw_start, raw_end = folded.raw_span(first, last - (folded.text[last - 1] == " "))
        yield start + raw_start, start + raw_end


def _cuts(folded: Normalised) -> list[int]:
    """Where the second and every later sentence of a normalised paragraph starts, in order."""
    text = folded.text
    found = set(_ends(text))
    found |= {end.end() for end in _MISSED_END.finditer(text) if _starts_upper(text, end.end())}
    starts = {cut + (text[cut : cut + 1] == " ") for cut in found} | {0}
    starts |= {match.end() for at in starts if (match := _BRACKETED_SENTENCE.match(text, at))}
    cuts = sorted(cut for cut in starts if cut < len(text) and _between_characters(folded, cut))
    return [cut for before, cut in pairwise([0, *cuts]) if not _holds_together(text, before, cut)]


def _ends(text: str) -> Iterator[int]:
    """Where sentencex sees sentences end.

    Its time grows with the square of nested quotes and brackets. So a long text is looked at in
    windows that begin where a sentence does, and of each the second half is looked at again.
    """
    start = 0
    while len(text) - start > _WINDOW:
        seen = _ends_within(text[start : start + _WINDOW])
        sure = [end for end in seen if 0 < end <= _WINDOW // 2]
        yield from (start + end for end in sure)
        start += sure[-1] if sure else _WINDOW // 2
    yield from (start + end for end in _ends_within(text[start:]))


def _ends_within(text: str) -> list[int]:
    return [int(bound["end_index"]) for bound in sentencex.get_sentence_boundaries("en", text)]


def _starts_upper(text: str, start: int) -> bool:
    return text[start : start + 4].lstrip("\"'(")[:1].isupper()


def _between_characters(folded: Normalised, cut: int) -> bool:
    """Whether no raw character lies across `cut` (one may become several: "⁈" -> "?!")."""
    return cut > 0 and folded.starts[cut] >= folded.ends[cut - 1]


def _holds_together(text: str, before: int, cut: int) -> bool:
    """Whether nothing ends at `cut`: a list item's number stands before it, or a quote's speaker
    after it (“Will they sign?” Vučić asked.)."""
    if text[cut - 2] in "\"'" and _SPEAKER.match(text, cut):
        return True
    return _LIST_NUMBER.fullmatch(text[before:cut].strip()) is not None
